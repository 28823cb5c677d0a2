"""What the tests of delivery and reports put into a store, and a clock that stands still."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from actions.ports import Conversation, UnitOfWork
from actions.rules.case import Channel, Contact, ContactWay, Facts, Henvendelse

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)


class StillClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def move(self, by: timedelta) -> None:
        self._now += by

    def set(self, to: datetime) -> None:
        self._now = to


def a_case(number: str = "2026-000123", *, received_at: datetime = NOON, **change: Any) -> Henvendelse:
    """A registered henvendelse; `kind`, `afdeling` and other facts may be given too."""
    facts = Facts(
        kind="klage", sub="klage_over_sagsbehandling", afdeling="ydelser", emne="sygedagpenge", hovedproblem="sagsbehandlingstid",
        story="Jeg har ventet for længe.", contact=Contact(way=ContactWay.CHAT),
    )  # fmt: skip
    own = {name: change.pop(name) for name in list(change) if hasattr(facts, name)}
    values: dict[str, Any] = {
        "id": f"case-{number}", "number": number, "conversation_id": "c-1", "draft_id": f"d-{number}", "received_at": received_at,
        "channel": Channel.WEB, "facts": replace(facts, **own), "due": date(2026, 11, 30),
    }  # fmt: skip
    return Henvendelse(**(values | change))


async def register(work: UnitOfWork, case: Henvendelse) -> None:
    """Put a case into a store, with the conversation it hangs on."""
    if await work.conversations.get(case.conversation_id) is None:
        await work.conversations.add(
            Conversation(id=case.conversation_id, channel=case.channel, lang="da", created_at=case.received_at, last_at=case.received_at)
        )
    await work.cases.add(case, source_message_id=None, code_lookup=case.number)
