"""Values for the tests, with everything filled in that a test does not speak about."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from actions.ports import Conversation, DraftRow, NewDelivery, NewMessage, Sender, Store, Transport, Varsel
from actions.rules.case import Channel, Contact, ContactWay, Facts, Henvendelse

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)


def at(minutes: float = 0) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def new_id() -> str:
    return uuid.uuid4().hex


def conversation(**values: Any) -> Conversation:
    return replace(Conversation(id=new_id(), channel=Channel.WEB, lang="da", created_at=at(), last_at=at()), **values)


def message(text: str = "Goddag", **values: Any) -> NewMessage:
    return replace(NewMessage(id=new_id(), sender=Sender.CITIZEN, at=at(), text=text), **values)


def draft(conversation_id: str, **values: Any) -> DraftRow:
    return replace(DraftRow(id=new_id(), conversation_id=conversation_id, state={"story": "æøå"}, revision=1), **values)


def delivery(key: str, **values: Any) -> NewDelivery:
    base = NewDelivery(
        message_key=key, transport=Transport.MAIL, recipient=f"{key}@kommune.example", template="ny_henvendelse", due_at=at()
    )
    return replace(base, **values)


def varsel(conversation_id: str, **values: Any) -> Varsel:
    """Raised by a message of its own at noon, unless `at` is given."""
    raised = values.get("at", at())
    base = Varsel(id=new_id(), conversation_id=conversation_id, message_id=new_id(), akut="vold", at=raised, latest_at=raised)
    return replace(base, **values)


FACTS = Facts(
    kind="klage",
    sub="klage_over_sagsbehandling",
    afdeling="jobcenter",
    emne="sygedagpenge",
    hovedproblem="lang_sagsbehandlingstid",
    other_problems=("manglende_svar", "manglende_vejledning"),
    other_afdelinger=("borgerservice",),
    story="Jeg har ventet i 100 dage på et svar.",
    oenske="Jeg vil gerne have et svar",
    contact=Contact(way=ContactWay.MAIL, value="borger@mail.example", name="Kim"),
    consent_department=True,
)


def case(conversation_id: str, **values: Any) -> Henvendelse:
    """`facts` may be given field by field."""
    of_facts = {name: values.pop(name) for name in list(values) if name in Facts.__dataclass_fields__}
    base = Henvendelse(
        id=new_id(),
        number=new_id(),
        conversation_id=conversation_id,
        draft_id=new_id(),
        received_at=at(),
        channel=Channel.WEB,
        facts=replace(FACTS, **of_facts),
        due=date(2026, 11, 30),
        suggestion={"route": "registrer", "emne": ["sygedagpenge"]},
    )
    return replace(base, **values)


async def started(store: Store, **values: Any) -> str:
    """A committed conversation's id."""
    new = conversation(**values)
    async with store.work() as work:
        await work.conversations.add(new)
        await work.commit()
    return new.id


async def registered(store: Store, conversation_id: str, *cases: Henvendelse) -> list[Henvendelse]:
    """Committed cases; without `cases`, one."""
    many = list(cases) or [case(conversation_id)]
    async with store.work() as work:
        for one in many:
            await work.cases.add(one, source_message_id=None, code_lookup=new_id())
        await work.commit()
    return many
