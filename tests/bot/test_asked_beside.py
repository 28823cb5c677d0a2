"""Questions to the assistant on the real gateway: answered beside the dialogue, and no answer lost with them."""

from __future__ import annotations

from pathlib import Path

from tests.bot.fake_engine import FakeEngine, saying
from tests.running import STORY, running


async def test_whether_it_is_a_human_is_answered_whatever_the_engine_takes_it_for(tmp_path: Path) -> None:
    async with FakeEngine(answer=saying(b"[]")).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        citizen = await house.citizen()
        replies = await citizen.say("Goddag. Er De et rigtigt menneske, jeg taler med?")
        assert len(replies) == 1 and replies[0]["text"].startswith("Ja, jeg er en digital assistent, ikke et menneske.")
        assert engine.calls == []


async def test_a_yes_with_a_question_behind_it_is_taken(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        citizen = await house.citizen()
        await citizen.say(STORY)
        asked = (await citizen.say("At nogen svarer mig"))[-1]["text"]
        assert asked.startswith("Har du talt med")
        told, following = await citizen.say("Ja. Skal jeg bruge MitID?")
        assert told["text"].startswith("Du skal ikke logge ind") and following["text"].startswith(
            "Hvordan må borgerrådgiveren få fat i dig?"
        )


async def test_a_question_in_the_first_message_is_answered_beside_the_first_question(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        citizen = await house.citizen()
        told, following = await citizen.say("Hjælpen kommer for sent hver morgen. Bliver jeg straffet, hvis jeg klager?")
        assert told["text"].startswith("Det er i orden at klage.") and following["text"] == "Hvad håber du, der sker nu?"


async def test_a_plain_ok_after_the_receipt_begins_nothing_new(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        citizen = await house.citizen()
        number = (await citizen.register())["number"]
        (told,) = await citizen.say("ok")
        assert f"Din sag {number} er hos borgerrådgiveren." in told["text"]
