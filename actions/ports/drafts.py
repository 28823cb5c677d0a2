"""The durable drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


class DraftStatus(StrEnum):
    OPEN = "open"
    REGISTERED = "registered"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    """The durable draft of a henvendelse. `state` is `actions.rules.intake.Draft.as_json()`."""

    id: str
    conversation_id: str
    state: Mapping[str, Any]
    revision: int
    status: DraftStatus = DraftStatus.OPEN
    case_id: str | None = None


class Drafts(Protocol):
    async def open_for(self, conversation_id: str) -> DraftRow | None: ...

    async def get(self, draft_id: str) -> DraftRow | None: ...

    async def ended_by(self, conversation_id: str, message_id: str) -> DraftRow | None:
        """The draft of the conversation that has ended with this message, if there is one."""

    async def add(self, draft: DraftRow) -> None:
        """Raises Conflict: the conversation already has an open draft."""

    async def save(self, draft: DraftRow, *, expected_revision: int) -> None:
        """Compare-and-set on the revision. Raises Conflict when it moved on (a late engine answer)."""
