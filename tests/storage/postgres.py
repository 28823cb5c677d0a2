"""A PostgreSQL for the tests: one server per test run, started by the run itself, a fresh database wherever one is asked for.

Any test folder may use it: `from tests.storage.postgres import postgres_url` and take `postgres_url` as a fixture.
The server listens on a Unix socket in a folder of its own only, keeps nothing, and ends with the run.
"""

from __future__ import annotations

import atexit
import contextlib
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest

from storage.database import Database

MISSING = "These tests need PostgreSQL's server programs (initdb, postgres): install Debian's package `postgresql`, or put them on PATH."
_STARTS_WITHIN = 60
_USER = "vejviser"


class Server:
    """A running server. `address(name)` is what `Database` takes."""

    def __init__(self) -> None:
        programs = _programs()
        # A socket's path may have about 100 characters, so the folder is made by hand and not by pytest.
        self._folder = Path(tempfile.mkdtemp(prefix="vvpg"))
        self._as = _somebody(self._folder)
        self._numbers = itertools.count(1)
        self._template = ""
        data = self._folder / "data"
        self._run(programs / "initdb", "-D", data, "-U", _USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        options = {"unix_socket_directories": self._folder, "listen_addresses": "", "fsync": "off", "max_connections": 100}
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen([programs / "postgres", "-D", data, *words], stdout=log, stderr=log, **self._as)
        self._wait_until_up()

    def address(self, name: str) -> str:
        return f"postgresql://{_USER}@/{name}?host={quote(str(self._folder))}"

    def empty(self) -> str:
        """The address of a new, empty database."""
        return self.address(self._create("template1"))

    async def migrated(self) -> str:
        """The address of a new database at the newest schema (copied, so it costs little)."""
        if not self._template:
            name = self._create("template1")
            database = Database(self.address(name))
            await database.migrate()
            await database.close()
            self._template = name
        return self.address(self._create(self._template))

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)  # "fast shutdown": does not wait for clients
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=10)
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _create(self, template: str) -> str:
        name = f"test_{next(self._numbers)}"
        with self._connect() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")  # both names are ours
        return name

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.address("postgres"), autocommit=True)

    def _wait_until_up(self) -> None:
        give_up = time.monotonic() + _STARTS_WITHIN
        while True:
            try:
                self._connect().close()
                return
            except psycopg.OperationalError as error:
                if self._process.poll() is not None or time.monotonic() > give_up:
                    self._process.kill()
                    raise RuntimeError(f"PostgreSQL did not start: {(self._folder / 'log').read_text()}") from error
                time.sleep(0.05)

    def _run(self, *command: object) -> None:
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **self._as)
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stderr}")


@cache
def server() -> Server:
    """The one server of this run, started at the first use."""
    started = Server()
    atexit.register(started.stop)
    return started


@pytest.fixture
async def postgres_url() -> str:
    """The address of a fresh, migrated database."""
    return await server().migrated()


def _programs() -> Path:
    found = _look()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "-y", "--no-install-recommends", "postgresql"]):
            subprocess.run(["apt-get", "-q", *words], env=quiet, capture_output=True, check=False)
        found = _look()
    if found is None:
        pytest.fail(MISSING, pytrace=False)
    return found


def _look() -> Path | None:
    """The folder that really holds the programs (on PATH they may be links, and initdb looks for its neighbours)."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    candidates = [*([Path(on_path).resolve().parent] if on_path else []), *packaged]
    return next((folder for folder in candidates if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


def _somebody(folder: Path) -> dict[str, Any]:
    """How to start a program: as we are, or as somebody else when we are root, because PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {"cwd": folder}
    names = {entry.pw_name for entry in pwd.getpwall()}
    person = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, person.pw_uid, person.pw_gid)
    return {"cwd": folder, "user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
