from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from actions.ports import Conflict, DraftStatus, Store
from tests.storage.builders import draft, started


async def test_a_draft_comes_back_as_it_was(store: Store) -> None:
    of = await started(store)
    plan = draft(of, state={"story": "Æble", "misses": 2, "suggestion": {"emne": ["bolig"]}, "requested": None})
    async with store.work() as work:
        await work.drafts.add(plan)
        await work.commit()
    async with store.work() as work:
        assert await work.drafts.open_for(of) == plan
        assert await work.drafts.get(plan.id) == plan
        assert await work.drafts.open_for("unknown") is None


async def test_a_conversation_has_one_open_draft(store: Store) -> None:
    of = await started(store)
    first, second = draft(of), draft(of)
    async with store.work() as work:
        await work.drafts.add(first)
        with pytest.raises(Conflict):
            await work.drafts.add(second)
        assert await work.drafts.open_for(of) == first
        await work.drafts.save(replace(first, status=DraftStatus.DROPPED), expected_revision=1)
        await work.drafts.add(second)
        await work.commit()
    async with store.work() as work:
        assert await work.drafts.open_for(of) == second


async def test_two_open_drafts_at_once_are_one(store: Store) -> None:
    of = await started(store)

    async def add() -> bool:
        async with store.work() as work:
            try:
                await work.drafts.add(draft(of))
            except Conflict:
                return False
            await work.commit()
            return True

    assert sum(await asyncio.gather(*(add() for _ in range(8)))) == 1


async def test_a_late_save_is_refused(store: Store) -> None:
    of = await started(store)
    plan = draft(of)
    async with store.work() as work:
        await work.drafts.add(plan)
        await work.drafts.save(replace(plan, revision=2, state={"step": 2}), expected_revision=1)
        await work.commit()
    async with store.work() as work:
        with pytest.raises(Conflict):
            await work.drafts.save(replace(plan, revision=2, state={"step": "late"}), expected_revision=1)
        read = await work.drafts.get(plan.id)
        assert read is not None
        assert (read.revision, read.state) == (2, {"step": 2})


async def test_the_revision_moves_on_even_when_the_caller_left_it(store: Store) -> None:
    of = await started(store)
    plan = draft(of, revision=4)
    async with store.work() as work:
        await work.drafts.add(plan)
        await work.drafts.save(plan, expected_revision=4)
        with pytest.raises(Conflict):
            await work.drafts.save(plan, expected_revision=4)
        await work.drafts.save(replace(plan, status=DraftStatus.REGISTERED, case_id="c1"), expected_revision=5)
        await work.commit()
    async with store.work() as work:
        read = await work.drafts.get(plan.id)
        assert read is not None
        assert (read.status, read.case_id) == (DraftStatus.REGISTERED, "c1")
        assert await work.drafts.open_for(of) is None


async def test_the_draft_that_ended_with_a_message_is_found(store: Store) -> None:
    of, other = await started(store), await started(store)
    open_one, dropped = draft(of, state={"seen": "m2"}), draft(of, state={"seen": "m1"}, status=DraftStatus.DROPPED)
    elsewhere = draft(other, state={"seen": "m3"}, status=DraftStatus.DROPPED)
    async with store.work() as work:
        for one in (open_one, dropped, elsewhere):
            await work.drafts.add(one)
        await work.commit()
    async with store.work() as work:
        assert await work.drafts.ended_by(of, "m1") == dropped
        assert await work.drafts.ended_by(of, "m2") is None, "still open"
        assert await work.drafts.ended_by(of, "m3") is None, "another conversation's"
