"""A circuit breaker: an engine that failed a few times in a row is left alone for a while, so nobody waits for it."""

from __future__ import annotations

import time
from collections.abc import Callable


class Breaker:
    """`failures` in a row open it for `rest` seconds; then one call may try, and its outcome decides."""

    def __init__(self, *, failures: int = 3, rest: float = 10.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = failures
        self._rest = rest
        self._clock = clock
        self._failed = 0
        self._open_until = 0.0

    def allows(self) -> bool:
        """Whether a call may be tried now. After the rest only one is let through until it has an outcome."""
        if self._failed < self._limit:
            return True
        if self._clock() < self._open_until:
            return False
        self._open_until = self._clock() + self._rest
        return True

    @property
    def closed(self) -> bool:
        """Whether nothing is known against the engine. Asking this does not use up the one call that may try after a rest."""
        return self._failed < self._limit

    def succeeded(self) -> None:
        self._failed = 0

    def failed(self) -> None:
        self._failed += 1
        if self._failed >= self._limit:
            self._open_until = self._clock() + self._rest
