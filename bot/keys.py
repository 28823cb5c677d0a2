"""The server's own key, for the citizens' codes. Losing it makes every code given out useless, so it is kept with the data."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from bot.settings import Settings

KEY_FILE = "secret.key"
SHORTEST = 32
"""Bytes of a key, as in the settings."""


def server_key(settings: Settings) -> bytes:
    """The key from the settings, else from the data folder, where it is made once and readable by the owner alone.

    Raises:
        OSError: the file cannot be read or made, or holds no key.
    """
    given = settings.secret_key.get_secret_value()
    if given:
        return given.encode()
    path = settings.data_dir / KEY_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make(path)
    key = path.read_bytes()
    if len(key) < SHORTEST:
        raise OSError(f"{path} is damaged: it holds no key. Put the key from your backup there; without it no citizen's code works.")
    return key


def _make(path: Path) -> None:
    """A new key appears whole or not at all, and only one of several processes that start together makes it."""
    new = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_hex(32).encode())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(new, path)
    finally:
        new.unlink()
