"""The outbox: what is to be sent, leased to one courier at a time, in order per recipient."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select, update

from actions.ports import Delivery, NewDelivery, Transport
from storage.link import Link, insert_once
from storage.tables import UNSETTLED, outbox

_O = outbox.c
_earlier = outbox.alias("earlier")
_unsettled = (_O.sent_at.is_(None), _O.dead_at.is_(None))

# A chat is read from the top, so its messages keep their order. A mail stands alone: one that a server keeps refusing must not
# hold back the next alarm to the same address.
_in_front = (
    select(_earlier.c.id)
    .where(
        _O.transport == Transport.TELEGRAM.value,
        _earlier.c.transport == _O.transport,
        _earlier.c.recipient == _O.recipient,
        _earlier.c.id < _O.id,
        _earlier.c.sent_at.is_(None),
        _earlier.c.dead_at.is_(None),
    )
    .exists()
)
# Written as a CTE: PostgreSQL may run a plain subquery with FOR UPDATE more than once and lease more than `many`.
# SQLite leaves FOR UPDATE SKIP LOCKED out; there only one writer is at work anyway.
_due = (
    select(_O.id)
    .where(
        UNSETTLED,
        _O.due_at <= bindparam("now"),
        or_(_O.lease_until.is_(None), _O.lease_until <= bindparam("now")),
        ~_in_front,
    )
    .order_by(_O.id)
    .limit(bindparam("many"))
    .with_for_update(skip_locked=True, of=outbox)
    .cte("due")
)
_CLAIM = (
    update(outbox)
    .where(_O.id.in_(select(_due.c.id)))
    .values(lease_owner=bindparam("the_owner"), lease_until=bindparam("the_until"), attempts=_O.attempts + 1)
    .returning(outbox)
)
_SETTLE = update(outbox).where(_O.id == bindparam("the_id"), _O.lease_owner == bindparam("the_owner"), *_unsettled)
_DEAD = select(outbox).where(_O.dead_at.is_not(None)).order_by(_O.id)
_WAITING = select(func.count()).select_from(outbox).where(UNSETTLED)


class SqlOutbox:
    """`actions.ports.Outbox` on SQL."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def enqueue(self, delivery: NewDelivery, *, now: datetime) -> None:
        values = {
            "message_key": delivery.message_key,
            "transport": delivery.transport.value,
            "recipient": delivery.recipient,
            "template": delivery.template,
            "args": dict(delivery.args),
            "due_at": delivery.due_at,
            "attempts": 0,
            "created_at": now,
        }
        await self._link.change(insert_once(outbox, self._link.dialect), values)

    async def claim(self, *, owner: str, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        values = {"now": now, "many": limit, "the_owner": owner, "the_until": until}
        rows = await self._link.change_returning(_CLAIM, values)
        return sorted((_delivery(row) for row in rows), key=lambda delivery: delivery.id)

    async def sent(self, delivery_id: int, *, owner: str, at: datetime) -> bool:
        # The key stays, so that nothing is sent twice; the address is personal data and has done its work.
        return await self._settle(delivery_id, owner, sent_at=at, recipient="", args={}, error=None)

    async def retry(self, delivery_id: int, *, owner: str, due_at: datetime, error: str) -> bool:
        return await self._settle(delivery_id, owner, due_at=due_at, error=error, lease_owner=None)

    async def dead(self, delivery_id: int, *, owner: str, at: datetime, error: str) -> bool:
        return await self._settle(delivery_id, owner, dead_at=at, error=error)

    async def dead_letters(self) -> Sequence[Delivery]:
        return [_delivery(row) for row in await self._link.rows(_DEAD)]

    async def waiting(self) -> int:
        rows = await self._link.rows(_WAITING)
        return int(rows[0][0])

    async def _settle(self, delivery_id: int, owner: str, **values: Any) -> bool:
        return bool(await self._link.change(_SETTLE, {"the_id": delivery_id, "the_owner": owner, "lease_until": None, **values}))


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        id=row.id,
        message_key=row.message_key,
        transport=Transport(row.transport),
        recipient=row.recipient,
        template=row.template,
        args=row.args,
        due_at=row.due_at,
        attempts=row.attempts,
        created_at=row.created_at,
        lease_owner=row.lease_owner or "",
    )
