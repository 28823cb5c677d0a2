"""What an advisor does with a registered henvendelse: read it, take it, answer, note, correct, wait, close, reopen.

Every function works inside the caller's unit of work and never commits: the page commits once, when all of it is in place,
and then tells the gateway. Each change names the version it was made from, so two advisors cannot overwrite each other.
Everything read or changed is in the audit log; the log holds ids and field names only.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from actions.notifying import notify_answer
from actions.ports import (
    AuditEntry,
    Conflict,
    Conversation,
    NewMessage,
    Note,
    QueueRow,
    QueueView,
    Sender,
    StoredMessage,
    UnitOfWork,
)
from actions.rules.case import Henvendelse, Status
from actions.rules.catalogue import Catalogue
from actions.rules.masking import mask

LONGEST_TEXT = 8000
"""Characters in an answer or a note. Telegram's shorter limit is met by splitting at delivery."""

REASONS = ("forslag_forkert", "nye_oplysninger", "registreret_forkert", "andet")
"""Why a category was corrected. A closed list, so that what the bot gets wrong can be counted."""

CLASSIFIED = ("kind", "sub", "afdeling", "emne", "hovedproblem", "other_problems")
"""The facts an advisor may correct."""


class Refused(ValueError):
    """The change cannot be made as asked; `reason` is a short id that the page has words for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoSuchCase(LookupError):
    """There is no case with that id."""


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """Everything the case page shows. `conversation` is None once it has been removed by retention."""

    case: Henvendelse
    conversation: Conversation | None
    messages: Sequence[StoredMessage]
    notes: Sequence[Note]
    log: Sequence[AuditEntry]


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The outcome of an answer: the case after it, and the message that now stands in the conversation."""

    case: Henvendelse
    message: StoredMessage
    masked: bool
    """A CPR number was removed from the text."""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """The categories an advisor wants. `reason` is one of `REASONS`; `words` may say more."""

    kind: str
    sub: str
    afdeling: str
    emne: str
    hovedproblem: str
    other_problems: tuple[str, ...] = ()
    reason: str
    words: str = ""


# ---------------------------------------------------------------- reading


async def read_queue(
    work: UnitOfWork, view: QueueView, *, advisor_id: str, today: date, now: datetime, search: str = "", limit: int = 50, offset: int = 0
) -> Sequence[QueueRow]:
    """The lines of a view, most pressing first. A search is logged with the numbers it showed, never with its words."""
    rows = await work.cases.queue(view, today=today, advisor_id=advisor_id, search=search, limit=limit, offset=offset)
    if search:
        shown = [row.number for row in rows]
        await _log(work, "queue.searched", "queue", advisor_id, now, view=view.value, offset=offset, shown=shown)
    return rows


async def read_case(work: UnitOfWork, number: str, *, advisor_id: str, now: datetime) -> CaseFile | None:
    """The whole case, or None for an unknown number. Being read is logged."""
    case = await work.cases.by_number(number)
    if case is None:
        return None
    await _log(work, "case.read", f"case:{case.id}", advisor_id, now)
    return CaseFile(
        case=case,
        conversation=await work.conversations.get(case.conversation_id),
        messages=await work.conversations.messages(case.conversation_id),
        notes=await work.cases.notes(case.id),
        log=await work.audit.of(f"case:{case.id}"),
    )


def changes_since(log: Sequence[AuditEntry], version: int) -> Sequence[AuditEntry]:
    """What was done to a case after the version somebody had in front of them, oldest first.

    Not every line knows its version (the citizen's own do not), so it is what stands below the newest line of that version.
    """
    seen = [place for place, entry in enumerate(log) if 0 < int(entry.detail.get("version", 0)) <= version]
    first = seen[-1] + 1 if seen else 0
    return [entry for entry in log[first:] if entry.action not in {"case.read", "case.registered"}]


# ---------------------------------------------------------------- changing


async def take(work: UnitOfWork, case_id: str, *, version: int, advisor_id: str, now: datetime) -> Henvendelse:
    """Make the case the advisor's own, also when a colleague has it (holidays, illness); a new one is then in progress.

    Raises:
        Conflict: the case has changed since `version`.
        Refused: `lukket`, it must be reopened first.
    """
    case = await _at(work, case_id, version)
    if case.status is Status.LUKKET:
        raise Refused("lukket")
    moved = case.moved(Status.I_GANG) if case.status is Status.NY else case
    return await _save(work, replace(moved, advisor_id=advisor_id), "case.taken", advisor_id, now, before=case.advisor_id)


