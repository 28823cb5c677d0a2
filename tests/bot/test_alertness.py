"""A second look for danger: the engine is asked where the rules see nothing, and nobody waits for it or depends on it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import aiohttp
import pytest

from actions.rules import danger
from bot.dialogue import client
from bot.dialogue.breaker import Breaker
from bot.dialogue.client import RasaClient
from bot.dialogue.switch import Switch
from tests.bot.fake_engine import Answer, FakeEngine, hanging, saying
from tests.bot.test_bad_engine import engine_up
from tests.running import STORY, nobody_there, running

INDIRECT = "Jeg har ryddet op i lejligheden og skrevet til mine børn, så de ved, hvor nøglerne er"
SEEN = [("selvmordstanker", 0.8), ("ingen", 0.2)]
BAD: dict[str, Answer] = {
    "hangs": hanging(),
    "500": saying(b"{}", status=500),
    "no json": saying(b"<html>"),
    "a list": saying(b"[]"),
    "no ranking": saying(b'{"akut": 7}'),
    "a ranking of another shape": saying(b'{"akut": [["selvmordstanker"]]}'),
    "no number": saying(b'{"akut": [["selvmordstanker", "meget"]]}'),
    "a situation that is not there": saying(b'{"akut": [["findes_ikke", 0.9]]}'),
    "deeper than deep": saying(b"[" * 200_000),
}


async def alarms(folder: Path) -> list[str]:
    """The mails to the office, once there is one."""
    async with asyncio.timeout(60):
        while not (mails := sorted(folder.glob("mail/new/*"))):
            await asyncio.sleep(0.02)
    return [mail.read_text(encoding="utf-8") for mail in mails]


def test_the_rules_see_nothing_in_it() -> None:
    assert danger.assess(INDIRECT) is None


async def test_what_the_engine_sees_pauses_the_conversation_and_raises_the_alarm(tmp_path: Path) -> None:
    async with FakeEngine(saying(b"[]"), akut=SEEN).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        await engine_up(house)
        citizen = await house.citizen()
        replies = await citizen.say(INDIRECT)
        assert "112" in replies[0]["text"]
        assert [choice["title"] for choice in replies[-1]["choices"]] == ["Ja, der er nogen hos mig", "Nej, jeg er alene", "Gå videre"]
        assert engine.asked == [INDIRECT]
        assert engine.calls == [], "first aid comes before the dialogue"
        (alarm,) = await alarms(tmp_path)
        assert "Akut" in alarm and INDIRECT[:20] not in alarm


async def test_a_word_or_two_answer_a_question_of_ours_and_raise_no_alarm(tmp_path: Path) -> None:
    async with FakeEngine(saying(b"[]"), akut=SEEN).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        await engine_up(house)
        citizen = await house.citizen()
        await citizen.say("i går")
        assert engine.asked == []


async def test_where_the_rules_see_danger_the_engine_is_not_asked(tmp_path: Path) -> None:
    async with FakeEngine(saying(b"[]")).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        await engine_up(house)
        citizen = await house.citizen()
        assert "112" in (await citizen.say("jeg vil ikke leve længere"))[0]["text"]
        assert engine.asked == []


@pytest.mark.parametrize("bad", BAD)
async def test_the_turn_goes_on_by_the_rules_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    monkeypatch.setattr(client, "PATIENCE_FOR_DANGER", 0.2)
    async with FakeEngine(saying(b"[]"), akut=BAD[bad]).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        await engine_up(house)
        citizen = await house.citizen()
        replies = await citizen.say(STORY)
        assert "Hvad håber du" in replies[-1]["text"]
        assert engine.asked == [STORY]
        assert "112" in (await citizen.say("jeg vil ikke leve længere"))[0]["text"]


class Asking:
    """The switch's own parts around a breaker; `failed` have failed before, and the clock stands."""

    def __init__(self, session: aiohttp.ClientSession, base: str | None, failed: int = 0) -> None:
        self.now = 0.0
        self.breaker = Breaker(clock=lambda: self.now)
        for _ in range(failed):
            self.breaker.failed()

        async def never(*_: object) -> bool:
            raise AssertionError("asking about danger is no turn")

        self.switch = Switch(
            engine_url=lambda: base,
            client=RasaClient(session),
            form=None,  # type: ignore[arg-type]
            breaker=self.breaker,
            patience=1.0,
            registered=never,
            sayable=lambda _say, _lang: False,
            situations={"selvmordstanker"},
            take_over=never,
        )

    async def urgent(self) -> str:
        return await self.switch.urgent(INDIRECT, "da")


async def test_an_engine_that_is_away_is_no_danger() -> None:
    async with aiohttp.ClientSession() as session:
        assert await Asking(session, None).urgent() == ""
        assert await Asking(session, nobody_there()).urgent() == ""


async def test_an_open_breaker_is_not_asked_and_keeps_its_one_trial() -> None:
    async with FakeEngine(saying(b"[]"), akut=SEEN).serving() as engine, aiohttp.ClientSession() as session:
        asking = Asking(session, engine.base, failed=3)
        assert await asking.urgent() == ""
        asking.now = 11.0
        assert await asking.urgent() == ""
        assert engine.asked == []
        assert asking.breaker.allows(), "the one call after the rest is for the turn"
        assert not asking.breaker.allows()
        asking.breaker.succeeded()
        assert await asking.urgent() == "selvmordstanker"


async def test_asking_in_vain_does_not_open_the_breaker() -> None:
    async with FakeEngine(saying(b"[]"), akut=saying(b"", status=500)).serving() as engine, aiohttp.ClientSession() as session:
        asking = Asking(session, engine.base)
        assert await asyncio.gather(*(asking.urgent() for _ in range(5))) == [""] * 5
        assert len(engine.asked) == 5
        assert asking.breaker.closed


@pytest.mark.parametrize("text", ["Min mand slår mig ikke, vi er bare uenige om skolen", "Min eksmand slog mig for tolv år siden"])
async def test_what_the_rules_passed_over_stays_passed_over(tmp_path: Path, text: str) -> None:
    seen = [("vold", 0.9), ("ingen", 0.1)]
    async with FakeEngine(saying(b"[]"), akut=seen).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        await engine_up(house)
        citizen = await house.citizen()
        assert "112" not in (await citizen.say(text))[0]["text"]
        assert engine.asked == [text]


async def test_doubt_spread_over_everything_is_no_danger(tmp_path: Path) -> None:
    seen = [("ingen", 0.6), ("barn_i_fare", 0.11), ("hjemloes_i_nat", 0.1), ("vold", 0.1), ("livsfare", 0.09)]
    async with FakeEngine(saying(b"[]"), akut=seen).serving() as engine, running(tmp_path, RASA_URL=engine.base) as house:
        await engine_up(house)
        citizen = await house.citizen()
        assert "112" not in (await citizen.say("skal vi ikke snart have en ny træner i klubben"))[0]["text"]
