from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from actions.ports import QueueView, Store
from actions.rules.case import Status
from tests.storage.builders import FACTS, TODAY, at, case, registered, started

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


async def filled(store: Store) -> None:
    """One of everything; the number is the name."""
    of = await started(store)
    rows: dict[str, dict[str, Any]] = {
        "ny": {"due": TOMORROW},
        "i dag": {"due": TODAY, "status": Status.I_GANG, "advisor_id": "me"},
        "sen": {"due": YESTERDAY, "status": Status.VENTER_AFDELING, "advisor_id": "you"},
        "sen men besvaret": {"due": YESTERDAY, "status": Status.VENTER_BORGER, "advisor_id": "me", "first_answer_at": at()},
        "akut": {"due": TOMORROW, "akut": "vold"},
        "klagefrist": {"due": TODAY + timedelta(days=9), "klagefrist_sikker": TODAY + timedelta(days=7)},
        "klagefrist langt væk": {"due": TODAY + timedelta(days=9), "klagefrist_sikker": TODAY + timedelta(days=8)},
        "klagefrist passeret": {"due": TODAY + timedelta(days=9), "klagefrist_sikker": YESTERDAY - timedelta(days=1)},
        "lukket": {"due": YESTERDAY, "status": Status.LUKKET, "advisor_id": "me", "closed_at": at()},
    }
    await registered(store, of, *(case(of, number=name, **values) for name, values in rows.items()))


EXPECTED = {
    QueueView.NYE: ["akut", "klagefrist passeret", "ny", "klagefrist", "klagefrist langt væk"],
    QueueView.MINE: ["sen men besvaret", "i dag"],
    QueueView.I_DAG: ["i dag"],
    QueueView.OVERSKREDET: ["sen"],
    QueueView.KLAGEFRIST: ["klagefrist passeret", "klagefrist"],
    QueueView.ALLE_AABNE: [
        "akut",
        "klagefrist passeret",
        "sen",
        "sen men besvaret",
        "i dag",
        "ny",
        "klagefrist",
        "klagefrist langt væk",
    ],
    QueueView.VENTER_BORGER: ["sen men besvaret"],
    QueueView.VENTER_AFDELING: ["sen"],
    QueueView.LUKKEDE: ["lukket"],
}


async def test_every_view_shows_its_own_urgent_first_then_by_due_day(store: Store) -> None:
    await filled(store)
    async with store.work() as work:
        shown = {view: [row.number for row in await work.cases.queue(view, today=TODAY, advisor_id="me")] for view in QueueView}
        counted = await work.cases.counts(today=TODAY, advisor_id="me")
    assert shown == EXPECTED
    assert counted == {view: len(rows) for view, rows in EXPECTED.items()}


async def test_without_an_advisor_nothing_is_mine(store: Store) -> None:
    await filled(store)
    async with store.work() as work:
        assert list(await work.cases.queue(QueueView.MINE, today=TODAY)) == []
        assert (await work.cases.counts(today=TODAY))[QueueView.MINE] == 0


async def test_an_empty_register_counts_to_nothing(store: Store) -> None:
    async with store.work() as work:
        assert await work.cases.counts(today=TODAY, advisor_id="me") == dict.fromkeys(QueueView, 0)


async def test_a_line_shows_the_facts(store: Store) -> None:
    of = await started(store)
    (new,) = await registered(store, of, case(of, akut="vold", advisor_id="me", first_answer_at=at(4)))
    async with store.work() as work:
        (row,) = await work.cases.queue(QueueView.ALLE_AABNE, today=TODAY)
    assert (row.id, row.number, row.received_at, row.due, row.status) == (new.id, new.number, at(), date(2026, 11, 30), Status.NY)
    assert (row.kind, row.sub, row.afdeling, row.emne) == (FACTS.kind, FACTS.sub, FACTS.afdeling, FACTS.emne)
    assert (row.hovedproblem, row.akut, row.channel) == (FACTS.hovedproblem, "vold", new.channel)
    assert (row.advisor_id, row.first_answer_at) == ("me", at(4))


async def test_pages_follow_each_other(store: Store) -> None:
    of = await started(store)
    await registered(store, of, *(case(of, number=f"2026-{n:06d}") for n in range(7)))
    async with store.work() as work:
        pages = [[row.number for row in await work.cases.queue(QueueView.NYE, today=TODAY, limit=3, offset=offset)] for offset in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [number for page in pages for number in page] == [f"2026-{n:06d}" for n in range(7)]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["a", "b", "c"]),
        ("   ", ["a", "b", "c"]),
        ("støj", ["a"]),
        ("STØJ naboen", ["a"]),
        ("stoej", ["a"]),
        ("støj kontanter", []),
        ("oensker", ["b"]),
        ("vej_og_park", ["a"]),
        ("sagsbehandlingstid", ["a", "b", "c"]),
        ("manglende_svar", ["a", "b", "c"]),
        ("2026-000003", ["c"]),
        ("100%", ["b"]),
        ("%", ["b"]),
        ("1%", []),
        ("_", ["a", "b", "c"]),
        ("a_b", ["c"]),
        ("axb", []),
        ("\\", ["c"]),
        ("/", []),
        ("' OR 1=1 --", []),
        ("borger@mail.example", []),
    ],
)
async def test_a_search_finds_words_and_takes_every_sign_literally(store: Store, search: str, found: list[str]) -> None:
    of = await started(store)
    rows = {
        "a": case(of, number="2026-000001", afdeling="vej_og_park", story="Larm og Støj\nfra naboen"),
        "b": case(of, number="2026-000002", story="De tog 100% af mine penge", oenske="Jeg ønsker dem tilbage"),
        "c": case(of, number="2026-000003", story="Filen a_b ligger i c:\\d"),
    }
    await registered(store, of, *rows.values())
    names = {row.number: name for name, row in rows.items()}
    async with store.work() as work:
        lines = await work.cases.queue(QueueView.ALLE_AABNE, today=TODAY, search=search)
    assert [names[line.number] for line in lines] == found


async def test_a_search_follows_what_the_advisor_changed_and_stays_in_its_view(store: Store) -> None:
    of = await started(store)
    (new,) = await registered(store, of, case(of, afdeling="jobcenter"))
    async with store.work() as work:
        await work.cases.save(replace(new, facts=replace(new.facts, afdeling="plejehjem"), status=Status.LUKKET))
        await work.commit()
    async with store.work() as work:
        assert len(await work.cases.queue(QueueView.LUKKEDE, today=TODAY, search="plejehjem")) == 1
        assert len(await work.cases.queue(QueueView.LUKKEDE, today=TODAY, search="jobcenter")) == 0
        assert len(await work.cases.queue(QueueView.ALLE_AABNE, today=TODAY, search="plejehjem")) == 0
