"""Makes `.setup/tools` (uv), `.venv` (the product) and `.venv-engine` (Rasa) from the hashed locks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.setup import finding
from bot.setup.finding import SetupProblem

STAMPS = Path(".setup")
TOOLS = STAMPS / "tools"
PRODUCT = Path(".venv")
ENGINE = Path(".venv-engine")
APT_LOG = STAMPS / "apt.log"
UNREACHABLE = "Is the package index reachable?"


def run(*command: str | Path, hint: str = "") -> None:
    """Run a step; its own output stays visible.

    Raises:
        SetupProblem: it failed; `hint` says what may help.
    """
    words = [str(part) for part in command]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        what = " ".join([Path(words[0]).name, *words[1:]])
        raise SetupProblem(f"`{what}` failed (exit {done.returncode}); what it said is above.{' ' if hint else ''}{hint}")


def make_tools() -> None:
    """uv, in an environment of its own. Debian's Python may come without ensurepip: then a pip beside it, or apt, steps in."""
    pip = [str(TOOLS / "bin/python"), "-m", "pip"]
    ensurepip = finding.answer(sys.executable, "-c", "import ensurepip") is not None
    if not ensurepip and finding.answer(sys.executable, "-m", "pip", "--version"):
        run(sys.executable, "-m", "venv", "--clear", "--without-pip", TOOLS)
        pip = [sys.executable, "-m", "pip", "--python", str(TOOLS / "bin/python")]
    elif ensurepip or finding.apt_install(APT_LOG, f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"):
        run(sys.executable, "-m", "venv", "--clear", TOOLS)
    else:
        raise SetupProblem(f"{sys.executable} can make no environments: install its venv package (Debian: apt-get install python3-venv).")
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
    run(*pip, "install", *options, "-r", "requirements-setup.txt", hint=UNREACHABLE)


def add_npm() -> Path:
    """npm from a Python wheel of Node, in the tools' environment."""
    lock = "requirements-node.txt"
    run(uv(), "pip", "install", "--quiet", "--require-hashes", "--python", TOOLS / "bin/python", "-r", lock, hint=UNREACHABLE)
    return TOOLS / "bin/npm"


def uv() -> Path:
    return TOOLS / "bin/uv"


def _sync(environment: Path, lock: str) -> None:
    python = environment / "bin/python"
    run(uv(), "pip", "sync", "--quiet", "--require-hashes", "--python", python, lock, hint=UNREACHABLE)


def make_product(lock: str) -> None:
    """`.venv` from `requirements.txt`, or `requirements-dev.txt` with the tests' tools on top."""
    if finding.answer(PRODUCT / "bin/python", "-c", "import sys; sys.exit(sys.version_info < (3, 11))") is None:
        run(uv(), "venv", "--quiet", "--clear", "--python", sys.executable, PRODUCT)
    _sync(PRODUCT, lock)


def make_engine() -> None:
    """`.venv-engine` on Python 3.10, which uv fetches when the machine has none.

    Raises:
        SetupProblem: no Python 3.10 here and none to be had.
    """
    if finding.python_of(finding.ENGINE_VERSION, [ENGINE / "bin/python"]) is None:
        python = finding.engine_python(os.environ) or _python_from_uv()
        run(uv(), "venv", "--quiet", "--clear", "--python", python, ENGINE)
    _sync(ENGINE, "nlu_data/requirements.txt")


def _python_from_uv() -> Path:
    version = finding.ENGINE_VERSION
    if finding.answer(uv(), "python", "install", "--quiet", version, seconds=600) is not None:
        found = finding.python_of(version, [finding.answer(uv(), "python", "find", "--managed-python", version) or "missing"])
        if found:
            return found
    raise SetupProblem(
        f"The engine (Rasa) needs Python {version}, which is not on this machine and could not be fetched: install it,"
        f" or name it with ENGINE_PYTHON=/path/to/python{version}."
    )
