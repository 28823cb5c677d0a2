"""What an advisor does with an alarm: read the conversation, write to the citizen, make a case of it, say that it is handled.

As in `actions.casework`, every function works inside the caller's unit of work and never commits, and everything read or changed
is in the audit log, which holds ids and field names only.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from actions import casework
from actions.casework import Refused
from actions.notifying import show_in_telegram
from actions.ports import AuditEntry, Conversation, DraftStatus, NewMessage, Sender, StoredMessage, UnitOfWork, Varsel
from actions.rules.case import Contact, ContactWay, Facts, Henvendelse
from actions.rules.moment import local_date
from actions.rules.placing import UNPLACED
from actions.rules.registering import MAIN_PROBLEM_OF

IN_DOUBT = "klage_over_sagsbehandling"
"""In doubt it is a complaint; the advisor corrects it on the case page."""
RECEIPT = "kvittering.fra_varsel"
_HELD_FOR = timedelta(seconds=10)
"""Longest that a conversation's turn is held if this process dies in the middle."""


class NoSuchAlarm(LookupError):
    """There is no alarm with that id."""


@dataclass(frozen=True, kw_only=True)
class AlarmFile:
    """Everything the alarm's page shows."""

    varsel: Varsel
    case: Henvendelse | None
    conversation: Conversation | None
    """None once the citizen has deleted it."""
    messages: Sequence[StoredMessage]
    deleted: bool
    """The citizen has deleted what raised it; what stands there now was written afterwards."""
    log: Sequence[AuditEntry] = ()

    @property
    def can_write(self) -> bool:
        """Nobody is written to in a conversation they have wiped: whoever threatens them may be the one who reads it."""
        return self.conversation is not None and any(message.sender is Sender.CITIZEN for message in self.messages)


# ---------------------------------------------------------------- reading


async def read_alarm(work: UnitOfWork, varsel_id: str, *, advisor_id: str, now: datetime) -> AlarmFile | None:
    """The alarm with its conversation, or None for an unknown id. Being read is logged, on the case as well if there is one."""
    varsel = await work.alarms.get(varsel_id)
    if varsel is None:
        return None
    file = await _file(work, varsel)
    await _log(work, "alarm.read", varsel, advisor_id, now)
    if file.case is not None:
        entry = AuditEntry(at=now, actor=f"advisor:{advisor_id}", action="case.read", subject=f"case:{file.case.id}")
        await work.audit.append(entry)
    return replace(file, log=await work.audit.of(f"varsel:{varsel.id}"))


# ---------------------------------------------------------------- changing


async def write(work: UnitOfWork, varsel_id: str, *, message_id: str, advisor_id: str, text: str, now: datetime) -> tuple[Varsel, bool]:
    """Write to the citizen in their conversation; whether a CPR number was removed from the text is in the answer.

    Where there is a case it is the case's answer, with all that follows. `message_id` is the form's own: sent twice, it is
    written once.

    Raises:
        NoSuchAlarm: there is no such alarm.
        Refused: `tom`, `for_lang` or `varsel_slettet`.
        Conflict: a colleague changed the case at the same moment.
    """
    words, masked = casework.stored_text(text)
    varsel = await _get(work, varsel_id)
    if await work.conversations.message(message_id) is not None:
        return varsel, masked
    file = await _file(work, varsel)
    if not file.can_write or file.conversation is None:
        raise Refused("varsel_slettet")
    if file.case is not None:
        await casework.answer(
            work, file.case.id, version=file.case.version, advisor_id=advisor_id, text=text, now=now, message_id=message_id
        )
    else:
        new = NewMessage(id=message_id, sender=Sender.ADVISOR, at=now, text=words)
        await _say(work, file.conversation, new)
    await _log(work, "alarm.written", varsel, advisor_id, now, message=message_id)
    return varsel, masked


