"""Aware points in time. Everything inside is UTC; Europe/Copenhagen is for reading and for calendar rules."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def require_utc(value: datetime) -> datetime:
    """Return `value` in UTC.

    Raises:
        ValueError: `value` is naive; a naive time would silently mean the machine's own zone.
    """
    if value.tzinfo is None:
        raise ValueError("a naive datetime was given where an aware one is needed")
    return value.astimezone(UTC)


def local_date(value: datetime) -> date:
    """The calendar day in Copenhagen on which `value` falls."""
    return require_utc(value).astimezone(COPENHAGEN).date()
