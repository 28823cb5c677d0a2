"""A small store in memory for the tests of delivery: what the outbox promises, and rows put in by hand."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from actions.ports import Conversation, Delivery, NewDelivery, StoredMessage, Tally, UnitOfWork
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


class SmallOutbox:
    def __init__(self) -> None:
        self.rows: dict[int, dict[str, Any]] = {}

    async def enqueue(self, delivery: NewDelivery, *, now: datetime) -> None:
        if any(row["new"].message_key == delivery.message_key for row in self.rows.values()):
            return
        number = len(self.rows) + 1
        self.rows[number] = {
            "new": delivery, "due": delivery.due_at, "attempts": 0, "created": now,
            "owner": "", "until": now, "state": "waiting", "error": "",
        }  # fmt: skip

    async def claim(self, *, owner: str, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        taken: list[Delivery] = []
        for number, row in self.rows.items():
            free = row["state"] == "waiting" and row["due"] <= now and (not row["owner"] or row["until"] <= now)
            if free and len(taken) < limit:
                row |= {"owner": owner, "until": until, "attempts": row["attempts"] + 1}
                taken.append(self._shown(number))
        return taken

    async def sent(self, delivery_id: int, *, owner: str, at: datetime) -> bool:
        return self._settle(delivery_id, owner, state="sent")

    async def retry(self, delivery_id: int, *, owner: str, due_at: datetime, error: str) -> bool:
        return self._settle(delivery_id, owner, due=due_at, error=error)

    async def dead(self, delivery_id: int, *, owner: str, at: datetime, error: str) -> bool:
        return self._settle(delivery_id, owner, state="dead", error=error)

    async def dead_letters(self) -> Sequence[Delivery]:
        return [self._shown(number) for number, row in self.rows.items() if row["state"] == "dead"]

    async def waiting(self) -> int:
        return sum(row["state"] == "waiting" for row in self.rows.values())

    def states(self) -> dict[str, str]:
        return {row["new"].message_key: row["state"] for row in self.rows.values()}

    def _settle(self, number: int, owner: str, **change: Any) -> bool:
        row = self.rows[number]
        if row["owner"] != owner or row["state"] != "waiting":
            return False
        row |= {"owner": ""} | change
        return True

    def _shown(self, number: int) -> Delivery:
        row = self.rows[number]
        new: NewDelivery = row["new"]
        return Delivery(
            id=number, message_key=new.message_key, transport=new.transport, recipient=new.recipient, template=new.template, args=new.args,
            due_at=row["due"], attempts=row["attempts"], created_at=row["created"], lease_owner=row["owner"],
        )  # fmt: skip


class SmallCases:
    def __init__(self) -> None:
        self.rows: list[Henvendelse] = []

    async def get(self, case_id: str) -> Henvendelse | None:
        return next((case for case in self.rows if case.id == case_id), None)

    async def by_number(self, number: str) -> Henvendelse | None:
        return next((case for case in self.rows if case.number == number), None)

    async def received_between(self, start: datetime, end: datetime) -> Sequence[Henvendelse]:
        return [case for case in self.rows if start <= case.received_at < end]

    async def answered_between(self, start: datetime, end: datetime) -> Sequence[Henvendelse]:
        return [case for case in self.rows if case.first_answer_at and start <= case.first_answer_at < end]

    async def unanswered_due_before(self, day: date) -> Sequence[Henvendelse]:
        return [case for case in self.rows if case.first_answer_at is None and case.closed_at is None and case.due < day]


class SmallConversations:
    def __init__(self) -> None:
        self.rows: list[Conversation] = []
        self.said: list[StoredMessage] = []

    async def add(self, conversation: Conversation) -> None:
        self.rows.append(conversation)

    async def get(self, conversation_id: str) -> Conversation | None:
        return next((row for row in self.rows if row.id == conversation_id), None)

    async def by_external_id(self, channel: Channel, external_id: str) -> Conversation | None:
        return next((row for row in reversed(self.rows) if row.channel == channel and row.external_id == external_id), None)

    async def message(self, message_id: str) -> StoredMessage | None:
        return next((one for one in self.said if one.id == message_id), None)

    async def messages(self, conversation_id: str, *, after: int = 0, limit: int = 1000) -> Sequence[StoredMessage]:
        return [one for one in self.said if one.conversation_id == conversation_id and one.seq > after][:limit]

    async def by_message_external_id(self, conversation_id: str, external_id: str) -> StoredMessage | None:
        return next((one for one in self.said if one.conversation_id == conversation_id and one.external_id == external_id), None)


class SmallTallies:
    def __init__(self) -> None:
        self.rows: list[Tally] = []

    async def between(self, start: datetime, end: datetime) -> Sequence[Tally]:
        return [row for row in self.rows if start <= row.at < end]


class SmallPeriods:
    def __init__(self) -> None:
        self.taken: set[tuple[str, str]] = set()

    async def claim(self, name: str, period: str, *, at: datetime) -> bool:
        if (name, period) in self.taken:
            return False
        self.taken.add((name, period))
        return True


class SmallOffsets:
    def __init__(self) -> None:
        self.read: dict[str, int] = {}

    async def get(self, stream: str) -> int | None:
        return self.read.get(stream)

    async def advance(self, stream: str, offset: int) -> None:
        self.read[stream] = max(offset, self.read.get(stream, offset))


class SmallStore:
    """Units of work that are rolled back unless committed. `open_now` counts those under way; `fail_commits` breaks the next ones."""

    PARTS = ("outbox", "cases", "conversations", "tallies", "periods", "offsets")

    def __init__(self) -> None:
        self.outbox = SmallOutbox()
        self.cases = SmallCases()
        self.conversations = SmallConversations()
        self.tallies = SmallTallies()
        self.periods = SmallPeriods()
        self.offsets = SmallOffsets()
        self.open_now = 0
        self.fail_commits = 0
        self.settled = asyncio.Event()
        """Set when a delivery was sent."""

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Any]:
        unit = _SmallWork(self)
        before = {part: copy.deepcopy(vars(getattr(self, part))) for part in self.PARTS}
        self.open_now += 1
        try:
            yield unit
        finally:
            self.open_now -= 1
            if not unit.committed and unit.touched:
                for part, values in before.items():
                    vars(getattr(self, part)).update(values)

    async def ready(self) -> bool:
        return True


class _SmallWork:
    def __init__(self, store: SmallStore) -> None:
        self._store = store
        self.committed = False
        self.touched = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def commit(self) -> None:
        if self._store.fail_commits:
            self._store.fail_commits -= 1
            self.touched = True
            raise OSError("disk")
        self.committed = True
        if "sent" in self._store.outbox.states().values():
            self._store.settled.set()


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
