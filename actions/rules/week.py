"""ISO weeks in Copenhagen: Monday 00:00 to Monday 00:00, whatever the clocks do in between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from actions.rules.moment import COPENHAGEN, local_date, require_utc

_FORM = re.compile(r"(2[0-9]{3})-W([0-9]{2})")
SUMMARY_AT = time(7, 0)
"""Local time on the Monday after, when the week's summary is due."""


@dataclass(frozen=True, kw_only=True, order=True)
class Week:
    """An ISO week; `str()` gives "2026-W47"."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Week:
        """Read "2026-W47".

        Raises:
            ValueError: it is no ISO week (2026-W54, 2026-47), or none of this millennium.
        """
        found = _FORM.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is no ISO week; write it like 2026-W47")
        week = cls(year=int(found[1]), number=int(found[2]))
        date.fromisocalendar(week.year, week.number, 1)  # raises ValueError for a week that the year has not
        return week

    @classmethod
    def of(cls, at: datetime) -> Week:
        """The week in which `at` falls, in Copenhagen."""
        return cls.of_day(local_date(at))

    @classmethod
    def of_day(cls, day: date) -> Week:
        year, number, _ = day.isocalendar()
        return cls(year=year, number=number)

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def start(self) -> datetime:
        """In UTC."""
        return local_time(self.monday, time(0, 0))

    @property
    def end(self) -> datetime:
        """The next week's start, in UTC. A week is 167, 168 or 169 hours long."""
        return self.after(1).start

    @property
    def summary_due(self) -> datetime:
        """When its summary goes out: the Monday after it, 07:00 in Copenhagen, in UTC."""
        return local_time(self.after(1).monday, SUMMARY_AT)

    def after(self, weeks: int) -> Week:
        """The week so many weeks later; negative for earlier."""
        return Week.of_day(self.monday + timedelta(weeks=weeks))

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02}"


def last_due(now: datetime) -> Week:
    """The newest week whose summary is due."""
    this = Week.of(now)
    return this.after(-1) if require_utc(now) >= this.after(-1).summary_due else this.after(-2)


def local_time(day: date, at: time) -> datetime:
    """That time on that day in Copenhagen, in UTC."""
    return datetime.combine(day, at, tzinfo=COPENHAGEN).astimezone(UTC)
