"""The deadline over the years: thirty-six dates worked out by hand, and laws that hold from 2020 to 2040."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.appeal import safe_deadline
from actions.rules.catalogue import AppealRoute
from actions.rules.danish_year import easter, extra_days, is_extra, is_holiday, is_weekend, public_holidays
from actions.rules.response import WorkCalendar

AST = AppealRoute(id="ast", label={"da": "Kommunen, derefter Ankestyrelsen"}, where={"da": "afdelingen"}, weeks=4, verified="ja")

# The letter's date, + 28 days, the safe day, the legal day, and the legal day where the extra days count as holidays.
# Easter Sundays: 2023 9 April, 2024 31 March, 2025 20 April, 2026 5 April, 2027 28 March, 2028 16 April.
BY_HAND = [
    # An ordinary Tuesday. March has 31 days: 3 + 28 = 31.
    ("2026-03-03", "2026-03-31", "2026-03-31", "2026-03-31", "2026-03-31"),
    # A Monday into the next month: 5 + 28 - 31 = 2 February, a Monday.
    ("2026-01-05", "2026-02-02", "2026-02-02", "2026-02-02", "2026-02-02"),
    # Saturday to Saturday 7 February: Friday before, Monday after.
    ("2026-01-10", "2026-02-07", "2026-02-06", "2026-02-09", "2026-02-09"),
    # Sunday to Sunday 8 February: Friday before, Monday after.
    ("2026-01-11", "2026-02-08", "2026-02-06", "2026-02-09", "2026-02-09"),
    # February of 28 days: the same number in March, Sunday 1 March. The Friday before is still in February.
    ("2026-02-01", "2026-03-01", "2026-02-27", "2026-03-02", "2026-03-02"),
    # Leap year: 1 + 28 is the leap day itself, a Thursday.
    ("2024-02-01", "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"),
    # Leap year 2028: 1 February is a Tuesday, and so is the leap day.
    ("2028-02-01", "2028-02-29", "2028-02-29", "2028-02-29", "2028-02-29"),
    # From the leap day to Maundy Thursday 28 March 2024: Wednesday before; Thu, Fri, Sat, Sun and Mon 1 April are off: Tue 2 April.
    ("2024-02-29", "2024-03-28", "2024-03-27", "2024-04-02", "2024-04-02"),
    # Good Friday 29 March 2024: Thursday is off too, so Wednesday 27; Tuesday 2 April.
    ("2024-03-01", "2024-03-29", "2024-03-27", "2024-04-02", "2024-04-02"),
    # Maundy Thursday 2 April 2026: Wednesday 1; after Easter Monday 6 comes Tuesday 7.
    ("2026-03-05", "2026-04-02", "2026-04-01", "2026-04-07", "2026-04-07"),
    # Easter Saturday 4 April 2026: back over Friday and Thursday to Wednesday 1.
    ("2026-03-07", "2026-04-04", "2026-04-01", "2026-04-07", "2026-04-07"),
    # Easter Monday 6 April 2026: back over five days off to Wednesday 1.
    ("2026-03-09", "2026-04-06", "2026-04-01", "2026-04-07", "2026-04-07"),
    # Tuesday after Easter: open, nothing moves.
    ("2026-03-10", "2026-04-07", "2026-04-07", "2026-04-07", "2026-04-07"),
    # Maundy Thursday 25 March 2027: Wednesday 24; Tuesday 30 (Easter Monday is 29).
    ("2027-02-25", "2027-03-25", "2027-03-24", "2027-03-30", "2027-03-30"),
    # Maundy Thursday 13 April 2028: Wednesday 12; Tuesday 18.
    ("2028-03-16", "2028-04-13", "2028-04-12", "2028-04-18", "2028-04-18"),
    # Easter Monday 21 April 2025: back to Wednesday 16 (Thursday 17 is Maundy Thursday); Tuesday 22.
    ("2025-03-24", "2025-04-21", "2025-04-16", "2025-04-22", "2025-04-22"),
    # Summer time begins on Sunday 29 March 2026: days are counted, not hours. Friday 27, Monday 30.
    ("2026-03-01", "2026-03-29", "2026-03-27", "2026-03-30", "2026-03-30"),
    # Summer time ends on Sunday 25 October 2026: Friday 23, Monday 26.
    ("2026-09-27", "2026-10-25", "2026-10-23", "2026-10-26", "2026-10-26"),
    # Across the end of summer time: Tuesday 20 October to Tuesday 17 November.
    ("2026-10-20", "2026-11-17", "2026-11-17", "2026-11-17", "2026-11-17"),
    # Ascension Day 14 May 2026 (5 April + 39): Wednesday 13. In law Friday 15; where that Friday is off too, Monday 18.
    ("2026-04-16", "2026-05-14", "2026-05-13", "2026-05-15", "2026-05-18"),
    # The Friday after it: safe is Wednesday 13, in law the Friday itself.
    ("2026-04-17", "2026-05-15", "2026-05-13", "2026-05-15", "2026-05-18"),
    # Whit Monday 25 May 2026 (5 April + 50): Friday 22, Tuesday 26.
    ("2026-04-27", "2026-05-25", "2026-05-22", "2026-05-26", "2026-05-26"),
    # Whit Monday 9 June 2025 (20 April + 50): Friday 6, Tuesday 10.
    ("2025-05-12", "2025-06-09", "2025-06-06", "2025-06-10", "2025-06-10"),
    # Whit Monday 17 May 2027 (28 March + 50): Friday 14, Tuesday 18.
    ("2027-04-19", "2027-05-17", "2027-05-14", "2027-05-18", "2027-05-18"),
    # 5 June 2026 is a Friday: Thursday 4. In law the day itself; where it counts as a holiday, Monday 8.
    ("2026-05-08", "2026-06-05", "2026-06-04", "2026-06-05", "2026-06-08"),
    # 5 June 2025 is a Thursday: Wednesday 4; Friday 6 where it counts.
    ("2025-05-08", "2025-06-05", "2025-06-04", "2025-06-05", "2025-06-06"),
    # 5 June 2027 is a Saturday: a weekend anyway. Friday 4, Monday 7.
    ("2027-05-08", "2027-06-05", "2027-06-04", "2027-06-07", "2027-06-07"),
    # 24 December 2026 is a Thursday: Wednesday 23; in law the day itself, else past 25 (Fri), 26 (Sat), 27 (Sun) to Monday 28.
    ("2026-11-26", "2026-12-24", "2026-12-23", "2026-12-24", "2026-12-28"),
    # Christmas Day 2026, a Friday: back over the 24th to Wednesday 23; Monday 28.
    ("2026-11-27", "2026-12-25", "2026-12-23", "2026-12-28", "2026-12-28"),
    # 26 December 2026, a Saturday: Wednesday 23; Monday 28.
    ("2026-11-28", "2026-12-26", "2026-12-23", "2026-12-28", "2026-12-28"),
    # 24 December 2027 is a Friday: Thursday 23; else Monday 27, since holidays in a weekend are not made up for.
    ("2027-11-26", "2027-12-24", "2027-12-23", "2027-12-24", "2027-12-27"),
    # 31 December 2026 is a Thursday: Wednesday 30; else past New Year's Day (Fri) and the weekend to Monday 4 January.
    ("2026-12-03", "2026-12-31", "2026-12-30", "2026-12-31", "2027-01-04"),
    # New Year's Day 2027, a Friday: back over the 31st to Wednesday 30; Monday 4 January.
    ("2026-12-04", "2027-01-01", "2026-12-30", "2027-01-04", "2027-01-04"),
    # 31 December 2025 is a Wednesday: Tuesday 30; else past New Year's Day to Friday 2 January.
    ("2025-12-03", "2025-12-31", "2025-12-30", "2025-12-31", "2026-01-02"),
    # Store Bededag 5 May 2023 (9 April + 26), the last one: Thursday 4, Monday 8.
    ("2023-04-07", "2023-05-05", "2023-05-04", "2023-05-08", "2023-05-08"),
    # 26 April 2024 would have been the next one (31 March + 26): an ordinary Friday now.
    ("2024-03-29", "2024-04-26", "2024-04-26", "2024-04-26", "2024-04-26"),
]


@pytest.mark.parametrize(("received", "ends", "safe", "legal", "with_extra"), BY_HAND)
def test_dates_worked_out_by_hand(received: str, ends: str, safe: str, legal: str, with_extra: str) -> None:
    deadline = safe_deadline(date.fromisoformat(received), AST)
    found = (deadline.ends, deadline.safe, deadline.legal, deadline.legal_with_extra_days)
    assert found == tuple(map(date.fromisoformat, (ends, safe, legal, with_extra)))


@pytest.mark.parametrize("year", range(2020, 2041))
def test_the_danish_year_is_that_of_the_holidays_library(year: int) -> None:
    theirs = set(holidays.country_holidays("DK", years=year))
    assert theirs == set(public_holidays(year))


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2000, (4, 23)), (2008, (3, 23)), (2011, (4, 24)), (2019, (4, 21)), (2026, (4, 5)), (2035, (3, 25)), (2038, (4, 25))],
)
def test_easter(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


def test_the_extra_days() -> None:
    assert extra_days(2026) == {date(2026, 5, 15), date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31)}


days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
closed = st.frozensets(st.dates(date(2020, 1, 1), date(2040, 12, 31)), max_size=40)


def is_off(day: date) -> bool:
    return is_weekend(day) or is_holiday(day)


@given(received=days)
def test_safe_is_never_after_legal(received: date) -> None:
    deadline = safe_deadline(received, AST)
    assert deadline.safe <= deadline.ends <= deadline.legal <= deadline.legal_with_extra_days


@given(received=days)
def test_four_weeks_end_on_the_same_weekday(received: date) -> None:
    deadline = safe_deadline(received, AST)
    assert deadline.ends.isoweekday() == received.isoweekday()
    assert (deadline.ends - received).days == deadline.days == 28


@given(received=days, own=closed)
def test_the_safe_day_is_open_and_within_the_four_weeks(received: date, own: frozenset[date]) -> None:
    deadline = safe_deadline(received, AST, WorkCalendar(own))
    assert not is_off(deadline.safe)
    assert not is_extra(deadline.safe)
    assert deadline.safe not in own
    assert deadline.safe <= received + timedelta(days=28)
    passed_over = [deadline.safe + timedelta(days=n) for n in range(1, (deadline.ends - deadline.safe).days + 1)]
    assert all(is_off(day) or is_extra(day) or day in own for day in passed_over)
    assert bool(deadline.moved) is bool(passed_over)


@given(received=days)
def test_the_safe_day_is_never_far_from_the_four_weeks(received: date) -> None:
    deadline = safe_deadline(received, AST)
    assert (deadline.ends - deadline.safe).days <= 5
    assert (deadline.legal - deadline.ends).days <= 5


@given(received=days)
def test_the_legal_day_is_the_first_one_that_is_not_off(received: date) -> None:
    deadline = safe_deadline(received, AST)
    assert not is_off(deadline.legal)
    assert all(is_off(deadline.ends + timedelta(days=n)) for n in range((deadline.legal - deadline.ends).days))


@given(received=days, own=closed)
def test_the_municipalitys_closed_days_never_move_the_legal_day(received: date, own: frozenset[date]) -> None:
    ours = safe_deadline(received, AST, WorkCalendar(own))
    assert ours.legal == safe_deadline(received, AST).legal
    assert ours.safe <= safe_deadline(received, AST).safe


@given(one=days, other=days, own=closed)
def test_an_earlier_letter_never_has_the_later_deadline(one: date, other: date, own: frozenset[date]) -> None:
    early, late = (safe_deadline(day, AST, WorkCalendar(own)) for day in sorted((one, other)))
    assert early.safe <= late.safe
    assert early.legal <= late.legal
    assert early.legal_with_extra_days <= late.legal_with_extra_days
