"""The clock of the process. A set start time (tests, demonstrations) runs on from there at the usual speed."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class SystemClock:
    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)


class ShiftedClock:
    """Begins at `start` and runs on."""

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(UTC)
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The shifted time, in UTC."""
        return self._start + timedelta(seconds=time.monotonic() - self._began)
