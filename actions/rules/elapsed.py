"""How long ago a matter was, in people's words: a year, a month, "for tre år siden". For the rule of one year (`over_et_aar`).

Source: Lejre, Aalborg and Sønderborg take, as a rule, no matters that were closed more than a year ago (taxonomy, `kan_ikke`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from actions.rules.wording import compiled, plain, sentences

LIMIT = 365
"""Days after a matter was closed."""
_NUMBERS = {
    "halvandet": 1.5, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
    "femten": 15, "tyve": 20, "flere": 3, "mange": 5, "adskillige": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "ten": 10, "several": 3, "many": 5,
}  # fmt: skip
_MONTHS = {
    "januar": 1, "january": 1, "februar": 2, "february": 2, "marts": 3, "march": 3, "april": 4, "maj": 5, "may": 5, "juni": 6, "june": 6,
    "juli": 7, "july": 7, "august": 8, "september": 9, "oktober": 10, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_YEAR = rf"(?:\b({'|'.join(_MONTHS)}) )?(?<![\d.,/])\b((?:19[5-9]|20[0-4])\d)\b(?! ?(?:kr|kroner|,-|stk|m2))"
_AGO = rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)}) (?:år|years?) (?:siden|ago)\b"
_MATTER = r"\b(?:sag\w*|afgørelse\w*|afslag\w*|forløb\w*|ansøgning\w*|klage\w*|fjerne\w*|anbragt|anbringelse\w*|case|decision|refus\w*)\b"
_CLOSED = (
    r"\b(?:(?:lukket|lukkede|afsluttet|afsluttede|afsluttes|afgjort|endelig afgørelse|blev færdig|sluttede|closed|ended|was settled))\b"
)
_NOT_CLOSED = r"\b(?:(?:ikke|aldrig|endnu ikke) (?:\w+ )?(?:lukket|afsluttet|afgjort)|not (?:\w+ )?(?:closed|settled)|never closed)\b"
_GOES_ON = (
    r"\b(?:siden (?:\w+ )?(?:19|20)\d\d|since (?:\w+ )?(?:19|20)\d\d|stadig\w*|endnu|venter|ventet|kører|verserer\w*|igen|genoptag\w*|åbne\w*|genåbn\w*|opened?|"
    r"nu har de|still|waiting|reopen\w*|again)\b"
)
_FEW_WORDS = 25
"""In a longer story a year is one of many things that are told."""
_OTHER_YEARS = r"\b(?:født|årgang|bygget|byggeår|fra før|loven|lov nr|lovgivning\w*|budget\w*|valg\w*|born|built)\b"


@dataclass(frozen=True, kw_only=True)
class Past:
    """The latest day that is meant, and the citizen's words for it."""

    day: date
    words: str
    closed: bool
    """The same sentence says that it was closed."""


def long_closed(text: str, today: date) -> str:
    """The citizen's words for a matter that was closed more than a year before `today`; "" when that is not said. Total."""
    past = _past(text, today)
    return past.words if past and past.closed else ""


def long_ago(text: str, today: date) -> bool:
    """Whether a day that is told in an answer ("i 2021", "for tre år siden") is more than a year before `today`."""
    return any(day < today - timedelta(days=LIMIT) for day, _ in _days(plain(text), today))


def may_be_long_closed(text: str, today: date) -> bool:
    """Whether a matter is told from more than a year ago and nothing says if it is closed or goes on."""
    past = _past(text, today) if len(text.split()) <= _FEW_WORDS else None
    return past is not None and not past.closed


def _past(text: str, today: date) -> Past | None:
    """What is told from more than a year ago of a matter that does not go on. Words of going on count anywhere in the text."""
    if compiled(_GOES_ON).search(plain(text)) or compiled(_NOT_CLOSED).search(plain(text)):
        return None
    for sentence in sentences(text):
        low = plain(sentence)
        if compiled(_OTHER_YEARS).search(low) or not compiled(_MATTER).search(low):
            continue
        for day, words in _days(low, today):
            if day < today - timedelta(days=LIMIT):
                return Past(day=day, words=words, closed=compiled(_CLOSED).search(low) is not None)
    return None


def _days(low: str, today: date) -> list[tuple[date, str]]:
    """Each time that is told, as the latest day it may mean."""
    found = []
    for match in re.finditer(_YEAR, low):
        year, month = int(match[2]), _MONTHS.get(match[1] or "", 12)
        if year <= today.year:
            found.append((_last_day(year, month), match[0]))
    for match in compiled(_AGO).finditer(low):
        years = float(match[1]) if match[1].isdigit() else _number(match[1])
        if years > 1:  # "for et år siden" is said of ten months as well
            found.append((today - timedelta(days=round(years * LIMIT) - 1), match[0]))
    return found


def _number(word: str) -> float:
    return _NUMBERS.get(word, 0)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
