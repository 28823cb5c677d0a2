"""Answers and notes, and two advisors in one case."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions import casework
from actions.casework import Refused
from actions.ports import Conflict, Sender, Store, Transport
from actions.rules.case import Channel, Contact, ContactWay, Status
from storage.database import Database
from storage.fakes import FakeStore
from tests.actions.caseroom import CATALOGUE, COLLEAGUE, LATER, ME, NOW, actions_of, answer, correction, registered, stored, waiting

CPR_LIKE = "010190" + "-" + "1234"


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "memory":
        yield FakeStore()
        return
    database = Database(f"sqlite:///{tmp_path / 'cases.db'}")
    await database.migrate()
    yield database
    await database.close()


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


@pytest.mark.parametrize(
    "contact", [Contact(way=ContactWay.CHAT), Contact(way=ContactWay.ANONYM), Contact(way=ContactWay.TELEFON, value="+4512345678")]
)
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
