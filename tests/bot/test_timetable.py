"""The timetable: Mondays at seven and working days at eight in Copenhagen, once each, caught up after downtime."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.timetable import Timetable
from storage.fakes import FakeStore
from tests.bot.delivery.rows import StillClock, a_case, register
from tests.bot.reports.a_week import services


def a_timetable(store: FakeStore, now: datetime) -> tuple[Timetable, StillClock]:
    house = services(store, now=now)
    assert isinstance(house.clock, StillClock)
    return Timetable(services=house, wake=lambda: None), house.clock


async def first_case(store: FakeStore, received_at: datetime, **more: Any) -> None:
    year = received_at.year
    async with store.work() as work:
        await register(work, a_case(f"{year}-000001", received_at=received_at, **more))
        await work.commit()


def keys(store: FakeStore, prefix: str) -> list[str]:
    return [key for key in (row.delivery.message_key for row in store.committed.outbox.values()) if key.startswith(prefix)]


@pytest.mark.parametrize(
    ("seven", "week"),
    [
        (datetime(2026, 3, 23, 6, 0, tzinfo=UTC), "2026-W12"),
        (datetime(2026, 3, 30, 5, 0, tzinfo=UTC), "2026-W13"),  # the day after summer time began
        (datetime(2026, 10, 26, 6, 0, tzinfo=UTC), "2026-W43"),  # the day after it ended
    ],
)
async def test_the_summary_goes_out_at_seven_in_copenhagen_and_once(seven: datetime, week: str) -> None:
    store = FakeStore()
    await first_case(store, seven - timedelta(days=3), due=date(2027, 1, 1))
    timetable, clock = a_timetable(store, seven - timedelta(seconds=1))
    await timetable.tick()
    assert keys(store, "uge:") == []
    clock.set(seven)
    await timetable.tick()
    await timetable.tick()
    assert keys(store, "uge:") == [f"uge:{week}"]


async def test_after_downtime_the_missed_weeks_come_but_no_more_than_four() -> None:
    store = FakeStore()
    await first_case(store, datetime(2026, 6, 1, 10, 0, tzinfo=UTC), due=date(2027, 1, 1))
    timetable, _ = a_timetable(store, datetime(2026, 11, 25, 12, 0, tzinfo=UTC))
    await timetable.tick()
    assert keys(store, "uge:") == ["uge:2026-W44", "uge:2026-W45", "uge:2026-W46", "uge:2026-W47"]


async def test_weeks_before_the_first_case_are_left_out() -> None:
    store = FakeStore()
    timetable, clock = a_timetable(store, datetime(2026, 11, 23, 7, 0, tzinfo=UTC))
    await timetable.tick()
    assert keys(store, "uge:") == []
    await first_case(store, datetime(2026, 11, 24, 10, 0, tzinfo=UTC), due=date(2027, 1, 1))
    clock.set(datetime(2026, 12, 7, 7, 0, tzinfo=UTC))
    await timetable.tick()
    assert keys(store, "uge:") == ["uge:2026-W48", "uge:2026-W49"]


async def test_over_new_year_the_first_case_of_the_year_before_counts() -> None:
    store = FakeStore()
    await first_case(store, datetime(2026, 12, 1, 10, 0, tzinfo=UTC), due=date(2027, 2, 1))
    timetable, _ = a_timetable(store, datetime(2027, 1, 11, 7, 0, tzinfo=UTC))
    await timetable.tick()
    assert keys(store, "uge:") == ["uge:2026-W51", "uge:2026-W52", "uge:2026-W53", "uge:2027-W01"]


async def test_a_crash_before_the_commit_leaves_the_week_to_the_next_look() -> None:
    store = FakeStore()
    await first_case(store, datetime(2026, 11, 17, 10, 0, tzinfo=UTC), due=date(2027, 1, 1))
    timetable, _ = a_timetable(store, datetime(2026, 11, 23, 6, 0, tzinfo=UTC))
    store.refuse_commits()
    with pytest.raises(Exception, match=r".*"):
        await timetable.tick()
    store.refuse_commits(False)
    await timetable.tick()
    assert keys(store, "uge:") == ["uge:2026-W47"]


async def test_three_replicas_send_it_once() -> None:
    store = FakeStore()
    await first_case(store, datetime(2026, 11, 17, 10, 0, tzinfo=UTC), due=date(2027, 1, 1))
    replicas = [a_timetable(store, datetime(2026, 11, 23, 6, 0, tzinfo=UTC))[0] for _ in range(3)]
    claimed = await asyncio.gather(*(replica.tick() for replica in replicas))
    assert sum(claimed) == 1
    assert keys(store, "uge:") == ["uge:2026-W47"]


async def test_the_morning_digest_comes_on_working_days_when_something_is_due() -> None:
    store = FakeStore()
    await first_case(store, datetime(2026, 11, 25, 10, 0, tzinfo=UTC), due=date(2026, 11, 30))
    timetable, clock = a_timetable(store, datetime(2026, 11, 27, 7, 0, tzinfo=UTC))
    await timetable.tick()  # Friday: nothing is due yet
    clock.set(datetime(2026, 11, 28, 7, 0, tzinfo=UTC))
    await timetable.tick()  # Saturday: nobody is there
    clock.set(datetime(2026, 11, 30, 6, 59, tzinfo=UTC))
    await timetable.tick()
    assert keys(store, "svarfrister:") == []
    clock.set(datetime(2026, 11, 30, 7, 0, tzinfo=UTC))
    await timetable.tick()
    await timetable.tick()
    assert keys(store, "svarfrister:") == ["svarfrister:2026-11-30"]


async def test_public_holidays_are_no_working_days() -> None:
    store = FakeStore()
    await first_case(store, datetime(2026, 12, 1, 10, 0, tzinfo=UTC), due=date(2026, 12, 4))
    timetable, clock = a_timetable(store, datetime(2026, 12, 25, 9, 0, tzinfo=UTC))
    await timetable.tick()
    assert keys(store, "svarfrister:") == []
    clock.move(timedelta(days=3))
    await timetable.tick()
    assert keys(store, "svarfrister:") == ["svarfrister:2026-12-28"]


async def test_it_knows_what_comes_next() -> None:
    timetable, clock = a_timetable(FakeStore(), datetime(2026, 10, 25, 12, 0, tzinfo=UTC))
    assert timetable.next_due() == datetime(2026, 10, 26, 6, 0, tzinfo=UTC)
    clock.set(datetime(2026, 10, 26, 6, 0, tzinfo=UTC))
    assert timetable.next_due() == datetime(2026, 10, 26, 7, 0, tzinfo=UTC)
    clock.set(datetime(2026, 10, 26, 7, 0, tzinfo=UTC))
    assert timetable.next_due() == datetime(2026, 10, 27, 7, 0, tzinfo=UTC)


async def test_it_runs_until_cancelled_and_wakes_the_courier() -> None:
    store = FakeStore()
    await first_case(store, datetime(2026, 11, 17, 10, 0, tzinfo=UTC), due=date(2027, 1, 1))
    woken = asyncio.Event()
    timetable = Timetable(services=services(store), wake=woken.set)
    running = asyncio.create_task(timetable.run())
    async with asyncio.timeout(10):
        await woken.wait()
    running.cancel()
    assert isinstance((await asyncio.gather(running, return_exceptions=True))[0], asyncio.CancelledError)
