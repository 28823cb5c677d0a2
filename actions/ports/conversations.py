"""Conversations and their messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from actions.rules.case import Channel


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

    async def mark_answered(self, message_id: str, at: datetime) -> bool:
        """False when somebody else has answered it already, or it is gone: then nothing is written.

        Whoever also writes to the conversation does that first: rows are locked in one order, the conversation's before its messages'.
        """

    async def waiting_before(self, message: StoredMessage) -> Sequence[StoredMessage]:
        """The citizen's messages in the same conversation that came before `message` and are not answered, in order."""

    async def unanswered(self, *, before: datetime, limit: int = 100) -> Sequence[StoredMessage]:
        """Inbound citizen messages without an answer, oldest first (picked up again after a crash)."""

    async def claim(self, conversation_id: str, *, owner: str, until: datetime, now: datetime) -> bool:
        """Take the conversation's lease if it is free, expired or already `owner`'s. Compare-and-set."""

    async def release(self, conversation_id: str, *, owner: str) -> None: ...

    async def hold(self, conversation_id: str, *, epoch: int) -> bool:
        """Keep the conversation's row from changing until this unit ends, if its `engine_epoch` is still `epoch`."""

    async def clear(self, conversation_id: str) -> None:
        """Delete the messages and drafts of an unregistered conversation. It goes on, and later messages get later places.

        Raises:
            Conflict: a registered case hangs on it.
        """

    async def erase(self, conversation_id: str) -> None:
        """Delete an unregistered conversation with its messages and drafts.

        Raises:
            Conflict: a registered case hangs on it.
        """
