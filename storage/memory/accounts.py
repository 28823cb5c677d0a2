"""Accounts, sessions and failed logins in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from actions.ports import Account, Conflict, Session
from actions.rules.moment import require_utc
from storage.memory.state import MemoryLink


class MemoryAccounts:
    def __init__(self, link: MemoryLink) -> None:
        self._link = link

    async def add(self, account: Account) -> None:
        accounts = (await self._link.mine()).accounts
        new = _stored(account)
        if new.id in accounts or any(a.email == new.email for a in accounts.values()):
            raise Conflict("the address is taken")
        accounts[new.id] = new

    async def get(self, account_id: str) -> Account | None:
        return self._link.seen.accounts.get(account_id)

    async def by_email(self, email: str) -> Account | None:
        return next((a for a in self._link.seen.accounts.values() if a.email == email.lower()), None)

    async def all(self) -> Sequence[Account]:
        return sorted(self._link.seen.accounts.values(), key=lambda a: a.email)

    async def save(self, account: Account) -> None:
        accounts = (await self._link.mine()).accounts
        new = _stored(account)
        if any(a.email == new.email and a.id != new.id for a in accounts.values()):
            raise Conflict("the address is taken")
        if old := accounts.get(new.id):
            accounts[new.id] = replace(new, created_at=old.created_at)

    async def add_session(self, session: Session) -> None:
        state = await self._link.mine()
        if session.token_hash in state.sessions or session.account_id not in state.accounts:
            raise Conflict("the session is there already, or its account is not")
        state.sessions[session.token_hash] = replace(
            session, created_at=require_utc(session.created_at), last_seen_at=require_utc(session.last_seen_at)
        )

    async def session(self, token_hash: str) -> Session | None:
        return self._link.seen.sessions.get(token_hash)

    async def touch_session(self, token_hash: str, at: datetime) -> None:
        sessions = (await self._link.mine()).sessions
        moment = require_utc(at)
        if session := sessions.get(token_hash):
            sessions[token_hash] = replace(session, last_seen_at=moment)

    async def end_session(self, token_hash: str) -> None:
        (await self._link.mine()).sessions.pop(token_hash, None)

    async def end_sessions_of(self, account_id: str) -> None:
        state = await self._link.mine()
        state.sessions = {token: s for token, s in state.sessions.items() if s.account_id != account_id}

    async def failures(self, key: str, *, since: datetime) -> int:
        first = require_utc(since)
        return sum(failed == key and at >= first for failed, at in self._link.seen.failures)

    async def add_failure(self, key: str, at: datetime) -> None:
        (await self._link.mine()).failures.append((key, require_utc(at)))

    async def clear_failures(self, key: str) -> None:
        state = await self._link.mine()
        state.failures = [(failed, at) for failed, at in state.failures if failed != key]


def _stored(account: Account) -> Account:
    disabled_at = account.disabled_at and require_utc(account.disabled_at)
    return replace(account, email=account.email.lower(), created_at=require_utc(account.created_at), disabled_at=disabled_at)
