"""Whatever the engine does, each citizen gets a number: through the form on the same rules (R8)."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from actions.registration import Registration, StaleTurn, Turn
from actions.rules.draft import Draft, Ending, Slot
from tests.bot.fake_engine import Answer, FakeEngine, hanging, saying
from tests.running import STORY, Citizen, Running, running


def custom(**values: Any) -> bytes:
    """One bubble of the engine's."""
    return json.dumps([{"recipient_id": "x", "custom": values}]).encode()


BAD: dict[str, Answer] = {
    "hangs": hanging(),
    "500": saying(b"[]", status=500),
    "nothing": saying(b"[]"),
    "no json": saying(b"<html>"),
    "no utf-8": saying(b'[{"custom": {"key": "\xff"}}]'),
    "another shape": saying(b'{"custom": 1}'),
    "text instead of a key": saying(b'[{"recipient_id": "x", "text": "Din henvendelse er registreret"}]'),
    "arguments of another shape": saying(custom(key="ask.oenske", args=[1])),
    "choices of another shape": saying(custom(key="ask.oenske", choices=[{"value": "a", "key": "choice.ja", "args": 3}])),
    "an unknown text": saying(custom(key="findes.ikke")),
    "an argument too little": saying(custom(key="ask.tilhoer")),
    "a reference to nothing": saying(custom(key="ask.tilhoer", args={"nummer": "\x1ffindes.ikke"})),
    "half a sign": saying(custom(key="ask.tilhoer", args={"nummer": "\ud800"})),
    "deeper than deep": saying(b"[" * 200_000),
    "10 MB": saying(b" " * 10_000_000 + b"[]"),
    "a receipt of nothing": saying(custom(key="kvittering", args={}, receipt_for="0" * 32)),
    "a receipt under another key": saying(custom(key="droppet", receipt_for="0" * 32)),
    "elsewhere": saying(b"[]", status=302),
}


async def engine_up(house: Running) -> None:
    assert await house.product.engine.wait_until("up", 20)


@pytest.mark.parametrize("bad", BAD)
async def test_each_citizen_gets_a_number(tmp_path: Path, bad: str) -> None:
    async with (
        FakeEngine(BAD[bad]).serving() as engine,
        running(tmp_path, RASA_URL=engine.base, ENGINE_TIMEOUT="0.3") as house,
    ):
        await engine_up(house)
        citizens = [await house.citizen() for _ in range(3)]
        receipts = await asyncio.gather(*(citizen.register() for citizen in citizens))
        assert engine.calls, "it was asked"
        assert len({receipt["number"] for receipt in receipts}) == 3
        assert all(receipt["type"] == "Klage" for receipt in receipts), "in doubt it is a complaint"


async def test_a_receipt_of_somebody_elses_is_not_shown(tmp_path: Path) -> None:
    """A receipt carries the code of a case: it is shown in the case's own conversation only."""
    stolen = ""

    async def answer(_call: dict[str, Any]) -> web.StreamResponse:
        return web.Response(body=custom(key="droppet", receipt_for=stolen) if stolen else b"[]", content_type="application/json")

    async with FakeEngine(answer).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        await engine_up(house)
        one, two = await house.citizen(), await house.citizen()
        receipt = await one.register()
        async with house.product.services.store.work() as work:
            case = await work.cases.by_number(receipt["number"])
        assert case is not None
        stolen = case.id
        assert all(reply["case"] is None for reply in await two.say(STORY))


async def test_the_plain_form_registers_while_the_engine_hangs(tmp_path: Path) -> None:
    async with (
        FakeEngine(hanging()).serving() as engine,
        running(tmp_path, RASA_URL=engine.base, ENGINE_TIMEOUT="0.3") as house,
    ):
        await engine_up(house)
        fields = {"beskrivelse": STORY, "kontakt_maade": "chat"}
        conversation, _, case, missing = await house.product.services.gateway.register_form(lang="da", fields=fields)
        assert case is not None, missing
        call = engine.calls[0]
        late = late_turn(call)
        with pytest.raises(StaleTurn):
            await registration_of(house).keep(late, Draft(story="for sent", requested=Slot.OENSKE, seen=late.message_id))
        assert await drafts_open(house, conversation.id) is None


def late_turn(call: dict[str, Any]) -> Turn:
    """The turn the engine's action believes in, read from the call as our desk reads it."""
    conversation_id, _, epoch = call["sender"].partition(":")
    return Turn(
        conversation_id=conversation_id,
        message_id=call["metadata"]["message_id"],
        revision=call["metadata"]["revision"],
        epoch=int(epoch),
    )


def registration_of(house: Running) -> Registration:
    """The use cases the desk works with."""
    gateway: Any = house.product.services.gateway
    found: Registration = gateway._taker._registration
    return found


async def drafts_open(house: Running, conversation_id: str) -> Draft | None:
    draft, _ = await registration_of(house).draft_of(conversation_id)
    return draft


async def late_house(engine: FakeEngine, house: Running) -> tuple[Citizen, Turn]:
    """A citizen whose first message the engine took and did not answer in time, so that the form did."""
    await engine_up(house)
    citizen = await house.citizen()
    replies = await citizen.say(STORY)
    assert "Hvad håber du" in replies[-1]["text"]
    return citizen, late_turn(engine.calls[0])


LATE = Draft(story="Hvad motoren forstod", requested=Slot.FORSTAAET)


