"""One turn at a time in a conversation: within this process by a lock, across processes by the row's lease."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from weakref import WeakValueDictionary

import structlog

from actions.ports import Clock, Store, StoreUnavailable, UnitOfWork

HELD_FOR = timedelta(seconds=10)
"""How long a lease lives without being renewed: so long a citizen waits at most after the process that answered them was killed."""
RENEWED_EVERY = 4.0
"""Seconds. Most turns are over long before the first renewal."""
POLL = 0.25
"""Seconds between looks while another process holds the lease."""


log = structlog.get_logger(__name__)


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
            renewal = asyncio.create_task(self._renew(conversation_id))
            try:
                yield
            finally:
                renewal.cancel()

    async def _renew(self, conversation_id: str) -> None:
        """Keep the lease through a turn that takes long (an engine that hangs)."""
        while True:
            await asyncio.sleep(RENEWED_EVERY)
            now = self._clock.now()
            try:
                async with self._store.work() as work:
                    await work.conversations.claim(conversation_id, owner=self._owner, until=now + HELD_FOR, now=now)
                    await work.commit()
            except StoreUnavailable:
                log.warning("lease.not_renewed", conversation=conversation_id)

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
