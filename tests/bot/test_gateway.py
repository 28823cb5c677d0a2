"""The gateway on real parts: order, once, and what is pressed twice."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from actions.ports import Conflict, NewMessage, Sender, StoredMessage
from actions.rules.case import Channel, Status
from bot.services import Inbound, InboundRefused
from tests.bot.fake_engine import FakeEngine, hanging
from tests.running import STORY, Citizen, Running, running
from tests.storage.postgres import postgres_url

__all__ = ["postgres_url"]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as started:
        yield started


async def asked_until(citizen: Citizen, words: str) -> list[dict[str, Any]]:
    """Answer plainly until the assistant says `words`."""
    replies = await citizen.say(STORY)
    for _ in range(8):
        if words in replies[-1]["text"]:
            return replies
        titles = {choice["title"]: choice["id"] for choice in replies[-1]["choices"]}
        wanted = next((title for title in ("Ja", "Svar mig her i chatten") if title in titles), None)
        replies = await (citizen.choose(titles[wanted]) if wanted else citizen.say("At nogen ringer til mig"))
    raise AssertionError(replies[-1]["text"])


async def test_yes_pressed_twice_sends_nothing_that_was_not_seen(house: Running) -> None:
    """The second press must not be taken for the answer to the next question, which is whether to send."""
    citizen = await house.citizen()
    replies = await asked_until(citizen, "Må borgerrådgiveren kontakte")
    yes = next(choice["id"] for choice in replies[-1]["choices"] if choice["title"] == "Ja")
    gateway = house.product.services.gateway
    presses = [await gateway.accept(citizen.id, Inbound(external_id=str(uuid.uuid4()), choice=yes)) for _ in range(2)]
    answers = await asyncio.gather(*(gateway.process(press) for press in presses))
    assert all("Skal jeg sende det?" in answer[-1].message.text for answer in answers)
    assert not any(shown.receipt for answer in answers for shown in answer)


async def test_a_short_answer_belongs_to_the_question_that_is_open_when_it_has_its_turn(house: Running) -> None:
    citizen = await house.citizen()
    await asked_until(citizen, "Har du talt med")
    gateway = house.product.services.gateway
    said = [await gateway.accept(citizen.id, Inbound(external_id=str(uuid.uuid4()), text=text)) for text in ("nej", "1", "ja")]
    await asyncio.gather(*(gateway.process(message) for message in said))
    last = (await citizen.read())[-1]["text"]
    assert "Skal jeg sende det?" in last
    assert "Talt med afdelingen: Nej" in last
    assert "Må kontakte afdelingen: Ja" in last


async def test_twenty_messages_at_once_are_answered_in_order_each_once(house: Running) -> None:
    citizen = await house.citizen()
    ids = [str(uuid.uuid4()) for _ in range(20)]
    answers = await asyncio.gather(*(citizen.say(f"besked {at}", message_id=one) for at, one in enumerate(ids)))
    history = await citizen.read()
    assert sum(message["from"] == "citizen" for message in history) == 20
    async with house.product.services.store.work() as work:
        stored = [m for m in await work.conversations.messages(citizen.id) if m.sender is Sender.CITIZEN]
        replies = [await work.conversations.replies_to(message.id) for message in stored]
    assert all(replies), "each was answered"
    firsts = [reply[0].seq for reply in replies]
    assert firsts == sorted(firsts), "in the order they came"
    again = [await citizen.say(f"besked {at}", message_id=one) for at, one in enumerate(ids)]
    assert again == answers
    assert len(await citizen.read()) == len(history)


async def test_what_was_left_unanswered_comes_before_what_is_written_now(house: Running) -> None:
    citizen = await house.citizen()
    gateway = house.product.services.gateway
    left = await gateway.accept(citizen.id, Inbound(external_id=str(uuid.uuid4()), text=STORY))
    await citizen.say("At nogen ringer til mig")
    async with house.product.services.store.work() as work:
        draft = await work.drafts.open_for(citizen.id)
        answered = await work.conversations.message(left.id)
    assert answered is not None and answered.answered_at is not None
    assert draft is not None
    assert (draft.state["story"], draft.state["oenske"]) == (STORY, "At nogen ringer til mig")


async def test_a_message_that_two_processes_answer_is_answered_once(house: Running) -> None:
    """A turn that took longer than its lease finds its message answered, and adds nothing."""
    citizen = await house.citizen()
    services = house.product.services
    gateway: Any = services.gateway
    message = await gateway.accept(citizen.id, Inbound(external_id=str(uuid.uuid4()), text=STORY))
    answer = gateway._taker.answer

    async def overtaken(scene: Any, fresh: Any) -> Any:
        reply = await answer(scene, fresh)
        async with services.store.work() as work:
            await work.conversations.mark_answered(fresh.id, services.clock.now())
            other = NewMessage(
                id=uuid.uuid4().hex, sender=Sender.ASSISTANT, at=services.clock.now(), text="Fra den anden", reply_to=fresh.id
            )
            await work.conversations.append(citizen.id, other)
            await work.commit()
        return reply

    gateway._taker.answer = overtaken
    shown = await gateway.process(message)
    assert [one.message.text for one in shown] == ["Fra den anden"]
    assert (await citizen.read())[-1]["text"] == "Fra den anden"


async def test_a_quick_reply_of_an_ended_conversation_is_no_story(house: Running) -> None:
    """Dropped, and the answer was lost: the same press is answered the same, and no new draft is made of its title."""
    citizen = await house.citizen()
    replies = await asked_until(citizen, "Må borgerrådgiveren kontakte")
    replies = await citizen.choose(next(choice["id"] for choice in replies[-1]["choices"] if choice["title"] == "Ja"))
    services = house.product.services
    gateway: Any = services.gateway
    drop = next(choice["id"] for choice in replies[-1]["choices"] if choice["title"] == "Slet det")
    press = await gateway.accept(citizen.id, Inbound(external_id=str(uuid.uuid4()), choice=drop))
    save = gateway._save

    async def crash(*_: Any) -> Any:
        raise RuntimeError("the process ended here")

    gateway._save = crash
    with pytest.raises(RuntimeError):
        await gateway.process(press)
    gateway._save = save
    shown = await gateway.process(press)
    assert "ikke sendt noget" in shown[-1].message.text
    async with services.store.work() as work:
        assert await work.drafts.open_for(citizen.id) is None


@pytest.mark.parametrize("text", ["\u200b", "\u202e\u202c", "\ufeff \u2060", "\u2028", "\x00"])
async def test_what_nobody_can_see_is_no_message(house: Running, text: str) -> None:
    gateway = house.product.services.gateway
    conversation, _, _ = await gateway.start(Channel.TELEGRAM, lang="da", external_id="4711")
    with pytest.raises(InboundRefused):
        await gateway.accept(conversation.id, Inbound(external_id="1", text=text))


async def test_signs_that_turn_the_text_around_are_taken_out_on_every_channel(house: Running) -> None:
    gateway = house.product.services.gateway
    conversation, _, _ = await gateway.start(Channel.TELEGRAM, lang="da", external_id="4711")
    saved = await gateway.accept(
        conversation.id, Inbound(external_id="1", text="Min \u202esag\u2066 \U0001f468\u200d\U0001f469\u200d\U0001f467")
    )
    assert saved.text == "Min sag \U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    "text", ["{nummer}", "{0}", "Ring {", "Ring }{", "{telefon.__class__}", "%s %(x)s", "\x1fchoice.ja", "\x1ftelefontid"]
)
async def test_words_that_look_like_ours_are_only_words(house: Running, text: str) -> None:
    citizen = await house.citizen()
    await citizen.say(f"{text} {STORY}")
    await citizen.say(text)
    last = (await citizen.read())[-1]["text"]
    assert "Har du talt med" in last
    async with house.product.services.store.work() as work:
        draft = await work.drafts.open_for(citizen.id)
    assert draft is not None
    assert draft.state["oenske"] == text.replace("\x1f", "")


async def test_first_aid_is_said_though_a_cpr_number_was_written_too(house: Running) -> None:
    """Two bubbles at most, and the words of first aid are always one of them."""
    day = "010190"
    plain, masked = await house.citizen(), await house.citizen()
    danger = "Vi bliver sat ud af lejligheden i morgen"
    said = await plain.say(danger)
    also = await masked.say(f"{danger}. Mit cpr er {day}-1234")
    assert len(also) == len(said) == 2
    assert [message["text"] for message in also] == [message["text"] for message in said]
    assert day not in "".join(message["text"] for message in await masked.read())


async def test_a_danger_told_in_the_middle_is_the_cases(house: Running) -> None:
    citizen = await house.citizen()
    await asked_until(citizen, "Hvad håber du")
    await citizen.say("At I hjælper, for vi bliver sat ud af lejligheden i morgen")
    async with house.product.services.store.work() as work:
        draft = await work.drafts.open_for(citizen.id)
    assert draft is not None
    assert draft.state["akut"] == "udsaettelse"


async def test_the_same_story_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    async with (
        FakeEngine(hanging()).serving() as engine,
        running(tmp_path, DATABASE_URL=postgres_url, RASA_URL=engine.base, ENGINE_TIMEOUT="0.3") as house,
    ):
        assert await house.product.engine.wait_until("up", 20)
        citizens = [await house.citizen() for _ in range(5)]
        receipts = await asyncio.gather(*(citizen.register() for citizen in citizens))
        assert len({receipt["number"] for receipt in receipts}) == 5
        first = citizens[0]
        ids = [str(uuid.uuid4())] * 10 + [str(uuid.uuid4())] * 10
        answers = await asyncio.gather(*(first.say("Skraldespanden er heller ikke tømt", message_id=one) for one in ids))
        assert all(answer == answers[0] for answer in answers[:10])
        assert sum(message["from"] == "citizen" for message in (await first.read())[-6:]) == 2
        second = await house.citizen()
        asked = await second.say("slet mine data")
        await second.choose(next(choice["id"] for choice in asked[-1]["choices"] if choice["title"] == "Ja, slet det"))
        assert len(await second.read()) == 1


async def test_a_repeated_message_and_the_answer_to_it_do_not_wait_for_each_other(tmp_path: Path, postgres_url: str) -> None:
    """A phone that sends again while the first is being saved: on PostgreSQL the one held what the other waited for."""
    async with running(tmp_path, DATABASE_URL=postgres_url) as house:
        citizen = await house.citizen()
        services = house.product.services
        gateway: Any = services.gateway
        sent = await gateway.accept(citizen.id, Inbound(external_id="the same", text=STORY))
        append = gateway._append
        again: list[asyncio.Task[StoredMessage]] = []

        async def repeated() -> StoredMessage:
            async with services.store.work() as work:
                twin = NewMessage(id=uuid.uuid4().hex, sender=Sender.CITIZEN, at=sent.at, text=STORY, external_id="the same")
                return await work.conversations.append(citizen.id, twin)

        async def while_it_is_repeated(*arguments: Any, **named: Any) -> Any:
            again.append(asyncio.create_task(repeated()))
            await asyncio.wait(again, timeout=0.3)
            return await append(*arguments, **named)

        gateway._append = while_it_is_repeated
        assert await gateway.process(sent), "answered"
        with pytest.raises(Conflict):
            await again[0]


async def test_what_is_written_after_an_answer_is_added_though_the_advisor_moves_the_case(house: Running) -> None:
    citizen = await house.citizen()
    receipt = await citizen.register()
    await house.advisor_answers(receipt["number"], "Jeg ringer til dig i morgen")
    services = house.product.services
    gateway: Any = services.gateway
    registration = gateway._taker._registration
    append = registration.append

    async def while_the_advisor_works(conversation_id: str, case: Any, *, message_id: str) -> Any:
        async with services.store.work() as work:
            seen = await work.cases.get(case.id)
            assert seen is not None
            await work.cases.save(seen.moved(Status.VENTER_BORGER))
            await work.commit()
        return await append(conversation_id, case, message_id=message_id)

    registration.append = while_the_advisor_works
    replies = await citizen.say("Tak, det passer mig fint efter klokken 12")
    assert replies == [], "the advisor is in the chat: the assistant keeps quiet"
    async with services.store.work() as work:
        case = await work.cases.by_number(receipt["number"])
    assert case is not None
    assert case.status is Status.I_GANG, "it waits for nobody any more"
