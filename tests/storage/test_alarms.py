from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

import pytest

from actions.ports import Conflict, Store, StoreUnavailable, Varsel
from storage.database import Database
from storage.fakes import FakeStore
from tests.storage.builders import at, message, started, varsel


async def kept(store: Store, *alarms: Varsel) -> None:
    async with store.work() as work:
        for one in alarms:
            await work.alarms.add(one)
        await work.commit()


async def one(store: Store, varsel_id: str) -> Varsel:
    async with store.work() as work:
        found = await work.alarms.get(varsel_id)
    assert found is not None
    return found


async def listed(store: Store) -> Sequence[str]:
    async with store.work() as work:
        return [found.id for found in await work.alarms.listed()]


async def handle(store: Store, raised: Varsel, *, seen: datetime | None = None, minutes: float = 5, note: str = "") -> None:
    async with store.work() as work:
        await work.alarms.handle(raised.id, seen=seen or raised.latest_at, at=at(minutes), advisor_id="kirsten", note=note)
        await work.commit()


async def test_an_alarm_comes_back_as_it_was(store: Store) -> None:
    plain, clocked = varsel("c1"), varsel("c2", akut="barn_i_fare", assess_by=at(24 * 60), case_id="sag")
    await kept(store, plain, clocked)
    assert await one(store, plain.id) == plain
    assert await one(store, clocked.id) == clocked
    assert (plain.underretning, clocked.underretning) == (False, True)
    async with store.work() as work:
        assert await work.alarms.get("unknown") is None


async def test_a_message_raises_the_same_alarm_once(store: Store) -> None:
    first = varsel("c", message_id="m")
    await kept(store, first, varsel("c", message_id="m"), varsel("c", message_id="m", akut="livsfare"))
    async with store.work() as work:
        assert [found.akut for found in await work.alarms.listed() if found.id != first.id] == ["livsfare"]
        assert await work.alarms.get(first.id) == first


async def test_open_ones_come_first_and_the_newest_first(store: Store) -> None:
    old, new, done = varsel("a"), varsel("b", at=at(1)), varsel("c", at=at(2))
    await kept(store, old, new, done)
    await handle(store, done, note="Ringet op")
    assert await listed(store) == [new.id, old.id, done.id]
    async with store.work() as work:
        assert await work.alarms.waiting() == 2
        assert [found.id for found in await work.alarms.listed(limit=1, offset=1)] == [old.id]
    after = await one(store, done.id)
    assert (after.handled_at, after.advisor_id, after.note) == (at(5), "kirsten", "Ringet op")


async def test_what_is_written_again_moves_the_newest_of_its_situation_and_opens_it(store: Store) -> None:
    other, first, second = varsel("c", akut="livsfare", at=at(2)), varsel("c"), varsel("c", at=at(1))
    await kept(store, other, first, second)
    await handle(store, second)
    async with store.work() as work:
        moved = await work.alarms.wrote_again("c", at=at(9), akut="vold")
        assert await work.alarms.wrote_again("c", at=at(9), akut="vold_findes_ikke") is None
        assert await work.alarms.wrote_again("another", at=at(9)) is None
        await work.commit()
    assert moved == await one(store, second.id)
    assert (moved.at, moved.latest_at, moved.handled_at, moved.advisor_id) == (at(1), at(9), None, None)
    assert await one(store, first.id) == first
    async with store.work() as work:
        newest = await work.alarms.wrote_again("c", at=at(1))
    assert newest and (newest.id, newest.latest_at) == (other.id, at(2)), "of any situation, and never back"


async def test_a_case_is_named_on_the_conversations_alarms(store: Store) -> None:
    without, has, elsewhere = varsel("c"), varsel("c", case_id="first"), varsel("d")
    await kept(store, without, has, elsewhere)
    async with store.work() as work:
        await work.alarms.registered("c", "second")
        await work.commit()
    assert [(await one(store, raised.id)).case_id for raised in (without, has, elsewhere)] == ["second", "first", None]


async def test_what_was_written_meanwhile_is_not_handled_unread(store: Store) -> None:
    raised = varsel("c")
    await kept(store, raised)
    async with store.work() as work:
        await work.alarms.wrote_again("c", at=at(3))
        await work.commit()
    with pytest.raises(Conflict):
        await handle(store, raised)
    await handle(store, raised, seen=at(3))
    with pytest.raises(Conflict):
        await handle(store, raised, seen=at(3))
    with pytest.raises(Conflict):
        await handle(store, varsel("c"))


async def test_two_advisors_handle_it_once(store: Store) -> None:
    raised = varsel("c")
    await kept(store, raised)
    done = await asyncio.gather(handle(store, raised), handle(store, raised), return_exceptions=True)
    assert [type(one) for one in done if one] == [Conflict]


async def test_the_alarm_stays_when_the_conversation_is_erased(store: Store) -> None:
    of = await started(store)
    said = message("Min mand slår mig")
    async with store.work() as work:
        await work.conversations.append(of, said)
        await work.alarms.add(raised := varsel(of, message_id=said.id))
        await work.commit()
    async with store.work() as work:
        await work.conversations.clear(of)
        await work.conversations.erase(of)
        await work.commit()
    assert await one(store, raised.id) == raised
    async with store.work() as work:
        assert await work.conversations.message(raised.message_id) is None


async def test_an_alarm_that_was_not_committed_was_not_raised(store: Database | FakeStore) -> None:
    async with store.work() as work:
        await work.alarms.add(varsel("c"))
    if isinstance(store, FakeStore):
        store.refuse_commits()
        with pytest.raises(StoreUnavailable):
            await kept(store, varsel("c"))
        store.refuse_commits(False)
    assert await listed(store) == []


async def test_a_naive_time_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="naive"):
        await kept(store, varsel("c", at=datetime(2026, 11, 25, 12, 0)))  # noqa: DTZ001
