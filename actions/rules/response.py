"""The day the advisor aims to answer by. An aim, never a guarantee (Ballerup 2023: "within 3 days").

The day of receipt, in Copenhagen, is day zero. Overdue is computed when it is read, never stored (design decision 10).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from actions.rules.moment import local_date

SATURDAY = 6
ONE_DAY = timedelta(days=1)
Unit = Literal["calendar", "working"]


@dataclass(frozen=True)
class WorkCalendar:
    """Which days somebody is there to answer. `closed` holds public holidays and the municipality's own closed days."""

    closed: frozenset[date] = frozenset()

    def is_open(self, day: date) -> bool:
        """Monday to Friday, and not closed."""
        return day.isoweekday() < SATURDAY and day not in self.closed


def due_date(received_at: datetime, calendar: WorkCalendar, days: int = 3, unit: Unit = "calendar") -> date:
    """The last day (its end, Europe/Copenhagen) of the response target for what was received at `received_at`.

    "calendar": `days` after the day of receipt, rolled forward to the next open day. "working": the `days`th open day
    after the day of receipt.

    Raises:
        ValueError: `received_at` is naive, or `days` is negative.
    """
    if days < 0:
        raise ValueError("days must not be negative")
    day = local_date(received_at)
    if unit == "calendar":
        return _open_from(day + timedelta(days=days), calendar)
    for _ in range(days):
        day = _open_from(day + ONE_DAY, calendar)
    return _open_from(day, calendar)


def remaining(due: date, today: date, first_answer_at: datetime | None = None) -> int:
    """Days left until `due` (0 on the day itself), negative when it has passed.

    The first human answer stops the clock: from then on it is the days that were left when it was given.
    """
    return (due - (local_date(first_answer_at) if first_answer_at else today)).days


def _open_from(day: date, calendar: WorkCalendar) -> date:
    while not calendar.is_open(day):
        day += ONE_DAY
    return day
