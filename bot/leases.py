"""One turn at a time in a conversation: within this process by a lock, across processes by the row's lease."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from weakref import WeakValueDictionary

from actions.ports import Clock, Store, UnitOfWork

HELD_FOR = timedelta(seconds=90)
"""How long a turn may hold its conversation before another process may take it; longer than any call to the engine."""
POLL = 0.05
"""Seconds between looks while another process holds the lease."""


class Leases:
    """`owner` names this process. A held lease is given back in the transaction that saves the answers, or runs out."""

    def __init__(self, *, store: Store, clock: Clock, owner: str) -> None:
        self._store = store
        self._clock = clock
        self._owner = owner
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn_of(self, conversation_id: str) -> AsyncIterator[None]:
        """Wait for this process's turn; take the row's lease inside with `claim`."""
        lock = self._locks.get(conversation_id)
        if lock is None:
            lock = self._locks[conversation_id] = asyncio.Lock()
        async with lock:
            yield

    @asynccontextmanager
    async def claimed(self, conversation_id: str) -> AsyncIterator[UnitOfWork]:
        """A unit of work that holds the conversation's lease once it is committed. Waits while another process has it.

        A conversation that was erased in the meantime has no lease to wait for: the unit is given without one.
        """
        while True:
            now = self._clock.now()
            async with self._store.work() as work:
                if await work.conversations.claim(conversation_id, owner=self._owner, until=now + HELD_FOR, now=now):
                    yield work
                    return
                if await work.conversations.get(conversation_id) is None:
                    yield work
                    return
            await asyncio.sleep(POLL)

    async def release(self, work: UnitOfWork, conversation_id: str) -> None:
        """Give the lease back with the caller's transaction."""
        await work.conversations.release(conversation_id, owner=self._owner)
