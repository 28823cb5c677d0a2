from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from bot.advisor.passwords import Passwords
from bot.setup import finding
from storage.database import Database
from tests.bot.advisor.town import CHEAP, Town

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


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


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    path = finding.chromium()
    assert path is not None, "no Chromium on PATH: run `make setup`"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(path), args=ARGS)
        yield browser
        await browser.close()
