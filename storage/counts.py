"""The small repositories: anonymous tallies, claimed periods, read offsets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Insert, Table, bindparam, insert, select

from actions.ports import Tally
from actions.rules.case import Channel
from storage.link import INSERT, Link, insert_once
from storage.tables import period as period_table
from storage.tables import stream_offset, tally

_T, _S = tally.c, stream_offset.c
_ADD_TALLY = insert(tally).inline()
_BETWEEN = (
    select(_T.at, _T.what, _T.value, _T.channel).where(_T.at >= bindparam("the_start"), _T.at < bindparam("the_end")).order_by(_T.at, _T.id)
)
_OFFSET = select(_S.value).where(_S.stream == bindparam("the_stream"))


def _advance(insert_into: Callable[[Table], Any]) -> Insert:
    statement = insert_into(stream_offset)
    newer = statement.excluded.value
    further: Insert = statement.on_conflict_do_update(index_elements=["stream"], set_={"value": newer}, where=newer > _S.value)
    return further


_ADVANCE = {name: _advance(insert_into) for name, insert_into in INSERT.items()}


class SqlTallies:
    """`actions.ports.Tallies` on SQL."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, tally: Tally) -> None:
        await self._link.change(_ADD_TALLY, {"at": tally.at, "what": tally.what, "value": tally.value, "channel": tally.channel.value})

    async def between(self, start: datetime, end: datetime) -> Sequence[Tally]:
        rows = await self._link.rows(_BETWEEN, {"the_start": start, "the_end": end})
        return [Tally(at=row.at, what=row.what, value=row.value, channel=Channel(row.channel)) for row in rows]


class SqlPeriods:
    """`actions.ports.Periods` on SQL."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def claim(self, name: str, period: str, *, at: datetime) -> bool:
        values = {"name": name, "period": period, "at": at}
        return bool(await self._link.change(insert_once(period_table, self._link.dialect), values))


class SqlOffsets:
    """`actions.ports.Offsets` on SQL."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def get(self, stream: str) -> int | None:
        row = await self._link.first(_OFFSET, {"the_stream": stream})
        return int(row.value) if row else None

    async def advance(self, stream: str, offset: int) -> None:
        await self._link.change(_ADVANCE[self._link.dialect], {"stream": stream, "value": offset})
