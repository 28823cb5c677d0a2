from __future__ import annotations

import asyncio

from actions.ports import Store, Tally
from actions.rules.case import Channel
from tests.storage.builders import at


async def test_tallies_of_a_span_of_time(store: Store) -> None:
    tallies = [Tally(at=at(n), what="vejvist", value=str(n), channel=Channel.TELEGRAM) for n in (0, 10, 15, 20)]
    async with store.work() as work:
        for tally in reversed(tallies):
            await work.tallies.add(tally)
        await work.commit()
    async with store.work() as work:
        assert list(await work.tallies.between(at(10), at(20))) == tallies[1:3]


async def test_a_period_is_claimed_once_whoever_asks(store: Store) -> None:
    async def claim() -> bool:
        async with store.work() as work:
            mine = await work.periods.claim("weekly_summary", "2026-W47", at=at())
            await work.commit()
        return mine

    assert sum(await asyncio.gather(*(claim() for _ in range(6)))) == 1
    async with store.work() as work:
        assert await work.periods.claim("weekly_summary", "2026-W48", at=at())
        assert await work.periods.claim("reminders", "2026-W47", at=at())


async def test_a_claim_that_is_rolled_back_is_free_again(store: Store) -> None:
    async with store.work() as work:
        assert await work.periods.claim("weekly_summary", "2026-W47", at=at())
    async with store.work() as work:
        assert await work.periods.claim("weekly_summary", "2026-W47", at=at())
        assert not await work.periods.claim("weekly_summary", "2026-W47", at=at())


async def test_an_offset_never_goes_back(store: Store) -> None:
    seen = []
    async with store.work() as work:
        assert await work.offsets.get("telegram") is None
        for offset in (5, 3, 9_000_000_000, 7):
            await work.offsets.advance("telegram", offset)
            seen.append(await work.offsets.get("telegram"))
        await work.commit()
    assert seen == [5, 5, 9_000_000_000, 9_000_000_000]
    async with store.work() as work:
        assert await work.offsets.get("telegram") == 9_000_000_000
        assert await work.offsets.get("other") is None
