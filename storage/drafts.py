"""Drafts: one open draft per conversation, saved by compare-and-set."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, select, update

from actions.ports import Conflict, DraftRow, DraftStatus
from storage.link import Link, insert_once
from storage.tables import draft

_D = draft.c
_OPEN = select(draft).where(_D.conversation_id == bindparam("the_conversation"), _D.status == DraftStatus.OPEN.value)
_GET = select(draft).where(_D.id == bindparam("the_id"))
_ENDED_BY = select(draft).where(
    _D.conversation_id == bindparam("the_conversation"),
    _D.status != DraftStatus.OPEN.value,
    _D.state["seen"].as_string() == bindparam("the_message"),
)
_SAVE = update(draft).where(_D.id == bindparam("the_id"), _D.revision == bindparam("expected"))


class SqlDrafts:
    """`actions.ports.Drafts` on SQL."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def open_for(self, conversation_id: str) -> DraftRow | None:
        row = await self._link.first(_OPEN, {"the_conversation": conversation_id})
        return _draft(row) if row else None

    async def get(self, draft_id: str) -> DraftRow | None:
        row = await self._link.first(_GET, {"the_id": draft_id})
        return _draft(row) if row else None

    async def ended_by(self, conversation_id: str, message_id: str) -> DraftRow | None:
        row = await self._link.first(_ENDED_BY, {"the_conversation": conversation_id, "the_message": message_id})
        return _draft(row) if row else None

    async def add(self, draft: DraftRow) -> None:
        values = {"id": draft.id, "conversation_id": draft.conversation_id, "revision": draft.revision, **_changing(draft)}
        if not await self._link.change(insert_once(_D.id.table, self._link.dialect), values):
            raise Conflict("the conversation has an open draft already")

    async def save(self, draft: DraftRow, *, expected_revision: int) -> None:
        values = {
            "the_id": draft.id,
            "expected": expected_revision,
            # Whatever the caller numbered, the revision moves on, or the next compare would compare nothing.
            "revision": max(draft.revision, expected_revision + 1),
            **_changing(draft),
        }
        if not await self._link.change(_SAVE, values):
            raise Conflict("the draft moved on")


def _changing(draft: DraftRow) -> dict[str, Any]:
    return {"state": dict(draft.state), "status": draft.status.value, "case_id": draft.case_id}


def _draft(row: Row[Any]) -> DraftRow:
    return DraftRow(**{**row._mapping, "status": DraftStatus(row.status)})
