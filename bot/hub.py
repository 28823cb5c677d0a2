"""Who waits for news in which conversation. A hint only: the rows are the truth, and waiters look again by themselves."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import suppress

LOOK_AGAIN = 15.0
"""Seconds after which a waiter looks by itself; another process may have written."""


class Hub:
    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def added(self, conversation_id: str) -> None:
        """Wake everybody who waits for this conversation."""
        for event in self._waiting.get(conversation_id, ()):
            event.set()

    async def watch(self, conversation_id: str) -> AsyncIterator[None]:
        """Yields at every hint, and at least every 15 seconds."""
        event = asyncio.Event()
        self._waiting[conversation_id].add(event)
        try:
            while True:
                with suppress(TimeoutError):
                    await asyncio.wait_for(event.wait(), LOOK_AGAIN)
                event.clear()
                yield None
        finally:
            self._waiting[conversation_id].discard(event)
            if not self._waiting[conversation_id]:
                del self._waiting[conversation_id]
