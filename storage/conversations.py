"""Conversations and their messages. The hot path: statements are built once and take parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, or_, select, text, update

from actions.ports import Conflict, Conversation, NewMessage, Sender, StoredChoice, StoredMessage
from actions.rules.case import Channel
from storage.link import Link, insert_once
from storage.tables import conversation, draft, henvendelse, message

_C, _M = conversation.c, message.c

_FACTS = [column for column in _C if column.name not in {"last_seq", "lease_owner", "lease_until"}]
_ADD = insert(conversation).inline()
_GET = select(*_FACTS).where(_C.id == bindparam("the_id"))
_BY_EXTERNAL_ID = (
    select(*_FACTS)
    .where(_C.channel == bindparam("the_channel"), _C.external_id == bindparam("the_external_id"))
    .order_by(_C.created_at.desc(), _C.id.desc())
    .limit(1)
)
_UPDATE = update(conversation).where(_C.id == bindparam("the_id"))
_NEXT_SEQ = update(conversation).where(_C.id == bindparam("the_id")).values(last_seq=_C.last_seq + 1).returning(_C.last_seq)
_GIVE_BACK_SEQ = update(conversation).where(_C.id == bindparam("the_id")).values(last_seq=_C.last_seq - 1)
_MESSAGE = select(message).where(_M.id == bindparam("the_id"))
_MESSAGE_BY_EXTERNAL_ID = select(message).where(
    _M.conversation_id == bindparam("the_conversation"), _M.external_id == bindparam("the_external_id")
)
_MESSAGES = (
    select(message)
    .where(_M.conversation_id == bindparam("the_conversation"), _M.seq > bindparam("after"))
    .order_by(_M.seq)
    .limit(bindparam("many"))
)
_REPLIES = select(message).where(_M.reply_to == bindparam("the_id")).order_by(_M.seq)
_LAST_OFFERED = (
    select(message)
    .where(_M.conversation_id == bindparam("the_conversation"), _M.sender == Sender.ASSISTANT.value)
    .order_by(_M.seq.desc())
    .limit(1)
)
_MARK_ANSWERED = update(message).where(_M.id == bindparam("the_id"), _M.answered_at.is_(None))
# In the words of the partial index, so that the few who wait are found without reading the whole conversation.
_WAITING_BEFORE = (
    select(message)
    .where(
        text("sender = 'citizen' AND answered_at IS NULL"), _M.conversation_id == bindparam("the_conversation"), _M.seq < bindparam("place")
    )
    .order_by(_M.seq)
)
_UNANSWERED = (
    select(message)
    .where(_M.sender == Sender.CITIZEN.value, _M.answered_at.is_(None), _M.at < bindparam("before"))
    .order_by(_M.at, _M.conversation_id, _M.seq)
    .limit(bindparam("many"))
)
_CLAIM = update(conversation).where(
    _C.id == bindparam("the_id"),
    or_(_C.lease_owner.is_(None), _C.lease_owner == bindparam("the_owner"), _C.lease_until <= bindparam("now")),
)
_RELEASE = update(conversation).where(_C.id == bindparam("the_id"), _C.lease_owner == bindparam("the_owner"))
_HOLD = update(conversation).where(_C.id == bindparam("the_id"), _C.engine_epoch == bindparam("the_epoch"))
_CLEAR = (
    delete(message).where(_M.conversation_id == bindparam("the_id")),
    delete(draft).where(draft.c.conversation_id == bindparam("the_id")),
)
_HAS_CASE = select(henvendelse.c.id).where(henvendelse.c.conversation_id == bindparam("the_id")).limit(1)
_ERASE = delete(conversation).where(_C.id == bindparam("the_id"))


class SqlConversations:
    """`actions.ports.Conversations` on SQL."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, conversation: Conversation) -> None:
        values = {
            "id": conversation.id,
            "channel": conversation.channel.value,
            "external_id": conversation.external_id,
            "token_hash": conversation.token_hash,
            "created_at": conversation.created_at,
            "last_seq": 0,
            **_changing(conversation),
        }
        await self._link.change(_ADD, values)

    async def get(self, conversation_id: str) -> Conversation | None:
        row = await self._link.first(_GET, {"the_id": conversation_id})
        return _conversation(row) if row else None

    async def by_external_id(self, channel: Channel, external_id: str) -> Conversation | None:
        row = await self._link.first(_BY_EXTERNAL_ID, {"the_channel": channel.value, "the_external_id": external_id})
        return _conversation(row) if row else None

    async def update(self, conversation: Conversation) -> None:
        await self._link.change(_UPDATE, {"the_id": conversation.id, **_changing(conversation)})

    async def append(self, conversation_id: str, message: NewMessage) -> StoredMessage:
        # The update locks the conversation's row until commit, so two appends can never take the same place.
        places = await self._link.change_returning(_NEXT_SEQ, {"the_id": conversation_id})
        if not places:
            raise LookupError("no such conversation")
        stored = StoredMessage(
            **{name: getattr(message, name) for name in NewMessage.__dataclass_fields__},
            conversation_id=conversation_id,
            seq=places[0].last_seq,
        )
        if not await self._link.change(insert_once(_M.id.table, self._link.dialect), _message_values(stored)):
            await self._link.change(_GIVE_BACK_SEQ, {"the_id": conversation_id})
            raise Conflict("the message is in this conversation already")
        return stored

    async def by_message_external_id(self, conversation_id: str, external_id: str) -> StoredMessage | None:
        row = await self._link.first(_MESSAGE_BY_EXTERNAL_ID, {"the_conversation": conversation_id, "the_external_id": external_id})
        return _message(row) if row else None

    async def messages(self, conversation_id: str, *, after: int = 0, limit: int = 1000) -> Sequence[StoredMessage]:
        rows = await self._link.rows(_MESSAGES, {"the_conversation": conversation_id, "after": after, "many": limit})
        return [_message(row) for row in rows]

    async def replies_to(self, message_id: str) -> Sequence[StoredMessage]:
        return [_message(row) for row in await self._link.rows(_REPLIES, {"the_id": message_id})]

    async def last_offered(self, conversation_id: str) -> StoredMessage | None:
        row = await self._link.first(_LAST_OFFERED, {"the_conversation": conversation_id})
        return _message(row) if row else None

    async def message(self, message_id: str) -> StoredMessage | None:
        row = await self._link.first(_MESSAGE, {"the_id": message_id})
        return _message(row) if row else None

    async def mark_answered(self, message_id: str, at: datetime) -> bool:
        return bool(await self._link.change(_MARK_ANSWERED, {"the_id": message_id, "answered_at": at}))

    async def waiting_before(self, message: StoredMessage) -> Sequence[StoredMessage]:
        rows = await self._link.rows(_WAITING_BEFORE, {"the_conversation": message.conversation_id, "place": message.seq})
        return [_message(row) for row in rows]

    async def unanswered(self, *, before: datetime, limit: int = 100) -> Sequence[StoredMessage]:
        return [_message(row) for row in await self._link.rows(_UNANSWERED, {"before": before, "many": limit})]

    async def claim(self, conversation_id: str, *, owner: str, until: datetime, now: datetime) -> bool:
        values = {"the_id": conversation_id, "the_owner": owner, "now": now, "lease_owner": owner, "lease_until": until}
        return bool(await self._link.change(_CLAIM, values))

    async def release(self, conversation_id: str, *, owner: str) -> None:
        values = {"the_id": conversation_id, "the_owner": owner, "lease_owner": None, "lease_until": None}
        await self._link.change(_RELEASE, values)

    async def hold(self, conversation_id: str, *, epoch: int) -> bool:
        return bool(await self._link.change(_HOLD, {"the_id": conversation_id, "the_epoch": epoch, "engine_epoch": epoch}))

    async def clear(self, conversation_id: str) -> None:
        await self._refuse_registered(conversation_id)
        for statement in _CLEAR:
            await self._link.change(statement, {"the_id": conversation_id})

    async def erase(self, conversation_id: str) -> None:
        await self._refuse_registered(conversation_id)
        await self._link.change(_ERASE, {"the_id": conversation_id})

    async def _refuse_registered(self, conversation_id: str) -> None:
        # Asked first, so that the refusal leaves the transaction usable; the foreign key holds against a race.
        if await self._link.first(_HAS_CASE, {"the_id": conversation_id}):
            raise Conflict("a registered case hangs on this conversation")


def _changing(conversation: Conversation) -> dict[str, Any]:
    return {
        "lang": conversation.lang,
        "last_at": conversation.last_at,
        "engine_epoch": conversation.engine_epoch,
        "turn": conversation.turn,
        "state": dict(conversation.state),
    }


def _conversation(row: Row[Any]) -> Conversation:
    return Conversation(**{**row._mapping, "channel": Channel(row.channel)})


def _message_values(message: StoredMessage) -> dict[str, Any]:
    return {
        "id": message.id,
        "conversation_id": message.conversation_id,
        "seq": message.seq,
        "sender": message.sender.value,
        "at": message.at,
        "text": message.text,
        "key": message.key,
        "args": dict(message.args),
        "choices": [asdict(choice) for choice in message.choices],
        "case_id": message.case_id,
        "external_id": message.external_id,
        "reply_to": message.reply_to,
        "answered_at": message.answered_at,
    }


def _message(row: Row[Any]) -> StoredMessage:
    choices = tuple(StoredChoice(**choice) for choice in row.choices)
    return StoredMessage(**{**row._mapping, "sender": Sender(row.sender), "choices": choices})
