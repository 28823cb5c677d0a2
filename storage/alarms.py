"""Alarms: few rows, read on every page of the advisors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select, text, update

from actions.ports import Conflict, Varsel
from storage.link import Link, insert_once
from storage.tables import varsel as varsel_table

_V = varsel_table.c
_GET = select(varsel_table).where(_V.id == bindparam("the_id"))
_LISTED = (
    select(varsel_table)
    .order_by(_V.handled_at.is_not(None), _V.latest_at.desc(), _V.id)
    .limit(bindparam("many"))
    .offset(bindparam("passed_over"))
)
# In the words of the partial index.
_WAITING = select(func.count().label("many")).select_from(varsel_table).where(text("handled_at IS NULL"))
_NEWEST = select(varsel_table).where(_V.conversation_id == bindparam("the_conversation")).order_by(_V.at.desc(), _V.id.desc()).limit(1)
_NEWEST_OF = _NEWEST.where(_V.akut == bindparam("the_akut"))
_OPEN_AGAIN = update(varsel_table).where(_V.id == bindparam("the_id"))
_REGISTERED = update(varsel_table).where(_V.conversation_id == bindparam("the_conversation"), _V.case_id.is_(None))
_HANDLE = update(varsel_table).where(_V.id == bindparam("the_id"), _V.latest_at == bindparam("seen"), _V.handled_at.is_(None))


class SqlAlarms:
    """`actions.ports.Alarms` on SQL."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, varsel: Varsel) -> None:
        await self._link.change(insert_once(varsel_table, self._link.dialect), asdict(varsel))

    async def get(self, varsel_id: str) -> Varsel | None:
        row = await self._link.first(_GET, {"the_id": varsel_id})
        return _varsel(row) if row else None

    async def listed(self, *, limit: int = 50, offset: int = 0) -> Sequence[Varsel]:
        return [_varsel(row) for row in await self._link.rows(_LISTED, {"many": limit, "passed_over": offset})]

    async def waiting(self) -> int:
        row = await self._link.first(_WAITING)
        return int(row.many) if row else 0

    async def wrote_again(self, conversation_id: str, *, at: datetime, akut: str | None = None) -> Varsel | None:
        await self._link.begin_write()
        row = await self._link.first(_NEWEST_OF if akut else _NEWEST, {"the_conversation": conversation_id, "the_akut": akut})
        if row is None:
            return None
        found = _varsel(row)
        moved = {"latest_at": max(at, found.latest_at), "handled_at": None, "advisor_id": None}
        await self._link.change(_OPEN_AGAIN, {"the_id": found.id, **moved})
        return replace(found, latest_at=max(at, found.latest_at), handled_at=None, advisor_id=None)

    async def registered(self, conversation_id: str, case_id: str) -> None:
        await self._link.change(_REGISTERED, {"the_conversation": conversation_id, "case_id": case_id})

    async def handle(self, varsel_id: str, *, seen: datetime, at: datetime, advisor_id: str, note: str = "") -> None:
        values = {"the_id": varsel_id, "seen": seen, "handled_at": at, "advisor_id": advisor_id, "note": note}
        if not await self._link.change(_HANDLE, values):
            raise Conflict("the alarm moved on")


def _varsel(row: Row[Any]) -> Varsel:
    return Varsel(**row._mapping)
