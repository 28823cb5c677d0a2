"""When the advisor can be reached by phone: whether it is open now, and when it opens next.

Hours are those of Copenhagen; holidays and the municipality's closed days come with the calendar. Source: the municipality's
`phone_hours` and `closed_days.yml`; domain.md (ii): phone hours are short and local.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from actions.rules.moment import COPENHAGEN, require_utc
from actions.rules.response import WorkCalendar
from actions.rules.say import at_hour

PhoneHours = Mapping[int, tuple[time, time]]
"""ISO weekday (1 is Monday) to the hours from and to, local time. A day that is not there is closed."""
FURTHEST = 60
"""Days. A municipality that answers on no day within them has not filled in its hours."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """`now` True: open, until `hour` today. False: closed, opens on `day` at `hour`. Local time."""

    now: bool
    day: date
    hour: time


def is_open(now: datetime, hours: PhoneHours, calendar: WorkCalendar) -> bool:
    """Whether somebody answers the phone at `now`. The closing time itself is closed.

    Raises:
        ValueError: `now` is naive.
    """
    local = require_utc(now).astimezone(COPENHAGEN)
    span = _hours_on(local.date(), hours, calendar)
    return span is not None and span[0] <= local.time() < span[1]


def next_opening(now: datetime, hours: PhoneHours, calendar: WorkCalendar) -> datetime | None:
    """When it opens next, after `now`, in Copenhagen's time; None where no day within two months is open.

    Raises:
        ValueError: `now` is naive.
    """
    local = require_utc(now).astimezone(COPENHAGEN)
    for ahead in range(FURTHEST):
        day = local.date() + timedelta(days=ahead)
        span = _hours_on(day, hours, calendar)
        if span is not None and (ahead or local.time() < span[0]):
            return datetime.combine(day, span[0], tzinfo=COPENHAGEN)
    return None


def opening(now: datetime, hours: PhoneHours, calendar: WorkCalendar) -> Opening | None:
    """What is worth saying: until when it is open, else when it opens; None where that is not known."""
    today = require_utc(now).astimezone(COPENHAGEN).date()
    if is_open(now, hours, calendar):
        return Opening(now=True, day=today, hour=hours[today.isoweekday()][1])
    opens = next_opening(now, hours, calendar)
    return Opening(now=False, day=opens.date(), hour=opens.time()) if opens else None


def said(found: Opening, today: date) -> str:
    """The opening as an argument: "i dag til kl. 16", "i morgen kl. 9", "mandag den 23. november kl. 9"."""
    opens = {0: "aabent.i_dag", 1: "aabent.i_morgen"}.get((found.day - today).days, "aabent.dag")
    return at_hour("aabent.i_dag_til" if found.now else opens, found.day, found.hour)


def _hours_on(day: date, hours: PhoneHours, calendar: WorkCalendar) -> tuple[time, time] | None:
    return None if day in calendar.closed else hours.get(day.isoweekday())
