from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from actions.ports import Account, Session, Store, StoreUnavailable, Tally, UnitOfWork
from actions.rules.case import Channel
from storage.database import Database
from storage.fakes import FakeStore
from tests.storage.builders import NOON, at, case, conversation, delivery, message, new_id, started

NAIVE = NOON.replace(tzinfo=None)


async def test_nothing_is_kept_without_a_commit(store: Store) -> None:
    new = conversation()
    async with store.work() as work:
        await work.conversations.add(new)
        assert await work.conversations.get(new.id) == new, "a unit sees its own writes"
    async with store.work() as work:
        assert await work.conversations.get(new.id) is None


async def test_an_error_in_the_middle_takes_everything_back(store: Store) -> None:
    of = await started(store)
    with pytest.raises(ZeroDivisionError):
        async with store.work() as work:
            await work.conversations.append(of, message())
            await work.outbox.enqueue(delivery("k"), now=at())
            raise ZeroDivisionError
    async with store.work() as work:
        assert list(await work.conversations.messages(of)) == []
        assert await work.outbox.waiting() == 0


async def test_a_unit_may_go_on_after_its_commit(store: Store) -> None:
    of = await started(store)
    async with store.work() as work:
        await work.conversations.append(of, message("en"))
        await work.commit()
        await work.conversations.append(of, message("to"))
        await work.commit()
        await work.conversations.append(of, message("tre"))
    async with store.work() as work:
        assert [m.text for m in await work.conversations.messages(of)] == ["en", "to"]


async def test_after_its_commit_a_unit_holds_nobody_up(store: Store) -> None:
    """A caller that forgets to leave the block before a network call must not stop the whole service."""
    of = await started(store)
    async with store.work() as work, asyncio.timeout(10):
        await work.conversations.append(of, message())
        await work.commit()
        async with store.work() as other:
            await other.conversations.append(of, message())
            await other.commit()
    async with store.work() as work:
        assert len(await work.conversations.messages(of)) == 2


async def test_readers_do_not_wait_for_a_writer_and_see_only_what_is_committed(store: Store) -> None:
    of = await started(store)
    async with store.work() as writing, asyncio.timeout(10):
        await writing.conversations.append(of, message())
        async with store.work() as reading:
            assert list(await reading.conversations.messages(of)) == []
        await writing.commit()
        async with store.work() as reading:
            assert len(await reading.conversations.messages(of)) == 1


async def test_many_who_read_and_then_write_never_stand_in_each_others_way(store: Store) -> None:
    """With deferred transactions this is where SQLite says "database is locked" at once."""
    of = await started(store)

    async def read_then_write(number: int) -> None:
        async with store.work() as work:
            await work.conversations.get(of)
            await asyncio.sleep(0)
            await work.conversations.append(of, message(str(number)))
            await work.commit()

    await asyncio.gather(*(read_then_write(n) for n in range(40)))
    async with store.work() as work:
        assert len(await work.conversations.messages(of)) == 40


async def test_a_cancelled_unit_leaves_the_store_usable(store: Store) -> None:
    of = await started(store)
    under_way = asyncio.Event()

    async def hang() -> None:
        async with store.work() as work:
            await work.conversations.append(of, message())
            under_way.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await under_way.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.work() as work, asyncio.timeout(10):
        assert (await work.conversations.append(of, message())).seq == 1


async def test_cancelling_at_any_moment_leaves_the_store_usable(store: Store) -> None:
    of = await started(store)

    async def write() -> None:
        async with store.work() as work:
            await work.conversations.get(of)
            await work.conversations.append(of, message())
            await work.commit()

    for steps in range(30):
        task = asyncio.create_task(write())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    async with store.work() as work, asyncio.timeout(10):
        last = await work.conversations.append(of, message())
        assert [m.seq for m in await work.conversations.messages(of)] == list(range(1, last.seq + 1))


def _session(at_: datetime) -> Session:
    return Session(token_hash="t", account_id="a", csrf="c", created_at=at_, last_seen_at=at_)


