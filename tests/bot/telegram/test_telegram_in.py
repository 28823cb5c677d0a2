"""What citizens write in Telegram, over real HTTP, from a stand-in for the Bot API."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram import Update

from actions.ports import StoreUnavailable
from bot.texts import load_texts
from tests.bot.telegram.house import House
from tests.bot.telegram.stand_in import BROKEN, DROPPED


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
        while not house.gateway.processed:
            await asyncio.sleep(0.01)
    running.cancel()
    assert isinstance((await asyncio.gather(running, return_exceptions=True))[0], asyncio.CancelledError)
    assert house.said() == ["Hej"]


async def _die(*_: object) -> None:
    raise SystemError("killed")
