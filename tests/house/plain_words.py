"""How hard a text is to read, as numbers: its sentences, its words and its LIX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,:-]\d+)*")
_PLACE = re.compile(r"\{(\w+)\}")
_NO_END = re.compile(r"(?<=\d)\.(?= [a-zæøå])|(?<=\bkl)\.|(?<=\b[Ff]\.eks)\.")
_END = re.compile(r"(?<=[.?!:])[”\")]*\s+|\n+")
_LONG = 6

SAMPLES: Mapping[str, str] = {
    **dict.fromkeys(("dato", "sikker", "slut", "fra"), "onsdag den 2. december 2026"),
    **dict.fromkeys(("telefon",), "12 34 56 78"),
    "tid": "mandag-torsdag 9-15",
    "kommune": "Eksempel Kommune",
    "historie": "Jeg har ventet på svar.",
    "fordi": "“har ventet”, “svar”",
    "hvor": "den afdeling, der har truffet afgørelsen",
    "godt": "",
    "naeste": "",
    "numre": "",
    "note": "Det er en hverdag.",
    "sent": "Det er en hverdag.",
    "flyttet": "Det er en hverdag.",
    "regnet_fra": "Det er en hverdag.",
}
"""What stands where a text has a place for more (or less) than one word; any other place holds one short word."""


def filled(text: str) -> str:
    return _PLACE.sub(lambda place: SAMPLES.get(place[1], "sagen"), text)


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Each with a word in it. A colon and a new line end one too, as Björnsson counts; the dot of a date does not."""
    return [one.strip() for one in _END.split(_NO_END.sub("", filled(text))) if words(one)]


def is_said(text: str) -> bool:
    """Whether it is made of sentences. Titles and buttons are not: they would make everything else look easier than it is."""
    return bool(re.search(r"[.?:][”\")]*(?:\s|$)", filled(text).strip()))


def lix(texts: Iterable[str]) -> float:
    """Björnsson's measure: words in a sentence, and how many words in a hundred are longer than six letters."""
    parts = [one for text in texts for one in sentences(text)]
    counted = [word for part in parts for word in words(part)]
    return len(counted) / len(parts) + 100 * sum(len(word) > _LONG for word in counted) / len(counted)
