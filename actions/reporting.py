"""The weekly triage summary: every figure is counted from rows, for a week and the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from actions.ports import Tally, UnitOfWork
from actions.rules.case import Channel, Henvendelse
from actions.rules.catalogue import Catalogue
from actions.rules.moment import local_date, require_utc
from actions.rules.satisfaction import COUNTED_AS
from actions.rules.statistics import AREA_STEP, STANDARD, Answers, Counting, Line, Overdue, answers, column, overdue, table
from actions.rules.week import Week

NO_AREA = "andet"
"""The area of a unit that has left the municipality's list since."""
COUNTED_ELSEWHERE = ("vejvist", "anden_myndighed", "uden_for_statistik", "uden_for_kompetence")
"""What is tallied without a case: shown the way within the municipality, to another authority, small matters, and what the
advisor cannot take up and nobody wanted noted."""


@dataclass(frozen=True, kw_only=True)
class WeeklySummary:
    """The figures of one week. `until` is the week's end, or the moment of counting while the week is still running.

    `received_before` and the lines' `before` are those of the week before. Overdue and open are as they stood at `until`.
    """

    week: Week
    until: datetime
    running: bool
    received: int
    received_before: int
    kinds: tuple[Line, ...]
    subs: tuple[Line, ...]
    areas: tuple[Line, ...]
    units: tuple[Line, ...]
    problems: tuple[Line, ...]
    channels: tuple[Line, ...]
    elsewhere: tuple[Line, ...]
    authorities: tuple[Line, ...]
    urgent: tuple[Line, ...]
    ease: tuple[Line, ...]
    """How easy citizens found it to use the assistant; only of those who answered."""
    answered: Answers
    answered_before: Answers
    over: tuple[Overdue, ...]

    @property
    def empty(self) -> bool:
        """Nothing came in, nothing was answered, nobody waits too long."""
        happened = self.received + self.answered.total + len(self.over) + sum(line.count for line in (*self.elsewhere, *self.urgent))
        return happened == 0


async def weekly_summary(
    work: UnitOfWork, week: Week, *, catalogue: Catalogue, now: datetime, counting: Counting = STANDARD
) -> WeeklySummary:
    """Count a week. The same rows give the same figures, whenever it is counted after the week's end.

    What `counting` leaves out is in the queue like anything else, and answered; it only stands in no table.
    """
    last = week.after(-1)
    until = min(week.end, max(require_utc(now), week.start))
    new = counting.of(await work.cases.received_between(week.start, week.end))
    new_before = counting.of(await work.cases.received_between(last.start, last.end))
    seen, seen_before = await work.tallies.between(week.start, week.end), await work.tallies.between(last.start, last.end)

    def area(case: Henvendelse) -> str:
        unit = catalogue.units.get(case.facts.afdeling)
        return unit.area if unit else NO_AREA

    return WeeklySummary(
        week=week,
        until=until,
        running=until < week.end,
        received=len(new),
        received_before=len(new_before),
        kinds=table([c.facts.kind for c in new], [c.facts.kind for c in new_before], always=_counted_kinds(catalogue)),
        subs=table(column(new, lambda c: c.facts.sub), column(new_before, lambda c: c.facts.sub)),
        areas=table([area(c) for c in new], [area(c) for c in new_before], step=AREA_STEP, always=tuple(catalogue.areas)),
        units=table(column(new, lambda c: c.facts.afdeling), column(new_before, lambda c: c.facts.afdeling)),
        problems=table(column(new, lambda c: c.facts.hovedproblem), column(new_before, lambda c: c.facts.hovedproblem)),
        channels=table([c.channel.value for c in new], [c.channel.value for c in new_before], always=tuple(way.value for way in Channel)),
        elsewhere=table(_whats(seen), _whats(seen_before), always=COUNTED_ELSEWHERE),
        authorities=table(_values(seen, "anden_myndighed"), _values(seen_before, "anden_myndighed")),
        urgent=table(_values(seen, "akut"), _values(seen_before, "akut")),
        ease=table(_values(seen, COUNTED_AS), _values(seen_before, COUNTED_AS)),
        answered=answers(await work.cases.answered_between(week.start, week.end)),
        answered_before=answers(await work.cases.answered_between(last.start, last.end)),
        over=await _over(work, until, now=now),
    )


async def _over(work: UnitOfWork, until: datetime, *, now: datetime) -> tuple[Overdue, ...]:
    """Who had waited too long at `until`: still unanswered ones, and those that were answered after it."""
    day = local_date(until)
    waiting = list(await work.cases.unanswered_due_before(day))
    if until < require_utc(now):
        waiting += [case for case in await work.cases.answered_between(until, require_utc(now)) if case.due < day]
    return overdue(waiting, on=day)


def _counted_kinds(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(kind.id for kind in catalogue.kinds.values() if kind.counted)


def _whats(tallies: Sequence[Tally]) -> list[str]:
    return [tally.what for tally in tallies if tally.what in COUNTED_ELSEWHERE]


def _values(tallies: Sequence[Tally], what: str) -> list[str]:
    return [tally.value for tally in tallies if tally.what == what and tally.value]
