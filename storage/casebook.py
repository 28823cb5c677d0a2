"""The register: numbers, cases and notes. What lists them for the advisor is in `queue`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, delete, insert, select, update

from actions.ports import Conflict, Note, QueueRow, QueueView
from actions.rules.case import APPEAL_IS_NEAR, Channel, Contact, ContactWay, Facts, Henvendelse, Status
from storage import queue
from storage.link import INSERT, Link, insert_once
from storage.search import searchable
from storage.tables import OPEN_CASE, henvendelse, henvendelse_also, note, number_series

_H, _ALSO, _N = henvendelse.c, henvendelse_also.c, note.c

_NEXT_NUMBER = {
    name: insert_into(number_series)
    .on_conflict_do_update(index_elements=["year"], set_={"last": number_series.c.last + 1})
    .returning(number_series.c.last)
    for name, insert_into in INSERT.items()
}
_SAVE = update(henvendelse).where(_H.id == bindparam("the_id"), _H.version == bindparam("the_version"))
_ADD_ALSO = insert(henvendelse_also).inline()
_DROP_ALSO = delete(henvendelse_also).where(_ALSO.case_id == bindparam("the_id"))
_ADD_NOTE = insert(note).inline()
_NOTES = select(_N.at, _N.advisor_id, _N.text).where(_N.case_id == bindparam("the_id")).order_by(_N.id)

_ARRIVED = (_H.received_at, _H.number)
_ONLY_FACTS = set(Facts.__dataclass_fields__) - {"contact", "other_problems", "other_afdelinger"}
_PROBLEM, _AFDELING = "problem", "afdeling"


class SqlCases:
    """`actions.ports.Cases` on SQL."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def next_number(self, year: int) -> str:
        # The series' row stays locked until commit, so a number given back by a rollback goes to the next in line.
        rows = await self._link.change_returning(_NEXT_NUMBER[self._link.dialect], {"year": year, "last": 1})
        return f"{year}-{rows[0].last:06d}"

    async def add(self, case: Henvendelse, *, source_message_id: str | None, code_lookup: str) -> None:
        values = {
            "id": case.id,
            "number": case.number,
            "conversation_id": case.conversation_id,
            "draft_id": case.draft_id,
            "source_message_id": source_message_id,
            "code_lookup": code_lookup,
            "received_at": case.received_at,
            "channel": case.channel.value,
            "version": case.version,
            **_changing(case),
        }
        if not await self._link.change(insert_once(henvendelse, self._link.dialect), values):
            raise Conflict("the draft is registered already")
        await self._add_also(case)

    async def get(self, case_id: str) -> Henvendelse | None:
        return await self._one(_H.id == case_id)

    async def by_number(self, number: str) -> Henvendelse | None:
        return await self._one(_H.number == number)

    async def by_code_lookup(self, code_lookup: str) -> Henvendelse | None:
        return await self._one(_H.code_lookup == code_lookup)

    async def in_conversation(self, conversation_id: str) -> Sequence[Henvendelse]:
        return await self._many(_H.conversation_id == conversation_id, order=_ARRIVED)

    async def by_source_message(self, message_id: str) -> Henvendelse | None:
        return await self._one(_H.source_message_id == message_id)

    async def save(self, case: Henvendelse) -> Henvendelse:
        values = {"the_id": case.id, "the_version": case.version, "version": case.version + 1, **_changing(case)}
        if not await self._link.change(_SAVE, values):
            raise Conflict("the case changed since it was read")
        await self._link.change(_DROP_ALSO, {"the_id": case.id})
        await self._add_also(case)
        return replace(case, version=case.version + 1)

    async def queue(
        self, view: QueueView, *, today: date, advisor_id: str | None = None, search: str = "", limit: int = 50, offset: int = 0
    ) -> Sequence[QueueRow]:
        indexed = await self._rare(queue.phrases(search))
        page = queue.page(view, today=today, advisor_id=advisor_id, search=search, limit=limit, offset=offset, indexed=indexed)
        return [queue.row(found) for found in await self._link.rows(page)]

    async def counts(self, *, today: date, advisor_id: str | None = None) -> Mapping[QueueView, int]:
        return queue.counts(await self._link.rows(queue.COUNTS, {"today": today, "near": today + APPEAL_IS_NEAR, "me": advisor_id or ""}))

    async def received_between(self, start: datetime, end: datetime) -> Sequence[Henvendelse]:
        return await self._many(_H.received_at >= start, _H.received_at < end, order=_ARRIVED)

    async def answered_between(self, start: datetime, end: datetime) -> Sequence[Henvendelse]:
        return await self._many(_H.first_answer_at >= start, _H.first_answer_at < end, order=(_H.first_answer_at, _H.number))

    async def unanswered_due_before(self, day: date) -> Sequence[Henvendelse]:
        return await self._many(OPEN_CASE, _H.first_answer_at.is_(None), _H.due < day, order=(_H.due, _H.number))

    async def add_note(self, case_id: str, *, at: datetime, advisor_id: str, text: str) -> None:
        await self._link.change(_ADD_NOTE, {"case_id": case_id, "at": at, "advisor_id": advisor_id, "text": text})

    async def notes(self, case_id: str) -> Sequence[Note]:
        return [Note(at=row.at, advisor_id=row.advisor_id, text=row.text) for row in await self._link.rows(_NOTES, {"the_id": case_id})]

    async def _rare(self, phrases: str) -> str:
        """The phrases, when looking them up in SQLite's index first pays. PostgreSQL decides that by itself."""
        if not phrases or self._link.dialect != "sqlite":
            return ""
        rows = await self._link.rows(queue.COUNT_HITS, {"phrases": phrases})
        return phrases if rows[0][0] <= queue.FEW else ""

    async def _one(self, where: ColumnElement[bool]) -> Henvendelse | None:
        found = await self._many(where)
        return found[0] if found else None

    async def _many(self, *where: Any, order: Sequence[Any] = ()) -> list[Henvendelse]:
        rows = await self._link.rows(select(henvendelse).where(*where).order_by(*order))
        if not rows:
            return []
        also = select(henvendelse_also).where(_ALSO.case_id.in_(select(_H.id).where(*where))).order_by(_ALSO.position)
        values: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for child in await self._link.rows(also):
            values[child.case_id, child.what].append(child.value)
        return [_case(row, problems=values[row.id, _PROBLEM], afdelinger=values[row.id, _AFDELING]) for row in rows]

    async def _add_also(self, case: Henvendelse) -> None:
        lists = ((_PROBLEM, case.facts.other_problems), (_AFDELING, case.facts.other_afdelinger))
        rows = [
            {"case_id": case.id, "what": what, "position": position, "value": value}
            for what, values in lists
            for position, value in enumerate(values)
        ]
        if rows:
            await self._link.change(_ADD_ALSO, rows)