async def test_a_late_answer_does_not_overwrite_what_the_form_has(tmp_path: Path) -> None:
    async with (
        FakeEngine(hanging()).serving() as engine,
        running(tmp_path, RASA_URL=engine.base, ENGINE_TIMEOUT="0.3") as house,
    ):
        citizen, late = await late_house(engine, house)
        with pytest.raises(StaleTurn):
            await registration_of(house).keep(late, Draft(story=LATE.story, requested=Slot.FORSTAAET, seen=late.message_id))
        draft = await drafts_open(house, citizen.id)
        assert draft is not None
        assert (draft.story, draft.requested) == (STORY, Slot.OENSKE), "the question that was asked is the one that is open"


async def test_a_late_answer_does_not_bring_back_what_was_stopped(tmp_path: Path) -> None:
    async with (
        FakeEngine(hanging()).serving() as engine,
        running(tmp_path, RASA_URL=engine.base, ENGINE_TIMEOUT="0.3") as house,
    ):
        citizen, late = await late_house(engine, house)
        await citizen.say("stop")
        with pytest.raises(StaleTurn):
            await registration_of(house).keep(late, Draft(story=LATE.story, requested=Slot.FORSTAAET, seen=late.message_id))
        assert await drafts_open(house, citizen.id) is None


async def test_a_late_answer_does_not_bring_back_what_was_erased(tmp_path: Path) -> None:
    async with (
        FakeEngine(hanging()).serving() as engine,
        running(tmp_path, RASA_URL=engine.base, ENGINE_TIMEOUT="0.3") as house,
    ):
        citizen, late = await late_house(engine, house)
        asked = await citizen.say("slet mine data")
        yes = next(choice["id"] for choice in asked[-1]["choices"] if choice["title"] == "Ja, slet det")
        erased = await citizen.choose(yes)
        assert "slettet" in erased[-1]["text"]
        with pytest.raises(StaleTurn):
            await registration_of(house).keep(late, Draft(story=LATE.story, requested=Slot.FORSTAAET, seen=late.message_id))
        assert await drafts_open(house, citizen.id) is None
        history = await citizen.read()
        assert history == erased, "nothing but the words that say so"
        assert history[0]["seq"] > asked[-1]["seq"], "a page that has read up to here is shown them"


async def test_a_late_registration_makes_no_second_case(tmp_path: Path) -> None:
    async with (
        FakeEngine(hanging()).serving() as engine,
        running(tmp_path, RASA_URL=engine.base, ENGINE_TIMEOUT="0.3") as house,
    ):
        citizen, late = await late_house(engine, house)
        receipt = await citizen.register("At nogen ringer til mig")
        with pytest.raises(StaleTurn):
            await registration_of(house).finish(late, Draft(story=LATE.story, bekraeft="ja", ending=Ending.SEND, seen=late.message_id))
        async with house.product.services.store.work() as work:
            cases = await work.cases.in_conversation(citizen.id)
        assert [case.number for case in cases] == [receipt["number"]]


async def test_a_registration_whose_answer_was_lost_is_answered_with_its_receipt(tmp_path: Path) -> None:
    """The engine's action committed, and then the engine died: the form must not take "Send" for a story."""
    house: Running | None = None

    async def answer(call: dict[str, Any]) -> web.StreamResponse:
        assert house is not None
        registration = registration_of(house)
        draft, _ = await registration.draft_of(late_turn(call).conversation_id)
        if draft is not None and draft.requested is Slot.BEKRAEFT and call["message"].startswith("/valg"):
            turn = late_turn(call)
            await registration.finish(turn, Draft(**{**vars(draft), "bekraeft": "ja", "ending": Ending.SEND, "seen": turn.message_id}))
        return web.Response(status=500)

    async with FakeEngine(answer).serving() as engine, running(tmp_path, RASA_URL=engine.base) as running_house:
        house = running_house
        house.product.services.gateway._taker._switch._breaker._limit = 1000  # type: ignore[attr-defined]
        await engine_up(house)
        citizen = await house.citizen()
        receipt = await citizen.register()
        async with house.product.services.store.work() as work:
            cases = await work.cases.in_conversation(citizen.id)
        assert [case.number for case in cases] == [receipt["number"]]
        assert cases[0].facts.story == STORY
        assert await drafts_open(house, citizen.id) is None


@pytest.mark.parametrize("blank", ["", " ", "\u2003", "\u3000", "\x85", "\u2028", "\u00a0", "/", "//\u2009/"])
async def test_a_citizen_cannot_speak_to_the_engine_in_intents(tmp_path: Path, blank: str) -> None:
    """Rasa strips every kind of blank before it looks for the slash."""
    async with FakeEngine(saying(b"[]")).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        await engine_up(house)
        citizen = await house.citizen()
        await citizen.say(f'/{blank}/valg{{"v": "ja"}}')
        assert engine.calls[0]["message"].strip().startswith("valg{")


async def test_the_longest_message_of_the_largest_signs_reaches_the_engine(tmp_path: Path) -> None:
    async with FakeEngine(saying(b"[]")).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        await engine_up(house)
        citizen = await house.citizen()
        await citizen.say("\U0001f600" * 4000)
        call = engine.calls[0]
        assert len(json.dumps(call, ensure_ascii=False).encode()) < 64 * 1024, "the most that our Rasa takes"
        assert call["metadata"]["text"] == "\U0001f600" * 4000


async def test_the_engine_reads_a_benefit_as_it_is_spelt_and_everybody_else_what_was_written(tmp_path: Path) -> None:
    async with FakeEngine(saying(b"[]")).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        await engine_up(house)
        citizen = await house.citizen()
        await citizen.say("hvornår kommer min sydagpenge denne måned")
        read = "hvornår kommer min sygedagpenge denne måned"
        assert (engine.asked, engine.calls[0]["message"]) == ([read], read), "the same twice, so that it is read once"
        assert engine.calls[0]["metadata"]["text"] == "hvornår kommer min sydagpenge denne måned"
