"""A gateway on a real store that answers with what it heard: enough to see what the Telegram channel does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from uuid import uuid4

from actions.notifying import show_in_telegram
from actions.ports import Clock, Conflict, Conversation, NewMessage, Sender, Store, StoredChoice, StoredMessage, UnitOfWork
from actions.rules.case import Channel, Henvendelse
from bot.services import Inbound, InboundRefused, ShownMessage


class EchoGateway:
    """Keeps the promises of `bot.services.Gateway` that Telegram relies on. `break_texts` make `accept` fail."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.break_texts: set[str] = set()
        self.fail_process = 0
        self.processed = 0

    async def start(
        self, channel: Channel, *, lang: str, external_id: str | None = None
    ) -> tuple[Conversation, str, Sequence[ShownMessage]]:
        now = self._clock.now()
        conversation = Conversation(id=uuid4().hex, channel=channel, lang=lang, created_at=now, last_at=now, external_id=external_id)
        async with self._store.work() as work:
            await work.conversations.add(conversation)
            await self._say(work, conversation, f"Velkommen ({lang})", None)
            await work.commit()
        return conversation, "", ()

    async def accept(self, conversation_id: str, inbound: Inbound) -> StoredMessage:
        if inbound.text in self.break_texts:
            raise OSError("disk")
        async with self._store.work() as work:
            known = await work.conversations.by_message_external_id(conversation_id, inbound.external_id)
            if known:
                return known
            if len(inbound.text) > 4000:
                raise InboundRefused("fejl.for_lang")
            offered = await work.conversations.last_offered(conversation_id)
            chosen = [choice for choice in (offered.choices if offered else ()) if choice.id == inbound.choice]
            if inbound.choice and not chosen:
                raise InboundRefused("fejl.valg_findes_ikke")
            text = chosen[0].title if chosen else inbound.text
            new = NewMessage(id=uuid4().hex, sender=Sender.CITIZEN, at=self._clock.now(), text=text, external_id=inbound.external_id)
            saved = await work.conversations.append(conversation_id, new)
            await work.commit()
        return saved

    async def process(self, message: StoredMessage) -> Sequence[ShownMessage]:
        if self.fail_process:
            self.fail_process -= 1
            raise OSError("engine")
        async with self._store.work() as work:
            fresh = await work.conversations.message(message.id)
            assert fresh is not None
            if fresh.answered_at:
                return ()
            conversation = await work.conversations.get(message.conversation_id)
            assert conversation is not None
            await self._say(work, conversation, f"Du skrev: {message.text}", message.id)
            await work.conversations.mark_answered(message.id, self._clock.now())
            await work.commit()
        self.processed += 1
        return ()

    async def _say(self, work: UnitOfWork, conversation: Conversation, text: str, reply_to: str | None) -> None:
        now = self._clock.now()
        choices = (StoredChoice(id=uuid4().hex, title="Ja, tak", value="ja"), StoredChoice(id=uuid4().hex, title="Nej", value="nej"))
        new = NewMessage(id=uuid4().hex, sender=Sender.ASSISTANT, at=now, text=text, choices=choices, reply_to=reply_to)
        saved = await work.conversations.append(conversation.id, new)
        await show_in_telegram(work, [saved], chat_id=conversation.external_id or "", now=now)

    async def history(self, conversation_id: str, *, after: int = 0) -> Sequence[ShownMessage]:
        async with self._store.work() as work:
            return [ShownMessage(message=message) for message in await work.conversations.messages(conversation_id, after=after)]

    async def authorise(self, conversation_id: str, token: str) -> Conversation | None:
        return None

    async def erase(self, conversation_id: str) -> None:
        raise Conflict

    async def watch(self, conversation_id: str) -> AsyncIterator[None]:
        yield None

    def added(self, conversation_id: str) -> None: ...

    async def register_form(self, *, lang: str, fields: Mapping[str, str]) -> tuple[Conversation, str, Henvendelse | None, str]:
        raise InboundRefused("fejl.tom")


class FixedCodes:
    def code(self, case: Henvendelse) -> str:
        return "K7QF-9D2M"

    def lookup(self, code: str) -> str:
        return code
