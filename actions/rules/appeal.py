"""Until when a complaint over a decision has to be in, and whether a conversation is about one at all.

Two days come out of one letter. The citizen is told the SAFE one: nothing is rolled forward, and a day off counts backwards.
The advisor is told the legal one, rolled forward. Sources: taxonomy `frister.beregning` (begynder_ved_modtagelse,
modtagelsesdagen_taeller_ikke, uger_er_uger, rul_frem, sikker_dato) and `fridage`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from actions.rules.catalogue import AppealRoute
from actions.rules.danish_year import is_extra, is_holiday, is_weekend
from actions.rules.letter_words import normalised
from actions.rules.response import WorkCalendar

DAYS_IN_WEEK = 7
NEAR = 7
"""Days. From here on the case goes before others."""
ONE_DAY = timedelta(days=1)
EVERY_DAY_OPEN = WorkCalendar()
Nearness = Literal["passed", "today", "near", "far"]
Moved = Literal["", "weekend", "fridag"]


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """The sum and what comes out of it: `received` + `days` = `ends`; the rest is `ends` moved to where it is safe, or lawful."""

    received: date
    days: int
    ends: date
    moved: Moved
    """Why `safe` is before `ends`: it falls in a weekend, or on another day off. "" when it is the same day."""
    safe: date
    """For the citizen: the last open day up to `ends`."""
    legal: date
    """For the advisor: `ends`, or the first day after it that is neither weekend nor public holiday."""
    legal_with_extra_days: date
    """The same where 5 June, 24 and 31 December and the Friday after Ascension Day count as holidays. Not every statute says so."""


def needs_a_date(route: AppealRoute) -> bool:
    """Whether it is any use to ask for the date of the letter."""
    return route.gives_a_day


def safe_deadline(received: date, route: AppealRoute, calendar: WorkCalendar = EVERY_DAY_OPEN) -> Deadline:
    """The deadline of a decision that is dated `received`, or came on that day by Digital Post.

    Counted from the letter's own date: what is presumed about the mail's days is not verified, and leaving it out is always safe.
    The day itself is not counted, so weeks end on the same weekday. `calendar` holds the municipality's own closed days: they move
    the safe day back, and never the legal one forward.

    Raises:
        ValueError: no day may be computed on this route.
    """
    if not route.gives_a_day:
        raise ValueError(f"the route {route.id!r} has no verified period in weeks")
    days = route.weeks * DAYS_IN_WEEK
    ends = received + timedelta(days=days)
    safe = _first(ends, -ONE_DAY, lambda day: calendar.is_open(day) and not is_holiday(day) and not is_extra(day))
    return Deadline(
        received=received,
        days=days,
        ends=ends,
        moved="" if safe == ends else "weekend" if is_weekend(ends) else "fridag",
        safe=safe,
        legal=_first(ends, ONE_DAY, lambda day: not is_weekend(day) and not is_holiday(day)),
        legal_with_extra_days=_first(ends, ONE_DAY, lambda day: not is_weekend(day) and not is_holiday(day) and not is_extra(day)),
    )


def near(deadline: Deadline, today: date) -> Nearness:
    """How much it hurries, as the citizen is told: "today" from the safe day until the legal one is over."""
    if today > deadline.legal:
        return "passed"
    if today >= deadline.safe:
        return "today"
    return "near" if (deadline.safe - today).days <= NEAR else "far"


def _first(day: date, step: timedelta, fits: Callable[[date], bool]) -> date:
    while not fits(day):
        day += step
    return day


_ABOUT_A_DECISION = frozenset({"klage_over_afgoerelse", "hjaelp_til_at_klage_videre", "forstaa_afgoerelse_eller_brev"})
_DISAGREES = "uenig_i_afgoerelse"
_ASKS_NOTHING = frozenset({"ros", "forslag"})
_NOUN = r"(?:afslag\w*|afgoerels\w*|afgorels\w*|rejection\w*|refusal\w*|decision\w*)"
_VERB = (
    r"(?:afslog|afslaaet|afslaet|frakend\w+|(?:faaet|fik) nej|(?:de|kommunen|afdelingen|sagsbehandleren) (?:siger|sagde|har sagt) nej"
    r"|(?:stoppet|stoppede|standset|frataget|nedsat) (?:min|mit|mine|mig|hendes|hans|vores)|mistet retten"
    r"|(?:was|were|been|got|they|they've) (?:turned down|rejected|refused|denied)|(?:stopped|cut|took away|refused|rejected|denied) (?:my|me|our|us))"
)
_DECISION = re.compile(rf"\b(?:{_NOUN}|{_VERB})\b")
_GETS = r"(?:faa\w*|fik|modta\w+|set|hoert|truffet|kommet|kom|lavet|sendt|givet|givet mig|skrevet|received|got(?:ten)?|had|seen|heard|made|given|sent)"
_NOT_YET = re.compile(
    rf"(?:n't|\b(?:ikke|aldrig|endnu|never|not|yet)) (?:\w+ ){{0,2}}{_GETS} (?:(?!for |om |paa |til |over |about |in )\w+ ){{0,4}}$"
    r"|\b(?:hvornaar|when|traeffes|skal traeffe) (?:\w+ ){0,4}$"
    r"|\b(?:ingen|intet|nogen|no|any|har (?:stadig |endnu )?ikke|mangler(?: stadig)?|uden) (?:en |et |min |den |skriftlig |endelig |written |final )*$"
    r"|\b(?:vent\w*|afvent\w*|wait\w*) (?:\w+ ){0,3}(?:paa|for|on)? ?(?:\w+ ){0,3}$"
    r"|\b(?:hvis|bange for|frygter|regner med|risikerer|if|afraid of|in case|unless) (?:\w+ ){0,3}$"
    r"|\b(?:foer|inden|before) (?:\w+ ){0,3}$"
    r"|\bhjemvi\w+ (?:\w+ ){0,3}$"
)
_NOT_COME = re.compile(
    r"^ (?:\w+ ){0,3}(?:ikke|endnu|not|has ?n't) (?:\w+ ){0,2}(?:kommet|truffet|faerdig|lavet|sendt|skrevet|come|made|arrived|ready|sent)\b"
    r"|^ (?:\w+ ){0,2}hjemvist\b|^ (?:mangler|lader vente|endnu|yet|is missing)\b"
)
AROUND_IT = 120
"""Letters. As far as the words around a decision are looked at."""
_CLAUSE_END = re.compile(r"[.,!?;\n]|\b(?:men|but)\b")


def concerns_decision(sub: str, problems: Iterable[str], story: str) -> bool:
    """Whether there is a decision whose deadline may be running.

    The story counts first: one that only tells of a decision that has not come yet ("venter på afgørelse"), or that was sent back
    (hjemvist, a new one will come), has no deadline, whatever it was taken for. Without a word on it the sub-kind and the problem decide.
    Praise and suggestions are never about a deadline.
    """
    words = normalised(story)
    if sub in _ASKS_NOTHING:
        return False
    told = [_there(words, match) for match in _DECISION.finditer(words)]
    return any(told) if told else sub in _ABOUT_A_DECISION or _DISAGREES in problems


def _there(words: str, match: re.Match[str]) -> bool:
    first, last = max(0, match.start() - AROUND_IT), min(len(words), match.end() + AROUND_IT)
    begins = max((cut.end() for cut in _CLAUSE_END.finditer(words, first, match.start())), default=first)
    ends = min((cut.start() for cut in _CLAUSE_END.finditer(words, match.end(), last)), default=last)
    return not _NOT_YET.search(words[begins : match.start()]) and not _NOT_COME.search(words[match.end() : ends])
