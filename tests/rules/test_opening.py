"""Phone hours: open or not, and when it opens next; by hand around holidays, and as properties over twenty years."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.moment import COPENHAGEN
from actions.rules.opening import is_open, next_opening, opening, said
from actions.rules.response import WorkCalendar
from bot import organisation
from bot.dialogue.render import Renderer
from bot.texts import load_texts

CATALOGUE = organisation.load(Path("bot/municipality"))
HOURS = CATALOGUE.municipality.phone_hours
CALENDAR = organisation.work_calendar(CATALOGUE, 2020, 2042)
RENDERER = Renderer(load_texts(), CATALOGUE.municipality)
MOMENTS = st.datetimes(min_value=datetime(2021, 1, 1), max_value=datetime(2040, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  bounds of aware times


def local(text: str) -> datetime:
    """A time in Copenhagen."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN).astimezone(UTC)


def words(text: str, lang: str = "da") -> str:
    now = local(text)
    found = opening(now, HOURS, CALENDAR)
    assert found is not None
    return RENDERER._value(said(found, now.astimezone(COPENHAGEN).date()), lang)


@pytest.mark.parametrize(
    ("now", "danish", "english"),
    [
        ("2026-11-18 10:00", "i dag til kl. 16", "until 16:00 today"),
        ("2026-11-20 13:59", "i dag til kl. 14", "until 14:00 today"),
        ("2026-11-18 07:30", "i dag kl. 9", "today at 9:00"),
        ("2026-11-18 16:00", "i morgen kl. 9", "tomorrow at 9:00"),
        ("2026-11-18 23:59", "i morgen kl. 9", "tomorrow at 9:00"),
        ("2026-11-20 14:00", "mandag den 23. november kl. 9", "on Monday 23 November at 9:00"),
        ("2026-11-22 12:00", "i morgen kl. 9", "tomorrow at 9:00"),
        ("2026-04-01 16:30", "tirsdag den 7. april kl. 9", "on Tuesday 7 April at 9:00"),  # over Easter
        ("2026-05-13 16:00", "fredag den 15. maj kl. 9", "on Friday 15 May at 9:00"),  # over Ascension Day
        ("2026-12-23 16:00", "mandag den 28. december kl. 9", "on Monday 28 December at 9:00"),
        ("2026-12-30 16:00", "mandag den 4. januar kl. 9", "on Monday 4 January at 9:00"),
        ("2024-04-25 16:00", "i morgen kl. 9", "tomorrow at 9:00"),  # Store Bededag is gone since 2024
        ("2023-05-04 16:00", "mandag den 8. maj kl. 9", "on Monday 8 May at 9:00"),  # and was there in 2023
        ("2026-06-04 16:00", "mandag den 8. juni kl. 9", "on Monday 8 June at 9:00"),  # Grundlovsdag on a Friday
        ("2026-03-29 12:00", "i morgen kl. 9", "tomorrow at 9:00"),  # the clocks go forward
        ("2026-10-25 12:00", "i morgen kl. 9", "tomorrow at 9:00"),  # and back
    ],
)
def test_said_as_people_say_it(now: str, danish: str, english: str) -> None:
    assert words(now) == danish
    assert words(now, "en") == english


def test_half_hours_are_said() -> None:
    hours = {1: (time(9, 30), time(13, 45))}
    found = opening(local("2026-11-23 09:00"), hours, CALENDAR)
    assert found is not None and RENDERER._value(said(found, date(2026, 11, 23)), "da") == "i dag kl. 9.30"
    found = opening(local("2026-11-23 10:00"), hours, CALENDAR)
    assert found is not None and RENDERER._value(said(found, date(2026, 11, 23)), "da") == "i dag til kl. 13.45"


def test_the_municipalitys_own_closed_days_are_closed() -> None:
    calendar = WorkCalendar(CALENDAR.closed | {date(2026, 11, 18), date(2026, 11, 19)})
    assert not is_open(local("2026-11-18 10:00"), HOURS, calendar)
    assert next_opening(local("2026-11-18 10:00"), HOURS, calendar) == local("2026-11-20 09:00")


def test_hours_that_nobody_filled_in_promise_nothing() -> None:
    assert opening(local("2026-11-18 10:00"), {}, CALENDAR) is None


def test_a_saturday_counts_where_the_municipality_answers_on_one() -> None:
    assert is_open(local("2026-11-21 10:00"), {6: (time(10), time(12))}, CALENDAR)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        is_open(datetime(2026, 11, 18, 10), HOURS, CALENDAR)  # noqa: DTZ001  on purpose


@given(MOMENTS)
def test_the_next_opening_is_the_first_open_moment_after_now(now: datetime) -> None:
    opens = next_opening(now, HOURS, CALENDAR)
    assert opens is not None and opens > now
    assert is_open(opens, HOURS, CALENDAR)
    assert not is_open(opens - timedelta(minutes=1), HOURS, CALENDAR)
    at = now + timedelta(minutes=30)
    still = is_open(now, HOURS, CALENDAR)
    while at < opens:  # nothing opens between the two, once it has closed
        now_open = is_open(at, HOURS, CALENDAR)
        assert still or not now_open
        still = still and now_open
        at += timedelta(minutes=30)


@given(MOMENTS)
def test_open_means_a_working_day_within_the_hours(now: datetime) -> None:
    there = now.astimezone(COPENHAGEN)
    if is_open(now, HOURS, CALENDAR):
        assert CALENDAR.is_open(there.date())
        assert time(9) <= there.time() < time(16)
    elif CALENDAR.is_open(there.date()):
        assert not time(9) <= there.time() < HOURS[there.isoweekday()][1]


@given(MOMENTS)
def test_an_opening_can_always_be_said(now: datetime) -> None:
    found = opening(now, HOURS, CALENDAR)
    assert found is not None
    there = now.astimezone(COPENHAGEN)
    danish = RENDERER._value(said(found, there.date()), "da")
    assert found.now == is_open(now, HOURS, CALENDAR) == ("til kl." in danish)
    assert danish.startswith("i dag") == (found.day == there.date())
