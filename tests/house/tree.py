"""The files that belong to the project, as git knows them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-setup.txt", "requirements-node.txt", "nlu_data/requirements.txt")
PRODUCT = ("bot/", "actions/", "storage/")


@cache
def tracked(*suffixes: str) -> tuple[Path, ...]:
    """Tracked files that are there, all or those with one of `suffixes`."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    files = [ROOT / name for name in listed if name and (ROOT / name).is_file()]
    return tuple(file for file in files if not suffixes or file.suffix in suffixes)


def name_of(file: Path) -> str:
    """The path as people say it, from the root."""
    return file.relative_to(ROOT).as_posix()


def text_of(file: Path) -> str | None:
    """The text of a file, or None when it is a picture or the like."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
