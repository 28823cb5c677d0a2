from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database


@pytest.fixture
async def store_on_disk(tmp_path: Path) -> AsyncIterator[Database]:
    store = Database(f"sqlite:///{tmp_path / 'outbox.db'}")
    await store.migrate()
    yield store
    await store.close()