async def answer(
    work: UnitOfWork, case_id: str, *, version: int, advisor_id: str, text: str, now: datetime, then: Status | None = None,
    message_id: str = "",
) -> Answered:  # fmt: skip
    """Answer the citizen in their conversation; the first answer by a human stops the response clock.

    A closed case is reopened. `then` is the state afterwards (`i_gang`, `venter_borger`, `venter_afdeling`). The citizen is
    told by a mail without content when they gave an address; in Telegram the answer itself is queued. `message_id` is given where
    a form that is sent twice must write once.

    Raises:
        Conflict: the case has changed since `version`.
        Refused: `tom` (nothing written) or `for_lang`.
    """
    words, masked = stored_text(text)
    case = await _at(work, case_id, version)
    conversation = await work.conversations.get(case.conversation_id)
    if conversation is None:
        raise Refused("samtale_slettet")
    message = await work.conversations.append(
        case.conversation_id, NewMessage(id=message_id or uuid.uuid4().hex, sender=Sender.ADVISOR, at=now, text=words)
    )
    opened = case.reopened().answered(at=now, advisor_id=advisor_id)
    saved = await _save(
        work, opened.moved(_open_state(then)) if then else opened, "case.answered", advisor_id, now,
        message=message.id, first=case.first_answer_at is None,
    )  # fmt: skip
    await notify_answer(work, saved, message_id=message.id, chat_id=conversation.external_id, now=now)
    return Answered(case=saved, message=message, masked=masked)


async def note(
    work: UnitOfWork, case_id: str, *, version: int, advisor_id: str, text: str, now: datetime, answered: bool = False
) -> Henvendelse:
    """Write a note that only staff see. With `answered` it says that a human has talked to the citizen: that is an answer too.

    A plain note needs no version: it takes nothing away from anyone.

    Raises:
        Conflict: `answered`, and the case has changed since `version`.
        Refused: `tom` or `for_lang`.
    """
    words, _ = stored_text(text)
    if not answered:
        case = await _get(work, case_id)
        await work.cases.add_note(case.id, at=now, advisor_id=advisor_id, text=words)
        await _log(work, "case.noted", f"case:{case.id}", advisor_id, now)
        return case
    case = await _at(work, case_id, version)
    await work.cases.add_note(case.id, at=now, advisor_id=advisor_id, text=words)
    return await _save(
        work, case.reopened().answered(at=now, advisor_id=advisor_id), "case.spoken", advisor_id, now, first=case.first_answer_at is None
    )


async def reclassify(
    work: UnitOfWork, case_id: str, *, version: int, advisor_id: str, wanted: Correction, catalogue: Catalogue, now: datetime
) -> Henvendelse:
    """Correct the categories. What the bot suggested stays beside them, and the log says what was changed and why.

    Raises:
        Conflict: the case has changed since `version`.
        Refused: `ukendt_kategori`, `uden_begrundelse`, `uaendret` or `for_lang`.
    """
    case = await _at(work, case_id, version)
    if wanted.reason not in REASONS or (wanted.reason == "andet" and not wanted.words.strip()):
        raise Refused("uden_begrundelse")
    others = tuple(dict.fromkeys(p for p in wanted.other_problems if p != wanted.hovedproblem))
    facts = replace(
        case.facts, kind=wanted.kind, sub=wanted.sub, afdeling=wanted.afdeling, emne=wanted.emne,
        hovedproblem=wanted.hovedproblem, other_problems=others,
    )  # fmt: skip
    before, after = _categories(case), _categories(replace(case, facts=facts))
    changed = {name: [before[name], after[name]] for name in CLASSIFIED if before[name] != after[name]}
    if not changed:
        raise Refused("uaendret")
    _require_known(facts_after=after, changed=changed, catalogue=catalogue)
    if wanted.words.strip():
        words, _ = stored_text(wanted.words)
        await work.cases.add_note(case.id, at=now, advisor_id=advisor_id, text=words)
    return await _save(work, replace(case, facts=facts), "case.reclassified", advisor_id, now, changed=changed, reason=wanted.reason)


async def move(work: UnitOfWork, case_id: str, *, version: int, advisor_id: str, to: Status, now: datetime) -> Henvendelse:
    """Put the case on hold (`venter_borger`, `venter_afdeling`) or go on with it (`i_gang`).

    Raises:
        Conflict: the case has changed since `version`.
        Refused: `lukket`, or `ukendt_status` for any other state.
    """
    case = await _at(work, case_id, version)
    if case.status is Status.LUKKET:
        raise Refused("lukket")
    wanted = _open_state(to)
    if wanted == case.status:
        return case
    moved = case.moved(wanted)
    return await _save(work, replace(moved, advisor_id=case.advisor_id or advisor_id), "case.moved", advisor_id, now, to=to.value)


