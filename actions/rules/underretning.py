"""A message that may be an underretning: concern for a child, which a municipality must look at whatever way it came.

It is assessed within 24 hours and acknowledged within 6 weekdays, and whoever wants to be anonymous must choose it before a name
is given (domain notes (iii) 8; taxonomy `akut.regler`: `chat_kan_vaere_underretning`, `anonymitet_underretning`). Whether it is
one is for people to say; here it is only never overlooked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from actions.rules.case import Facts
from actions.rules.fold import fold
from actions.rules.moment import require_utc
from actions.rules.response import WorkCalendar, due_date

SITUATIONS = frozenset({"barn_i_fare", "barn_skriver_selv"})
CONCERN = "bekymring_for_en_anden"
"""The sub-kind for concern about another person, who may be a grown-up."""
ASSESSED_WITHIN = timedelta(hours=24)
ACKNOWLEDGED_WITHIN = 6
"""Weekdays after the day of receipt."""

_CHILD = re.compile(
    r"\b(?:(?:\w+)?boern(?:ene|enes|s)?|(?:\w+)?barn(?:et|ets|s)?|baby(?:en)?|spaed\w*|nyfoedt\w*|smaaboern\w*|dreng(?:en|e|ene|ens|s)?"
    r"|pige(?:n|r|rne|ns|s)?|unge[rn]?|ungerne|teenager\w*|elev(?:en|er|ens)?|soen(?:nen|nens|s)?|datter(?:en|ens|s)?|doetre|nevoe\w*|niece\w*"
    r"|lillebror|lillesoester|\w*aarige?|child\w*|kids?|boys?|girls?|toddler\w*|teens?|teenagers?|sons?|daughters?|nephews?|nieces?)\b"
)
"""In folded text. A grown-up son is caught too: in doubt somebody looks at it."""


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """`assess_by` is a point in time in UTC; `acknowledge_by` a day, its end, Europe/Copenhagen."""

    assess_by: datetime
    acknowledge_by: date


def may_be(*, akut: str, sub: str = "", words: str = "") -> bool:
    """Whether a message or a case may be an underretning. `words` are the citizen's own."""
    return akut in SITUATIONS or (sub == CONCERN and _CHILD.search(fold(words)) is not None)


def in_case(facts: Facts) -> bool:
    """Whether a registered case may be one, by what is registered and by what was written."""
    return facts.underretning or may_be(akut=facts.akut, sub=facts.sub, words=f"{facts.story} {facts.oenske}")


def clocks(received_at: datetime, calendar: WorkCalendar) -> Clocks:
    """The two clocks. The first runs through nights and holidays. Saturdays and closed days are not counted in the second.

    Raises:
        ValueError: `received_at` is naive.
    """
    return Clocks(
        assess_by=assess_by(received_at), acknowledge_by=due_date(received_at, calendar, days=ACKNOWLEDGED_WITHIN, unit="working")
    )


def assess_by(received_at: datetime) -> datetime:
    """When it must have been assessed, in UTC.

    Raises:
        ValueError: `received_at` is naive.
    """
    return require_utc(received_at) + ASSESSED_WITHIN
