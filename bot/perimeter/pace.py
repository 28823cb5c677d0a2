"""How fast one address may go. Memory is bounded: the address that was quiet longest is forgotten first."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MAX_ADDRESSES = 20_000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Pace:
    """A token bucket per key: `per_minute` on average, and as many at once."""

    def __init__(self, per_minute: int, *, clock: Callable[[], float], max_keys: int = MAX_ADDRESSES) -> None:
        self._capacity = float(per_minute)
        self._per_second = per_minute / 60
        self._clock = clock
        self._max_keys = max_keys
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, key: str) -> int:
        """0 when `key` may go on, else how many seconds to wait."""
        now = self._clock()
        bucket = self._buckets.pop(key, None) or _Bucket(self._capacity, now)
        bucket.tokens = min(self._capacity, bucket.tokens + (now - bucket.at) * self._per_second)
        bucket.at = now
        self._buckets[key] = bucket
        while len(self._buckets) > self._max_keys:
            self._buckets.popitem(last=False)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return 0
        return max(1, math.ceil((1 - bucket.tokens) / self._per_second))

    def __len__(self) -> int:
        return len(self._buckets)


class Tries:
    """So many tries within a sliding window, per key. Someone who guesses codes is stopped; a right code costs nothing."""

    def __init__(self, limit: int, *, window: float, clock: Callable[[], float], max_keys: int = MAX_ADDRESSES) -> None:
        self._limit = limit
        self._window = window
        self._clock = clock
        self._max_keys = max_keys
        self._failures: OrderedDict[str, list[float]] = OrderedDict()

    def wait(self, key: str) -> int:
        """0 when another try is allowed, else how many seconds to wait."""
        recent = self._recent(key)
        if len(recent) < self._limit:
            return 0
        return max(1, math.ceil(recent[0] + self._window - self._clock()))

    def failed(self, key: str) -> None:
        recent = self._recent(key)
        recent.append(self._clock())
        self._failures[key] = recent
        self._failures.move_to_end(key)
        while len(self._failures) > self._max_keys:
            self._failures.popitem(last=False)

    def _recent(self, key: str) -> list[float]:
        since = self._clock() - self._window
        return [at for at in self._failures.get(key, ()) if at > since]
