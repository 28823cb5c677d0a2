"""The outbox in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from actions.ports import Delivery, NewDelivery, Transport
from actions.rules.moment import require_utc
from storage.memory.state import MemoryLink, Queued, as_stored


class MemoryOutbox:
    def __init__(self, link: MemoryLink) -> None:
        self._link = link

    async def enqueue(self, delivery: NewDelivery, *, now: datetime) -> None:
        rows = (await self._link.mine()).outbox
        due_at, created_at = require_utc(delivery.due_at), require_utc(now)
        if any(row.delivery.message_key == delivery.message_key for row in rows.values()):
            return
        stored = Delivery(
            id=len(rows) + 1,
            message_key=delivery.message_key,
            transport=delivery.transport,
            recipient=delivery.recipient,
            template=delivery.template,
            args=as_stored(delivery.args),
            due_at=due_at,
            attempts=0,
            created_at=created_at,
            lease_owner="",
        )
        rows[stored.id] = Queued(delivery=stored)

    async def claim(self, *, owner: str, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        rows = (await self._link.mine()).outbox
        now, until = require_utc(now), require_utc(until)
        claimed: list[Delivery] = []
        in_front: set[str] = set()
        for row in [row for row in rows.values() if row.unsettled]:
            delivery = row.delivery
            chat = delivery.recipient if delivery.transport is Transport.TELEGRAM else ""
            free = row.lease_until is None or row.lease_until <= now
            if len(claimed) < limit and (not chat or chat not in in_front) and free and delivery.due_at <= now:
                taken = replace(delivery, attempts=delivery.attempts + 1, lease_owner=owner)
                rows[delivery.id] = replace(row, delivery=taken, lease_until=until)
                claimed.append(taken)
            in_front.add(chat)
        return claimed

    async def sent(self, delivery_id: int, *, owner: str, at: datetime) -> bool:
        require_utc(at)
        return await self._settle(delivery_id, owner, {"recipient": "", "args": {}}, sent=True)

    async def retry(self, delivery_id: int, *, owner: str, due_at: datetime, error: str) -> bool:
        return await self._settle(delivery_id, owner, {"due_at": require_utc(due_at), "lease_owner": ""})

    async def dead(self, delivery_id: int, *, owner: str, at: datetime, error: str) -> bool:
        require_utc(at)
        return await self._settle(delivery_id, owner, {}, dead=True)

    async def dead_letters(self) -> Sequence[Delivery]:
        return [row.delivery for row in self._link.seen.outbox.values() if row.dead]

    async def waiting(self) -> int:
        return sum(row.unsettled for row in self._link.seen.outbox.values())

    async def _settle(self, delivery_id: int, owner: str, values: dict[str, Any], *, sent: bool = False, dead: bool = False) -> bool:
        rows = (await self._link.mine()).outbox
        row = rows.get(delivery_id)
        if row is None or not row.unsettled or row.delivery.lease_owner != owner:
            return False
        rows[delivery_id] = replace(row, delivery=replace(row.delivery, **values), lease_until=None, sent=sent, dead=dead)
        return True
