"""The server's own key is made once and never half."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bot.keys import KEY_FILE, server_key
from bot.settings import read_settings


def test_many_who_start_at_once_have_one_key(tmp_path: Path) -> None:
    settings = read_settings({"VEJVISER_DATA_DIR": str(tmp_path / "new")})
    together = threading.Barrier(8)
    keys: list[bytes] = []

    def start() -> None:
        together.wait()
        keys.append(server_key(settings))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8 and len(set(keys)) == 1
    assert len(keys[0]) >= 32
    assert [path.name for path in (tmp_path / "new").iterdir()] == [KEY_FILE]
    assert (tmp_path / "new" / KEY_FILE).stat().st_mode & 0o077 == 0, "the owner's alone"


def test_a_key_that_is_no_key_is_not_used(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(b"")
    with pytest.raises(OSError, match="holds no key"):
        server_key(read_settings({"VEJVISER_DATA_DIR": str(tmp_path)}))
