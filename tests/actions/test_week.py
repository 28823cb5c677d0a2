"""ISO weeks in Copenhagen, across summer time and new year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from actions.rules.week import Week, last_due


def test_a_week_runs_from_local_midnight_to_local_midnight() -> None:
    week = Week.parse("2026-W47")
    assert week.start == datetime(2026, 11, 15, 23, 0, tzinfo=UTC)
    assert week.end == datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    assert str(week) == "2026-W47"


@pytest.mark.parametrize(("text", "hours"), [("2026-W13", 167), ("2026-W43", 169), ("2026-W30", 168)])
def test_weeks_in_which_the_clocks_change_are_an_hour_shorter_or_longer(text: str, hours: int) -> None:
    week = Week.parse(text)
    assert week.end - week.start == timedelta(hours=hours)


def test_the_summary_is_due_at_seven_in_summer_and_in_winter() -> None:
    assert Week.parse("2026-W12").summary_due == datetime(2026, 3, 23, 6, 0, tzinfo=UTC)
    assert Week.parse("2026-W13").summary_due == datetime(2026, 3, 30, 5, 0, tzinfo=UTC)
    assert Week.parse("2026-W43").summary_due == datetime(2026, 10, 26, 6, 0, tzinfo=UTC)


def test_years_with_53_weeks_and_the_turn_of_the_year() -> None:
    assert str(Week.of(datetime(2027, 1, 3, 12, tzinfo=UTC))) == "2026-W53"
    assert str(Week.parse("2026-W53").after(1)) == "2027-W01"
    assert str(Week.of(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))) == "2026-W53"


@pytest.mark.parametrize("text", ["2026-W54", "2025-W53", "2026-47", "2026-W00", "uge 47", "2026-W47\n", "0001-W01", "9999-W52"])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Week.parse(text)


def test_the_newest_week_with_a_due_summary_changes_on_monday_at_seven() -> None:
    seven = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    assert str(last_due(seven - timedelta(seconds=1))) == "2026-W46"
    assert str(last_due(seven)) == "2026-W47"
    assert str(last_due(seven + timedelta(days=6))) == "2026-W47"