NAIVE_CALLS: dict[str, Callable[[UnitOfWork], Awaitable[object]]] = {
    "conversations.add": lambda w: w.conversations.add(conversation(created_at=NAIVE)),
    "conversations.update": lambda w: w.conversations.update(conversation(last_at=NAIVE)),
    "conversations.append": lambda w: w.conversations.append("c", message(at=NAIVE)),
    "conversations.mark_answered": lambda w: w.conversations.mark_answered("m", NAIVE),
    "conversations.unanswered": lambda w: w.conversations.unanswered(before=NAIVE),
    "conversations.claim": lambda w: w.conversations.claim("c", owner="o", until=NAIVE, now=at()),
    "cases.add": lambda w: w.cases.add(case("c", first_answer_at=NAIVE), source_message_id=None, code_lookup=new_id()),
    "cases.received_between": lambda w: w.cases.received_between(at(), NAIVE),
    "cases.answered_between": lambda w: w.cases.answered_between(NAIVE, at()),
    "outbox.enqueue": lambda w: w.outbox.enqueue(delivery("k", due_at=NAIVE), now=at()),
    "outbox.claim": lambda w: w.outbox.claim(owner="o", now=NAIVE, until=at(), limit=1),
    "outbox.sent": lambda w: w.outbox.sent(1, owner="o", at=NAIVE),
    "outbox.retry": lambda w: w.outbox.retry(1, owner="o", due_at=NAIVE, error=""),
    "outbox.dead": lambda w: w.outbox.dead(1, owner="o", at=NAIVE, error=""),
    "tallies.add": lambda w: w.tallies.add(Tally(at=NAIVE, what="akut", value="", channel=Channel.WEB)),
    "tallies.between": lambda w: w.tallies.between(NAIVE, at()),
    "periods.claim": lambda w: w.periods.claim("n", "p", at=NAIVE),
    "accounts.add": lambda w: w.accounts.add(Account(id="a", email="a", name="", password_hash="", created_at=NAIVE)),
    "accounts.add_session": lambda w: w.accounts.add_session(_session(NAIVE)),
    "accounts.touch_session": lambda w: w.accounts.touch_session("t", NAIVE),
    "accounts.failures": lambda w: w.accounts.failures("k", since=NAIVE),
    "accounts.add_failure": lambda w: w.accounts.add_failure("k", NAIVE),
}


@pytest.mark.parametrize("call", NAIVE_CALLS)
async def test_a_naive_time_is_refused(store: Store, call: str) -> None:
    async with store.work() as work:
        await work.conversations.add(conversation(id="c"))
        await work.accounts.add(Account(id="a", email="x", name="", password_hash="", created_at=at()))
        await work.commit()
    async with store.work() as work:
        with pytest.raises(ValueError, match="naive"):
            await NAIVE_CALLS[call](work)


async def test_a_time_of_another_zone_comes_back_as_the_same_moment_in_utc(store: Store) -> None:
    of = await started(store, created_at=NOON.astimezone(ZoneInfo("Europe/Copenhagen")))
    async with store.work() as work:
        read = await work.conversations.get(of)
    assert read is not None
    assert (read.created_at, read.created_at.utcoffset()) == (NOON, NOON.utcoffset())


async def test_a_commit_that_fails_leaves_nothing(database: Database) -> None:
    of = await started(database)

    async def fail(*_: object) -> None:
        raise StoreUnavailable("the disk is full")

    async with database.work() as work:
        await work.conversations.append(of, message())
        await work.cases.next_number(2026)
        work._link.commit = fail  # type: ignore[method-assign]
        with pytest.raises(StoreUnavailable):
            await work.commit()
    async with database.work() as work:
        assert list(await work.conversations.messages(of)) == []
        assert await work.cases.next_number(2026) == "2026-000001"


async def test_the_twin_can_be_a_full_disk() -> None:
    store = FakeStore()
    store.refuse_commits()
    async with store.work() as work:
        await work.outbox.enqueue(delivery("k"), now=at())
        with pytest.raises(StoreUnavailable):
            await work.commit()
        assert not work.committed
    assert not await store.ready()
    store.refuse_commits(False)
    async with store.work() as work:
        assert await work.outbox.waiting() == 0
        await work.outbox.enqueue(delivery("k"), now=at())
        await work.commit()
        assert work.committed
    assert await store.ready()
    assert (store.commits, [row.delivery.message_key for row in store.committed.outbox.values()]) == (1, ["k"])
