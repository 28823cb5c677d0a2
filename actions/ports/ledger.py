"""The audit log, anonymous tallies, and periods that are claimed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from actions.rules.case import Channel


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One line of the append-only log. `detail` holds ids and field names, never citizens' words."""

    at: datetime
    actor: str
    """`citizen`, `assistant`, `system`, or `advisor:<id>`."""
    action: str
    subject: str
    """`case:<id>`, `conversation:<id>`, `account:<id>` ..."""
    detail: Mapping[str, Any] = field(default_factory=dict)


class Audit(Protocol):
    async def append(self, entry: AuditEntry) -> None:
        """Chain by hash to the entry before it."""

    async def of(self, subject: str) -> Sequence[AuditEntry]:
        """Oldest first."""

    async def verify(self) -> int | None:
        """None when the whole chain holds, else the sequence number of the first broken entry."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """An anonymous count: no conversation, no text. `what` is vejvist, anden_myndighed, uden_for_statistik or akut."""

    at: datetime
    what: str
    value: str
    channel: Channel


class Tallies(Protocol):
    async def add(self, tally: Tally) -> None: ...

    async def between(self, start: datetime, end: datetime) -> Sequence[Tally]: ...


class Periods(Protocol):
    async def claim(self, name: str, period: str, *, at: datetime) -> bool:
        """True for exactly one caller per (name, period), e.g. ("weekly_summary", "2026-W47")."""
