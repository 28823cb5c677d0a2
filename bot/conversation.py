"""The gateway: a citizen's message is saved before anything else sees it, answered in its turn and once, and the answers are saved.

Whatever dies in between, an accepted message without an answer is found again (`recover`), and a registration that was
committed for it is answered with its receipt instead of being made twice.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4
from weakref import WeakValueDictionary

import structlog

from actions.notifying import notify_alarm, show_in_telegram
from actions.ports import Clock, Conflict, Conversation, NewMessage, Sender, Store, StoredMessage, Tally, UnitOfWork
from actions.registration import Registration, Turn
from actions.rules import danger
from actions.rules.case import Channel, Henvendelse, Status
from actions.rules.catalogue import Catalogue
from actions.rules.commands import OpenCase
from actions.rules.say import PHONE_HOURS, Say
from bot.dialogue.hearing import Hearing
from bot.dialogue.render import Renderer
from bot.dialogue.switch import Switch
from bot.first_aid import GO_ON, FirstAid
from bot.hub import Hub
from bot.inbound import language_wish, read_inbound
from bot.plain_form import PlainForm
from bot.receipts import Receipts
from bot.services import Inbound, InboundRefused, ShownMessage

LEASE = timedelta(seconds=90)
"""How long a turn may hold its conversation before another process may take it; longer than any call to the engine."""
LEASE_POLL = 0.05
PICK_UP_AFTER = timedelta(seconds=2)
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class _Scene:
    """What a turn starts from."""

    conversation: Conversation
    revision: int
    case: Henvendelse | None
    receipt_of: Henvendelse | None
    """The case that this very message has registered already (found after a crash)."""
    advisor_spoke_last: bool


@dataclass(frozen=True, kw_only=True)
class _Reply:
    says: Sequence[Say]
    conversation: Conversation
    akut: str = ""
    erase: bool = False


class ConversationGateway:
    """Implements `bot.services.Gateway`."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        catalogue: Catalogue,
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
        self._catalogue = catalogue
        self._registration = registration
        self._switch = switch
        self._renderer = renderer
        self._receipts = receipts
        self._first_aid = first_aid
        self._duty_email = duty_email
        self._limit = message_limit
        self._hub = hub
        self._owner = owner
        self._wake = wake
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._plain_form = PlainForm(registration=registration, switch=switch, catalogue=catalogue, clock=clock)

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
        place = self._catalogue.municipality
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
            read = read_inbound(inbound, offered, limit=self._limit)
            args = {**({"value": read.value} if read.value else {}), **({"cpr": "1"} if read.cpr_found else {})}
            message = NewMessage(
                id=uuid4().hex, sender=Sender.CITIZEN, at=self._clock.now(), text=read.text, args=args, external_id=inbound.external_id
            )
            try:
                saved = await work.conversations.append(conversation_id, message)
                await work.commit()
            except Conflict:
                saved = await self._twin(conversation_id, inbound.external_id)
        return saved

    async def process(self, message: StoredMessage) -> Sequence[ShownMessage]:
        """Answer an accepted message in its turn, once; returns the saved replies."""
        async with self._turn_of(message.conversation_id):
            async with self._store.work() as work:
                fresh = await work.conversations.message(message.id)
                if fresh is None or fresh.answered_at is not None:
                    replies = await work.conversations.replies_to(message.id)
                    conversation = await work.conversations.get(message.conversation_id)
                    return await self._receipts.shown(replies, conversation.lang if conversation else "da")
                scene = await self._scene(work, fresh)
            reply = self._with_cpr_hint(await self._answer(scene, fresh), fresh)
            saved = await self._save(scene, fresh, reply)
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
        async with self._turn_of(conversation_id), self._store.work() as work:
            await work.conversations.erase(conversation_id)
            await work.commit()

    def watch(self, conversation_id: str) -> AsyncIterator[None]:
        return self._hub.watch(conversation_id)

    def added(self, conversation_id: str) -> None:
        self._hub.added(conversation_id)

    async def register_form(self, *, lang: str, fields: Mapping[str, str]) -> tuple[Conversation, str, Henvendelse | None, str]:
        """The plain form without JavaScript. Raises InboundRefused for a text that is too long or empty."""
        missing = self._plain_form.missing(fields)
        conversation, token, _ = await self.start(Channel.WEB, lang=lang)
        if missing:
            async with self._store.work() as work:
                await work.conversations.erase(conversation.id)
                await work.commit()
            return conversation, "", None, missing
        message = await self.accept(conversation.id, Inbound(external_id=uuid4().hex, text=fields["beskrivelse"]))
        async with self._turn_of(conversation.id):
            found = danger.assess(message.text, lang)
            hearing = self._hearing(
                conversation, message, text=message.text, value="", revision=0, akut=found.id if found else "", case=None
            )
            receipt = await self._plain_form.register(hearing, fields, lang=lang)
            says = [self._first_aid.say(found.id, lang), receipt] if found else [receipt]
            reply = _Reply(says=says, conversation=replace(conversation, engine_epoch=1), akut=found.id if found else "")
            async with self._store.work() as work:
                case = await work.cases.by_source_message(message.id)
                scene = await self._scene(work, message)
            await self._save(scene, message, reply)
        self._wake()
        return conversation, token, case, ""

    # ------------------------------------------------------------ one turn

    async def _answer(self, scene: _Scene, message: StoredMessage) -> _Reply:
        conversation = scene.conversation
        value = str(message.args.get("value", ""))
        if scene.receipt_of is not None:
            return _Reply(says=[self._registration.receipt(scene.receipt_of, conversation.lang)], conversation=conversation)
        if value == "slet_samtale":
            return _Reply(says=[Say(key="slettet")], conversation=_fresh(conversation), erase=True)
        if value == "behold_samtale":
            again = await self._switch.form.again(conversation.id)
            return _Reply(says=[Say(key="beholdt"), *again], conversation=conversation)
        wish = language_wish(message.text) if not value else ""
        if wish and wish != conversation.lang:
            again = await self._switch.form.again(conversation.id)
            return _Reply(says=[Say(key="sprog_skiftet"), *again], conversation=replace(conversation, lang=wish))
        found = danger.assess(message.text, conversation.lang) if not value else None
        if found is not None and self._first_aid.pauses(found.id):
            state = {**conversation.state, "paused": message.id, "akut": found.id}
            return _Reply(
                says=[self._first_aid.say(found.id, conversation.lang)], conversation=replace(conversation, state=state), akut=found.id
            )
        if scene.advisor_spoke_last and scene.case is not None and not value:
            added = await self._registration.append(conversation.id, scene.case, message_id=message.id)
            first = [self._first_aid.say(found.id, conversation.lang)] if found else []
            return _Reply(says=[*first, added], conversation=conversation, akut=found.id if found else "")
        return await self._dialogue(scene, message, value, found.id if found else "")

    def _with_cpr_hint(self, reply: _Reply, message: StoredMessage) -> _Reply:
        """Says first that a CPR number was taken out; still two bubbles at most."""
        if not message.args.get("cpr"):
            return reply
        key = "cpr_fjernet.telegram" if reply.conversation.channel is Channel.TELEGRAM else "cpr_fjernet"
        return replace(reply, says=[Say(key=key), *reply.says[-1:]])

    async def _dialogue(self, scene: _Scene, message: StoredMessage, value: str, akut: str) -> _Reply:
        conversation = scene.conversation
        text, state = message.text, dict(conversation.state)
        paused = str(state.pop("paused", ""))
        if paused:
            if scene.revision:
                if value == GO_ON:
                    again = await self._switch.form.again(conversation.id)
                    return _Reply(says=[Say(key="videre"), *again], conversation=replace(conversation, state=state))
            else:
                before = await self._text_of(paused)
                text = before if value == GO_ON else f"{before}\n{text}".strip()
                value = ""
        known = str(state.pop("akut", ""))
        hearing = self._hearing(conversation, message, text=text, value=value, revision=scene.revision, akut=akut or known, case=scene.case)
        heard = await self._switch.turn(hearing)
        says = list(heard.says)
        epoch = conversation.engine_epoch
        if not heard.by_engine:
            epoch += 1
            if not state.get("form"):
                says.insert(0, Say(key="form_overtager"))
            state["form"] = True
        else:
            state.pop("form", None)
        if akut:
            says = [self._first_aid.say(akut, conversation.lang), *says[-1:]]
        return _Reply(says=says, conversation=replace(conversation, engine_epoch=epoch, state=state, turn=conversation.turn + 1), akut=akut)

    def _hearing(
        self,
        conversation: Conversation,
        message: StoredMessage,
        *,
        text: str,
        value: str,
        revision: int,
        akut: str,
        case: Henvendelse | None,
    ) -> Hearing:
        known = OpenCase(number=case.number, due=case.due.isoformat(), answered=case.first_answer_at is not None) if case else None
        return Hearing(
            turn=Turn(conversation_id=conversation.id, message_id=message.id, revision=revision),
            text=text,
            value=value,
            lang=conversation.lang,
            akut=akut,
            epoch=conversation.engine_epoch,
            open_case=known,
        )

    async def _scene(self, work: UnitOfWork, message: StoredMessage) -> _Scene:
        conversation = await work.conversations.get(message.conversation_id)
        if conversation is None:
            raise Conflict("the conversation is gone")
        draft = await work.drafts.open_for(conversation.id)
        cases = await work.cases.in_conversation(conversation.id)
        still_open = [case for case in cases if case.status is not Status.LUKKET] or list(cases)
        last = await work.conversations.last_offered(conversation.id)
        earlier = await work.conversations.messages(conversation.id, after=last.seq if last else 0) if cases else ()
        return _Scene(
            conversation=conversation,
            revision=draft.revision if draft else 0,
            case=still_open[-1] if still_open else None,
            receipt_of=await work.cases.by_source_message(message.id) if cases else None,
            advisor_spoke_last=any(one.sender is Sender.ADVISOR for one in earlier) and draft is None,
        )

    async def _save(self, scene: _Scene, message: StoredMessage, reply: _Reply) -> Sequence[StoredMessage]:
        now = self._clock.now()
        conversation = replace(reply.conversation, last_at=now)
        async with self._store.work() as work:
            if reply.erase:
                await work.conversations.erase(conversation.id)
                await work.conversations.add(conversation)
                saved = await self._append(work, conversation, reply.says, now, reply_to=None)
                await work.commit()
                return saved
            saved = await self._append(work, conversation, reply.says, now, reply_to=message.id)
            await work.conversations.mark_answered(message.id, now)
            await work.conversations.update(conversation)
            if reply.akut:
                await self._alarm(work, conversation, message, reply.akut, scene.case, now)
            await work.conversations.release(conversation.id, owner=self._owner)
            await work.commit()
        return saved

    async def _alarm(
        self, work: UnitOfWork, conversation: Conversation, message: StoredMessage, akut: str, case: Henvendelse | None, now: datetime
    ) -> None:
        await notify_alarm(
            work,
            conversation_id=conversation.id,
            message_id=message.id,
            urgent=self._first_aid.urgent(akut),
            duty_email=self._duty_email,
            now=now,
            number=case.number if case else "",
        )
        await work.tallies.add(Tally(at=now, what="akut", value=akut, channel=conversation.channel))

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
                choices=self._renderer.choices(say, conversation.lang),
                case_id=say.receipt_for,
                reply_to=reply_to,
            )
            saved.append(await work.conversations.append(conversation.id, new))
        if conversation.channel is Channel.TELEGRAM and conversation.external_id:
            await show_in_telegram(work, saved, chat_id=conversation.external_id, now=now)
        return saved

    async def _text_of(self, message_id: str) -> str:
        async with self._store.work() as work:
            message = await work.conversations.message(message_id)
        return message.text if message else ""

    async def _twin(self, conversation_id: str, external_id: str) -> StoredMessage:
        async with self._store.work() as work:
            twin = await work.conversations.by_message_external_id(conversation_id, external_id)
        if twin is None:
            raise InboundRefused("fejl.tom")
        return twin

    @asynccontextmanager
    async def _turn_of(self, conversation_id: str) -> AsyncIterator[None]:
        """One at a time: within this process by a lock, across processes by the row's lease."""
        lock = self._locks.get(conversation_id)
        if lock is None:
            lock = self._locks[conversation_id] = asyncio.Lock()
        async with lock:
            while not await self._claim(conversation_id):
                await asyncio.sleep(LEASE_POLL)
            yield

    async def _claim(self, conversation_id: str) -> bool:
        now = self._clock.now()
        async with self._store.work() as work:
            if await work.conversations.get(conversation_id) is None:
                return True
            claimed = await work.conversations.claim(conversation_id, owner=self._owner, until=now + LEASE, now=now)
            await work.commit()
        return claimed


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _fresh(conversation: Conversation) -> Conversation:
    return replace(conversation, state={}, engine_epoch=conversation.engine_epoch + 1)
