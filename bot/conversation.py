"""The gateway: a citizen's message is saved before anything else sees it, answered in its turn and once, and the answers are saved.

Whatever dies in between, an accepted message without an answer is found again (`recover`), and a registration that was
committed for it is answered with its receipt instead of being made twice.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import structlog

from actions.notifying import notify_alarm, notify_written_to_alarm, show_in_telegram
from actions.ports import Clock, Conflict, Conversation, NewMessage, Sender, Store, StoredMessage, StoreUnavailable, Tally, UnitOfWork
from actions.registration import Registration
from actions.rules import alarm
from actions.rules.case import Channel, Henvendelse, Status
from actions.rules.office import OfficeNow
from actions.rules.rewording import reworded
from actions.rules.say import PHONE_HOURS, Say
from bot.dialogue.render import Renderer
from bot.dialogue.switch import Switch
from bot.first_aid import FirstAid
from bot.hub import Hub
from bot.inbound import read_inbound
from bot.leases import Leases
from bot.pauses import after_a_pause
from bot.plain_form import PlainForm
from bot.receipts import Receipts
from bot.scene import Reply, hearing_of, read_scene
from bot.services import Inbound, InboundRefused, ShownMessage
from bot.turn import TurnTaker

RECENT = 4
"""Messages before the newest bubble among which the citizen's last words are: a turn has two bubbles at most."""
PICK_UP_AFTER = timedelta(seconds=2)
log = structlog.get_logger(__name__)


