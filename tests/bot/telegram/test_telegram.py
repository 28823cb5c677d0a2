"""Telegram both ways, over real HTTP, against a stand-in for the Bot API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from telegram import Update

from actions.notifying import show_in_telegram
from actions.ports import Conversation, NewMessage, Sender, StoredMessage, StoreUnavailable, Transport
from actions.rules.case import Channel
from bot.channels.telegram.poller import Poller
from bot.delivery.courier import Courier
from bot.delivery.line import TelegramLine
from bot.delivery.telegram import TelegramCarrier, split
from bot.texts import load_texts
from storage.fakes import FakeStore
from tests.bot.delivery.small_store import StillClock, a_case
from tests.bot.telegram.echo import EchoGateway, FixedCodes
from tests.bot.telegram.stand_in import BLOCKED, BROKEN, DROPPED, NO_CHAT, TOO_MANY, StandIn


@dataclass
class House:
    """The Telegram half of the service on a fake store."""

    telegram: StandIn
    store: FakeStore
    clock: StillClock
    gateway: EchoGateway
    poller: Poller
    courier: Courier

    async def round(self) -> None:
        await self.poller.tick()
        await self.courier.tick()

    def said(self) -> list[str]:
        """What citizens said, as saved."""
        return [m.text for m in self.store.committed.messages.values() if m.sender is Sender.CITIZEN]

    def restarted(self) -> House:
        """After a crash: the store and Telegram are as they were, everything else is new."""
        return build(self.telegram, self.store, self.clock)


def build(telegram: StandIn, store: FakeStore, clock: StillClock) -> House:
    gateway = EchoGateway(store, clock)
    carrier = TelegramCarrier(line=line(telegram), words=load_texts(), codes=FixedCodes(), message_limit=4000)
    courier = Courier(store=store, clock=clock, carriers={Transport.TELEGRAM: carrier}, jitter=lambda: 0.0)
    poller = Poller(line=line(telegram), store=store, clock=clock, gateway=gateway, wake=courier.wake)
    return House(telegram, store, clock, gateway, poller, courier)


def line(telegram: StandIn) -> TelegramLine:
    return TelegramLine(token=telegram.token, base_url=telegram.base_url)


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with StandIn().serving() as telegram:
        yield build(telegram, FakeStore(), StillClock())


async def test_a_chat_begins_with_the_first_words_and_is_answered_in_order(house: House) -> None:
    house.telegram.says(chat=7, text="Hej")
    house.telegram.says(chat=7, text="Jeg venter på svar")
    await house.round()
    assert house.telegram.sent_to(7) == ["Velkommen (da)", "Du skrev: Hej", "Du skrev: Jeg venter på svar"]


async def test_a_press_on_a_quick_reply_is_taken_and_stops_spinning(house: House) -> None:
    house.telegram.says(chat=7, text="Hej")
    await house.round()
    buttons = house.telegram.buttons(house.telegram.sent()[-1])
    assert [title for title, _ in buttons] == ["Ja, tak", "Nej"]
    house.telegram.presses(chat=7, choice=buttons[0][1])
    await house.round()
    assert house.telegram.sent_to(7)[-1] == "Du skrev: Ja, tak"
    assert [method for method, _ in house.telegram.calls].count("answerCallbackQuery") == 1


async def test_an_old_button_gets_a_kind_word(house: House) -> None:
    house.telegram.says(chat=7, text="Hej")
    house.telegram.presses(chat=7, choice="gammel")
    await house.round()
    assert load_texts()("fejl.valg_findes_ikke", "da") in house.telegram.sent_to(7)
    assert [method for method, _ in house.telegram.calls].count("answerCallbackQuery") == 1


async def test_every_update_ten_times_in_turn_and_twenty_times_at_once_is_taken_once(house: House) -> None:
    updates = []
    for number in range(300):
        raw = house.telegram.says(chat=number % 30, text=f"nr. {number}")
        update = Update.de_json(raw, None)
        updates.append(raw)
        for _ in range(10):
            await house.poller.take(update)
        await asyncio.gather(*(house.poller.take(update) for _ in range(20)))
    house.telegram.repeats = 3
    await house.round()
    assert sorted(house.said()) == sorted(f"nr. {number}" for number in range(300))
    assert len(house.telegram.sent()) == 30 + 300
    for chat in range(30):
        assert house.telegram.sent_to(chat)[1:] == [f"Du skrev: nr. {number}" for number in range(chat, 300, 30)]


async def test_a_crash_between_saving_and_moving_on_makes_nothing_twice(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.telegram.says(chat=7, text="Hej")
    with monkeypatch.context() as crash:
        crash.setattr("bot.channels.telegram.progress.Progress.advance", _die)
        with pytest.raises(SystemError):
            await house.poller.read_round(held_seconds=0)
    assert house.said() == ["Hej"]
    after = house.restarted()
    await after.round()
    assert after.said() == ["Hej"]
    assert after.telegram.sent_to(7) == ["Velkommen (da)", "Du skrev: Hej"]


async def test_start_begins_anew_once_also_when_it_is_repeated_after_a_crash(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.telegram.says(chat=7, text="Hej")
    await house.round()
    house.clock.move(timedelta(minutes=1))
    house.telegram.says(chat=7, text="/start abc", lang="en-GB")
    with monkeypatch.context() as crash:
        crash.setattr("bot.channels.telegram.progress.Progress.advance", _die)
        with pytest.raises(SystemError):
            await house.poller.read_round(held_seconds=0)
    after = house.restarted()
    await after.round()
    await after.round()
    assert after.telegram.sent_to(7) == ["Velkommen (da)", "Du skrev: Hej", "Velkommen (en)"]


async def test_nothing_is_confirmed_before_it_is_saved(house: House) -> None:
    house.telegram.says(chat=7, text="først")
    house.telegram.says(chat=8, text="bagefter")
    house.gateway.break_texts = {"først"}
    with pytest.raises(OSError, match="disk"):
        await house.poller.read_round(held_seconds=0)
    assert [update["message"]["text"] for update in house.telegram.waiting] == ["først", "bagefter"]
    house.gateway.break_texts = set()
    await house.round()
    assert house.said() == ["først", "bagefter"]


async def test_one_update_that_can_never_be_taken_does_not_stop_the_others(house: House) -> None:
    house.gateway.break_texts = {"gift"}
    house.telegram.says(chat=7, text="gift")
    house.telegram.says(chat=8, text="bagefter")
    for _ in range(4):
        with pytest.raises(OSError, match="disk"):
            await house.poller.read_round(held_seconds=0)
    await house.round()
    assert house.said() == ["bagefter"]
    assert house.telegram.sent_to(7)[-1] == load_texts()("telegram.ikke_gemt", "da")


async def test_while_the_database_is_away_nothing_is_stepped_over(house: House) -> None:
    house.telegram.says(chat=7, text="Hej")
    house.store.refuse_commits()
    for _ in range(8):
        with pytest.raises(StoreUnavailable):
            await house.poller.read_round(held_seconds=0)
    house.store.refuse_commits(False)
    await house.round()
    assert house.said() == ["Hej"]


async def test_pictures_files_and_sound_are_not_kept_and_kindly_refused(house: House) -> None:
    photo = [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]
    for _ in range(3):
        house.telegram.sends(chat=7, photo=photo, caption="se her", media_group_id="album")
    house.telegram.sends(chat=7, voice={"file_id": "v", "file_unique_id": "w", "duration": 3}, lang="en")
    house.telegram.sends(chat=7, location={"latitude": 55.0, "longitude": 9.0})
    house.telegram.update(edited_message=house.telegram.message(7, text="rettet", edit_date=1_790_000_001))
    await house.round()
    words = load_texts()
    assert house.telegram.sent_to(7) == [
        words("telegram.ikke_fil", "da"),
        words("telegram.ikke_lyd", "en"),
        words("telegram.ikke_andet", "da"),
        words("telegram.ikke_rettelse", "da"),
    ]
    assert house.store.committed.messages == {}
    assert "slet det her i Telegram" in words("telegram.ikke_fil", "da")


async def test_groups_service_messages_and_other_bots_are_left_alone(house: House) -> None:
    telegram = house.telegram
    telegram.update(message=telegram.message(-5, kind="group", text="hej alle"))
    telegram.update(message=telegram.message(7, new_chat_title="Ny titel"))
    bot = telegram.message(7, text="jeg er en bot")
    bot["from"] |= {"is_bot": True}
    telegram.update(message=bot)
    await house.round()
    assert telegram.sent() == []
    await house.round()
    assert telegram.waiting == []


async def test_a_command_is_text_and_a_long_text_is_refused_in_words(house: House) -> None:
    house.telegram.says(chat=7, text="/stop")
    house.telegram.says(chat=7, text="x" * 4001)
    await house.round()
    assert house.said() == ["/stop"]
    assert load_texts()("fejl.for_lang", "da", graense=4000) in house.telegram.sent_to(7)


async def test_numbers_that_begin_anew_after_a_quiet_week_are_heard(house: House) -> None:
    house.telegram.says(chat=7, text="før")
    await house.round()
    await house.round()  # Telegram knows by now that we have it
    house.clock.move(timedelta(days=8))
    house.telegram.next_update_id(17)
    house.telegram.says(chat=7, text="efter")
    await house.round()
    house.telegram.says(chat=7, text="og igen")
    await house.restarted().round()
    assert house.said() == ["før", "efter", "og igen"]
    await house.poller.tick()
    assert house.telegram.waiting == []


async def test_an_answer_that_fails_is_tried_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.poller.ANSWER_PAUSES", (0.0, 0.0))
    house.gateway.fail_process = 2
    house.telegram.says(chat=7, text="Hej")
    await house.round()
    assert house.telegram.sent_to(7)[-1] == "Du skrev: Hej"


async def test_the_loop_lives_through_a_telegram_that_fails_in_every_way(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.poller.PAUSES", (0.0,))
    house.telegram.fail("getUpdates", BROKEN, DROPPED, BROKEN)
    running = asyncio.create_task(house.poller.run())
    house.telegram.says(chat=7, text="Hej")
    async with asyncio.timeout(20):
        while not house.gateway.processed:  # noqa: ASYNC110  the gateway has no event to wait for
            await asyncio.sleep(0.01)
    running.cancel()
    assert isinstance((await asyncio.gather(running, return_exceptions=True))[0], asyncio.CancelledError)
    assert house.said() == ["Hej"]


# ---------------------------------------------------------------- out


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
async def test_what_failed_is_not_overtaken_in_its_chat_and_holds_no_other_chat_up(house: House, failure: object) -> None:
    house.telegram.fail("sendMessage", failure)  # type: ignore[arg-type]
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
async def test_a_chat_that_is_gone_is_a_dead_letter_at_once(house: House, failure: object) -> None:
    house.telegram.fail("sendMessage", failure)  # type: ignore[arg-type]
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
    for part in ("2026-000123", "30. november 2026", "K7QF-9D2M"):
        assert part in receipt


def test_texts_are_cut_where_one_would_pause() -> None:
    assert split("") == []
    assert split("kort") == ["kort"]
    assert split("aaaa aaaa\n\nbbbb", limit=12) == ["aaaa aaaa", "bbbb"]
    assert split("aaaa aaaa\nbbbb", limit=12) == ["aaaa aaaa", "bbbb"]
    assert split("aaaa bbbb cccc", limit=9) == ["aaaa bbbb", "cccc"]
    assert split("x" * 25, limit=10) == ["x" * 10, "x" * 10, "x" * 5]
    assert split("😀" * 6, limit=5) == ["😀😀", "😀😀", "😀😀"]


async def _die(*_: object) -> None:
    raise SystemError("killed")
