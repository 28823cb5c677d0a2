"""What the twin remembers, and how a unit of work sees it: committed state until its first write, then a copy."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from actions.ports import (
    Account,
    AuditEntry,
    Conversation,
    Delivery,
    DraftRow,
    Note,
    Session,
    StoredMessage,
    StoreUnavailable,
    Tally,
    Varsel,
)
from actions.rules.case import Henvendelse
from storage.engines import PATIENCE


@dataclass(frozen=True, kw_only=True)
class Registered:
    """A case with what only the register knows of it."""

    case: Henvendelse
    source_message_id: str | None
    code_lookup: str


@dataclass(frozen=True, kw_only=True)
class Queued:
    """A row of the outbox."""

    delivery: Delivery
    lease_until: datetime | None = None
    sent: bool = False
    dead: bool = False

    @property
    def unsettled(self) -> bool:
        return not (self.sent or self.dead)


@dataclass(kw_only=True)
class State:
    conversations: dict[str, Conversation] = field(default_factory=dict)
    leases: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    """The place of the newest message of each conversation."""
    messages: dict[str, StoredMessage] = field(default_factory=dict)
    drafts: dict[str, DraftRow] = field(default_factory=dict)
    series: dict[int, int] = field(default_factory=dict)
    cases: dict[str, Registered] = field(default_factory=dict)
    alarms: dict[str, Varsel] = field(default_factory=dict)
    notes: list[tuple[str, Note]] = field(default_factory=list)
    audit: list[tuple[AuditEntry, str]] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    periods: dict[tuple[str, str], datetime] = field(default_factory=dict)
    outbox: dict[int, Queued] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    failures: list[tuple[str, datetime]] = field(default_factory=list)
    offsets: dict[str, int] = field(default_factory=dict)

    def copy(self) -> State:
        """Values are frozen, so a copy of the containers is a copy of everything."""
        return State(**{f.name: getattr(self, f.name).copy() for f in fields(self)})


@dataclass(kw_only=True)
class Shelf:
    """The committed state, and the lock that puts writing units in line."""

    state: State = field(default_factory=State)
    writer: asyncio.Lock = field(default_factory=asyncio.Lock)
    commits: int = 0
    broken: bool = False


class MemoryLink:
    """One unit of work's view of the shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._own: State | None = None

    @property
    def seen(self) -> State:
        """For reading."""
        return self._own or self._shelf.state

    async def mine(self) -> State:
        """For writing: waits until no other unit writes."""
        if self._own is None:
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._shelf.writer.acquire()
            except TimeoutError as error:
                raise StoreUnavailable("another unit of work holds the writer") from error
            self._own = self._shelf.state.copy()
        return self._own

    def commit(self) -> None:
        own = self._own
        self.close()
        if own is None:
            return
        if self._shelf.broken:
            raise StoreUnavailable("commits are refused")
        self._shelf.state = own
        self._shelf.commits += 1

    def close(self) -> None:
        if self._own is not None:
            self._own = None
            self._shelf.writer.release()


def as_stored(value: Mapping[str, Any]) -> dict[str, Any]:
    """What JSON leaves of a mapping: tuples come back as lists, and nothing is shared with the caller."""
    stored: dict[str, Any] = json.loads(json.dumps(dict(value)))
    return stored