def _changing(case: Henvendelse) -> dict[str, Any]:
    return {
        **{name: getattr(case.facts, name) for name in _ONLY_FACTS},
        "contact_way": case.facts.contact.way.value,
        "contact_value": case.facts.contact.value,
        "contact_name": case.facts.contact.name,
        "due": case.due,
        "status": case.status.value,
        "advisor_id": case.advisor_id,
        "first_answer_at": case.first_answer_at,
        "closed_at": case.closed_at,
        "outcome": case.outcome,
        "intervention": case.intervention,
        "helped_to_appeal": case.helped_to_appeal,
        "suggestion": dict(case.suggestion),
        "code_version": case.code_version,
        "rules_version": case.rules_version,
        "urgency": queue.urgency(case.facts.akut),
        "act_by": case.act_by,
        "searchable": searchable(case),
    }


def _case(row: Row[Any], *, problems: Sequence[str], afdelinger: Sequence[str]) -> Henvendelse:
    contact = Contact(way=ContactWay(row.contact_way), value=row.contact_value, name=row.contact_name)
    facts = Facts(
        **{name: getattr(row, name) for name in _ONLY_FACTS},
        contact=contact,
        other_problems=tuple(problems),
        other_afdelinger=tuple(afdelinger),
    )
    return Henvendelse(
        id=row.id,
        number=row.number,
        conversation_id=row.conversation_id,
        draft_id=row.draft_id,
        received_at=row.received_at,
        channel=Channel(row.channel),
        facts=facts,
        due=row.due,
        status=Status(row.status),
        advisor_id=row.advisor_id,
        first_answer_at=row.first_answer_at,
        closed_at=row.closed_at,
        outcome=row.outcome,
        intervention=row.intervention,
        helped_to_appeal=row.helped_to_appeal,
        suggestion=row.suggestion,
        code_version=row.code_version,
        rules_version=row.rules_version,
        version=row.version,
    )
