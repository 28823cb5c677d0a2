"""Finds programs on a machine that nobody prepared. A candidate counts only when it was run and said the right thing."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

ENGINE_VERSION = "3.10"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
POSTGRES_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
SAY_VERSION = "import sys; sys.stdout.write('%d.%d\\n%s\\n' % (*sys.version_info[:2], sys.executable))"


class SetupProblem(Exception):
    """Set-up cannot go on. The message is one sentence for the person at the keyboard."""


def answer(*command: str | Path, seconds: float = 30) -> str | None:
    """What the command prints, or None when it cannot be started, fails or hangs."""
    try:
        done = subprocess.run(
            [str(part) for part in command], capture_output=True, text=True, timeout=seconds, stdin=subprocess.DEVNULL, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def python_of(version: str, candidates: Iterable[str | Path]) -> Path | None:
    """The first candidate that runs and is Python `version` ("3.10"); pyenv shims that refuse to start fall out here."""
    for candidate in candidates:
        lines = (answer(candidate, "-c", SAY_VERSION) or "").splitlines()
        if len(lines) == 2 and lines[0] == version:
            return Path(lines[1])
    return None


def engine_python(environ: Mapping[str, str]) -> Path | None:
    """A Python 3.10 already on this machine: $ENGINE_PYTHON, pyenv's own, then the one on PATH.

    Raises:
        SetupProblem: $ENGINE_PYTHON is set and is no Python 3.10 (silently taking another one would surprise).
    """
    chosen = environ.get("ENGINE_PYTHON")
    if chosen:
        found = python_of(ENGINE_VERSION, [chosen])
        if found is None:
            raise SetupProblem(f"ENGINE_PYTHON={chosen} is not a Python {ENGINE_VERSION} that runs: correct it or leave it out.")
        return found
    root = environ.get("PYENV_ROOT") or str(Path(environ.get("HOME", "~")).expanduser() / ".pyenv")
    from_pyenv = sorted(glob.glob(f"{root}/versions/{ENGINE_VERSION}.*/bin/python{ENGINE_VERSION}"), reverse=True)
    return python_of(ENGINE_VERSION, [*from_pyenv, f"python{ENGINE_VERSION}"])


def chromium() -> Path | None:
    """A Chromium or Chrome on PATH that answers."""
    for name in CHROMIUM_NAMES:
        path = shutil.which(name)
        if path and answer(path, "--version"):
            return Path(path)
    return None


def npm() -> Path | None:
    """npm, when it is on PATH and answers."""
    path = shutil.which("npm")
    return Path(path) if path and answer(path, "--version") else None


def postgres_folder(folders: Iterable[str] = POSTGRES_FOLDERS) -> Path | None:
    """The folder with `initdb` and `postgres`: beside the `initdb` on PATH, else the newest of Debian's."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    for pattern in folders:
        found += [Path(folder) for folder in sorted(glob.glob(pattern), key=_trailing_number, reverse=True)]
    return next((folder for folder in found if answer(folder / "initdb", "--version") and answer(folder / "postgres", "--version")), None)


def _trailing_number(folder: str) -> int:
    return int("".join(letter for letter in folder if letter.isdigit()) or 0)


def apt_install(log: Path, *packages: str) -> bool:
    """Install Debian packages where we are root and apt is at hand; True when that worked. What apt says goes to `log`."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]):
            if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environ, check=False).returncode:
                return False
    return True
