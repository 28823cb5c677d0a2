from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.advisor.passwords import Passwords
from storage.database import Database
from tests.bot.advisor.town import CHEAP, Town


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that each test gets a copy of."""
    path = tmp_path_factory.mktemp("store") / "town.db"

    async def migrate() -> None:
        store = Database(f"sqlite:///{path}")
        await store.migrate()
        await store.close()

    asyncio.run(migrate())
    return path


@pytest.fixture
async def town(empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    monkeypatch.setattr("bot.advisor.routes.Passwords", lambda: Passwords(CHEAP))
    shutil.copy(empty_store, tmp_path / "town.db")
    made = Town(store=Database(f"sqlite:///{tmp_path / 'town.db'}"), folder=tmp_path)
    await made.open()
    yield made
    await made.close()
