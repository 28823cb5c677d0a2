"""Telling people. Every function puts its notices into the outbox inside the caller's unit of work and never commits:
a notice exists exactly when the change it tells about does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import uuid4

from actions.ports import NewDelivery, StoredMessage, Transport, UnitOfWork, Varsel
from actions.rules import notice, underretning
from actions.rules.case import Henvendelse
from actions.rules.catalogue import Urgent
from actions.rules.notice import Notice


async def enqueue(work: UnitOfWork, notices: Iterable[Notice], *, now: datetime) -> None:
    """Put notices into the outbox, due at once. Telling the same thing again changes nothing."""
    for one in notices:
        delivery = NewDelivery(
            message_key=one.key,
            transport=Transport(one.way.value),
            recipient=one.recipient,
            template=one.template.value,
            args=one.args,
            due_at=now,
        )
        await work.outbox.enqueue(delivery, now=now)


async def notify_registered(work: UnitOfWork, case: Henvendelse, *, advisor_email: str, now: datetime) -> None:
    """Tell the advisor about a new henvendelse."""
    await enqueue(work, notice.on_registered(case, advisor_email=advisor_email), now=now)


async def notify_message_added(work: UnitOfWork, case: Henvendelse, *, message_id: str, advisor_email: str, now: datetime) -> None:
    """Tell the advisor that the citizen wrote again in a case they have."""
    await enqueue(work, notice.on_message_added(case, message_id=message_id, advisor_email=advisor_email), now=now)


async def notify_alarm(
    work: UnitOfWork,
    *,
    conversation_id: str,
    message_id: str,
    urgent: Urgent,
    duty_email: str,
    now: datetime,
    case: Henvendelse | None = None,
) -> None:
    """Keep the alarm and tell whoever is on duty, if the situation raises one. `case` when one is already registered."""
    varsel = Varsel(
        id=uuid4().hex, conversation_id=conversation_id, message_id=message_id, akut=urgent.id, at=now, latest_at=now,
        assess_by=underretning.assess_by(now) if underretning.may_be(akut=urgent.id) else None, case_id=case.id if case else None,
    )  # fmt: skip
    notices = notice.on_alarm(
        conversation_id=conversation_id, message_id=message_id, akut=urgent.id, alarm=urgent.alarm,
        duty_email=duty_email, at=now, varsel=varsel.id, number=case.number if case else "",
    )  # fmt: skip
    if notices:
        await work.alarms.add(varsel)
    await enqueue(work, notices, now=now)


async def notify_written_to_alarm(work: UnitOfWork, *, varsel: str, message_id: str, duty_email: str, now: datetime) -> None:
    """Tell whoever is on duty that the citizen answered them, where there is no case yet."""
    await enqueue(work, notice.on_written_to_alarm(varsel=varsel, message_id=message_id, duty_email=duty_email), now=now)


async def notify_answer(work: UnitOfWork, case: Henvendelse, *, message_id: str, chat_id: str | None, now: datetime) -> None:
    """Tell the citizen about an advisor's answer. `chat_id` is the conversation's `external_id`."""
    await enqueue(work, notice.on_answer(case, message_id=message_id, chat_id=chat_id), now=now)


async def show_in_telegram(work: UnitOfWork, messages: Iterable[StoredMessage], *, chat_id: str, now: datetime) -> None:
    """Send stored messages to their chat, in order."""
    await enqueue(work, [notice.in_telegram(message_id=message.id, chat_id=chat_id) for message in messages], now=now)


async def hint_in_telegram(work: UnitOfWork, *, event: str, chat_id: str, text_key: str, lang: str, now: datetime) -> None:
    """Say one of the fixed texts in a chat, once per `event`."""
    await enqueue(work, [notice.telegram_hint(event=event, chat_id=chat_id, text_key=text_key, lang=lang)], now=now)


async def notify_weekly(work: UnitOfWork, *, week: str, advisor_email: str, now: datetime) -> None:
    """Send the triage summary of a week."""
    await enqueue(work, [notice.weekly(week=week, advisor_email=advisor_email)], now=now)


async def notify_due(work: UnitOfWork, *, day: date, advisor_email: str, now: datetime) -> bool:
    """Send the morning's list; False when nothing is due and nothing is sent."""
    if not await work.cases.unanswered_due_before(date.fromordinal(day.toordinal() + 1)):
        return False
    await enqueue(work, [notice.due_digest(day=day, advisor_email=advisor_email)], now=now)
    return True
