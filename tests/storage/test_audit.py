from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.exc import DBAPIError

from actions.ports import AuditEntry, Conflict, Store
from storage.database import Database
from tests.storage.builders import at


def entry(subject: str = "case:1", **detail: object) -> AuditEntry:
    return AuditEntry(at=at(), actor="advisor:1", action="laest", subject=subject, detail=detail)


async def write(store: Store, *entries: AuditEntry) -> None:
    async with store.work() as work:
        for one in entries:
            await work.audit.append(one)
        await work.commit()


async def broken_at(store: Store) -> int | None:
    async with store.work() as work:
        return await work.audit.verify()


async def test_an_empty_log_holds(store: Store) -> None:
    assert await broken_at(store) is None


async def test_entries_come_back_in_order_by_subject(store: Store) -> None:
    first, second = entry(fields=["status", "afdeling"], n=1), entry(n=2)
    await write(store, first, entry("case:2"))
    await write(store, second)
    async with store.work() as work:
        assert list(await work.audit.of("case:1")) == [first, second]
        assert list(await work.audit.of("case:3")) == []
    assert await broken_at(store) is None


async def test_a_unit_sees_its_own_entries(store: Store) -> None:
    async with store.work() as work:
        await work.audit.append(entry())
        assert list(await work.audit.of("case:1")) == [entry()]


async def test_what_is_rolled_back_leaves_no_trace(store: Store) -> None:
    async with store.work() as work:
        await work.audit.append(entry())
        await work.audit.of("case:1")
    async with store.work() as work:
        assert list(await work.audit.of("case:1")) == []
    await write(store, entry())
    assert await broken_at(store) is None


async def test_the_chain_holds_when_many_write_at_once(store: Store) -> None:
    await asyncio.gather(*(write(store, entry(n=n), entry(n=-n)) for n in range(15)))
    assert await broken_at(store) is None
    async with store.work() as work:
        assert len(await work.audit.of("case:1")) == 30


async def test_a_naive_time_is_refused_at_once(store: Store) -> None:
    async with store.work() as work:
        with pytest.raises(ValueError, match="naive"):
            await work.audit.append(AuditEntry(at=at().replace(tzinfo=None), actor="system", action="x", subject="y"))


async def sql(database: Database, *statements: str) -> None:
    """Work on the database from the outside."""
    async with database._engines.writers.connect() as connection:
        for statement in statements:
            await connection.exec_driver_sql(statement)
        await connection.commit()


def without_triggers(database: Database) -> list[str]:
    if database._engines.apart:
        return ["DROP TRIGGER audit_no_UPDATE", "DROP TRIGGER audit_no_DELETE"]
    return ["DROP TRIGGER audit_append_only ON audit"]


@pytest.mark.parametrize("statement", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit WHERE seq = 2"])
async def test_the_database_itself_refuses_to_change_the_log(database: Database, statement: str) -> None:
    await write(database, *(entry(n=n) for n in range(3)))
    with pytest.raises((DBAPIError, Conflict), match="append-only"):
        await sql(database, statement)
    assert await broken_at(database) is None


@pytest.mark.parametrize(
    ("tampering", "found_at"),
    [
        ("UPDATE audit SET actor = 'somebody' WHERE seq = 2", 2),
        ("UPDATE audit SET action = 'x' WHERE seq = 1", 1),
        ("UPDATE audit SET subject = 'case:9' WHERE seq = 3", 3),
        ("UPDATE audit SET detail = '{\"n\":7}' WHERE seq = 3", 3),
        ("UPDATE audit SET at = '2026-11-25 12:00:01' WHERE seq = 4", 4),
        ("UPDATE audit SET hash = previous WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 3", 3),
        ("DELETE FROM audit WHERE seq = 5", 5),
        ("DELETE FROM audit", 1),
    ],
)
async def test_a_tampered_row_is_found(database: Database, tampering: str, found_at: int) -> None:
    await write(database, *(entry(n=n) for n in range(5)))
    await sql(database, *without_triggers(database), tampering)
    assert await broken_at(database) == found_at
