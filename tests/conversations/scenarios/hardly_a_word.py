"""Across all scenarios: a sign, or "never mind". Nothing is begun with it, and nothing is sent."""

from __future__ import annotations

from tests.conversations.scenarios.scenario import NO_QUESTIONS, After, Says, Scenario

STORY = "Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage"


def _sign(name: str, sign: str) -> Scenario:
    return Scenario(
        number=f"x-{name}",
        what=f"{name} and nothing else",
        turns=(Says(text=sign, hears=("svar.*|ask.beskrivelse.foerst",), hears_not=("forstaaet.*", "ask.oenske"), words=("skriv",)),),
        after=After(),
        down=After(),
    )


def _never_mind(name: str, words: str) -> tuple[Scenario, Scenario]:
    first = Scenario(
        number=f"x-{name}-first",
        what=f"{words!r} before anything else",
        turns=(Says(text=words, hears_not=NO_QUESTIONS),),
        after=After(),
        down=After(),
    )
    later = Scenario(
        number=f"x-{name}-later",
        what=f"{words!r} in the middle: nothing is sent",
        turns=(Says(text=STORY), Says(text=words, hears=("stoppet*|droppet*",), words=("ikke sendt noget",))),
        after=After(),
        down=After(),
    )
    return first, later


HARDLY_A_WORD = (
    _sign("angry", "😡😡😡"),
    _sign("thumb", "👍"),
    _sign("shrug", "🤷‍♀️"),
    _sign("heart", "❤️"),
    *_never_mind("nvm", "nvm"),
    *_never_mind("forget-it", "glem det"),
)
