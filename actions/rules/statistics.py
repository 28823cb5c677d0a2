"""Figures from rows. Pure counting and rounding; every table, mail and page takes its numbers from here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from actions.rules.case import Henvendelse
from actions.rules.moment import local_date
from actions.rules.sender import counted

AREA_STEP = Fraction(1, 2)
UNIT_STEP = Fraction(1)
"""Percentage points, as in the annex of the beretning (Ballerup 2023)."""


@dataclass(frozen=True, kw_only=True)
class Counting:
    """Whose own cases stand in the statistics: an open decision of the sources (domain notes (v) 5), so each municipality's."""

    associations: bool = False
    businesses: bool = True

    def of(self, cases: Iterable[Henvendelse]) -> list[Henvendelse]:
        """The cases that are counted."""
        return [
            case
            for case in cases
            if counted(case.facts.sender_type, case.facts.kind, associations=self.associations, businesses=self.businesses)
        ]


STANDARD = Counting()


def shares(counts: Mapping[str, int], *, step: Fraction = UNIT_STEP) -> dict[str, Fraction]:
    """Percentages in multiples of `step` whose sum is exactly 100, by the method of the largest remainder.

    It is the only rounding that reproduces the annex. Equal remainders go to the larger count, then to the earlier key.
    Nothing counted: all are 0.

    Raises:
        ValueError: a count is negative, or 100 is no multiple of `step`.
    """
    places = Fraction(100) / step
    if places.denominator != 1 or any(count < 0 for count in counts.values()):
        raise ValueError("counts must not be negative, and the step must divide 100")
    total = sum(counts.values())
    if not total:
        return dict.fromkeys(counts, Fraction(0))
    exact = {key: count * places / total for key, count in counts.items()}
    whole = {key: value.numerator // value.denominator for key, value in exact.items()}
    left = int(places) - sum(whole.values())
    order = {key: place for place, key in enumerate(counts)}
    for key in sorted(counts, key=lambda key: (whole[key] - exact[key], -counts[key], order[key]))[:left]:
        whole[key] += 1
    return {key: value * step for key, value in whole.items()}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of a table: how many, how many in the period before, and the share of all in percent."""

    id: str
    count: int
    before: int
    share: Fraction


def table(now: Iterable[str], before: Iterable[str], *, step: Fraction = UNIT_STEP, always: Sequence[str] = ()) -> tuple[Line, ...]:
    """Count ids in two periods. Lines are sorted by count, then by `before`, then by id; those of `always` are there with 0 too."""
    here, there = Counter(now), Counter(before)
    ids = sorted({*here, *there, *always}, key=lambda one: (-here[one], -there[one], one))
    parts = shares({one: here[one] for one in ids}, step=step)
    return tuple(Line(id=one, count=here[one], before=there[one], share=parts[one]) for one in ids)


def column(cases: Iterable[Henvendelse], of: Callable[[Henvendelse], str]) -> list[str]:
    """One value per case, to be counted; cases without one (no main problem yet) are left out."""
    return [value for case in cases if (value := of(case))]


@dataclass(frozen=True, kw_only=True)
class Answers:
    """First answers by a human."""

    within: int
    late: int

    @property
    def total(self) -> int:
        return self.within + self.late


def answers(cases: Iterable[Henvendelse]) -> Answers:
    """Within the target means: on the due date or before, in Copenhagen. Unanswered cases are left out."""
    kept = [local_date(case.first_answer_at) <= case.due for case in cases if case.first_answer_at is not None]
    return Answers(within=sum(kept), late=len(kept) - sum(kept))


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """A number that has waited too long, and for how many days. Never a name."""

    number: str
    days: int


def overdue(cases: Iterable[Henvendelse], *, on: date) -> tuple[Overdue, ...]:
    """The longest wait first."""
    late = [Overdue(number=case.number, days=(on - case.due).days) for case in cases if case.due < on]
    return tuple(sorted(late, key=lambda one: (-one.days, one.number)))
