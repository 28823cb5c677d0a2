"""The register in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from actions.ports import Conflict, Note, QueueRow, QueueView
from actions.rules.case import APPEAL_IS_NEAR, Henvendelse, Status
from actions.rules.moment import require_utc
from storage.memory.state import MemoryLink, Registered, as_stored
from storage.queue import urgency
from storage.search import searchable, terms


class MemoryCases:
    def __init__(self, link: MemoryLink) -> None:
        self._link = link

    async def next_number(self, year: int) -> str:
        state = await self._link.mine()
        state.series[year] = state.series.get(year, 0) + 1
        return f"{year}-{state.series[year]:06d}"

    async def add(self, case: Henvendelse, *, source_message_id: str | None, code_lookup: str) -> None:
        state = await self._link.mine()
        new = Registered(case=_stored(case), source_message_id=source_message_id, code_lookup=code_lookup)
        if case.conversation_id not in state.conversations or any(_clash(new, old) for old in state.cases.values()):
            raise Conflict("the draft is registered already")
        state.cases[case.id] = new

    async def get(self, case_id: str) -> Henvendelse | None:
        return self._one(lambda r: r.case.id == case_id)

    async def by_number(self, number: str) -> Henvendelse | None:
        return self._one(lambda r: r.case.number == number)

    async def by_code_lookup(self, code_lookup: str) -> Henvendelse | None:
        return self._one(lambda r: r.code_lookup == code_lookup)

    async def in_conversation(self, conversation_id: str) -> Sequence[Henvendelse]:
        return _sorted((c for c in self._cases() if c.conversation_id == conversation_id), lambda c: c.received_at)

    async def by_source_message(self, message_id: str) -> Henvendelse | None:
        return self._one(lambda r: r.source_message_id == message_id)

    async def save(self, case: Henvendelse) -> Henvendelse:
        state = await self._link.mine()
        old = state.cases.get(case.id)
        if old is None or old.case.version != case.version:
            raise Conflict("the case changed since it was read")
        fixed = {name: getattr(old.case, name) for name in ("number", "conversation_id", "draft_id", "received_at", "channel")}
        state.cases[case.id] = replace(old, case=replace(_stored(case), version=case.version + 1, **fixed))
        return replace(case, version=case.version + 1)

    async def queue(
        self, view: QueueView, *, today: date, advisor_id: str | None = None, search: str = "", limit: int = 50, offset: int = 0
    ) -> Sequence[QueueRow]:
        words = terms(search)
        found = [
            case for case in self._cases() if _in_view(case, view, today, advisor_id) and all(word in searchable(case) for word in words)
        ]
        found.sort(key=lambda c: (urgency(c.facts.akut), c.act_by, c.number))
        return [_row(case) for case in found[offset : offset + limit]]

    async def counts(self, *, today: date, advisor_id: str | None = None) -> Mapping[QueueView, int]:
        return {view: sum(_in_view(case, view, today, advisor_id) for case in self._cases()) for view in QueueView}

    async def received_between(self, start: datetime, end: datetime) -> Sequence[Henvendelse]:
        first, last = require_utc(start), require_utc(end)
        return _sorted((c for c in self._cases() if first <= c.received_at < last), lambda c: c.received_at)

    async def answered_between(self, start: datetime, end: datetime) -> Sequence[Henvendelse]:
        first, last = require_utc(start), require_utc(end)
        answered = (c for c in self._cases() if c.first_answer_at is not None and first <= c.first_answer_at < last)
        return _sorted(answered, lambda c: c.first_answer_at)

    async def unanswered_due_before(self, day: date) -> Sequence[Henvendelse]:
        waiting = (c for c in self._cases() if c.status is not Status.LUKKET and c.first_answer_at is None and c.due < day)
        return _sorted(waiting, lambda c: c.due)

    async def add_note(self, case_id: str, *, at: datetime, advisor_id: str, text: str) -> None:
        state = await self._link.mine()
        if case_id not in state.cases:
            raise Conflict("no such case")
        state.notes.append((case_id, Note(at=require_utc(at), advisor_id=advisor_id, text=text)))

    async def notes(self, case_id: str) -> Sequence[Note]:
        return [note for of, note in self._link.seen.notes if of == case_id]

    def _cases(self) -> Iterable[Henvendelse]:
        return (registered.case for registered in self._link.seen.cases.values())

    def _one(self, wanted: Callable[[Registered], bool]) -> Henvendelse | None:
        return next((r.case for r in self._link.seen.cases.values() if wanted(r)), None)


def _clash(new: Registered, old: Registered) -> bool:
    unique = (
        (new.case.id, old.case.id),
        (new.case.number, old.case.number),
        (new.case.draft_id, old.case.draft_id),
        (new.code_lookup, old.code_lookup),
    )
    same_source = new.source_message_id is not None and new.source_message_id == old.source_message_id
    return same_source or any(a == b for a, b in unique)


def _stored(case: Henvendelse) -> Henvendelse:
    return replace(
        case,
        received_at=require_utc(case.received_at),
        first_answer_at=case.first_answer_at and require_utc(case.first_answer_at),
        closed_at=case.closed_at and require_utc(case.closed_at),
        suggestion=as_stored(case.suggestion),
    )


def _sorted(cases: Iterable[Henvendelse], key: Callable[[Henvendelse], Any]) -> list[Henvendelse]:
    return sorted(cases, key=lambda case: (key(case), case.number))


def _in_view(case: Henvendelse, view: QueueView, today: date, advisor_id: str | None) -> bool:
    if view is QueueView.LUKKEDE or case.status is Status.LUKKET:
        return view is QueueView.LUKKEDE and case.status is Status.LUKKET
    unanswered = case.first_answer_at is None
    return {
        QueueView.NYE: case.status is Status.NY,
        QueueView.MINE: advisor_id is not None and case.advisor_id == advisor_id,
        QueueView.I_DAG: unanswered and case.due == today,
        QueueView.OVERSKREDET: unanswered and case.due < today,
        QueueView.KLAGEFRIST: case.facts.klagefrist_sikker is not None and case.facts.klagefrist_sikker <= today + APPEAL_IS_NEAR,
        QueueView.ALLE_AABNE: True,
        QueueView.VENTER_BORGER: case.status is Status.VENTER_BORGER,
        QueueView.VENTER_AFDELING: case.status is Status.VENTER_AFDELING,
    }[view]


def _row(case: Henvendelse) -> QueueRow:
    of_facts = ("kind", "sub", "afdeling", "emne", "hovedproblem", "akut", "klagefrist_sikker")
    of_case = [name for name in QueueRow.__dataclass_fields__ if name not in of_facts]
    return QueueRow(**{name: getattr(case, name) for name in of_case}, **{name: getattr(case.facts, name) for name in of_facts})
