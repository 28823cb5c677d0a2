"""What the use cases need from the world, as Protocols. `storage` implements them; `storage.fakes` is the in-memory twin.

One unit of work is one database transaction. Everything is rolled back unless `commit()` was awaited; a repository
never commits on its own. No method here may be held open over a network call. All times are aware UTC.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from actions.rules.case import Channel, Henvendelse, Status


class Conflict(Exception):
    """The row changed since it was read (optimistic lock), or a unique key is already taken."""


class StoreUnavailable(Exception):
    """The store cannot be used right now (down, locked for long, full, read-only). Nothing of this unit of work is kept."""


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, in UTC."""


# ---------------------------------------------------------------- conversations


class Sender(StrEnum):
    CITIZEN = "citizen"
    ASSISTANT = "assistant"
    ADVISOR = "advisor"
    SYSTEM = "system"


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """A citizen's conversation. `engine_epoch` names the engine's tracker: raised when the engine missed a turn."""

    id: str
    channel: Channel
    lang: str
    created_at: datetime
    last_at: datetime
    external_id: str | None = None
    """The channel's own id of the chat (Telegram); unique per channel. None on the web."""
    token_hash: str | None = None
    """SHA-256 of the citizen's token (web)."""
    engine_epoch: int = 0
    turn: int = 0
    state: Mapping[str, Any] = field(default_factory=dict)
    """Small facts of the dialogue that are no draft (what was paused for a danger message, whether a human has taken over)."""


@dataclass(frozen=True, kw_only=True)
class StoredChoice:
    """An offered quick reply. `id` is the server-made token; `value` never leaves the server."""

    id: str
    title: str
    value: str


@dataclass(frozen=True, kw_only=True)
class StoredMessage:
    """One line of a conversation. `text` is masked and final. `seq` is 1, 2, 3 ... within the conversation."""

    id: str
    conversation_id: str
    seq: int
    sender: Sender
    at: datetime
    text: str
    key: str = ""
    args: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[StoredChoice, ...] = ()
    case_id: str | None = None
    """Set on the message that carries a receipt."""
    external_id: str | None = None
    """The channel's id of an inbound message (client_msg_id, Telegram update id)."""
    reply_to: str | None = None
    """Id of the inbound message that this one answers."""
    answered_at: datetime | None = None
    """Inbound only: when its replies were saved. None means it still waits for its turn."""


@dataclass(frozen=True, kw_only=True)
class NewMessage:
    """A message before it has a place; `Conversations.append` gives it `seq`."""

    id: str
    sender: Sender
    at: datetime
    text: str
    key: str = ""
    args: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[StoredChoice, ...] = ()
    case_id: str | None = None
    external_id: str | None = None
    reply_to: str | None = None


class Conversations(Protocol):
    async def add(self, conversation: Conversation) -> None: ...

    async def get(self, conversation_id: str) -> Conversation | None: ...

    async def by_external_id(self, channel: Channel, external_id: str) -> Conversation | None:
        """The newest conversation of that chat."""

    async def update(self, conversation: Conversation) -> None:
        """Write lang, last_at, engine_epoch, turn, state (last write wins; callers hold the lease)."""

    async def append(self, conversation_id: str, message: NewMessage) -> StoredMessage:
        """Add at the end, in order.

        Raises:
            Conflict: `external_id` is already in this conversation (a repeated delivery).
        """

    async def by_message_external_id(self, conversation_id: str, external_id: str) -> StoredMessage | None: ...

    async def messages(self, conversation_id: str, *, after: int = 0, limit: int = 1000) -> Sequence[StoredMessage]: ...

    async def replies_to(self, message_id: str) -> Sequence[StoredMessage]: ...

    async def last_offered(self, conversation_id: str) -> StoredMessage | None:
        """The newest message from the assistant (with or without choices)."""

    async def message(self, message_id: str) -> StoredMessage | None: ...

    async def mark_answered(self, message_id: str, at: datetime) -> None: ...

    async def unanswered(self, *, before: datetime, limit: int = 100) -> Sequence[StoredMessage]:
        """Inbound citizen messages without an answer, oldest first (picked up again after a crash)."""

    async def claim(self, conversation_id: str, *, owner: str, until: datetime, now: datetime) -> bool:
        """Take the conversation's lease if it is free, expired or already `owner`'s. Compare-and-set."""

    async def release(self, conversation_id: str, *, owner: str) -> None: ...

    async def erase(self, conversation_id: str) -> None:
        """Delete an unregistered conversation with its messages and drafts.

        Raises:
            Conflict: a registered case hangs on it.
        """


