"""What is to be sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class Transport(StrEnum):
    MAIL = "mail"
    TELEGRAM = "telegram"


@dataclass(frozen=True, kw_only=True)
class NewDelivery:
    """Something to send. `args` hold ids, numbers and links; content is looked up when it is rendered.

    `message_key` is stable over retries and makes the Message-ID; it is unique, so enqueuing twice stores once.
    """

    message_key: str
    transport: Transport
    recipient: str
    """A mail address, or a Telegram chat id."""
    template: str
    args: Mapping[str, Any] = field(default_factory=dict)
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class Delivery:
    id: int
    message_key: str
    transport: Transport
    recipient: str
    template: str
    args: Mapping[str, Any]
    due_at: datetime
    attempts: int
    """Raised when claimed, before the send."""
    created_at: datetime
    lease_owner: str


class Outbox(Protocol):
    async def enqueue(self, delivery: NewDelivery, *, now: datetime) -> None:
        """In the caller's transaction. A repeated `message_key` is left as it is."""

    async def claim(self, *, owner: str, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        """Lease what is due, raise `attempts`. Two claimers never get the same row. Within a Telegram chat in order of id."""

    async def sent(self, delivery_id: int, *, owner: str, at: datetime) -> bool:
        """Settle; False when the lease was lost to another owner."""

    async def retry(self, delivery_id: int, *, owner: str, due_at: datetime, error: str) -> bool: ...

    async def dead(self, delivery_id: int, *, owner: str, at: datetime, error: str) -> bool:
        """A visible final state."""

    async def dead_letters(self) -> Sequence[Delivery]: ...

    async def waiting(self) -> int: ...
