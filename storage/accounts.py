"""Staff accounts, their sessions and failed logins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select, update

from actions.ports import Account, Conflict, Session
from storage.link import Link, insert_once
from storage.tables import account, login_failure, session

_A, _S, _F = account.c, session.c, login_failure.c
_GET = select(account).where(_A.id == bindparam("the_id"))
_BY_EMAIL = select(account).where(_A.email == bindparam("the_email"))
_ALL = select(account).order_by(_A.email)
_SAVE = update(account).where(_A.id == bindparam("the_id"))
_ADD_SESSION = insert(session).inline()
_SESSION = select(session).where(_S.token_hash == bindparam("the_token"))
_TOUCH = update(session).where(_S.token_hash == bindparam("the_token"))
_END = delete(session).where(_S.token_hash == bindparam("the_token"))
_END_ALL = delete(session).where(_S.account_id == bindparam("the_account"))
_ADD_FAILURE = insert(login_failure).inline()
_FAILURES = select(func.count()).select_from(login_failure).where(_F.key == bindparam("the_key"), _F.at >= bindparam("since"))
_CLEAR = delete(login_failure).where(_F.key == bindparam("the_key"))


class SqlAccounts:
    """`actions.ports.Accounts` on SQL."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, account: Account) -> None:
        values = {"id": account.id, "created_at": account.created_at, **_changing(account)}
        if not await self._link.change(insert_once(_A.id.table, self._link.dialect), values):
            raise Conflict("the address is taken")

    async def get(self, account_id: str) -> Account | None:
        row = await self._link.first(_GET, {"the_id": account_id})
        return _account(row) if row else None

    async def by_email(self, email: str) -> Account | None:
        row = await self._link.first(_BY_EMAIL, {"the_email": email.lower()})
        return _account(row) if row else None

    async def all(self) -> Sequence[Account]:
        return [_account(row) for row in await self._link.rows(_ALL)]

    async def save(self, account: Account) -> None:
        await self._link.change(_SAVE, {"the_id": account.id, **_changing(account)})

    async def add_session(self, session: Session) -> None:
        await self._link.change(_ADD_SESSION, {name: getattr(session, name) for name in Session.__dataclass_fields__})

    async def session(self, token_hash: str) -> Session | None:
        row = await self._link.first(_SESSION, {"the_token": token_hash})
        return Session(**row._mapping) if row else None

    async def touch_session(self, token_hash: str, at: datetime) -> None:
        await self._link.change(_TOUCH, {"the_token": token_hash, "last_seen_at": at})

    async def end_session(self, token_hash: str) -> None:
        await self._link.change(_END, {"the_token": token_hash})

    async def end_sessions_of(self, account_id: str) -> None:
        await self._link.change(_END_ALL, {"the_account": account_id})

    async def failures(self, key: str, *, since: datetime) -> int:
        rows = await self._link.rows(_FAILURES, {"the_key": key, "since": since})
        return int(rows[0][0])

    async def add_failure(self, key: str, at: datetime) -> None:
        await self._link.change(_ADD_FAILURE, {"key": key, "at": at})

    async def clear_failures(self, key: str) -> None:
        await self._link.change(_CLEAR, {"the_key": key})


def _changing(account: Account) -> dict[str, Any]:
    return {
        "email": account.email.lower(),
        "name": account.name,
        "password_hash": account.password_hash,
        "disabled_at": account.disabled_at,
        "role": account.role,
    }


def _account(row: Row[Any]) -> Account:
    return Account(**row._mapping)
