"""The store on SQLite or PostgreSQL."""

from __future__ import annotations

import asyncio

from actions.ports import StoreUnavailable
from storage import schema
from storage.engines import open_engines
from storage.link import speaking_ports
from storage.unit_of_work import SqlUnitOfWork

_PROBE = "ready"
"""The stream whose offset is raised to see that the database takes writes: a full disk shows only at a commit."""

_READY_WITHIN = 5.0
"""Seconds; a database that takes longer is not ready."""


class Database:
    """`actions.ports.Store` at an address like `sqlite:///var/vejviser.db` or `postgresql://user@host/name`.

    Nothing is opened before the first use. Close it on the event loop that used it.

    Raises:
        ValueError: an address of another kind.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._engines = open_engines(address)

    def work(self) -> SqlUnitOfWork:
        """A transaction: `async with store.work() as work: ...; await work.commit()`.

        Its methods raise `Conflict`, `StoreUnavailable`, or ValueError for a naive time.
        """
        return SqlUnitOfWork(self._engines)

    async def ready(self) -> bool:
        """The database answers, takes writes, and its schema is at the newest step."""
        try:
            async with asyncio.timeout(_READY_WITHIN):
                with speaking_ports():
                    async with self._engines.readers.connect() as connection:
                        if await connection.run_sync(schema.current) != schema.head():
                            return False
                await self._takes_writes()
        except (StoreUnavailable, TimeoutError):
            return False
        return True

    async def migrate(self, revision: str = "head") -> None:
        """Bring the schema up to `revision`. All or nothing; several processes may call it at once."""
        with speaking_ports():
            await asyncio.to_thread(schema.upgrade, self._address, revision)

    async def downgrade(self, revision: str) -> None:
        """Take the schema down to `revision` (`base` drops everything)."""
        with speaking_ports():
            await asyncio.to_thread(schema.downgrade, self._address, revision)

    async def close(self) -> None:
        """Let all connections go."""
        await self._engines.dispose()

    async def _takes_writes(self) -> None:
        async with self.work() as work:
            await work.offsets.advance(_PROBE, (await work.offsets.get(_PROBE) or 0) + 1)
            await work.commit()
