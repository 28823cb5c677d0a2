"""The clock, and one transaction over everything."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from actions.ports.accounts import Accounts
from actions.ports.alarms import Alarms
from actions.ports.conversations import Conversations
from actions.ports.drafts import Drafts
from actions.ports.ledger import Audit, Periods, Tallies
from actions.ports.outbox import Outbox
from actions.ports.register import Cases


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, in UTC."""


class Offsets(Protocol):
    """How far an inbound stream is read (Telegram's update offset)."""

    async def get(self, stream: str) -> int | None: ...

    async def advance(self, stream: str, offset: int) -> None:
        """Never goes back."""


class UnitOfWork(Protocol):
    conversations: Conversations
    drafts: Drafts
    cases: Cases
    alarms: Alarms
    audit: Audit
    tallies: Tallies
    periods: Periods
    outbox: Outbox
    accounts: Accounts
    offsets: Offsets

    async def commit(self) -> None: ...


class Store(Protocol):
    """Opens units of work."""

    def work(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """A transaction; rolled back at exit unless committed."""

    async def ready(self) -> bool:
        """The database answers and its schema is at the newest migration."""
