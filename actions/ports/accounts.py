"""Advisors and their sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Account:
    id: str
    email: str
    """Lower case, unique."""
    name: str
    password_hash: str
    created_at: datetime
    disabled_at: datetime | None = None
    role: str = "advisor"


@dataclass(frozen=True, kw_only=True)
class Session:
    token_hash: str
    account_id: str
    csrf: str
    created_at: datetime
    last_seen_at: datetime


class Accounts(Protocol):
    async def add(self, account: Account) -> None:
        """Raises Conflict: the address is taken."""

    async def get(self, account_id: str) -> Account | None: ...

    async def by_email(self, email: str) -> Account | None: ...

    async def all(self) -> Sequence[Account]: ...

    async def save(self, account: Account) -> None: ...

    async def add_session(self, session: Session) -> None: ...

    async def session(self, token_hash: str) -> Session | None: ...

    async def touch_session(self, token_hash: str, at: datetime) -> None: ...

    async def end_session(self, token_hash: str) -> None: ...

    async def end_sessions_of(self, account_id: str) -> None: ...

    async def failures(self, key: str, *, since: datetime) -> int:
        """Failed logins counted under `key` (an account or an address)."""

    async def add_failure(self, key: str, at: datetime) -> None: ...

    async def clear_failures(self, key: str) -> None: ...
