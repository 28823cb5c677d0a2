"""The three stores. A test that takes `store` runs on all of them, one that takes `database` on the two real ones."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.fakes import FakeStore
from tests.storage.postgres import server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for one migrated database that every test copies."""
    return tmp_path_factory.mktemp("sqlite") / "template.db"


async def _sqlite(template: Path, folder: Path) -> str:
    if not template.exists():
        database = Database(f"sqlite:///{template}")
        await database.migrate()
        await database.close()
    return f"sqlite:///{shutil.copy(template, folder / 'test.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    address = await (_sqlite(sqlite_template, tmp_path) if request.param == "sqlite" else server().migrated())
    opened = Database(address)
    yield opened
    await opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without a schema."""
    return f"sqlite:///{tmp_path / 'empty.db'}" if request.param == "sqlite" else server().empty()


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database | FakeStore]:
    if request.param == "fake":
        yield FakeStore()
        return
    address = await (_sqlite(sqlite_template, tmp_path) if request.param == "sqlite" else server().migrated())
    opened = Database(address)
    yield opened
    await opened.close()
