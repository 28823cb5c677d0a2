"""The advisor's verbs on the register, on the in-memory store and on real SQLite."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions import casework
from actions.casework import Correction, NoSuchCase, Refused
from actions.ports import Conflict, Conversation, Delivery, DraftRow, NewMessage, QueueView, Sender, Store, Transport
from actions.rules.case import Channel, Contact, ContactWay, Facts, Henvendelse, Status
from bot.organisation import load
from storage.database import Database
from storage.fakes import FakeStore

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
CATALOGUE = load(Path("bot/municipality"))
CPR_LIKE = "010190" + "-" + "1234"
ME, COLLEAGUE = "kirsten", "jonas"


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "memory":
        yield FakeStore()
        return
    database = Database(f"sqlite:///{tmp_path / 'cases.db'}")
    await database.migrate()
    yield database
    await database.close()


async def registered(store: Store, *, channel: Channel = Channel.WEB, contact: Contact | None = None, **own: Any) -> Henvendelse:
    facts = Facts(
        kind="klage", sub="klage_over_sagsbehandling", afdeling="jobcenter_og_unge", emne="sygedagpenge", hovedproblem="manglende_svar",
        story="Jeg har ventet fire måneder.", contact=contact or Contact(way=ContactWay.CHAT),
    )  # fmt: skip
    conversation = Conversation(
        id="samtale", channel=channel, lang="da", created_at=NOW, last_at=NOW, external_id="4711" if channel is Channel.TELEGRAM else None
    )
    async with store.work() as work:
        await work.conversations.add(conversation)
        message = NewMessage(id="m1", sender=Sender.CITIZEN, at=NOW, text=facts.story)
        await work.conversations.append(conversation.id, message)
        await work.drafts.add(DraftRow(id="kladde", conversation_id=conversation.id, state={}, revision=1))
        case = Henvendelse(
            id="sag", number=await work.cases.next_number(2026), conversation_id=conversation.id, draft_id="kladde", received_at=NOW,
            channel=channel, facts=facts, due=date(2026, 11, 30), suggestion={"afdeling": ["ydelser"], "model": "abc"},
        )  # fmt: skip
        case = replace(case, **own)
        await work.cases.add(case, source_message_id="m1", code_lookup="opslag")
        await work.commit()
    return case


async def waiting(store: Store) -> list[Delivery]:
    async with store.work() as work:
        return list(await work.outbox.claim(owner="test", now=LATER + timedelta(days=1), until=LATER + timedelta(days=2), limit=50))


async def actions_of(store: Store, case_id: str = "sag") -> list[tuple[str, str]]:
    async with store.work() as work:
        return [(entry.actor, entry.action) for entry in await work.audit.of(f"case:{case_id}")]


async def stored(store: Store) -> Henvendelse:
    async with store.work() as work:
        found = await work.cases.get("sag")
    assert found is not None
    return found


async def answer(store: Store, version: int, text: str = "Hej. De ringer i morgen.", then: Status | None = None) -> casework.Answered:
    async with store.work() as work:
        done = await casework.answer(work, "sag", version=version, advisor_id=ME, text=text, now=LATER, then=then)
        await work.commit()
    return done


async def test_the_first_answer_stops_the_clock_and_reaches_the_conversation(store: Store) -> None:
    await registered(store)
    done = await answer(store, 1, then=Status.VENTER_AFDELING)
    case = await stored(store)
    assert case == done.case
    assert (case.first_answer_at, case.advisor_id, case.status, case.version) == (LATER, ME, Status.VENTER_AFDELING, 2)
    async with store.work() as work:
        lines = await work.conversations.messages("samtale")
    assert [(line.seq, line.sender, line.text) for line in lines][-1] == (2, Sender.ADVISOR, "Hej. De ringer i morgen.")
    assert await actions_of(store) == [("advisor:kirsten", "case.answered")]


async def test_a_second_answer_leaves_the_first_time_alone(store: Store) -> None:
    await registered(store, first_answer_at=NOW, status=Status.VENTER_BORGER, advisor_id=COLLEAGUE)
    await answer(store, 1)
    case = await stored(store)
    assert (case.first_answer_at, case.advisor_id, case.status) == (NOW, COLLEAGUE, Status.VENTER_BORGER)


async def test_nothing_happens_without_commit(store: Store) -> None:
    await registered(store)
    async with store.work() as work:
        await casework.answer(work, "sag", version=1, advisor_id=ME, text="Hej", now=LATER)
    assert (await stored(store)).first_answer_at is None
    assert await waiting(store) == []
    assert await actions_of(store) == []


async def test_a_mail_address_gets_a_ping_without_content(store: Store) -> None:
    case = await registered(store, contact=Contact(way=ContactWay.MAIL, value="anna@post.example"))
    done = await answer(store, 1, text="En hemmelig besked")
    (ping,) = await waiting(store)
    assert (ping.transport, ping.recipient, ping.template) == (Transport.MAIL, "anna@post.example", "svar_i_chatten")
    assert ping.message_key == f"svar:{done.message.id}"
    assert dict(ping.args) == {"case_id": "sag", "number": case.number}


async def test_telegram_gets_the_message_itself(store: Store) -> None:
    await registered(store, channel=Channel.TELEGRAM)
    done = await answer(store, 1)
    (sent,) = await waiting(store)
    assert (sent.transport, sent.recipient, sent.template) == (Transport.TELEGRAM, "4711", "telegram_message")
    assert dict(sent.args) == {"message_id": done.message.id}


@pytest.mark.parametrize("contact", [Contact(way=ContactWay.CHAT), Contact(way=ContactWay.ANONYM), Contact(way=ContactWay.TELEFON, value="+4512345678")])
async def test_no_mail_where_none_was_asked_for(store: Store, contact: Contact) -> None:
    await registered(store, contact=contact)
    await answer(store, 1)
    assert await waiting(store) == []


async def test_a_cpr_number_is_masked_in_answers_notes_and_reasons(store: Store) -> None:
    await registered(store)
    done = await answer(store, 1, text=f"Dit nummer {CPR_LIKE} er fundet")
    assert done.masked
    async with store.work() as work:
        await casework.note(work, "sag", version=2, advisor_id=ME, text=f"Se {CPR_LIKE}", now=LATER)
        wanted = correction(afdeling="ydelser", words=f"står i {CPR_LIKE}")
        await casework.reclassify(work, "sag", version=2, advisor_id=ME, wanted=wanted, catalogue=CATALOGUE, now=LATER)
        await work.commit()
    async with store.work() as work:
        texts = [line.text for line in await work.conversations.messages("samtale")] + [n.text for n in await work.cases.notes("sag")]
        log = str([(entry.action, entry.detail) for entry in await work.audit.of("case:sag")])
    assert len(texts) == 4
    assert all("1234" not in text for text in [*texts, log])


async def test_a_stale_version_is_refused_everywhere(store: Store) -> None:
    await registered(store)
    await answer(store, 1)
    async with store.work() as work:
        for verb in (
            casework.take(work, "sag", version=1, advisor_id=COLLEAGUE, now=LATER),
            casework.answer(work, "sag", version=1, advisor_id=COLLEAGUE, text="Hej", now=LATER),
            casework.note(work, "sag", version=1, advisor_id=COLLEAGUE, text="Talt", now=LATER, answered=True),
            casework.reclassify(
                work, "sag", version=1, advisor_id=COLLEAGUE, wanted=correction(afdeling="ydelser"), catalogue=CATALOGUE, now=LATER
            ),
            casework.move(work, "sag", version=1, advisor_id=COLLEAGUE, to=Status.VENTER_BORGER, now=LATER),
            casework.close(
                work, "sag", version=1, advisor_id=COLLEAGUE, outcome="vejledt", intervention=False, catalogue=CATALOGUE, now=LATER
            ),
            casework.reopen(work, "sag", version=1, advisor_id=COLLEAGUE, now=LATER),
        ):
            with pytest.raises(Conflict):
                await verb
    assert (await stored(store)).version == 2


async def test_a_plain_note_needs_no_version(store: Store) -> None:
    await registered(store)
    await answer(store, 1)
    async with store.work() as work:
        await casework.note(work, "sag", version=1, advisor_id=COLLEAGUE, text="Ring til teamlederen", now=LATER)
        await work.commit()
    async with store.work() as work:
        assert [(n.advisor_id, n.text) for n in await work.cases.notes("sag")] == [(COLLEAGUE, "Ring til teamlederen")]
    assert (await stored(store)).version == 2


async def test_a_talk_on_the_telephone_is_an_answer_too(store: Store) -> None:
    await registered(store, contact=Contact(way=ContactWay.TELEFON, value="+4512345678"))
    async with store.work() as work:
        await casework.note(work, "sag", version=1, advisor_id=ME, text="Ringede, hun er tilfreds", now=LATER, answered=True)
        await work.commit()
    case = await stored(store)
    assert (case.first_answer_at, case.status, case.advisor_id) == (LATER, Status.I_GANG, ME)
    assert await actions_of(store) == [("advisor:kirsten", "case.spoken")]


@pytest.mark.parametrize(("text", "reason"), [("", "tom"), (" \n\x00 ", "tom"), ("x" * (casework.LONGEST_TEXT + 1), "for_lang")])
async def test_an_empty_or_endless_text_is_refused(store: Store, text: str, reason: str) -> None:
    await registered(store)
    with pytest.raises(Refused) as refused:
        await answer(store, 1, text=text)
    assert refused.value.reason == reason
    async with store.work() as work:
        with pytest.raises(Refused):
            await casework.note(work, "sag", version=1, advisor_id=ME, text=text, now=LATER)


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


def correction(**changes: Any) -> Correction:
    values: dict[str, Any] = {
        "kind": "klage", "sub": "klage_over_sagsbehandling", "afdeling": "jobcenter_og_unge", "emne": "sygedagpenge",
        "hovedproblem": "manglende_svar", "reason": "forslag_forkert",
    }  # fmt: skip
    return Correction(**(values | changes))


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
