"""What each kind of date phrase means: from the parts that a pattern took to the days, seen from today."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from actions.rules.letter_spans import Span, ago, beside, day_or_none, feast, month_part, months_back, week_of
from actions.rules.letter_words import MONTHS, NUMBERS, ORDINALS, WEEKDAYS

DAY = timedelta(days=1)
OLDEST_SHORT_YEAR = 5
"""Years. "26" and "21" behind a month are years; "14" in 2026 is more likely a time or a number of something."""
PARTS = ("start", "midt", "slut")
FEASTS = ("paaske", "mellem", "jul", "nytaar", "pinse", "himmelfart", "sommerferie", "efteraarsferie", "vinterferie")
BESIDE = ("lige_foer", "lige_efter", "foer", "efter", "omkring")
"""Names of groups in the patterns: the part of a month, the season, and what it is said of it."""
Reader = Callable[[re.Match[str], date], Span | None]
_LOOSE = {"halvanden": 1.5, "en halv": 0.5, "half a": 0.5, "half an": 0.5, "et halvt": 0.5}
_DAYS_FOR_WEEKS = {8.0: 1.0, 14.0: 2.0}
"""In Danish "otte dage" is a week and "fjorten dage" two, said as loosely as weeks are."""
_SEVERAL = {"et par": (2, 3), "a couple of": (2, 3), "nogle faa": (2, 4), "a few": (2, 4), "nogle": (2, 5), "some": (2, 5)} | dict.fromkeys(
    ("flere", "several"), (2, 6)
)


def _nearest(today: date, of_year: Callable[[int], Span]) -> Span:
    """The last one that has begun."""
    return next(span for year in (today.year, today.year - 1, today.year - 2) if (span := of_year(year))[0] <= today)


def _in(match: re.Match[str], name: str) -> str | None:
    """What a group took; None too where the pattern has no such group."""
    return match.groupdict().get(name)


def _number_of(match: re.Match[str]) -> int:
    said = _in(match, "day")
    return int(said) if said else ORDINALS[match["ordinal"]]


def _calendar_day(today: date, day: int, month: int, year: str | None) -> Span | None:
    """Without a year it is the nearest past one; 29 February of a year without one is no day."""
    if year:
        whole = int(year.removeprefix("'"))
        number = whole if whole > 99 else 2000 + whole if whole <= today.year % 100 + 1 else 1900 + whole
    else:
        number = today.year - ((month, day) > (today.month, today.day))
    found = day_or_none(number, month, day)
    return (found, found) if found else None


def dated(match: re.Match[str], today: date) -> Span | None:
    year = _in(match, "year")
    if year and year.isdigit() and int(year) < 100 and not 0 <= today.year % 100 - int(year) <= OLDEST_SHORT_YEAR:
        year = None
    return _calendar_day(today, _number_of(match), MONTHS[match["month"]], year)


def several_days(match: re.Match[str], today: date) -> Span | None:
    month = MONTHS[match["month"]]
    one = _calendar_day(today, int(match["first"]), month, match["year"])
    other = _calendar_day(today, int(match["last"]), month, match["year"])
    return (min(one[0], other[0]), max(one[1], other[1])) if one and other else None


def numeric(match: re.Match[str], today: date) -> Span | None:
    return _calendar_day(today, int(match["day"]), int(match["month"]), _in(match, "year"))


def day_in_ordinal_month(match: re.Match[str], today: date) -> Span | None:
    said = match["m"]
    return _calendar_day(today, _number_of(match), int(said) if said else ORDINALS[match["mo"]], None)


def day_of_month(match: re.Match[str], today: date) -> Span | None:
    """The nearest past month that has the day."""
    number = _number_of(match)
    for back in range(4):
        month = months_back(today.replace(day=1), back)
        found = day_or_none(month.year, month.month, number)
        if found and found <= today:
            return found, found
    return None


def monday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() - 1)


def weekday_last_week(match: re.Match[str], today: date) -> Span:
    day = monday(today) - timedelta(days=8 - WEEKDAYS[match["weekday"]])
    return day, day


def past_weekday(match: re.Match[str], today: date) -> Span:
    """Before today: said on a Tuesday, "i tirsdags" is a week ago."""
    day = today - timedelta(days=(today.isoweekday() - WEEKDAYS[match["weekday"]] - 1) % 7 + 1)
    return day, day


def last_weekday(match: re.Match[str], today: date) -> Span:
    """Some mean the nearest one, some the one of last week."""
    return weekday_last_week(match, today)[0], past_weekday(match, today)[1]


def bare_weekday(match: re.Match[str], today: date) -> Span:
    first, last = past_weekday(match, today)
    return first, today if today.isoweekday() == WEEKDAYS[match["weekday"]] else last


def numbered_week(match: re.Match[str], today: date) -> Span | None:
    number = int(match["week"])
    said = _in(match, "year")
    year = int(said) if said else today.isocalendar().year
    span = week_of(year, number)
    if not said and (span is None or span[0] > today):
        span = week_of(year - 1, number)
    if span and match["weekday"]:
        day = span[0] + timedelta(days=WEEKDAYS[match["weekday"]] - 1)
        return day, day
    return span


def time_ago(match: re.Match[str], today: date) -> Span:
    unit = next(kind for kind, begins in (("dag", "d"), ("uge", "uwf"), ("maaned", "m"), ("aar", "ay")) if match["unit"][0] in begins)
    said = match["count"]
    how = {"about": bool(match["about"]), "over": bool(match["over"])}
    if said in _SEVERAL:
        fewest, most = _SEVERAL[said]
        return ago(today, most, unit, **how)[0], ago(today, fewest, unit, **how)[1]
    count = float(said) if said.isdigit() else _LOOSE.get(said) or NUMBERS[said]
    if match["unit"].startswith("fortnight"):
        count *= 2
    if unit == "dag" and count in _DAYS_FOR_WEEKS:
        count, unit = _DAYS_FOR_WEEKS[count], "uge"
    return ago(today, count, unit, **how)


def _part_in(match: re.Match[str]) -> str:
    return next((name for name in PARTS if _in(match, name)), "")


def named_month(match: re.Match[str], today: date) -> Span | None:
    part = _part_in(match)
    month = MONTHS[match["month"]]
    year = _in(match, "year")
    if year:
        return month_part(int(year), month, part)
    return _nearest(today, lambda year: month_part(year, month, part))


def season(match: re.Match[str], today: date) -> Span:
    name = next(name for name in FEASTS if _in(match, name))
    how = next((how for how in BESIDE if _in(match, how)), "")
    return _nearest(today, lambda year: beside(feast(name, year), how))


def back(first: int, last: int | None = None) -> Reader:
    """A fixed number of days before today."""
    return lambda _, today: (today - first * DAY, today - (first if last is None else last) * DAY)


def last_week(_: re.Match[str], today: date) -> Span:
    return monday(today) - 7 * DAY, monday(today) - DAY


def last_month(_: re.Match[str], today: date) -> Span:
    before = months_back(today.replace(day=1), 1)
    return month_part(before.year, before.month)


def ahead(_: re.Match[str], today: date) -> Span:
    return today + DAY, today + DAY


def this_week(_: re.Match[str], today: date) -> Span:
    return monday(today), today


def this_month(_: re.Match[str], today: date) -> Span:
    return today.replace(day=1), today


def weekend(_: re.Match[str], today: date) -> Span:
    """The one that is or was."""
    saturday = today - timedelta(days=(today.isoweekday() + 1) % 7)
    return saturday, saturday + DAY


def day_of_last_month(match: re.Match[str], today: date) -> Span | None:
    before = months_back(today.replace(day=1), 1)
    found = day_or_none(before.year, before.month, _number_of(match))
    return (found, found) if found else None


def this_months(match: re.Match[str], today: date) -> Span:
    return month_part(today.year, today.month, _part_in(match))


def last_months(match: re.Match[str], today: date) -> Span:
    before = months_back(today.replace(day=1), 1)
    return month_part(before.year, before.month, _part_in(match))


def in_year(span: Span, year: int) -> Span | None:
    """The same days in another year; None where it has no 29 February."""
    days = [day_or_none(day.year - span[0].year + year, day.month, day.day) for day in span]
    return (days[0], days[1]) if days[0] and days[1] else None
