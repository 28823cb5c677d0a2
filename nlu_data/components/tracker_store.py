"""Rasa's memory of conversations, bounded by number and age.

It is a cache: our database is the truth, and an evicted conversation is rebuilt by `action_session_start`.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


class BoundedTrackerStore(InMemoryTrackerStore):
    """Keeps at most `max_trackers` conversations and none unused for longer than `max_age` seconds; the stalest goes first."""

    def __init__(
        self,
        domain: Domain,
        event_broker: EventBroker | None = None,
        *,
        max_trackers: int = 5000,
        max_age: float = 3600.0,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self._max_trackers = int(max_trackers)
        self._max_age = float(max_age)
        self._clock = clock
        self._saved_at: OrderedDict[str, float] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the tracker, then let go of what is too old or too much."""
        await super().save(tracker)
        self._saved_at[tracker.sender_id] = self._clock()
        self._saved_at.move_to_end(tracker.sender_id)
        self._evict()

    async def _retrieve(self, sender_id: str, fetch_all_sessions: bool) -> DialogueStateTracker | None:
        self._evict()
        return await super()._retrieve(sender_id, fetch_all_sessions)

    def _evict(self) -> None:
        oldest_allowed = self._clock() - self._max_age
        while self._saved_at:
            sender_id, saved_at = next(iter(self._saved_at.items()))
            if len(self._saved_at) <= self._max_trackers and saved_at >= oldest_allowed:
                return
            del self._saved_at[sender_id]
            self.store.pop(sender_id, None)
