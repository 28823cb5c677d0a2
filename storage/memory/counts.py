"""Audit, tallies, periods and offsets in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from actions.ports import AuditEntry, Tally
from actions.rules.moment import require_utc
from storage.chain import START, link_hash
from storage.memory.state import MemoryLink, as_stored


class MemoryAudit:
    def __init__(self, link: MemoryLink) -> None:
        self._link = link

    async def append(self, entry: AuditEntry) -> None:
        log = (await self._link.mine()).audit
        stored = replace(entry, at=require_utc(entry.at), detail=as_stored(entry.detail))
        log.append((stored, link_hash(len(log) + 1, log[-1][1] if log else START, stored)))

    async def of(self, subject: str) -> Sequence[AuditEntry]:
        return [entry for entry, _ in self._link.seen.audit if entry.subject == subject]

    async def verify(self) -> int | None:
        previous = START
        for seq, (entry, digest) in enumerate(self._link.seen.audit, start=1):
            if digest != link_hash(seq, previous, entry):
                return seq
            previous = digest
        return None


class MemoryTallies:
    def __init__(self, link: MemoryLink) -> None:
        self._link = link

    async def add(self, tally: Tally) -> None:
        (await self._link.mine()).tallies.append(replace(tally, at=require_utc(tally.at)))

    async def between(self, start: datetime, end: datetime) -> Sequence[Tally]:
        first, last = require_utc(start), require_utc(end)
        return sorted((t for t in self._link.seen.tallies if first <= t.at < last), key=lambda t: t.at)


class MemoryPeriods:
    def __init__(self, link: MemoryLink) -> None:
        self._link = link

    async def claim(self, name: str, period: str, *, at: datetime) -> bool:
        claimed = (await self._link.mine()).periods
        moment = require_utc(at)
        return claimed.setdefault((name, period), moment) is moment


class MemoryOffsets:
    def __init__(self, link: MemoryLink) -> None:
        self._link = link

    async def get(self, stream: str) -> int | None:
        return self._link.seen.offsets.get(stream)

    async def advance(self, stream: str, offset: int) -> None:
        offsets = (await self._link.mine()).offsets
        offsets[stream] = max(offset, offsets.get(stream, offset))
