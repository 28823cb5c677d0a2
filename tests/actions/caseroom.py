"""A registered case and the few looks into the store that the tests of casework share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from actions import casework
from actions.casework import Correction
from actions.ports import Conversation, Delivery, DraftRow, NewMessage, Sender, Store
from actions.rules.case import Channel, Contact, ContactWay, Facts, Henvendelse, Status
from bot.organisation import load

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
CATALOGUE = load(Path("bot/municipality"))
ME, COLLEAGUE = "kirsten", "jonas"


async def registered(store: Store, *, channel: Channel = Channel.WEB, contact: Contact | None = None, **own: Any) -> Henvendelse:
    facts = Facts(
        kind="klage", sub="klage_over_sagsbehandling", afdeling="jobcenter_og_unge", emne="sygedagpenge", hovedproblem="manglende_svar",
        story="Jeg har ventet fire måneder.", contact=contact or Contact(way=ContactWay.CHAT),
    )  # fmt: skip
    conversation = Conversation(
        id="samtale", channel=channel, lang="da", created_at=NOW, last_at=NOW, external_id="4711" if channel is Channel.TELEGRAM else None
    )
    async with store.work() as work:
        await work.conversations.add(conversation)
        message = NewMessage(id="m1", sender=Sender.CITIZEN, at=NOW, text=facts.story)
        await work.conversations.append(conversation.id, message)
        await work.drafts.add(DraftRow(id="kladde", conversation_id=conversation.id, state={}, revision=1))
        case = Henvendelse(
            id="sag", number=await work.cases.next_number(2026), conversation_id=conversation.id, draft_id="kladde", received_at=NOW,
            channel=channel, facts=facts, due=date(2026, 11, 30), suggestion={"afdeling": ["ydelser"], "model": "abc"},
        )  # fmt: skip
        case = replace(case, **own)
        await work.cases.add(case, source_message_id="m1", code_lookup="opslag")
        await work.commit()
    return case


async def waiting(store: Store) -> list[Delivery]:
    async with store.work() as work:
        return list(await work.outbox.claim(owner="test", now=LATER + timedelta(days=1), until=LATER + timedelta(days=2), limit=50))


async def actions_of(store: Store, case_id: str = "sag") -> list[tuple[str, str]]:
    async with store.work() as work:
        return [(entry.actor, entry.action) for entry in await work.audit.of(f"case:{case_id}")]


async def stored(store: Store) -> Henvendelse:
    async with store.work() as work:
        found = await work.cases.get("sag")
    assert found is not None
    return found


async def answer(store: Store, version: int, text: str = "Hej. De ringer i morgen.", then: Status | None = None) -> casework.Answered:
    async with store.work() as work:
        done = await casework.answer(work, "sag", version=version, advisor_id=ME, text=text, now=LATER, then=then)
        await work.commit()
    return done


def correction(**changes: Any) -> Correction:
    values: dict[str, Any] = {
        "kind": "klage", "sub": "klage_over_sagsbehandling", "afdeling": "jobcenter_og_unge", "emne": "sygedagpenge",
        "hovedproblem": "manglende_svar", "reason": "forslag_forkert",
    }  # fmt: skip
    return Correction(**(values | changes))
