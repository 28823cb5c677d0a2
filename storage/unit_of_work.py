"""One transaction with all repositories. Rolled back unless `commit()` was awaited."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from actions import ports
from storage.accounts import SqlAccounts
from storage.alarms import SqlAlarms
from storage.audit import SqlAudit
from storage.casebook import SqlCases
from storage.conversations import SqlConversations
from storage.counts import SqlOffsets, SqlPeriods, SqlTallies
from storage.drafts import SqlDrafts
from storage.engines import Engines
from storage.link import Link
from storage.outbox import SqlOutbox


class SqlUnitOfWork:
    """`actions.ports.UnitOfWork` on SQL. After a commit it may go on; that is a new transaction."""

    def __init__(self, engines: Engines) -> None:
        self._link = link = Link(engines)
        self._audit = SqlAudit(link)
        self.conversations: ports.Conversations = SqlConversations(link)
        self.drafts: ports.Drafts = SqlDrafts(link)
        self.cases: ports.Cases = SqlCases(link)
        self.alarms: ports.Alarms = SqlAlarms(link)
        self.audit: ports.Audit = self._audit
        self.tallies: ports.Tallies = SqlTallies(link)
        self.periods: ports.Periods = SqlPeriods(link)
        self.outbox: ports.Outbox = SqlOutbox(link)
        self.accounts: ports.Accounts = SqlAccounts(link)
        self.offsets: ports.Offsets = SqlOffsets(link)

    async def commit(self) -> None:
        await self._audit.flush()
        await self._link.commit()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        await self._link.close()
