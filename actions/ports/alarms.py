"""Alarms: who may be in danger, kept apart from the conversation so that deleting it does not lose them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Varsel:
    """An alarm that the duty contact was told of: what and when, never a word of what was written. It is open until handled."""

    id: str
    conversation_id: str
    """May name a conversation that the citizen has deleted since."""
    message_id: str
    """The message that raised it."""
    akut: str
    """Situation (id of the taxonomy's `akut`)."""
    at: datetime
    latest_at: datetime
    """When the citizen last wrote of it; moves on without a new mail."""
    assess_by: datetime | None = None
    """Until when it must be assessed if it may be an underretning; None when it may not."""
    case_id: str | None = None
    """The henvendelse of the same conversation, also one that is registered later."""
    handled_at: datetime | None = None
    advisor_id: str | None = None
    note: str = ""
    """What staff wrote when they handled it."""

    @property
    def underretning(self) -> bool:
        """Whether it may be an underretning."""
        return self.assess_by is not None


class Alarms(Protocol):
    async def add(self, varsel: Varsel) -> None:
        """A second one for the same message and situation is left out."""

    async def get(self, varsel_id: str) -> Varsel | None: ...

    async def listed(self, *, limit: int = 50, offset: int = 0) -> Sequence[Varsel]:
        """Open ones first; among the open and among the handled those that were written of last."""

    async def waiting(self) -> int:
        """How many are open."""

    async def wrote_again(self, conversation_id: str, *, at: datetime, akut: str | None = None) -> Varsel | None:
        """Move `latest_at` of the conversation's newest alarm (of the situation `akut`, if given). One that was handled is open again.

        Returns it, or None when there is none.
        """

    async def registered(self, conversation_id: str, case_id: str) -> None:
        """Name the case on every alarm of the conversation that has none."""

    async def handle(self, varsel_id: str, *, seen: datetime, at: datetime, advisor_id: str, note: str = "") -> None:
        """Compare-and-set: `seen` is the `latest_at` that the advisor had in front of them.

        Raises:
            Conflict: the citizen has written since, or it is handled already.
        """
