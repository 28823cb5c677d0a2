"""The server's own key, for the citizens' codes. Losing it makes every code given out useless, so it is kept with the data."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from bot.settings import Settings

KEY_FILE = "secret.key"


def server_key(settings: Settings) -> bytes:
    """The key from the settings, else from the data folder, where it is made once and readable by the owner alone."""
    given = settings.secret_key.get_secret_value()
    if given:
        return given.encode()
    path = settings.data_dir / KEY_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Path(path).read_bytes()
    key = secrets.token_hex(32).encode()
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key
