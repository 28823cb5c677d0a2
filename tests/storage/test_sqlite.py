"""What only a file can do: be locked, full, read-only, or opened by two processes."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actions.ports import QueueView, StoreUnavailable
from storage import queue
from storage.database import Database
from tests.storage.builders import case, conversation, draft, message, registered, started


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "vejviser.db"


@pytest.fixture
async def database(file: Path) -> AsyncIterator[Database]:
    opened = Database(f"sqlite+aiosqlite:///{file}")
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.mark.parametrize(
    ("kind", "pragma", "value"),
    [
        ("writers", "journal_mode", "wal"),
        ("writers", "synchronous", 2),
        ("writers", "foreign_keys", 1),
        ("writers", "secure_delete", 1),
        ("writers", "busy_timeout", 20000),
        ("readers", "query_only", 1),
        ("readers", "busy_timeout", 20000),
    ],
)
async def test_connections_are_set_up_for_durability(database: Database, kind: str, pragma: str, value: object) -> None:
    async with getattr(database._engines, kind).connect() as connection:
        assert (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar() == value


async def test_foreign_keys_are_on_again_after_a_migration(database: Database) -> None:
    await database.migrate()
    async with database._engines.writers.connect() as connection:
        assert (await connection.exec_driver_sql("PRAGMA foreign_keys")).scalar() == 1


async def test_only_the_owner_can_read_the_file(database: Database, file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true", "mysql://host/name"])
def test_an_address_that_cannot_work_is_refused_at_once(address: str) -> None:
    with pytest.raises((ValueError, ModuleNotFoundError)):
        Database(address)


async def test_a_lock_of_another_process_is_waited_for_while_the_loop_goes_on(database: Database, file: Path) -> None:
    of = await started(database)
    locked, unlock = threading.Event(), threading.Event()

    def hold() -> None:
        other = sqlite3.connect(file)
        other.execute("BEGIN IMMEDIATE")
        locked.set()
        unlock.wait(30)
        other.rollback()
        other.close()

    async def write() -> None:
        async with database.work() as work:
            await work.conversations.append(of, message())
            await work.commit()

    holder = asyncio.create_task(asyncio.to_thread(hold))
    await asyncio.to_thread(locked.wait)
    writing = asyncio.create_task(write())
    for _ in range(100):
        await asyncio.sleep(0)
        assert not writing.done()
    async with database.work() as work:
        assert await work.conversations.get(of) is not None, "readers go on"
    unlock.set()
    await writing
    await holder
    async with database.work() as work:
        assert len(await work.conversations.messages(of)) == 1


async def test_a_full_database_refuses_in_words_of_the_port_and_recovers(database: Database) -> None:
    of = await started(database)

    async def limit(pages: int) -> None:
        async with database._engines.writers.connect() as connection:
            await connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    await limit(1)  # SQLite raises it to what is in use already
    with pytest.raises(StoreUnavailable):
        async with database.work() as work:
            for _ in range(100):
                await work.conversations.append(of, message("x" * 4000))
            await work.commit()
    async with database.work() as work:
        assert list(await work.conversations.messages(of)) == []
    await limit(1_000_000)
    async with database.work() as work:
        await work.conversations.append(of, message())
        await work.commit()


async def test_a_read_only_database_is_not_ready_but_can_be_read(database: Database) -> None:
    of = await started(database)
    assert await database.ready()
    async with database._engines.writers.connect() as connection:
        await connection.exec_driver_sql("PRAGMA query_only=ON")
    assert not await database.ready()
    async with database.work() as work:
        assert await work.conversations.get(of) is not None
        with pytest.raises(StoreUnavailable):
            await work.conversations.add(conversation())


async def test_two_processes_on_one_file(database: Database, file: Path) -> None:
    of = await started(database)
    second = Database(f"sqlite:///{file}")

    async def write(through: Database) -> None:
        async with through.work() as work:
            await work.conversations.append(of, message())
            await work.commit()

    await asyncio.gather(*(write(through) for through in (database, second) * 10))
    await second.close()
    async with database.work() as work:
        assert [m.seq for m in await work.conversations.messages(of)] == list(range(1, 21))


async def test_the_queue_is_read_in_its_index(database: Database) -> None:
    """The plan, not the time: the open cases are walked in order, without a sort of the whole register."""
    async with database._engines.readers.connect() as connection:
        for view in (QueueView.ALLE_AABNE, QueueView.NYE, QueueView.LUKKEDE):
            page = queue.page(view, today=date(2026, 11, 25), advisor_id=None, search="", limit=50, offset=0)
            compiled = page.compile(connection.sync_connection, compile_kwargs={"literal_binds": True})
            plan = " / ".join(str(row.detail) for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}"))
            assert "ix_henvendelse_closed" in plan if view is QueueView.LUKKEDE else "ix_henvendelse_open" in plan
            assert "TEMP B-TREE" not in plan


async def test_a_search_finds_the_same_with_the_index_and_without(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rare word is looked up first, a frequent one is met while walking the queue: nobody may see a difference."""
    of = await started(database)
    await registered(database, of, *(case(of, number=f"n{n}", story="sjælden" if n == 7 else "hyppig") for n in range(10)))

    async def search(words: str) -> list[str]:
        async with database.work() as work:
            return [row.number for row in await work.cases.queue(QueueView.ALLE_AABNE, today=date(2026, 11, 25), search=words)]

    searches = ("sjælden", "hyppig", "hypp", "ypp n3", 'hy"ppig', "hyppig NOT", "n")
    indexed = [await search(words) for words in searches]
    monkeypatch.setattr(queue, "FEW", -1)
    assert [await search(words) for words in searches] == indexed
    assert [len(found) for found in indexed] == [1, 9, 9, 1, 0, 0, 10]


async def test_the_search_index_follows_every_change(database: Database) -> None:
    of = await started(database)
    first, second = await registered(database, of, case(of, story="gammelt ord"), case(of))
    async with database.work() as work:
        await work.cases.save(replace(first, facts=replace(first.facts, story="nyt ord")))
        await work.commit()
    async with database._engines.writers.connect() as connection:
        await connection.exec_driver_sql("DELETE FROM henvendelse WHERE id = ?", (second.id,))
        # Raises when the index and the register do not hold the same words.
        await connection.exec_driver_sql("INSERT INTO henvendelse_search (henvendelse_search, rank) VALUES ('integrity-check', 1)")
        hits = await connection.exec_driver_sql("SELECT count(*) FROM henvendelse_search WHERE henvendelse_search MATCH 'gammelt'")
        assert hits.scalar() == 0


async def test_what_is_erased_is_nowhere_in_the_files(database: Database, file: Path) -> None:
    canary = "kanariefugl" * 3
    of = await started(database, state={"word": canary})
    async with database.work() as work:
        await work.conversations.append(of, message(canary))
        await work.drafts.add(draft(of, state={"story": canary}))
        await work.commit()
    async with database.work() as work:
        await work.conversations.erase(of)
        await work.commit()
    await database.close()  # the last connection empties the write-ahead log
    kept = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert kept
    assert canary.encode() not in kept