async def close(
    work: UnitOfWork, case_id: str, *, version: int, advisor_id: str, outcome: str, intervention: bool, catalogue: Catalogue,
    now: datetime, helped_to_appeal: bool = False,
) -> Henvendelse:  # fmt: skip
    """Close with an outcome of the taxonomy, whether the advisor intervened (the beretning counts solved cases among those), and
    whether the citizen was helped to appeal.

    Raises:
        Conflict: the case has changed since `version`.
        Refused: `ukendt_udfald` or `lukket`.
    """
    case = await _at(work, case_id, version)
    if outcome not in catalogue.outcomes:
        raise Refused("ukendt_udfald")
    if case.status is Status.LUKKET:
        raise Refused("lukket")
    closed = case.closed(at=now, outcome=outcome, intervention=intervention, helped_to_appeal=helped_to_appeal)
    return await _save(
        work,
        replace(closed, advisor_id=case.advisor_id or advisor_id),
        "case.closed",
        advisor_id,
        now,
        outcome=outcome,
        intervention=intervention,
        helped_to_appeal=helped_to_appeal,
    )


async def reopen(work: UnitOfWork, case_id: str, *, version: int, advisor_id: str, now: datetime) -> Henvendelse:
    """Open a closed case again; it is no longer counted as closed. The log keeps how it was closed before.

    Raises:
        Conflict: the case has changed since `version`.
        Refused: `ikke_lukket`.
    """
    case = await _at(work, case_id, version)
    if case.status is not Status.LUKKET:
        raise Refused("ikke_lukket")
    return await _save(work, replace(case.reopened(), advisor_id=case.advisor_id or advisor_id), "case.reopened", advisor_id, now)


# ---------------------------------------------------------------- inside


async def _get(work: UnitOfWork, case_id: str) -> Henvendelse:
    case = await work.cases.get(case_id)
    if case is None:
        raise NoSuchCase(case_id)
    return case


async def _at(work: UnitOfWork, case_id: str, version: int) -> Henvendelse:
    case = await _get(work, case_id)
    if case.version != version:
        raise Conflict(f"case {case_id} is at version {case.version}, not {version}")
    return case


async def _save(work: UnitOfWork, case: Henvendelse, action: str, advisor_id: str, now: datetime, **detail: Any) -> Henvendelse:
    saved = await work.cases.save(case)
    await _log(work, action, f"case:{case.id}", advisor_id, now, version=saved.version, **detail)
    return saved


async def _log(work: UnitOfWork, action: str, subject: str, advisor_id: str, now: datetime, **detail: Any) -> None:
    await work.audit.append(AuditEntry(at=now, actor=f"advisor:{advisor_id}", action=action, subject=subject, detail=detail))


def stored_text(text: str) -> tuple[str, bool]:
    """The text as it may be stored: line ends unified, CPR numbers masked; and whether one was. Refused: `tom` or `for_lang`."""
    words = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()
    if not words:
        raise Refused("tom")
    if len(words) > LONGEST_TEXT:
        raise Refused("for_lang")
    masked = mask(words)
    return masked.text, masked.found


def _open_state(to: Status) -> Status:
    if to not in {Status.I_GANG, Status.VENTER_BORGER, Status.VENTER_AFDELING}:
        raise Refused("ukendt_status")
    return to


def _categories(case: Henvendelse) -> Mapping[str, Any]:
    return {name: list(value) if isinstance(value := getattr(case.facts, name), tuple) else value for name in CLASSIFIED}


def _require_known(*, facts_after: Mapping[str, Any], changed: Mapping[str, Any], catalogue: Catalogue) -> None:
    """Only what was changed is checked: an old case may carry an id that has since left the lists."""
    kind = catalogue.kinds.get(facts_after["kind"])
    known = {
        "kind": kind is not None and kind.id != "smaasnak",
        "sub": kind is not None and facts_after["sub"] in kind.subs,
        "afdeling": facts_after["afdeling"] in catalogue.units,
        "emne": facts_after["emne"] == "" or facts_after["emne"] in catalogue.topics,
        "hovedproblem": facts_after["hovedproblem"] == "" or facts_after["hovedproblem"] in catalogue.problems,
        "other_problems": all(p in catalogue.problems for p in facts_after["other_problems"]),
    }
    checked = set(changed) | ({"sub"} if "kind" in changed else set())
    if not all(known[name] for name in checked):
        raise Refused("ukendt_kategori")
