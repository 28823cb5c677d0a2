"""Conversations and drafts in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from actions.ports import Conflict, Conversation, DraftRow, DraftStatus, NewMessage, Sender, StoredMessage
from actions.rules.case import Channel
from actions.rules.moment import require_utc
from storage.memory.state import MemoryLink, as_stored


class MemoryConversations:
    def __init__(self, link: MemoryLink) -> None:
        self._link = link

    async def add(self, conversation: Conversation) -> None:
        state = await self._link.mine()
        if conversation.id in state.conversations:
            raise Conflict("the conversation is there already")
        state.conversations[conversation.id] = replace(_stored(conversation), created_at=require_utc(conversation.created_at))

    async def get(self, conversation_id: str) -> Conversation | None:
        return self._link.seen.conversations.get(conversation_id)

    async def by_external_id(self, channel: Channel, external_id: str) -> Conversation | None:
        found = [c for c in self._link.seen.conversations.values() if c.channel is channel and c.external_id == external_id]
        return max(found, key=lambda c: (c.created_at, c.id), default=None)

    async def update(self, conversation: Conversation) -> None:
        state = await self._link.mine()
        new = _stored(conversation)
        if old := state.conversations.get(conversation.id):
            state.conversations[conversation.id] = replace(
                old, lang=new.lang, last_at=new.last_at, engine_epoch=new.engine_epoch, turn=new.turn, state=new.state
            )

    async def append(self, conversation_id: str, message: NewMessage) -> StoredMessage:
        state = await self._link.mine()
        if conversation_id not in state.conversations:
            raise LookupError("no such conversation")
        there = [m for m in state.messages.values() if m.conversation_id == conversation_id]
        repeated = message.external_id is not None and any(m.external_id == message.external_id for m in there)
        if repeated or message.id in state.messages:
            raise Conflict("the message is in this conversation already")
        values = {name: getattr(message, name) for name in NewMessage.__dataclass_fields__}
        values |= {"at": require_utc(message.at), "args": as_stored(message.args)}
        place = state.places[conversation_id] = state.places.get(conversation_id, 0) + 1
        stored = StoredMessage(**values, conversation_id=conversation_id, seq=place)
        state.messages[stored.id] = stored
        return stored

    async def by_message_external_id(self, conversation_id: str, external_id: str) -> StoredMessage | None:
        return next((m for m in self._in_order(conversation_id) if m.external_id == external_id), None)

    async def messages(self, conversation_id: str, *, after: int = 0, limit: int = 1000) -> Sequence[StoredMessage]:
        return [m for m in self._in_order(conversation_id) if m.seq > after][:limit]

    async def replies_to(self, message_id: str) -> Sequence[StoredMessage]:
        return sorted((m for m in self._link.seen.messages.values() if m.reply_to == message_id), key=lambda m: m.seq)

    async def last_offered(self, conversation_id: str) -> StoredMessage | None:
        return next((m for m in reversed(self._in_order(conversation_id)) if m.sender is Sender.ASSISTANT), None)

    async def message(self, message_id: str) -> StoredMessage | None:
        return self._link.seen.messages.get(message_id)

    async def mark_answered(self, message_id: str, at: datetime) -> bool:
        state = await self._link.mine()
        answered_at = require_utc(at)
        message = state.messages.get(message_id)
        if message is None or message.answered_at is not None:
            return False
        state.messages[message_id] = replace(message, answered_at=answered_at)
        return True

    async def waiting_before(self, message: StoredMessage) -> Sequence[StoredMessage]:
        earlier = (m for m in self._in_order(message.conversation_id) if m.seq < message.seq)
        return [m for m in earlier if m.sender is Sender.CITIZEN and m.answered_at is None]

    async def unanswered(self, *, before: datetime, limit: int = 100) -> Sequence[StoredMessage]:
        until = require_utc(before)
        waiting = (m for m in self._link.seen.messages.values() if m.sender is Sender.CITIZEN and m.answered_at is None and m.at < until)
        return sorted(waiting, key=lambda m: (m.at, m.conversation_id, m.seq))[:limit]

    async def claim(self, conversation_id: str, *, owner: str, until: datetime, now: datetime) -> bool:
        state = await self._link.mine()
        until, now = require_utc(until), require_utc(now)
        holder, held_until = state.leases.get(conversation_id, (owner, until))
        if conversation_id not in state.conversations or (holder != owner and held_until > now):
            return False
        state.leases[conversation_id] = (owner, until)
        return True

    async def release(self, conversation_id: str, *, owner: str) -> None:
        state = await self._link.mine()
        if state.leases.get(conversation_id, ("",))[0] == owner:
            del state.leases[conversation_id]

    async def hold(self, conversation_id: str, *, epoch: int) -> bool:
        state = await self._link.mine()
        conversation = state.conversations.get(conversation_id)
        return conversation is not None and conversation.engine_epoch == epoch

    async def erase(self, conversation_id: str) -> None:
        await self.clear(conversation_id)
        state = await self._link.mine()
        state.conversations.pop(conversation_id, None)
        state.leases.pop(conversation_id, None)
        state.places.pop(conversation_id, None)

    async def clear(self, conversation_id: str) -> None:
        state = await self._link.mine()
        if any(r.case.conversation_id == conversation_id for r in state.cases.values()):
            raise Conflict("a registered case hangs on this conversation")
        state.messages = {k: m for k, m in state.messages.items() if m.conversation_id != conversation_id}
        state.drafts = {k: d for k, d in state.drafts.items() if d.conversation_id != conversation_id}

    def _in_order(self, conversation_id: str) -> list[StoredMessage]:
        return sorted((m for m in self._link.seen.messages.values() if m.conversation_id == conversation_id), key=lambda m: m.seq)


class MemoryDrafts:
    def __init__(self, link: MemoryLink) -> None:
        self._link = link

    async def open_for(self, conversation_id: str) -> DraftRow | None:
        drafts = self._link.seen.drafts.values()
        return next((d for d in drafts if d.conversation_id == conversation_id and d.status is DraftStatus.OPEN), None)

    async def get(self, draft_id: str) -> DraftRow | None:
        return self._link.seen.drafts.get(draft_id)

    async def ended_by(self, conversation_id: str, message_id: str) -> DraftRow | None:
        ended = (d for d in self._link.seen.drafts.values() if d.conversation_id == conversation_id and d.status is not DraftStatus.OPEN)
        return next((d for d in ended if d.state.get("seen") == message_id), None)

    async def add(self, draft: DraftRow) -> None:
        state = await self._link.mine()
        taken = draft.status is DraftStatus.OPEN and await self.open_for(draft.conversation_id)
        if taken or draft.id in state.drafts or draft.conversation_id not in state.conversations:
            raise Conflict("the conversation has an open draft already")
        state.drafts[draft.id] = replace(draft, state=as_stored(draft.state))

    async def save(self, draft: DraftRow, *, expected_revision: int) -> None:
        state = await self._link.mine()
        old = state.drafts.get(draft.id)
        if old is None or old.revision != expected_revision:
            raise Conflict("the draft moved on")
        revision = max(draft.revision, expected_revision + 1)
        state.drafts[draft.id] = replace(old, state=as_stored(draft.state), revision=revision, status=draft.status, case_id=draft.case_id)


def _stored(conversation: Conversation) -> Conversation:
    return replace(conversation, last_at=require_utc(conversation.last_at), state=as_stored(conversation.state))
