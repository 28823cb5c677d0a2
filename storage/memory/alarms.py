"""Alarms in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from actions.ports import Conflict, Varsel
from actions.rules.moment import require_utc
from storage.memory.state import MemoryLink


class MemoryAlarms:
    def __init__(self, link: MemoryLink) -> None:
        self._link = link

    async def add(self, varsel: Varsel) -> None:
        alarms = (await self._link.mine()).alarms
        if any((one.message_id, one.akut) == (varsel.message_id, varsel.akut) for one in alarms.values()):
            return
        assess_by = require_utc(varsel.assess_by) if varsel.assess_by else None
        alarms[varsel.id] = replace(varsel, at=require_utc(varsel.at), latest_at=require_utc(varsel.latest_at), assess_by=assess_by)

    async def get(self, varsel_id: str) -> Varsel | None:
        return self._link.seen.alarms.get(varsel_id)

    async def listed(self, *, limit: int = 50, offset: int = 0) -> Sequence[Varsel]:
        by_id = sorted(self._link.seen.alarms.values(), key=lambda v: v.id)
        newest = sorted(by_id, key=lambda v: v.latest_at, reverse=True)
        return sorted(newest, key=lambda v: v.handled_at is not None)[offset : offset + limit]

    async def waiting(self) -> int:
        return sum(varsel.handled_at is None for varsel in self._link.seen.alarms.values())

    async def wrote_again(self, conversation_id: str, *, at: datetime, akut: str | None = None) -> Varsel | None:
        alarms = (await self._link.mine()).alarms
        there = [v for v in alarms.values() if v.conversation_id == conversation_id and akut in {None, v.akut}]
        if not there:
            return None
        newest = max(there, key=lambda v: (v.at, v.id))
        moved = replace(newest, latest_at=max(require_utc(at), newest.latest_at), handled_at=None, advisor_id=None)
        alarms[moved.id] = moved
        return moved

    async def registered(self, conversation_id: str, case_id: str) -> None:
        alarms = (await self._link.mine()).alarms
        for varsel in [v for v in alarms.values() if v.conversation_id == conversation_id and v.case_id is None]:
            alarms[varsel.id] = replace(varsel, case_id=case_id)

    async def handle(self, varsel_id: str, *, seen: datetime, at: datetime, advisor_id: str, note: str = "") -> None:
        alarms = (await self._link.mine()).alarms
        varsel = alarms.get(varsel_id)
        if varsel is None or varsel.handled_at is not None or varsel.latest_at != require_utc(seen):
            raise Conflict("the alarm moved on")
        alarms[varsel_id] = replace(varsel, handled_at=require_utc(at), advisor_id=advisor_id, note=note)
