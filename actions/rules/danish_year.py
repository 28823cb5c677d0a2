"""The Danish year: Easter and what hangs on it, public holidays, and the days that are off without being holidays in law.

The rules compute it themselves, since a letter and its deadline may lie in any year and a rule is given no calendar to look into.
Sources: taxonomy `frister.fridage` (public holidays; Store Bededag ended with 2023) and `ekstra_dage` (the rest).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

SATURDAY = 6
LAST_STORE_BEDEDAG = 2023


@cache
def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian algorithm."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The days that are holidays in law. Those that always fall on a Sunday are among them."""
    from_easter = [-3, -2, 0, 1, 39, 49, 50] + ([26] if year <= LAST_STORE_BEDEDAG else [])
    moving = {easter(year) + timedelta(days=days) for days in from_easter}
    return frozenset(moving | {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)})


@cache
def extra_days(year: int) -> frozenset[date]:
    """Days that some statutes count as holidays and others do not: the Friday after Ascension Day, 5 June, 24 and 31 December."""
    return frozenset({easter(year) + timedelta(days=40), date(year, 6, 5), date(year, 12, 24), date(year, 12, 31)})


def is_weekend(day: date) -> bool:
    return day.isoweekday() >= SATURDAY


def is_holiday(day: date) -> bool:
    return day in public_holidays(day.year)


def is_extra(day: date) -> bool:
    return day in extra_days(day.year)