# ---------------------------------------------------------------- drafts


class DraftStatus(StrEnum):
    OPEN = "open"
    REGISTERED = "registered"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    """The durable draft of a henvendelse. `state` is `actions.rules.intake.Draft.as_json()`."""

    id: str
    conversation_id: str
    state: Mapping[str, Any]
    revision: int
    status: DraftStatus = DraftStatus.OPEN
    case_id: str | None = None


class Drafts(Protocol):
    async def open_for(self, conversation_id: str) -> DraftRow | None: ...

    async def get(self, draft_id: str) -> DraftRow | None: ...

    async def add(self, draft: DraftRow) -> None:
        """Raises Conflict: the conversation already has an open draft."""

    async def save(self, draft: DraftRow, *, expected_revision: int) -> None:
        """Compare-and-set on the revision. Raises Conflict when it moved on (a late engine answer)."""


# ---------------------------------------------------------------- register


@dataclass(frozen=True, kw_only=True)
class QueueRow:
    """A line of the advisor's queue: no citizen text but what the list shows."""

    id: str
    number: str
    received_at: datetime
    due: date
    status: Status
    kind: str
    sub: str
    afdeling: str
    emne: str
    hovedproblem: str
    akut: str
    channel: Channel
    advisor_id: str | None
    first_answer_at: datetime | None


class QueueView(StrEnum):
    NYE = "nye"
    MINE = "mine"
    I_DAG = "i_dag"
    OVERSKREDET = "overskredet"
    ALLE_AABNE = "aabne"
    VENTER_BORGER = "venter_borger"
    VENTER_AFDELING = "venter_afdeling"
    LUKKEDE = "lukkede"


class Cases(Protocol):
    async def next_number(self, year: int) -> str:
        """The next number of that year, like `2026-000123`; gapless within committed work."""

    async def add(self, case: Henvendelse, *, source_message_id: str | None, code_lookup: str) -> None:
        """Raises Conflict: the draft is registered already (unique draft id)."""

    async def get(self, case_id: str) -> Henvendelse | None: ...

    async def by_number(self, number: str) -> Henvendelse | None: ...

    async def by_draft(self, draft_id: str) -> Henvendelse | None: ...

    async def by_code_lookup(self, code_lookup: str) -> Henvendelse | None: ...

    async def in_conversation(self, conversation_id: str) -> Sequence[Henvendelse]:
        """Newest last."""

    async def by_source_message(self, message_id: str) -> Henvendelse | None: ...

    async def save(self, case: Henvendelse) -> Henvendelse:
        """Compare-and-set on `version`; returns the case with the version raised. Raises Conflict."""

    async def queue(
        self, view: QueueView, *, today: date, advisor_id: str | None = None, search: str = "", limit: int = 50, offset: int = 0
    ) -> Sequence[QueueRow]:
        """Sorted by urgent first, then due date, then number. Overdue is computed from `due` and `first_answer_at`."""

    async def counts(self, *, today: date, advisor_id: str | None = None) -> Mapping[QueueView, int]: ...

    async def received_between(self, start: datetime, end: datetime) -> Sequence[Henvendelse]:
        """Cases received in [start, end)."""

    async def answered_between(self, start: datetime, end: datetime) -> Sequence[Henvendelse]:
        """Cases whose first human answer came in [start, end)."""

    async def unanswered_due_before(self, day: date) -> Sequence[Henvendelse]:
        """Open, without a human answer, due before `day`."""

    async def add_note(self, case_id: str, *, at: datetime, advisor_id: str, text: str) -> None: ...

    async def notes(self, case_id: str) -> Sequence[Note]: ...


@dataclass(frozen=True, kw_only=True)
class Note:
    at: datetime
    advisor_id: str
    text: str


# ---------------------------------------------------------------- audit, tallies, periods


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One line of the append-only log. `detail` holds ids and field names, never citizens' words."""

    at: datetime
    actor: str
    """`citizen`, `assistant`, `system`, or `advisor:<id>`."""
    action: str
    subject: str
    """`case:<id>`, `conversation:<id>`, `account:<id>` ..."""
    detail: Mapping[str, Any] = field(default_factory=dict)


