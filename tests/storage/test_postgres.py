"""What only a server can do: go away, come back, or not be there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from actions.ports import StoreUnavailable
from storage.database import Database
from tests.storage.builders import message, started
from tests.storage.postgres import postgres_url, server

__all__ = ["postgres_url"]

_CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture
async def database(postgres_url: str) -> AsyncIterator[Database]:
    opened = Database(postgres_url)
    yield opened
    await opened.close()


async def cut_all_connections(address: str) -> None:
    other = Database(address)
    async with other._engines.writers.connect() as connection:
        await connection.exec_driver_sql(_CUT)
    await other.close()


async def test_a_unit_that_loses_its_connection_keeps_nothing_and_the_next_one_works(database: Database, postgres_url: str) -> None:
    of = await started(database)
    with pytest.raises(StoreUnavailable):
        async with database.work() as work:
            await work.conversations.append(of, message())
            await cut_all_connections(postgres_url)
            await work.commit()
    async with database.work() as work:
        assert (await work.conversations.append(of, message())).seq == 1
        await work.commit()


async def test_idle_connections_that_were_cut_are_not_noticed(database: Database, postgres_url: str) -> None:
    of = await started(database)
    await cut_all_connections(postgres_url)
    async with database.work() as work:
        assert await work.conversations.get(of) is not None
    assert await database.ready()


async def test_a_server_that_is_not_there_is_said_in_words_of_the_port() -> None:
    database = Database(server().address("no_such_database"))
    assert not await database.ready()
    with pytest.raises(StoreUnavailable):
        async with database.work() as work:
            await work.conversations.get("c")
    await database.close()


@pytest.mark.parametrize(("setting", "value"), [("synchronous_commit", "on"), ("TimeZone", "UTC"), ("lock_timeout", "20s")])
async def test_connections_are_set_up_for_durability(database: Database, setting: str, value: str) -> None:
    async with database._engines.writers.connect() as connection:
        assert (await connection.exec_driver_sql(f"SHOW {setting}")).scalar() == value
