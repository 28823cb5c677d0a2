"""Column types that both databases read and write the same way."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, TypeDecorator

from actions.rules.moment import require_utc


class UtcDateTime(TypeDecorator[datetime]):
    """An aware point in time, kept in UTC.

    PostgreSQL has a type for it. SQLite has none: there the UTC time is kept as text of fixed width, which sorts right.

    Raises:
        ValueError: a naive value was given.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = require_utc(value)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
