"""The register of henvendelser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from actions.rules.case import Channel, Henvendelse, Status


@dataclass(frozen=True, kw_only=True)
class QueueRow:
    """A line of the advisor's queue: no citizen text but what the list shows."""

    id: str
    number: str
    received_at: datetime
    due: date
    status: Status
    kind: str
    sub: str
    afdeling: str
    emne: str
    hovedproblem: str
    akut: str
    channel: Channel
    advisor_id: str | None
    first_answer_at: datetime | None
    klagefrist_sikker: date | None = None
    """The earliest day an appeal can be due; the row jumps the queue when it comes before the answer's."""


class QueueView(StrEnum):
    NYE = "nye"
    MINE = "mine"
    I_DAG = "i_dag"
    OVERSKREDET = "overskredet"
    KLAGEFRIST = "klagefrist"
    """An appeal's safe last day is near or has passed."""
    ALLE_AABNE = "aabne"
    VENTER_BORGER = "venter_borger"
    VENTER_AFDELING = "venter_afdeling"
    LUKKEDE = "lukkede"


class Cases(Protocol):
    async def next_number(self, year: int) -> str:
        """The next number of that year, like `2026-000123`; gapless within committed work."""

    async def add(self, case: Henvendelse, *, source_message_id: str | None, code_lookup: str) -> None:
        """Raises Conflict: the draft is registered already (unique draft id)."""

    async def get(self, case_id: str) -> Henvendelse | None: ...

    async def by_number(self, number: str) -> Henvendelse | None: ...

    async def by_code_lookup(self, code_lookup: str) -> Henvendelse | None: ...

    async def in_conversation(self, conversation_id: str) -> Sequence[Henvendelse]:
        """Newest last."""

    async def by_source_message(self, message_id: str) -> Henvendelse | None: ...

    async def save(self, case: Henvendelse) -> Henvendelse:
        """Compare-and-set on `version`; returns the case with the version raised. Raises Conflict."""

    async def queue(
        self, view: QueueView, *, today: date, advisor_id: str | None = None, search: str = "", limit: int = 50, offset: int = 0
    ) -> Sequence[QueueRow]:
        """Sorted by urgent first, then due date, then number. Overdue is computed from `due` and `first_answer_at`."""

    async def counts(self, *, today: date, advisor_id: str | None = None) -> Mapping[QueueView, int]: ...

    async def received_between(self, start: datetime, end: datetime) -> Sequence[Henvendelse]:
        """Cases received in [start, end)."""

    async def answered_between(self, start: datetime, end: datetime) -> Sequence[Henvendelse]:
        """Cases whose first human answer came in [start, end)."""

    async def unanswered_due_before(self, day: date) -> Sequence[Henvendelse]:
        """Open, without a human answer, due before `day`."""

    async def add_note(self, case_id: str, *, at: datetime, advisor_id: str, text: str) -> None: ...

    async def notes(self, case_id: str) -> Sequence[Note]: ...


@dataclass(frozen=True, kw_only=True)
class Note:
    at: datetime
    advisor_id: str
    text: str
