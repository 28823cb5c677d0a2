"""The 3-day target against the calendar rules of the design, over twenty years."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.response import WorkCalendar, due_date, remaining

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
YEARS = range(2015, 2037)


def danish_calendar() -> WorkCalendar:
    public = set(holidays.country_holidays("DK", years=YEARS))
    own = {date(year, *day) for year in YEARS for day in ((6, 5), (12, 24), (12, 31))}
    return WorkCalendar(frozenset(public | own))


CALENDAR = danish_calendar()


def received(day: date, clock: time = time(10, 0)) -> datetime:
    return datetime.combine(day, clock, COPENHAGEN).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 11, 25), date(2026, 11, 30)),  # a Wednesday: Saturday rolls to Monday
        (date(2026, 3, 27), date(2026, 3, 30)),  # a Friday: Monday
        (date(2026, 12, 22), date(2026, 12, 28)),  # Christmas Day on a Friday, then the weekend
        (date(2026, 11, 23), date(2026, 11, 26)),  # nothing in the way
        (date(2026, 3, 31), date(2026, 4, 7)),  # Easter
        (date(2026, 5, 11), date(2026, 5, 15)),  # Ascension Day; the Friday after it is an ordinary one
        (date(2026, 12, 29), date(2027, 1, 4)),  # New Year's Day and the weekend
        (date(2024, 4, 23), date(2024, 4, 26)),  # Store Bededag is no holiday since 2024
    ],
)
def test_calendar_days_roll_over_days_off(day: date, due: date) -> None:
    assert due_date(received(day), CALENDAR) == due


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 3, 27), date(2026, 4, 1)),
        (date(2026, 11, 25), date(2026, 11, 30)),
        (date(2026, 12, 22), date(2026, 12, 29)),
        (date(2026, 11, 28), date(2026, 12, 2)),
    ],
)
def test_working_days_are_counted_one_by_one(day: date, due: date) -> None:
    assert due_date(received(day), CALENDAR, unit="working") == due


def test_the_local_day_counts_not_the_day_in_utc() -> None:
    late = datetime(2026, 7, 1, 23, 59, tzinfo=COPENHAGEN)  # 21:59 UTC, the same day
    early = datetime(2026, 7, 2, 0, 30, tzinfo=COPENHAGEN)  # 22:30 UTC, the day before
    assert due_date(late, CALENDAR) == date(2026, 7, 6)
    assert due_date(early, CALENDAR) == date(2026, 7, 6)
    assert due_date(datetime(2026, 7, 5, 23, 0, tzinfo=UTC), CALENDAR) == date(2026, 7, 9)


def test_the_municipalitys_own_closed_day_is_rolled_over() -> None:
    assert due_date(received(date(2026, 11, 23)), WorkCalendar(frozenset({date(2026, 11, 26)}))) == date(2026, 11, 27)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        due_date(datetime(2026, 11, 25, 10, 0), CALENDAR)  # noqa: DTZ001
    with pytest.raises(ValueError, match="negative"):
        due_date(received(date(2026, 11, 25)), CALENDAR, days=-1)


days_of_twenty_years = st.dates(date(2016, 1, 1), date(2035, 12, 1))
clocks = st.sampled_from([time(0, 0), time(0, 30), time(1, 59), time(2, 30), time(3, 0), time(12, 0), time(22, 30), time(23, 59, 59)])


@given(day=days_of_twenty_years, clock=clocks, days=st.integers(0, 30))
def test_calendar_rule_holds_for_twenty_years(day: date, clock: time, days: int) -> None:
    due = due_date(received(day, clock), CALENDAR, days)
    target = day + timedelta(days=days)
    assert CALENDAR.is_open(due)
    assert due >= target
    passed_over = [target + timedelta(days=n) for n in range((due - target).days)]
    assert not any(CALENDAR.is_open(skipped) for skipped in passed_over)
    assert len(passed_over) <= 6


@given(day=days_of_twenty_years, clock=clocks, days=st.integers(1, 30))
def test_working_rule_holds_for_twenty_years(day: date, clock: time, days: int) -> None:
    due = due_date(received(day, clock), CALENDAR, days, "working")
    counted = [day + timedelta(days=n) for n in range(1, (due - day).days + 1)]
    assert CALENDAR.is_open(due)
    assert sum(map(CALENDAR.is_open, counted)) == days


@given(day=days_of_twenty_years)
def test_the_time_of_day_never_moves_the_date(day: date) -> None:
    dues = {due_date(received(day, time(hour, 59)), CALENDAR) for hour in range(24)}
    assert len(dues) == 1


@given(first=days_of_twenty_years, second=days_of_twenty_years)
def test_who_comes_first_is_due_first(first: date, second: date) -> None:
    early, late = sorted((first, second))
    assert due_date(received(early), CALENDAR) <= due_date(received(late), CALENDAR)


def test_remaining_counts_down_and_then_over() -> None:
    due = date(2026, 11, 30)
    assert remaining(due, date(2026, 11, 28)) == 2
    assert remaining(due, due) == 0
    assert remaining(due, date(2026, 12, 2)) == -2


def test_the_first_answer_stops_the_clock() -> None:
    due, long_after = date(2026, 11, 30), date(2027, 2, 1)
    assert remaining(due, long_after, received(date(2026, 11, 27))) == 3
    assert remaining(due, long_after, datetime(2026, 11, 30, 22, 59, tzinfo=UTC)) == 0
    assert remaining(due, long_after, datetime(2026, 11, 30, 23, 1, tzinfo=UTC)) == -1