async def register(
    work: UnitOfWork, varsel_id: str, *, advisor_id: str, due_on: Callable[[datetime], date], lookup: Callable[[Henvendelse], str],
    receipt: Callable[[Henvendelse], str] | None, now: datetime,
) -> Henvendelse:  # fmt: skip
    """Make a henvendelse of what the citizen has written, so that it is in the queue; the one there is if there is one already.

    It is received when the danger was written. A draft that the citizen was filling in ends with it. `lookup` gives the hash
    under which the register finds the citizen's own code. `receipt` gives the words of the receipt that is put in the conversation;
    None leaves the screen as it is, since whoever threatens the citizen may be looking at it.

    Raises:
        NoSuchAlarm: there is no such alarm.
        Refused: `varsel_slettet`, or `samtale_optaget` while the citizen is being answered.
        Conflict: a colleague did it at the same moment.
    """
    varsel = await _get(work, varsel_id)
    owner = f"alarm:{uuid.uuid4().hex}"
    if not await work.conversations.claim(varsel.conversation_id, owner=owner, until=now + _HELD_FOR, now=now):
        raise Refused("samtale_optaget" if await work.conversations.get(varsel.conversation_id) else "varsel_slettet")
    file = await _file(work, varsel)
    if file.case is not None:
        await work.conversations.release(varsel.conversation_id, owner=owner)
        return file.case
    if not file.can_write or file.conversation is None:
        raise Refused("varsel_slettet")
    draft = await work.drafts.open_for(varsel.conversation_id)
    case = Henvendelse(
        id=uuid.uuid4().hex,
        number=await work.cases.next_number(local_date(now).year),
        conversation_id=varsel.conversation_id,
        draft_id=draft.id if draft else uuid.uuid4().hex,
        received_at=varsel.at,
        channel=file.conversation.channel,
        facts=_facts(file, file.conversation),
        due=due_on(varsel.at),
    )
    written = next((message.at for message in file.messages if message.sender is Sender.ADVISOR and message.at >= varsel.at), None)
    if written is not None:
        case = case.answered(at=written, advisor_id=advisor_id)
    await work.cases.add(case, source_message_id=varsel.message_id, code_lookup=lookup(case))
    if draft is not None:
        await work.drafts.save(replace(draft, status=DraftStatus.REGISTERED, case_id=case.id), expected_revision=draft.revision)
        # The engine may be in the middle of its form: the next message begins a new session with it.
        await work.conversations.update(replace(file.conversation, engine_epoch=file.conversation.engine_epoch + 1))
    await work.alarms.registered(varsel.conversation_id, case.id)
    if receipt is not None:
        await _say(work, file.conversation, NewMessage(
            id=uuid.uuid4().hex, sender=Sender.ASSISTANT, at=now, text=receipt(case), key=RECEIPT, args={"lang": case.facts.lang},
            case_id=case.id,
        ))  # fmt: skip
    actor, detail = f"advisor:{advisor_id}", {"number": case.number, "varsel": varsel.id, "version": case.version}
    await work.audit.append(AuditEntry(at=now, actor=actor, action="case.registered_from_alarm", subject=f"case:{case.id}", detail=detail))
    await _log(work, "alarm.registered", varsel, advisor_id, now, case=case.id)
    await work.conversations.release(varsel.conversation_id, owner=owner)
    return case


async def handle(work: UnitOfWork, varsel_id: str, *, seen: datetime, advisor_id: str, note: str, now: datetime) -> Varsel:
    """Say that somebody has taken care of it. `seen` is when the citizen had last written, as the page showed it.

    Raises:
        NoSuchAlarm: there is no such alarm.
        Conflict: the citizen has written since, or a colleague has handled it.
        Refused: `for_lang`.
    """
    varsel = await _get(work, varsel_id)
    words = casework.stored_text(note)[0] if note.strip() else ""
    await work.alarms.handle(varsel.id, seen=seen, at=now, advisor_id=advisor_id, note=words)
    await _log(work, "alarm.handled", varsel, advisor_id, now)
    return varsel


# ---------------------------------------------------------------- inside


async def _get(work: UnitOfWork, varsel_id: str) -> Varsel:
    varsel = await work.alarms.get(varsel_id)
    if varsel is None:
        raise NoSuchAlarm(varsel_id)
    return varsel


async def _file(work: UnitOfWork, varsel: Varsel) -> AlarmFile:
    return AlarmFile(
        varsel=varsel,
        case=await work.cases.get(varsel.case_id) if varsel.case_id else None,
        conversation=await work.conversations.get(varsel.conversation_id),
        messages=await work.conversations.messages(varsel.conversation_id),
        deleted=await work.conversations.message(varsel.message_id) is None,
    )


async def _say(work: UnitOfWork, conversation: Conversation, message: NewMessage) -> None:
    said = await work.conversations.append(conversation.id, message)
    if conversation.external_id:
        await show_in_telegram(work, [said], chat_id=conversation.external_id, now=message.at)


def _facts(file: AlarmFile, conversation: Conversation) -> Facts:
    """In doubt about everything but the danger. The words are the citizen's own, without what they only pressed."""
    told = [message.text for message in file.messages if message.sender is Sender.CITIZEN and not message.args.get("value")]
    return Facts(
        kind="klage",
        sub=IN_DOUBT,
        afdeling=UNPLACED,
        emne="",
        hovedproblem=MAIN_PROBLEM_OF.get(IN_DOUBT, "andet"),
        story="\n\n".join(told),
        contact=Contact(way=ContactWay.CHAT),
        akut=file.varsel.akut,
        lang=conversation.lang,
        underretning=file.varsel.underretning,
    )


async def _log(work: UnitOfWork, action: str, varsel: Varsel, advisor_id: str, now: datetime, **detail: Any) -> None:
    await work.audit.append(AuditEntry(at=now, actor=f"advisor:{advisor_id}", action=action, subject=f"varsel:{varsel.id}", detail=detail))
