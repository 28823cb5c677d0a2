"""Until when a complaint over a decision has to be in, and whether a conversation is about one at all.

Two days come out of one letter. The citizen is told the SAFE one: nothing is rolled forward, and a day off counts backwards.
The advisor is told the legal one, rolled forward. Sources: taxonomy `frister.beregning` (begynder_ved_modtagelse,
modtagelsesdagen_taeller_ikke, uger_er_uger, rul_frem, sikker_dato) and `fridage`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from actions.rules.catalogue import AppealRoute
from actions.rules.danish_year import is_extra, is_holiday, is_weekend
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
