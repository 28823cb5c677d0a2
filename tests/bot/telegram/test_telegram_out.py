"""What goes out to Telegram, over real HTTP, to a stand-in for the Bot API that refuses as the real one does."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from actions.notifying import show_in_telegram
from actions.ports import Conversation, NewMessage, Sender, StoredMessage
from actions.rules.case import Channel
from bot.delivery.telegram import split
from tests.bot.delivery.rows import a_case
from tests.bot.telegram.house import House
from tests.bot.telegram.stand_in import BLOCKED, BROKEN, DROPPED, NO_CHAT, TOO_MANY, Failure


async def put(house: House, text: str, *, chat: int = 7, sender: Sender = Sender.ADVISOR, case_id: str | None = None) -> StoredMessage:
    """An advisor's answer in a Telegram conversation, as the outbox gets it."""
    now = house.clock.now()
    async with house.store.work() as work:
        conversation = await work.conversations.by_external_id(Channel.TELEGRAM, str(chat))
        if conversation is None:
            conversation = Conversation(
                id=f"chat-{chat}", channel=Channel.TELEGRAM, lang="da", created_at=now, last_at=now, external_id=str(chat)
            )
            await work.conversations.add(conversation)
        new = NewMessage(id=uuid4().hex, sender=sender, at=now, text=text, case_id=case_id)
        saved = await work.conversations.append(conversation.id, new)
        await show_in_telegram(work, [saved], chat_id=str(chat), now=now)
        await work.commit()
    return saved


async def test_a_busy_telegram_is_asked_again_when_it_said(house: House) -> None:
    house.telegram.fail("sendMessage", TOO_MANY)
    await put(house, "Svar")
    await house.courier.tick()
    assert house.telegram.sent() == []
    house.clock.move(timedelta(seconds=2))
    await house.courier.tick()
    assert house.telegram.sent() == []
    house.clock.move(timedelta(seconds=8))
    await house.courier.tick()
    assert house.telegram.sent_to(7) == ["Svar"]


@pytest.mark.parametrize("failure", [BROKEN, DROPPED], ids=["5xx", "dropped"])
async def test_what_failed_is_not_overtaken_in_its_chat_and_holds_no_other_chat_up(house: House, failure: Failure) -> None:
    house.telegram.fail("sendMessage", failure)
    await put(house, "1")
    await put(house, "2")
    await house.courier.tick()
    await put(house, "andre", chat=8)
    await put(house, "3")
    await house.courier.tick()
    assert [message["text"] for message in house.telegram.sent()] == ["andre"]
    house.clock.move(timedelta(minutes=5))
    await house.courier.tick()
    assert house.telegram.sent_to(7) == ["1", "2", "3"]


@pytest.mark.parametrize("failure", [BLOCKED, NO_CHAT], ids=["blocked", "no chat"])
async def test_a_chat_that_is_gone_is_a_dead_letter_at_once(house: House, failure: Failure) -> None:
    house.telegram.fail("sendMessage", failure)
    await put(house, "Svar")
    await house.courier.tick()
    async with house.store.work() as work:
        assert len(await work.outbox.dead_letters()) == 1
        assert await work.outbox.waiting() == 0


async def test_a_long_answer_arrives_in_parts_and_a_failed_part_repeats_no_other(house: House) -> None:
    paragraphs = [f"{number}. " + "ord " * 400 for number in range(5)]
    house.telegram.fail("sendMessage")
    await put(house, "\n\n".join(paragraphs))
    telegram = house.telegram
    original = telegram._sendMessage
    calls = 0

    async def fail_the_second(given: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise OSError("cut")
        return await original(given)  # type: ignore[arg-type]

    telegram._sendMessage = fail_the_second  # type: ignore[method-assign]
    await house.courier.tick()
    house.clock.move(timedelta(minutes=1))
    await house.courier.tick()
    parts = telegram.sent_to(7)
    assert [part[:2] for part in parts] == ["0.", "2.", "4."]
    assert " ".join(parts).split() == " ".join(paragraphs).split()


async def test_a_receipt_carries_number_date_and_code(house: House) -> None:
    case = a_case(channel=Channel.TELEGRAM, conversation_id="chat-7")
    await put(house, "Hej", sender=Sender.ASSISTANT)
    async with house.store.work() as work:
        await work.cases.add(case, source_message_id=None, code_lookup="k")
        await work.commit()
    await put(house, "Din henvendelse er registreret.", sender=Sender.ASSISTANT, case_id=case.id)
    await house.courier.tick()
    receipt = house.telegram.sent_to(7)[-1]
    assert receipt.startswith("Din henvendelse er registreret.")
    for part in ("2026-000123", "30. november 2026", "K7QF-9D2M", "https://vejviser.example/status"):
        assert part in receipt


def test_texts_are_cut_where_one_would_pause() -> None:
    assert split("") == []
    assert split("kort") == ["kort"]
    assert split("aaaa aaaa\n\nbbbb", limit=12) == ["aaaa aaaa", "bbbb"]
    assert split("aaaa aaaa\nbbbb", limit=12) == ["aaaa aaaa", "bbbb"]
    assert split("aaaa bbbb cccc", limit=9) == ["aaaa bbbb", "cccc"]
    assert split("x" * 25, limit=10) == ["x" * 10, "x" * 10, "x" * 5]
    assert split("😀" * 6, limit=5) == ["😀😀", "😀😀", "😀😀"]
