from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from actions.ports import AuditEntry
from storage import schema
from storage.database import Database
from storage.tables import metadata
from tests.storage.builders import at, case, delivery, draft, message, registered, started


@pytest.fixture
async def empty(empty_address: str) -> Any:
    database = Database(empty_address)
    yield database
    await database.close()


async def on(database: Database, look: Any) -> Any:
    async with database._engines.readers.connect() as connection:
        return await connection.run_sync(look)


def tables(connection: Connection) -> set[str]:
    # SQLite keeps its search index in tables of its own.
    return {name for name in inspect(connection).get_table_names() if not name.startswith(("alembic_version", "henvendelse_search"))}


def differences(connection: Connection) -> list[Any]:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind in {"table", "index"} and str(name).startswith(("henvendelse_search", "ix_henvendelse_search")))

    opts = {"compare_type": True, "include_name": ours}
    return list(compare_metadata(MigrationContext.configure(connection, opts=opts), metadata))


async def test_the_newest_schema_is_the_tables(empty: Database) -> None:
    await empty.migrate()
    assert await on(empty, differences) == []
    assert await on(empty, tables) == set(metadata.tables)


async def test_partial_indexes_are_there(empty: Database) -> None:
    """Autogenerate does not compare the conditions of an index, so they are looked at by hand."""
    await empty.migrate()

    def conditions(connection: Connection) -> dict[str, bool]:
        found = (index for table in metadata.tables for index in inspect(connection).get_indexes(table))
        name = f"{connection.dialect.name}_where"
        return {str(index["name"]): index.get("dialect_options", {}).get(name) is not None for index in found}

    partial = {
        str(index.name): index.dialect_options["sqlite"]["where"] is not None
        for table in metadata.tables.values()
        for index in table.indexes
    }
    found = await on(empty, conditions)
    assert {name: found[name] for name in partial} == partial


async def test_up_down_and_up_again_with_data(empty: Database) -> None:
    assert not await empty.ready()
    await empty.migrate()
    assert await empty.ready()
    of = await started(empty)
    await registered(empty, of, *(case(of, number=str(n)) for n in range(50)))
    async with empty.work() as work:
        await work.conversations.append(of, message())
        await work.drafts.add(draft(of))
        await work.outbox.enqueue(delivery("k"), now=at())
        await work.audit.append(AuditEntry(at=at(), actor="system", action="x", subject="y"))
        await work.commit()
    await empty.migrate()
    async with empty.work() as work:
        assert len(await work.cases.in_conversation(of)) == 50
        assert await work.audit.verify() is None
    await empty.downgrade("base")
    assert await on(empty, tables) == set()
    assert not await empty.ready()
    await empty.migrate()
    assert await empty.ready()
    async with empty.work() as work:
        assert await work.conversations.get(of) is None


async def test_replicas_that_start_together_migrate_once(empty: Database, empty_address: str) -> None:
    others = [Database(empty_address) for _ in range(3)]
    await asyncio.gather(*(one.migrate() for one in (empty, *others)))
    for one in others:
        assert await one.ready()
        await one.close()


async def test_a_step_that_fails_changes_nothing(empty: Database, empty_address: str) -> None:
    def fail_at_the_end() -> None:
        with schema._turn(empty_address) as connection:
            command.upgrade(schema.config(connection), "head")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await asyncio.to_thread(fail_at_the_end)
    assert await on(empty, tables) == set()
    await empty.migrate()
    assert await empty.ready()


async def test_a_step_that_leaves_rows_pointing_nowhere_is_refused(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'test.db'}"
    database = Database(address)
    await database.migrate()
    of = await started(database)
    await registered(database, of)

    def lose_the_conversations() -> None:
        with schema._turn(address) as connection:
            connection.exec_driver_sql("DELETE FROM conversation")

    with pytest.raises(RuntimeError, match="point nowhere"):
        await asyncio.to_thread(lose_the_conversations)
    async with database.work() as work:
        assert await work.conversations.get(of) is not None
    await database.close()


def test_there_is_one_newest_step() -> None:
    assert schema.head() is not None
