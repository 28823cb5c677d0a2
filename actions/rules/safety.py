"""What somebody in danger answers when asked whether they are alone or safe. In doubt they are not."""

from __future__ import annotations

import re
from enum import StrEnum

from actions.rules.choices import yes_no
from actions.rules.fold import fold

LONGEST_ANSWER = 10
"""Words. Whoever writes more than that tells a story, and it is heard as one."""


class Safety(StrEnum):
    TRYG = "ja"
    """Safe, or with somebody."""
    UTRYG = "nej"
    """Alone, or not safe, or not sure of it."""


_COMPANY = "hos_dig"
"""The question about company (`Urgent.asks`); the others are about a safe place."""

_UNSAFE = re.compile(
    r"\b(?:ikke (?:\w+ )?(?:sikker|sikkerhed|tryg\w*|et sikkert sted)|utryg\w*|(?:han|hun|de|far|mor) er (?:her|hjemme|lige her)"
    r"|(?:han|hun|de) (?:kommer|leder|staar|banker|venter|raaber|skriger|hamrer|sparker|truer|slaar)|toer ikk?e?|(?:gemmer?|gemt|laast) (?:mig|os)|(?:paa|ude paa|inde paa) (?:badevaerelset|toilettet|wc)|i (?:skabet|kaelderen)|paa gaden|udenfor|fryser|bange"
    r"|not (?:\w+ )?safe|unsafe|(?:he|she|they) (?:is|are|s) (?:here|home|outside|coming)|hiding|afraid|scared|freezing|outside)\b"
)
_ALONE = re.compile(r"\b(?:alene|ensom|ingen|ikke nogen|alone|nobody|no one|noone|not with anyone|by myself)\b")
_NOT_ALONE = re.compile(r"\b(?:ikke (?:\w+ )?alene|not (?:\w+ )?alone)\b")
_SAFE = re.compile(
    r"\b(?:i sikkerhed|et sikkert sted|sikkert sted|(?:er|er nu|sidder|bor|sover) (?:hos|sammen med|ovre hos|inde hos)|hos (?:min|mine|en|naboen)"
    r"|paa krisecenter\w*|i god behold|safe|staying with|at (?:my|a) (?:friend|sister|mother|neighbour|neighbor)\w*)\b"
)
_WITH_SOMEBODY = re.compile(
    r"\b(?:er (?:her|hjemme|hos mig|hos os|ved siden af)|sammen med|hos (?:min|mine|en|naboen)|med min|with (?:me|my)|is (?:here|home))\b"
)


def safety(text: str, asks: str) -> Safety | None:
    """The answer in `text` to the question `asks`, or None when it is none."""
    said = fold(text)
    if len(said.split()) > LONGEST_ANSWER:
        return None
    plain = yes_no(text)
    if plain is not None:
        return Safety.TRYG if plain == "ja" else Safety.UTRYG
    return _about_company(said) if asks == _COMPANY else _about_place(said)


def _about_company(said: str) -> Safety | None:
    if _NOT_ALONE.search(said):
        return Safety.TRYG
    if _ALONE.search(said) or _begins(said, "nej", "no"):
        return Safety.UTRYG
    return Safety.TRYG if _WITH_SOMEBODY.search(said) or _begins(said, "ja", "yes") else None


def _about_place(said: str) -> Safety | None:
    if _UNSAFE.search(said) or _begins(said, "nej", "no"):
        return Safety.UTRYG
    if _SAFE.search(said) or _begins(said, "ja", "yes"):
        return Safety.TRYG
    return Safety.UTRYG if _ALONE.search(said) else None


def _begins(said: str, *words: str) -> bool:
    return said.split(" ", maxsplit=1)[0] in words
