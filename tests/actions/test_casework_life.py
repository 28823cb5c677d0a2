"""Taking, correcting, waiting, closing, reopening, and what the log says about it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions import casework
from actions.casework import Correction, NoSuchCase, Refused
from actions.ports import QueueView, Store
from actions.rules.case import Henvendelse, Status
from storage.database import Database
from storage.fakes import FakeStore
from tests.actions.caseroom import CATALOGUE, COLLEAGUE, LATER, ME, NOW, actions_of, answer, correction, registered, stored


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "memory":
        yield FakeStore()
        return
    database = Database(f"sqlite:///{tmp_path / 'cases.db'}")
    await database.migrate()
    yield database
    await database.close()


async def test_taking_and_taking_over(store: Store) -> None:
    await registered(store)
    async with store.work() as work:
        taken = await casework.take(work, "sag", version=1, advisor_id=ME, now=LATER)
        assert (taken.status, taken.advisor_id) == (Status.I_GANG, ME)
        over = await casework.take(work, "sag", version=2, advisor_id=COLLEAGUE, now=LATER)
        assert (over.status, over.advisor_id) == (Status.I_GANG, COLLEAGUE)
        await work.commit()
    async with store.work() as work:
        details = [entry.detail for entry in await work.audit.of("case:sag")]
    assert [(d["version"], d["before"]) for d in details] == [(2, None), (3, ME)]


async def reclassify(store: Store, wanted: Correction) -> Henvendelse:
    async with store.work() as work:
        done = await casework.reclassify(work, "sag", version=1, advisor_id=ME, wanted=wanted, catalogue=CATALOGUE, now=LATER)
        await work.commit()
    return done


async def test_a_correction_keeps_the_suggestion_and_says_why(store: Store) -> None:
    await registered(store)
    done = await reclassify(store, correction(afdeling="ydelser", other_problems=("sagsbehandlingstid", "manglende_svar")))
    assert (done.facts.afdeling, done.facts.other_problems) == ("ydelser", ("sagsbehandlingstid",))
    assert dict(done.suggestion) == {"afdeling": ["ydelser"], "model": "abc"}
    async with store.work() as work:
        (entry,) = await work.audit.of("case:sag")
    assert entry.action == "case.reclassified"
    assert entry.detail["reason"] == "forslag_forkert"
    assert entry.detail["changed"] == {"afdeling": ["jobcenter_og_unge", "ydelser"], "other_problems": [[], ["sagsbehandlingstid"]]}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "uaendret"),
        ({"afdeling": "findes_ikke"}, "ukendt_kategori"),
        ({"kind": "anden_henvendelse"}, "ukendt_kategori"),
        ({"kind": "smaasnak", "sub": "hilsen"}, "ukendt_kategori"),
        ({"emne": "findes_ikke"}, "ukendt_kategori"),
        ({"other_problems": ("findes_ikke",)}, "ukendt_kategori"),
        ({"afdeling": "ydelser", "reason": ""}, "uden_begrundelse"),
        ({"afdeling": "ydelser", "reason": "fordi"}, "uden_begrundelse"),
        ({"afdeling": "ydelser", "reason": "andet", "words": "  "}, "uden_begrundelse"),
    ],
)
async def test_a_correction_from_outside_the_lists_is_refused(store: Store, changes: dict[str, Any], reason: str) -> None:
    await registered(store)
    with pytest.raises(Refused) as refused:
        await reclassify(store, correction(**changes))
    assert refused.value.reason == reason
    assert (await stored(store)).version == 1


async def test_an_id_that_left_the_lists_may_stay(store: Store) -> None:
    case = await registered(store)
    async with store.work() as work:
        await work.cases.save(replace(case, facts=replace(case.facts, emne="et_gammelt_emne")))
        await work.commit()
    async with store.work() as work:
        wanted = correction(afdeling="ydelser", emne="et_gammelt_emne")
        done = await casework.reclassify(work, "sag", version=2, advisor_id=ME, wanted=wanted, catalogue=CATALOGUE, now=LATER)
    assert (done.facts.afdeling, done.facts.emne) == ("ydelser", "et_gammelt_emne")


async def test_waiting_and_going_on(store: Store) -> None:
    await registered(store)
    async with store.work() as work:
        held = await casework.move(work, "sag", version=1, advisor_id=ME, to=Status.VENTER_AFDELING, now=LATER)
        assert (held.status, held.advisor_id, held.first_answer_at) == (Status.VENTER_AFDELING, ME, None)
        assert (await casework.move(work, "sag", version=2, advisor_id=ME, to=Status.VENTER_AFDELING, now=LATER)).version == 2
        on = await casework.move(work, "sag", version=2, advisor_id=ME, to=Status.I_GANG, now=LATER)
        assert on.status is Status.I_GANG
        for wrong in (Status.NY, Status.LUKKET):
            with pytest.raises(Refused):
                await casework.move(work, "sag", version=3, advisor_id=ME, to=wrong, now=LATER)


async def test_closing_and_reopening(store: Store) -> None:
    await registered(store)
    async with store.work() as work:
        with pytest.raises(Refused):
            await casework.close(work, "sag", version=1, advisor_id=ME, outcome="?", intervention=True, catalogue=CATALOGUE, now=LATER)
        closed = await casework.close(
            work, "sag", version=1, advisor_id=ME, outcome="loest_i_dialog", intervention=True, catalogue=CATALOGUE, now=LATER
        )
        assert (closed.status, closed.outcome, closed.intervention, closed.closed_at) == (Status.LUKKET, "loest_i_dialog", True, LATER)
        for again in (
            casework.close(work, "sag", version=2, advisor_id=ME, outcome="vejledt", intervention=True, catalogue=CATALOGUE, now=LATER),
            casework.take(work, "sag", version=2, advisor_id=ME, now=LATER),
            casework.move(work, "sag", version=2, advisor_id=ME, to=Status.VENTER_BORGER, now=LATER),
        ):
            with pytest.raises(Refused):
                await again
        opened = await casework.reopen(work, "sag", version=2, advisor_id=ME, now=LATER)
        assert (opened.status, opened.outcome, opened.intervention, opened.closed_at) == (Status.I_GANG, None, None, None)
        with pytest.raises(Refused):
            await casework.reopen(work, "sag", version=3, advisor_id=ME, now=LATER)
        await work.commit()
    assert [action for _, action in await actions_of(store)] == ["case.closed", "case.reopened"]


async def test_answering_a_closed_case_opens_it(store: Store) -> None:
    await registered(store, status=Status.LUKKET, closed_at=NOW, outcome="vejledt", intervention=False, first_answer_at=NOW, advisor_id=ME)
    done = await answer(store, 1)
    assert (done.case.status, done.case.closed_at, done.case.outcome) == (Status.I_GANG, None, None)


async def test_reading_is_logged_and_an_unknown_number_is_none(store: Store) -> None:
    case = await registered(store)
    async with store.work() as work:
        assert await casework.read_case(work, "2026-999999", advisor_id=ME, now=LATER) is None
        file = await casework.read_case(work, case.number, advisor_id=ME, now=LATER)
        await work.commit()
    assert file is not None
    assert (file.case.id, len(file.messages), list(file.notes)) == ("sag", 1, [])
    assert await actions_of(store) == [("advisor:kirsten", "case.read")]


async def test_a_search_is_logged_without_its_words(store: Store) -> None:
    case = await registered(store)
    async with store.work() as work:
        rows = await casework.read_queue(
            work, QueueView.ALLE_AABNE, advisor_id=ME, today=date(2026, 11, 25), now=LATER, search="fire måneder"
        )
        await casework.read_queue(work, QueueView.NYE, advisor_id=ME, today=date(2026, 11, 25), now=LATER)
        await work.commit()
    assert [row.number for row in rows] == [case.number]
    async with store.work() as work:
        (entry,) = await work.audit.of("queue")
    assert (entry.action, entry.detail["shown"]) == ("queue.searched", [case.number])
    assert "måneder" not in str(entry.detail)


async def test_what_happened_in_between(store: Store) -> None:
    case = await registered(store)
    async with store.work() as work:
        await casework.read_case(work, case.number, advisor_id=COLLEAGUE, now=NOW)
        await casework.take(work, "sag", version=1, advisor_id=COLLEAGUE, now=NOW)
        await casework.note(work, "sag", version=2, advisor_id=COLLEAGUE, text="Set", now=NOW)
        await work.commit()
    await answer(store, 2)
    async with store.work() as work:
        log = await work.audit.of("case:sag")
    assert [entry.action for entry in casework.changes_since(log, 1)] == ["case.taken", "case.noted", "case.answered"]
    assert [entry.action for entry in casework.changes_since(log, 2)] == ["case.noted", "case.answered"]
    assert casework.changes_since(log, 3) == []


async def test_there_is_no_such_case(store: Store) -> None:
    async with store.work() as work:
        with pytest.raises(NoSuchCase):
            await casework.take(work, "sag", version=1, advisor_id=ME, now=LATER)