class Audit(Protocol):
    async def append(self, entry: AuditEntry) -> None:
        """Chain by hash to the entry before it."""

    async def of(self, subject: str) -> Sequence[AuditEntry]:
        """Oldest first."""

    async def verify(self) -> int | None:
        """None when the whole chain holds, else the sequence number of the first broken entry."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """An anonymous count: no conversation, no text. `what` is vejvist, anden_myndighed, uden_for_statistik or akut."""

    at: datetime
    what: str
    value: str
    channel: Channel


class Tallies(Protocol):
    async def add(self, tally: Tally) -> None: ...

    async def between(self, start: datetime, end: datetime) -> Sequence[Tally]: ...


class Periods(Protocol):
    async def claim(self, name: str, period: str, *, at: datetime) -> bool:
        """True for exactly one caller per (name, period), e.g. ("weekly_summary", "2026-W47")."""


# ---------------------------------------------------------------- outbox


class Transport(StrEnum):
    MAIL = "mail"
    TELEGRAM = "telegram"


@dataclass(frozen=True, kw_only=True)
class NewDelivery:
    """Something to send. `args` hold ids, numbers and links; content is looked up when it is rendered.

    `message_key` is stable over retries and makes the Message-ID; it is unique, so enqueuing twice stores once.
    """

    message_key: str
    transport: Transport
    recipient: str
    """A mail address, or a Telegram chat id."""
    template: str
    args: Mapping[str, Any] = field(default_factory=dict)
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class Delivery:
    id: int
    message_key: str
    transport: Transport
    recipient: str
    template: str
    args: Mapping[str, Any]
    due_at: datetime
    attempts: int
    """Raised when claimed, before the send."""
    created_at: datetime
    lease_owner: str


class Outbox(Protocol):
    async def enqueue(self, delivery: NewDelivery, *, now: datetime) -> None:
        """In the caller's transaction. A repeated `message_key` is left as it is."""

    async def claim(self, *, owner: str, now: datetime, until: datetime, limit: int) -> Sequence[Delivery]:
        """Lease what is due, raise `attempts`. Two claimers never get the same row. Per recipient in order of id."""

    async def sent(self, delivery_id: int, *, owner: str, at: datetime) -> bool:
        """Settle; False when the lease was lost to another owner."""

    async def retry(self, delivery_id: int, *, owner: str, due_at: datetime, error: str) -> bool: ...

    async def dead(self, delivery_id: int, *, owner: str, at: datetime, error: str) -> bool:
        """A visible final state."""

    async def dead_letters(self) -> Sequence[Delivery]: ...

    async def waiting(self) -> int: ...


# ---------------------------------------------------------------- accounts


@dataclass(frozen=True, kw_only=True)
class Account:
    id: str
    email: str
    """Lower case, unique."""
    name: str
    password_hash: str
    created_at: datetime
    disabled_at: datetime | None = None
    role: str = "advisor"


@dataclass(frozen=True, kw_only=True)
class Session:
    token_hash: str
    account_id: str
    csrf: str
    created_at: datetime
    last_seen_at: datetime


class Accounts(Protocol):
    async def add(self, account: Account) -> None:
        """Raises Conflict: the address is taken."""

    async def get(self, account_id: str) -> Account | None: ...

    async def by_email(self, email: str) -> Account | None: ...

    async def all(self) -> Sequence[Account]: ...

    async def save(self, account: Account) -> None: ...

    async def add_session(self, session: Session) -> None: ...

    async def session(self, token_hash: str) -> Session | None: ...

    async def touch_session(self, token_hash: str, at: datetime) -> None: ...

    async def end_session(self, token_hash: str) -> None: ...

    async def end_sessions_of(self, account_id: str) -> None: ...

    async def failures(self, key: str, *, since: datetime) -> int:
        """Failed logins counted under `key` (an account or an address)."""

    async def add_failure(self, key: str, at: datetime) -> None: ...

    async def clear_failures(self, key: str) -> None: ...


class Offsets(Protocol):
    """How far an inbound stream is read (Telegram's update offset)."""

    async def get(self, stream: str) -> int | None: ...

    async def advance(self, stream: str, offset: int) -> None:
        """Never goes back."""


# ---------------------------------------------------------------- the whole


class UnitOfWork(Protocol):
    conversations: Conversations
    drafts: Drafts
    cases: Cases
    audit: Audit
    tallies: Tallies
    periods: Periods
    outbox: Outbox
    accounts: Accounts
    offsets: Offsets

    async def commit(self) -> None: ...


class Store(Protocol):
    """Opens units of work."""

    def work(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """A transaction; rolled back at exit unless committed."""

    async def ready(self) -> bool:
        """The database answers and its schema is at the newest migration."""
