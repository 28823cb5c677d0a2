"""The store in memory, for unit tests of the other floors. It behaves as the real one does; the contract suite says so."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from actions import ports
from storage.memory.accounts import MemoryAccounts
from storage.memory.alarms import MemoryAlarms
from storage.memory.casebook import MemoryCases
from storage.memory.conversations import MemoryConversations, MemoryDrafts
from storage.memory.counts import MemoryAudit, MemoryOffsets, MemoryPeriods, MemoryTallies
from storage.memory.outbox import MemoryOutbox
from storage.memory.state import MemoryLink, Shelf, State


class FakeUnitOfWork:
    """`actions.ports.UnitOfWork` in memory. `committed` turns "did we save?" into one boolean."""

    def __init__(self, shelf: Shelf) -> None:
        self._link = link = MemoryLink(shelf)
        self.committed = False
        self.conversations: ports.Conversations = MemoryConversations(link)
        self.drafts: ports.Drafts = MemoryDrafts(link)
        self.cases: ports.Cases = MemoryCases(link)
        self.alarms: ports.Alarms = MemoryAlarms(link)
        self.audit: ports.Audit = MemoryAudit(link)
        self.tallies: ports.Tallies = MemoryTallies(link)
        self.periods: ports.Periods = MemoryPeriods(link)
        self.outbox: ports.Outbox = MemoryOutbox(link)
        self.accounts: ports.Accounts = MemoryAccounts(link)
        self.offsets: ports.Offsets = MemoryOffsets(link)

    async def commit(self) -> None:
        self._link.commit()
        self.committed = True

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self._link.close()


class FakeStore:
    """`actions.ports.Store` in memory."""

    def __init__(self) -> None:
        self._shelf = Shelf()

    def work(self) -> FakeUnitOfWork:
        return FakeUnitOfWork(self._shelf)

    async def ready(self) -> bool:
        return not self._shelf.broken

    @property
    def committed(self) -> State:
        """Everything that was committed, to look at in a test."""
        return self._shelf.state

    @property
    def commits(self) -> int:
        """How many units of work wrote something and committed."""
        return self._shelf.commits

    def refuse_commits(self, refuse: bool = True) -> None:
        """Be a full disk: commits raise `StoreUnavailable` and `ready()` is False, until told otherwise."""
        self._shelf.broken = refuse
