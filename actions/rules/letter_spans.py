"""The calendar behind loose words: "before Easter", "the start of March", "two weeks ago" as the days they can mean.

A span is (earliest, latest). Where people speak loosely the span is wide on purpose: the earliest day is the one a deadline is
counted from, and counting from a day too early never hurts.
"""

from __future__ import annotations

from datetime import date, timedelta

from actions.rules.danish_year import easter

Span = tuple[date, date]
SHORTLY = timedelta(days=10)
"""How far "lige før jul" reaches."""
SOME_TIME = timedelta(days=21)
"""How far "før jul" and "efter jul" reach."""
AROUND = timedelta(days=7)
UNSURE = timedelta(days=3)
_PARTS = {"start": (1, 10), "midt": (10, 20), "slut": (20, 31)}
"""Days of the month."""
_ROUNDING = {"uge": 3, "maaned": 15}
"""Days. Half a week and half a month: "two weeks ago" is said of anything nearer to two than to one or three."""


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_of(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def month_part(year: int, month: int, part: str = "") -> Span:
    """A month, or its "start", "midt" or "slut"."""
    first, last = _PARTS.get(part, (1, 31))
    end = last_of(year, month)
    return date(year, month, first), min(end, date(year, month, last) if last < end.day else end)


def months_back(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, last_of(years, month + 1).day))


def ago(today: date, count: float, unit: str, *, about: bool = False, over: bool = False) -> Span:
    """`count` of "dag", "uge", "maaned" or "aar" before `today`. `about` and `over` widen days, which are exact otherwise."""
    if unit == "dag":
        around = 3 if about or over else 0
        middle = today - timedelta(days=round(count))
    elif unit == "uge":
        around = _ROUNDING[unit]
        middle = today - timedelta(days=round(count * 7))
    else:
        around = _ROUNDING["maaned"]
        middle = months_back(today, int(count * (12 if unit == "aar" else 1)))
        middle -= timedelta(days=_ROUNDING["maaned"] if unit == "maaned" and count % 1 else 0)
    return middle - timedelta(days=around * (2 if over else 1)), min(middle + timedelta(days=0 if over else around), today)


def week_of(year: int, week: int) -> Span | None:
    """Monday to Sunday of an ISO week, None where the year has no such week."""
    try:
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        return None


def feast(name: str, year: int) -> Span:
    """First and last day of a season that people date things by, in the year it begins."""
    sunday = easter(year)
    from_easter = {"paaske": (-7, 1), "pinse": (48, 50), "himmelfart": (39, 42)}
    if name in from_easter:
        first, last = from_easter[name]
        return sunday + timedelta(days=first), sunday + timedelta(days=last)
    week = {"vinterferie": (7, 8), "efteraarsferie": (42, 42)}
    if name in week:
        first, last = week[name]
        return date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7)
    fixed = {
        "jul": ((12, 24), (12, 26)),
        "nytaar": ((12, 31), (12, 31)),
        "mellem": ((12, 26), (12, 31)),
        "sommerferie": ((6, 20), (8, 15)),
    }
    begins, ends = fixed[name]
    return date(year, *begins), date(year, *ends)


def beside(season: Span, how: str) -> Span:
    """ "lige_foer", "foer", "lige_efter", "efter" or "omkring" a season; "" is the season itself."""
    first, last = season
    one = timedelta(days=1)
    match how:
        case "lige_foer":
            return first - SHORTLY, first - one
        case "foer":
            return first - SOME_TIME, first - one
        case "lige_efter":
            return last + one, last + SHORTLY
        case "efter":
            return last + one, last + SOME_TIME
        case "omkring":
            return first - AROUND, last + AROUND
        case _:
            return season


def give_or_take(span: Span) -> Span:
    """What somebody is not quite sure of."""
    first, last = span
    return first - UNSURE, last + UNSURE
