"""The audit log: append-only, chained by hash. Triggers in the database refuse to change or delete an entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from actions.ports import AuditEntry
from actions.rules.moment import require_utc
from storage.chain import START, link_hash
from storage.link import Link
from storage.tables import audit, audit_head

_A, _HEAD = audit.c, audit_head.c
_BATCH = 1000
_READ_HEAD = select(_HEAD.seq, _HEAD.hash)
_LOCK_HEAD = _READ_HEAD.with_for_update()
_MOVE_HEAD = update(audit_head)
_ADD = insert(audit).inline()
_OF = select(audit).where(_A.subject == bindparam("the_subject")).order_by(_A.seq)
_NEXT = select(audit).where(_A.seq > bindparam("after")).order_by(_A.seq).limit(_BATCH)


class SqlAudit:
    """`actions.ports.Audit` on SQL.

    Entries are kept until the commit and chained there, last of all: the head of the chain is one row that all writers
    need, so it is locked as short as can be, and always after every other row (two units can never wait for each other).
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self._waiting: list[AuditEntry] = []

    async def append(self, entry: AuditEntry) -> None:
        require_utc(entry.at)
        self._waiting.append(entry)

    async def flush(self) -> None:
        """Chain what was appended; part of the commit."""
        if not self._waiting:
            return
        # SQLite: the writer is ours before the head is read. PostgreSQL: the row is locked.
        await self._link.begin_write()
        head = await self._link.first(_LOCK_HEAD)
        if head is None:
            raise RuntimeError("the audit log has no head: the database is not migrated")
        seq, previous, rows = head.seq, head.hash, []
        for entry in self._waiting:
            seq += 1
            digest = link_hash(seq, previous, entry)
            rows.append(
                {
                    "seq": seq,
                    "at": entry.at,
                    "actor": entry.actor,
                    "action": entry.action,
                    "subject": entry.subject,
                    "detail": dict(entry.detail),
                    "previous": previous,
                    "hash": digest,
                }
            )
            previous = digest
        await self._link.change(_ADD, rows)
        await self._link.change(_MOVE_HEAD, {"seq": seq, "hash": previous})
        self._waiting.clear()

    async def of(self, subject: str) -> Sequence[AuditEntry]:
        await self.flush()
        return [_entry(row) for row in await self._link.rows(_OF, {"the_subject": subject})]

    async def verify(self) -> int | None:
        await self.flush()
        head = await self._link.first(_READ_HEAD)
        seq, previous = 0, START
        while rows := await self._link.rows(_NEXT, {"after": seq}):
            for row in rows:
                seq += 1
                if row.seq != seq or row.previous != previous or row.hash != link_hash(seq, previous, _entry(row)):
                    return seq
                previous = row.hash
        if head is None or head.seq > seq:
            return seq + 1  # entries at the end were cut off
        return None


def _entry(row: Row[Any]) -> AuditEntry:
    return AuditEntry(at=row.at, actor=row.actor, action=row.action, subject=row.subject, detail=row.detail)
