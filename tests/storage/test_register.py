from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from actions.ports import Conflict, Note, Store
from actions.rules.case import Contact, ContactWay, Henvendelse, Status
from tests.storage.builders import FACTS, at, case, new_id, registered, started


async def test_a_case_comes_back_as_it_was_by_every_key(store: Store) -> None:
    of = await started(store)
    new = case(
        of,
        number="2026-000001",
        akut="vold",
        myndighed="skat",
        intervention=True,
        closed_at=at(9),
        first_answer_at=at(5),
        outcome="medhold",
        status=Status.LUKKET,
        contact=Contact(way=ContactWay.TELEFON, value="+4500000000", name="Ø"),
    )
    async with store.work() as work:
        await work.cases.add(new, source_message_id="m1", code_lookup="hash")
        await work.commit()
    async with store.work() as work:
        assert await work.cases.get(new.id) == new
        assert await work.cases.by_number("2026-000001") == new
        assert await work.cases.by_code_lookup("hash") == new
        assert await work.cases.by_source_message("m1") == new
        assert list(await work.cases.in_conversation(of)) == [new]
        for nothing in (
            await work.cases.get("-"),
            await work.cases.by_number("-"),
            await work.cases.by_code_lookup("-"),
            await work.cases.by_source_message("-"),
        ):
            assert nothing is None


async def test_numbers_run_per_year(store: Store) -> None:
    async with store.work() as work:
        assert [await work.cases.next_number(year) for year in (2026, 2026, 2027, 2026)] == [
            "2026-000001",
            "2026-000002",
            "2027-000001",
            "2026-000003",
        ]


async def test_a_number_given_back_goes_to_the_next(store: Store) -> None:
    async with store.work() as work:
        await work.cases.next_number(2026)
    async with store.work() as work:
        assert await work.cases.next_number(2026) == "2026-000001"
        await work.commit()
    async with store.work() as work:
        assert await work.cases.next_number(2026) == "2026-000002"


async def test_numbers_taken_at_once_have_no_gap_and_no_double(store: Store) -> None:
    async def take(keep: bool) -> str:
        async with store.work() as work:
            number = await work.cases.next_number(2026)
            if keep:
                await work.commit()
        return number if keep else ""

    taken = await asyncio.gather(*(take(keep=n % 3 != 0) for n in range(24)))
    assert sorted(number for number in taken if number) == [f"2026-{n:06d}" for n in range(1, 17)]


async def test_one_draft_registered_twice_at_once_is_one_case(store: Store) -> None:
    of = await started(store)

    async def register() -> str:
        async with store.work() as work:
            number = await work.cases.next_number(2026)
            try:
                await work.cases.add(case(of, number=number, draft_id="the draft"), source_message_id=None, code_lookup=new_id())
            except Conflict:
                return "conflict"
            await work.commit()
        return number

    assert sorted(await asyncio.gather(register(), register())) == ["2026-000001", "conflict"]
    async with store.work() as work:
        assert [c.number for c in await work.cases.in_conversation(of)] == ["2026-000001"]
        assert await work.cases.next_number(2026) == "2026-000002", "the refused one gave its number back"


@pytest.mark.parametrize("same", ["number", "draft_id", "code", "source"])
async def test_what_must_be_unique_is(store: Store, same: str) -> None:
    of = await started(store)
    first = case(of)
    second = case(of, **{same: getattr(first, same)} if same in {"number", "draft_id"} else {})
    async with store.work() as work:
        await work.cases.add(first, source_message_id="m1", code_lookup="c1")
        with pytest.raises(Conflict):
            await work.cases.add(second, source_message_id="m1" if same == "source" else "m2", code_lookup="c1" if same == "code" else "c2")
        assert [c.id for c in await work.cases.in_conversation(of)] == [first.id]


async def test_a_save_changes_the_case_and_raises_the_version(store: Store) -> None:
    of = await started(store)
    (new,) = await registered(store, of)
    facts = replace(FACTS, afdeling="boern", other_problems=("manglende_svar",), other_afdelinger=())
    wanted = replace(new, facts=facts, status=Status.I_GANG, advisor_id="a1", first_answer_at=at(3), due=date(2026, 12, 1))
    async with store.work() as work:
        saved = await work.cases.save(wanted)
        await work.commit()
    assert saved == replace(wanted, version=2)
    async with store.work() as work:
        assert await work.cases.get(new.id) == saved


async def test_two_who_save_the_same_version(store: Store) -> None:
    of = await started(store)
    (new,) = await registered(store, of)

    async def save(advisor: str) -> str:
        async with store.work() as work:
            read = await work.cases.get(new.id)
            assert read is not None
            await asyncio.sleep(0)
            try:
                await work.cases.save(replace(new, advisor_id=advisor))
            except Conflict:
                return "conflict"
            await work.commit()
        return "saved"

    assert sorted(await asyncio.gather(save("a"), save("b"))) == ["conflict", "saved"]


async def test_cases_of_a_span_of_time(store: Store) -> None:
    of = await started(store)
    before, first, inside, end = (
        case(of, number=str(n), received_at=at(n), first_answer_at=at(n + 100), other_problems=(f"p{n}",)) for n in (0, 10, 15, 20)
    )
    open_one = case(of, number="open", received_at=at(12))
    await registered(store, of, end, inside, before, first, open_one)
    async with store.work() as work:
        assert list(await work.cases.received_between(at(10), at(20))) == [first, open_one, inside]
        assert list(await work.cases.answered_between(at(110), at(120))) == [first, inside]


async def test_what_is_overdue_is_open_and_unanswered(store: Store) -> None:
    of = await started(store)
    days = {name: date(2026, 11, day) for name, day in (("late", 23), ("later", 24), ("today", 25))}
    late, later, today = (case(of, number=name, due=due) for name, due in days.items())
    answered = case(of, number="answered", due=days["late"], first_answer_at=at())
    closed = case(of, number="closed", due=days["late"], status=Status.LUKKET)
    await registered(store, of, today, later, late, answered, closed)
    async with store.work() as work:
        assert list(await work.cases.unanswered_due_before(days["today"])) == [late, later]


async def test_notes_are_kept_in_order(store: Store) -> None:
    of = await started(store)
    (new,) = await registered(store, of)
    async with store.work() as work:
        await work.cases.add_note(new.id, at=at(2), advisor_id="a1", text="Ringede")
        await work.cases.add_note(new.id, at=at(1), advisor_id="a2", text="Skrev")
        await work.commit()
    async with store.work() as work:
        assert list(await work.cases.notes(new.id)) == [
            Note(at=at(2), advisor_id="a1", text="Ringede"),
            Note(at=at(1), advisor_id="a2", text="Skrev"),
        ]
        assert list(await work.cases.notes("unknown")) == []


async def test_a_case_needs_its_conversation(store: Store) -> None:
    stray: Henvendelse = case("no such conversation")
    async with store.work() as work:
        with pytest.raises(Conflict):
            await work.cases.add(stray, source_message_id=None, code_lookup="c")
