"""The advisor's queue as SQL. Overdue is computed from `due` and the first answer, never stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, Row, Select, and_, bindparam, column, false, func, select, table, text

from actions.ports import QueueRow, QueueView
from actions.rules.case import APPEAL_IS_NEAR, Channel, Status
from storage.search import terms
from storage.tables import CLOSED_CASE, OPEN_CASE, henvendelse

_H = henvendelse.c
_SHOWN = [_H[name] for name in QueueRow.__dataclass_fields__]
_UNANSWERED = _H.first_answer_at.is_(None)


def urgency(akut: str) -> int:
    """0 when there is danger, else 1: what sorts the urgent first."""
    return 0 if akut else 1


FEW = 5000
"""Up to so many hits of the search index are sorted; with more, walking the view in its order finds a page sooner."""

# SQLite's index of letter triples. Counting stops at FEW + 1, so that a frequent word is not read to its end.
_INDEX = table("henvendelse_search", column("rowid", Integer))
_MATCHES = text("henvendelse_search MATCH :phrases")
_HITS = select(_INDEX.c.rowid).where(_MATCHES)
COUNT_HITS = select(func.count()).select_from(_HITS.limit(FEW + 1).subquery())


def phrases(search: str) -> str:
    """The search in the words of SQLite's index; empty when it has no word of three letters, which the index needs."""
    return " AND ".join(f'"{term.replace(chr(34), chr(34) * 2)}"' for term in terms(search) if len(term) >= 3)


def page(view: QueueView, *, today: date, advisor_id: str | None, search: str, limit: int, offset: int, indexed: str = "") -> Select[Any]:
    """One page of a view, urgent first, then by the day something is due (the answer or the appeal), then by number. `indexed`: look up these phrases first (SQLite)."""
    # OPEN_CASE and CLOSED_CASE are written as the partial indexes are, so that SQLite knows they apply.
    within = CLOSED_CASE if view is QueueView.LUKKEDE else OPEN_CASE
    words = [_H.searchable.contains(term, autoescape=True) for term in terms(search)]
    found = select(*_SHOWN).where(within, _in_view(view, today, advisor_id), *words)
    if indexed:
        found = found.where(_H.serial.in_(_HITS.params(phrases=indexed)))
    return found.order_by(_H.urgency, _H.act_by, _H.number).limit(limit).offset(offset)


def row(found: Row[Any]) -> QueueRow:
    return QueueRow(**{**found._mapping, "status": Status(found.status), "channel": Channel(found.channel)})


def _in_view(view: QueueView, today: date, advisor_id: str | None) -> ColumnElement[bool]:
    match view:
        case QueueView.NYE:
            return _H.status == Status.NY.value
        case QueueView.MINE:
            return _H.advisor_id == advisor_id if advisor_id else false()
        case QueueView.I_DAG:
            return and_(_UNANSWERED, _H.due == today)
        case QueueView.OVERSKREDET:
            return and_(_UNANSWERED, _H.due < today)
        case QueueView.KLAGEFRIST:
            return _H.klagefrist_sikker <= today + APPEAL_IS_NEAR
        case QueueView.VENTER_BORGER:
            return _H.status == Status.VENTER_BORGER.value
        case QueueView.VENTER_AFDELING:
            return _H.status == Status.VENTER_AFDELING.value
        case QueueView.ALLE_AABNE | QueueView.LUKKEDE:
            return and_(True)


_ME: BindParameter[str] = bindparam("me")
_TODAY: BindParameter[date] = bindparam("today")
_NEAR: BindParameter[date] = bindparam("near")
_CLOSED = select(func.count()).select_from(henvendelse).where(CLOSED_CASE).scalar_subquery()

# One pass over the open cases (few), and the closed ones counted in their own index.
COUNTS = select(
    func.count().filter(_H.status == Status.NY.value).label(QueueView.NYE.name),
    func.count().filter(_H.advisor_id == _ME).label(QueueView.MINE.name),
    func.count().filter(_UNANSWERED, _H.due == _TODAY).label(QueueView.I_DAG.name),
    func.count().filter(_UNANSWERED, _H.due < _TODAY).label(QueueView.OVERSKREDET.name),
    func.count().filter(_H.klagefrist_sikker <= _NEAR).label(QueueView.KLAGEFRIST.name),
    func.count().label(QueueView.ALLE_AABNE.name),
    func.count().filter(_H.status == Status.VENTER_BORGER.value).label(QueueView.VENTER_BORGER.name),
    func.count().filter(_H.status == Status.VENTER_AFDELING.value).label(QueueView.VENTER_AFDELING.name),
    _CLOSED.label(QueueView.LUKKEDE.name),
).where(OPEN_CASE)


def counts(rows: Sequence[Row[Any]]) -> Mapping[QueueView, int]:
    """Read the one row that `COUNTS` gives."""
    found = rows[0]._mapping
    return {view: found[view.name] for view in QueueView}
