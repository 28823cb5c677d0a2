"""Which notices an event produces. A notice carries a number and ids for a link, never content (design decision 7).

The words are added where it is rendered; whoever reads the mailbox learns that there is something, not what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from actions.rules import underretning
from actions.rules.case import Channel, ContactWay, Henvendelse


class Way(StrEnum):
    """How a notice travels; the values are those of `actions.ports.Transport`, which rules may not import."""

    MAIL = "mail"
    TELEGRAM = "telegram"


class Template(StrEnum):
    """Every template there is; a test checks that each has its words in each language it is sent in."""

    NY_HENVENDELSE = "ny_henvendelse"
    NY_BESKED = "ny_besked"
    AKUT_VARSEL = "akut_varsel"
    BESKED_I_VARSEL = "besked_i_varsel"
    SVAR_I_CHATTEN = "svar_i_chatten"
    UGENTLIG_OVERSIGT = "ugentlig_oversigt"
    SVARFRISTER = "svarfrister"
    TELEGRAM_MESSAGE = "telegram_message"
    TELEGRAM_TEKST = "telegram_tekst"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something to tell somebody. `key` is the same every time the same event is told, so it is told once."""

    key: str
    way: Way
    recipient: str
    template: Template
    args: Mapping[str, str] = field(default_factory=dict)


def on_registered(case: Henvendelse, *, advisor_email: str) -> tuple[Notice, ...]:
    """A new henvendelse: the advisor is told, and until when it must be assessed if it may be an underretning."""
    clock = _clock(case.received_at) if underretning.in_case(case.facts) else {}
    return (
        Notice(
            key=f"ny_henvendelse:{case.id}", way=Way.MAIL, recipient=advisor_email, template=Template.NY_HENVENDELSE,
            args={"case_id": case.id, "number": case.number} | clock,
        ),
    )  # fmt: skip


def on_message_added(case: Henvendelse, *, message_id: str, advisor_email: str) -> tuple[Notice, ...]:
    """A citizen wrote again in a case they have: the advisor is told, once per message."""
    return (
        Notice(
            key=f"ny_besked:{message_id}",
            way=Way.MAIL,
            recipient=advisor_email,
            template=Template.NY_BESKED,
            args={"case_id": case.id, "number": case.number},
        ),
    )


def on_alarm(
    *, conversation_id: str, message_id: str, akut: str, alarm: str, duty_email: str, at: datetime, varsel: str = "", number: str = ""
) -> tuple[Notice, ...]:
    """A danger in a message: whoever is on duty is told at once, unless the situation raises no alarm.

    `alarm` is the situation's own value in the taxonomy ("straks", "samme_dag", "nej"). Both of the first are sent now: a mail
    that waits for office hours helps nobody, and how fast to act is decided by the one who opens it. `at` is when the message
    came, `varsel` the id of the alarm that is kept. Whether it is news at all is decided before (`actions.rules.alarm`). What may be an underretning says until when it must
    be assessed, and not what it is about.
    """
    if alarm == "nej":
        return ()
    args = (
        {"conversation_id": conversation_id, "akut": akut} | ({"varsel": varsel} if varsel else {}) | ({"number": number} if number else {})
    )
    args |= _clock(at) if underretning.may_be(akut=akut) else {}
    return (
        Notice(key=f"akut:{message_id}:{akut}", way=Way.MAIL, recipient=duty_email, template=Template.AKUT_VARSEL, args=args),
    )  # fmt: skip


def on_written_to_alarm(*, varsel: str, message_id: str, duty_email: str) -> tuple[Notice, ...]:
    """A citizen answered the advisor in a conversation that has an alarm and no case yet."""
    return (
        Notice(
            key=f"varsel_besked:{message_id}", way=Way.MAIL, recipient=duty_email, template=Template.BESKED_I_VARSEL,
            args={"varsel": varsel},
        ),
    )  # fmt: skip


def _clock(received_at: datetime) -> dict[str, str]:
    return {"underretning": "ja", "vurderes_senest": underretning.assess_by(received_at).isoformat()}


def on_answer(case: Henvendelse, *, message_id: str, chat_id: str | None) -> tuple[Notice, ...]:
    """A human has answered: in Telegram the answer itself is sent, and an address that was given gets a ping without content."""
    notices: list[Notice] = []
    if case.channel is Channel.TELEGRAM and chat_id:
        notices.append(in_telegram(message_id=message_id, chat_id=chat_id))
    contact = case.facts.contact
    if contact.way is ContactWay.MAIL and contact.value:
        notices.append(
            Notice(
                key=f"svar:{message_id}", way=Way.MAIL, recipient=contact.value, template=Template.SVAR_I_CHATTEN,
                args={"case_id": case.id, "number": case.number},
            )
        )  # fmt: skip
    return tuple(notices)


def in_telegram(*, message_id: str, chat_id: str) -> Notice:
    """A stored message goes to its chat."""
    return Notice(
        key=f"tg:{message_id}", way=Way.TELEGRAM, recipient=chat_id, template=Template.TELEGRAM_MESSAGE, args={"message_id": message_id}
    )


def telegram_hint(*, event: str, chat_id: str, text_key: str, lang: str) -> Notice:
    """A fixed text about something that was not taken (a picture, an edited message); nothing of it is stored.

    `event` is Telegram's id of what happened: the update, or the album that ten pictures belong to.
    """
    return Notice(
        key=f"tg-tekst:{event}:{text_key}",
        way=Way.TELEGRAM,
        recipient=chat_id,
        template=Template.TELEGRAM_TEKST,
        args={"key": text_key, "lang": lang},
    )


def weekly(*, week: str, advisor_email: str) -> Notice:
    """The triage summary of an ISO week ("2026-W47")."""
    return Notice(key=f"uge:{week}", way=Way.MAIL, recipient=advisor_email, template=Template.UGENTLIG_OVERSIGT, args={"week": week})


def due_digest(*, day: date, advisor_email: str) -> Notice:
    """The morning's list of numbers that are due today or overdue."""
    return Notice(
        key=f"svarfrister:{day.isoformat()}", way=Way.MAIL, recipient=advisor_email, template=Template.SVARFRISTER,
        args={"day": day.isoformat()},
    )  # fmt: skip