class ConversationGateway:
    """Implements `bot.services.Gateway`."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        office: OfficeNow,
        registration: Registration,
        switch: Switch,
        renderer: Renderer,
        receipts: Receipts,
        first_aid: FirstAid,
        duty_email: str,
        message_limit: int,
        hub: Hub,
        owner: str,
        wake: Callable[[], object],
    ) -> None:
        self._store = store
        self._clock = clock
        self._office = office
        self._renderer = renderer
        self._receipts = receipts
        self._first_aid = first_aid
        self._duty_email = duty_email
        self._limit = message_limit
        self._hub = hub
        self._wake = wake
        self._switch = switch
        self._leases = Leases(store=store, clock=clock, owner=owner)
        self._taker = TurnTaker(store=store, registration=registration, switch=switch, first_aid=first_aid, office=office)
        self._plain_form = PlainForm(registration=registration, switch=switch, office=office)

    # ------------------------------------------------------------ in and out

    async def start(
        self, channel: Channel, *, lang: str, external_id: str | None = None
    ) -> tuple[Conversation, str, Sequence[ShownMessage]]:
        """A new conversation, its token in clear (shown once), and the first words."""
        now = self._clock.now()
        token = secrets.token_urlsafe(32)
        conversation = Conversation(
            id=uuid4().hex, channel=channel, lang=lang, created_at=now, last_at=now, external_id=external_id, token_hash=_hash(token)
        )
        place = self._office().catalogue.municipality
        says = (
            Say(key="velkommen", args={"kommune": place.name, "telefon": place.phone, "tid": PHONE_HOURS}),
            Say(key="data"),
        )
        async with self._store.work() as work:
            await work.conversations.add(conversation)
            saved = await self._append(work, conversation, says, now, reply_to=None)
            await work.commit()
        self._wake()
        return conversation, token, await self._receipts.shown(saved, lang)

    async def accept(self, conversation_id: str, inbound: Inbound) -> StoredMessage:
        """Mask, save and commit an inbound message; the same `external_id` gives the same row.

        Raises:
            InboundRefused: empty, too long, or a choice that is not on offer; nothing is stored.
        """
        async with self._store.work() as work:
            known = await work.conversations.by_message_external_id(conversation_id, inbound.external_id)
            if known is not None:
                return known
            offered = await work.conversations.last_offered(conversation_id)
            recent = await work.conversations.messages(conversation_id, after=max(0, offered.seq - RECENT)) if offered else ()
            before = next((one.text for one in reversed(recent) if one.sender is Sender.CITIZEN), "")
            read = read_inbound(inbound, offered, limit=self._limit, before=before)
            said = {"value": read.value, "offered": read.offered, "cpr": "1" if read.cpr_found else ""}
            args = {name: value for name, value in said.items() if value}
            message = NewMessage(
                id=uuid4().hex, sender=Sender.CITIZEN, at=self._clock.now(), text=read.text, args=args, external_id=inbound.external_id
            )
            try:
                saved = await work.conversations.append(conversation_id, message)
                await work.commit()
                return saved
            except Conflict:
                pass
        # Outside of the unit above: one that asks for a second connection while it holds its own can wait for itself.
        return await self._twin(conversation_id, inbound.external_id)

    async def process(self, message: StoredMessage) -> Sequence[ShownMessage]:
        """Answer an accepted message in its turn, once; returns the saved replies.

        What the citizen wrote before it and nobody has answered (a crash, a database that was away) comes first.
        """
        async with self._leases.turn_of(message.conversation_id):
            async with self._store.work() as work:
                before = await work.conversations.waiting_before(message)
            for earlier in before:
                try:
                    await self._one_turn(earlier)
                except StoreUnavailable:
                    raise
                except Exception as error:
                    # One that cannot be answered must not keep the citizen from being heard at all.
                    log.error("conversation.left_behind", message=earlier.id, error=type(error).__name__)
            return await self._one_turn(message)

    async def _one_turn(self, message: StoredMessage) -> Sequence[ShownMessage]:
        async with self._leases.claimed(message.conversation_id) as work:
            fresh = await work.conversations.message(message.id)
            scene = await read_scene(work, fresh) if fresh else None
            if fresh is None or scene is None:
                return []
            answered = await work.conversations.replies_to(message.id) if fresh.answered_at else None
            if answered is None:
                await work.commit()
        if answered is not None:
            return await self._receipts.shown(answered, scene.conversation.lang)
        reply = await self._taker.answer(scene, fresh)
        async with self._store.work() as work:
            reply = await after_a_pause(work, scene, reply, self._office().catalogue)
        saved = await self._save(fresh, reply)
        self._hub.added(message.conversation_id)
        self._wake()
        return await self._receipts.shown(saved, reply.conversation.lang)

    async def recover(self) -> int:
        """Answer what was accepted but not answered before a crash; how many there were."""
        async with self._store.work() as work:
            waiting = await work.conversations.unanswered(before=self._clock.now() - PICK_UP_AFTER)
        for message in waiting:
            try:
                await self.process(message)
            except Exception as error:
                log.error("conversation.recover_failed", message=message.id, error=type(error).__name__)
        return len(waiting)

    async def history(self, conversation_id: str, *, after: int = 0) -> Sequence[ShownMessage]:
        """What was said after `after`."""
        async with self._store.work() as work:
            conversation = await work.conversations.get(conversation_id)
            messages = await work.conversations.messages(conversation_id, after=after)
        return await self._receipts.shown(messages, conversation.lang if conversation else "da")

    async def authorise(self, conversation_id: str, token: str) -> Conversation | None:
        """The conversation, or None when it does not exist or the token is not its own."""
        async with self._store.work() as work:
            conversation = await work.conversations.get(conversation_id)
        if conversation is None or conversation.token_hash is None:
            return None
        return conversation if secrets.compare_digest(conversation.token_hash, _hash(token)) else None

    async def erase(self, conversation_id: str) -> None:
        """Delete an unregistered conversation. Raises actions.ports.Conflict when it is registered."""
        async with self._leases.turn_of(conversation_id), self._store.work() as work:
            await work.conversations.erase(conversation_id)
            await work.commit()

    def watch(self, conversation_id: str) -> AsyncIterator[None]:
        return self._hub.watch(conversation_id)

    def added(self, conversation_id: str) -> None:
        self._hub.added(conversation_id)

    async def register_form(self, *, lang: str, fields: Mapping[str, str]) -> tuple[Conversation, str, Henvendelse | None, str]:
        """The plain form without JavaScript. Raises InboundRefused for a text that is too long or empty."""
        missing = self._plain_form.missing(fields)
        if missing:
            return self._unsaved(lang), "", None, missing
        conversation, token, _ = await self.start(Channel.WEB, lang=lang)
        message = await self.accept(conversation.id, Inbound(external_id=uuid4().hex, text=fields["beskrivelse"]))
        async with self._leases.turn_of(conversation.id):
            async with self._leases.claimed(conversation.id) as work:
                scene = await read_scene(work, message)
                await work.commit()
            if scene is None:
                return conversation, "", None, "fejl.tom"
            akut = await self._switch.urgent(self._plain_form.written(message.text, fields), lang)
            receipt = await self._plain_form.register(hearing_of(scene, message, text=message.text, value="", akut=akut), fields, lang=lang)
            first = [self._first_aid.say(akut, lang)] if akut else []
            # The engine is left in the middle of its form, so the next message begins a new session with it.
            reply = Reply(says=[*first, receipt], conversation=replace(conversation, engine_epoch=conversation.engine_epoch + 1), akut=akut)
            await self._save(message, reply)
            async with self._store.work() as work:
                case = await work.cases.by_source_message(message.id)
        self._wake()
        return conversation, token, case, ""

    # ------------------------------------------------------------ saving

    def _unsaved(self, lang: str) -> Conversation:
        now = self._clock.now()
        return Conversation(id="", channel=Channel.WEB, lang=lang, created_at=now, last_at=now)

    async def _save(self, message: StoredMessage, reply: Reply) -> Sequence[StoredMessage]:
        now = self._clock.now()
        says, state = reworded(reply.says, reply.conversation.state, lambda say: self._renderer.can_say(say, reply.conversation.lang))
        conversation = replace(reply.conversation, last_at=now, state=state)
        told = alarm.recall(conversation.state.get("told"))
        news = bool(reply.akut) and alarm.is_news(reply.akut, now=now, told=told)
        if news:
            state = {**conversation.state, "told": alarm.remembered(told, reply.akut, now=now)}
            conversation = replace(conversation, state=state)
        async with self._store.work() as work:
            # The conversation's row before its message's, as `accept` takes them: the other way round a repeated message waits for this
            # turn, this turn for it, and PostgreSQL ends one of them.
            await work.conversations.update(conversation)
            if not await work.conversations.mark_answered(message.id, now):
                # Another process has it (this turn took longer than its lease), or the conversation was erased: nothing is committed.
                return await work.conversations.replies_to(message.id)
            if reply.erase:
                await work.conversations.clear(conversation.id)
            saved = await self._append(work, conversation, says, now, reply_to=None if reply.erase else message.id)
            if reply.tally is not None:
                await work.tallies.add(reply.tally)
            if news:
                await self._alarm(work, message, reply.akut, conversation.channel)
            elif reply.akut or reply.to_advisor:
                await self._written_again(work, message, reply)
            await self._leases.release(work, conversation.id)
            await work.commit()
        return saved

    async def _alarm(self, work: UnitOfWork, message: StoredMessage, akut: str, channel: Channel) -> None:
        now = self._clock.now()
        # Asked for now: this very message may have ended in a case.
        cases = await work.cases.in_conversation(message.conversation_id)
        still_open = [case for case in cases if case.status is not Status.LUKKET] or cases
        await notify_alarm(
            work,
            conversation_id=message.conversation_id,
            message_id=message.id,
            urgent=self._first_aid.urgent(akut),
            duty_email=self._duty_email,
            now=now,
            case=still_open[-1] if still_open else None,
        )
        await work.tallies.add(Tally(at=now, what="akut", value=akut, channel=channel))

    async def _written_again(self, work: UnitOfWork, message: StoredMessage, reply: Reply) -> None:
        """Danger that the duty contact was told of already moves its alarm on; an answer to what they wrote is told to them."""
        now = self._clock.now()
        varsel = await work.alarms.wrote_again(message.conversation_id, at=now, akut=reply.akut or None)
        if varsel is not None and reply.to_advisor:
            await notify_written_to_alarm(work, varsel=varsel.id, message_id=message.id, duty_email=self._duty_email, now=now)

    async def _append(
        self, work: UnitOfWork, conversation: Conversation, says: Sequence[Say], now: datetime, *, reply_to: str | None
    ) -> list[StoredMessage]:
        saved = []
        for say in says:
            new = NewMessage(
                id=uuid4().hex,
                sender=Sender.ASSISTANT,
                at=now,
                text=self._renderer.text(say, conversation.lang),
                key=say.key,
                args={"lang": say.lang or conversation.lang},
                choices=self._renderer.choices(say, conversation.lang),
                case_id=say.receipt_for,
                reply_to=reply_to,
            )
            saved.append(await work.conversations.append(conversation.id, new))
        if conversation.channel is Channel.TELEGRAM and conversation.external_id:
            await show_in_telegram(work, saved, chat_id=conversation.external_id, now=now)
        return saved

    async def _twin(self, conversation_id: str, external_id: str) -> StoredMessage:
        async with self._store.work() as work:
            twin = await work.conversations.by_message_external_id(conversation_id, external_id)
        if twin is None:
            raise InboundRefused("fejl.tom")
        return twin


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
