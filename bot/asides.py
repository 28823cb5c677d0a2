"""What is said to the assistant itself, in or outside a form: a human, questions about the service, abuse, tests, delete it all.

Answered before the dialogue and without the engine, so it is the same whether that is there or not; the open question is put again,
unless the answer asks something itself. Decides; only a call and a wish to have a case deleted are written, by `Registration`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import structlog

from actions.ports import Store, StoredMessage, Tally
from actions.registration import Registration, StaleTurn, Turn
from actions.rules import asking, calling, commands, satisfaction
from actions.rules.case import Contact, ContactWay
from actions.rules.choices import yes_no
from actions.rules.command_words import only_a_call
from actions.rules.office import OfficeNow
from actions.rules.parting import question_apart
from actions.rules.reading import only_yes_no
from actions.rules.say import Say
from actions.rules.summary import as_written
from bot.dialogue.form import FormDialogue
from bot.scene import Reply, Scene, open_case

ABUSE, DELETE_REGISTERED = "svar.fornaermelse_uden_sag", "svar.slet_mine_data.registreret"
STATUS_TOPICS = frozenset({"svartid", "status"})
"""Questions that somebody with a case is answered with where it stands."""
log = structlog.get_logger(__name__)


class Asides:
    """`state` of a conversation, kept here: `menneske` (how often a human was offered), `vred` (abuse was answered), `tilfreds` (asked)."""

    def __init__(self, *, store: Store, registration: Registration, form: FormDialogue, office: OfficeNow) -> None:
        self._store = store
        self._registration = registration
        self._form = form
        self._office = office

    async def chosen(self, scene: Scene, message: StoredMessage, value: str) -> Reply | None:
        """The reply to a quick reply that is no answer to the form; None for every other."""
        conversation = scene.conversation
        if value == calling.NO_CALL:
            return Reply(says=[Say(key="svar.ring.nej"), *await self._again(scene)], conversation=conversation)
        easy = satisfaction.answer_in(value)
        if not easy:
            return None
        # No conversation and no words: only that somebody said so.
        tally = Tally(at=message.at, what=satisfaction.COUNTED_AS, value=easy, channel=conversation.channel)
        return Reply(says=[satisfaction.THANKS], conversation=conversation, tally=tally)

    async def said(self, scene: Scene, message: StoredMessage, akut: str) -> Reply | None:
        """The reply to words; None where they belong to the dialogue."""
        text, office, draft = message.text, self._office(), scene.draft
        called = await self._about_a_call(scene, message, akut)
        if called is not None or akut:
            return called
        command = commands.typed(text)
        if command == "vil_have_menneske" and not (draft and draft.requested in calling.ASKED_ANYWAY and only_a_call(text)):
            return self._reply(scene, [calling.offer(office)])
        if command == "slet_mine_data":
            return self._reply(scene, [commands.small_talk(command, office, open_case=open_case(scene))], await self._again(scene))
        if scene.advisor_spoke_last:
            return None  # a question is the advisor's now
        if command in {"fornaermelse_uden_sag", "er_du_robot"}:
            return self._reply(scene, [commands.small_talk(command, office)], await self._again(scene))
        case = open_case(scene)
        if draft is None and case and scene.offered and scene.offered.key == satisfaction.QUESTION.key and yes_no(text):
            return self._reply(scene, [Say(key=satisfaction.NOT_ANSWERED, args={"nummer": case.number})])
        if draft is not None and commands.attack(text):
            return self._reply(scene, [Say(key="svar.test_eller_spam")], await self._again(scene))
        if draft is None and case is not None and asking.topic_of(text) in STATUS_TOPICS:
            return self._reply(scene, [commands.small_talk("status_paa_registreret_henvendelse", office, open_case=case)])
        if draft is not None and any(question_apart(text)):
            return None  # "Ja. Skal jeg bruge MitID?" answers too, and the form takes both
        told = asking.prepared(text, draft, office)
        return self._reply(scene, [told], await self._again(scene)) if told else None

    async def settled(self, scene: Scene, message: StoredMessage, reply: Reply) -> Reply:
        """The reply with what the whole conversation knows: nothing twice in the same words, and the one question after the receipt."""
        if reply.erase:
            return reply
        state = dict(reply.conversation.state)
        says = [self._not_again(say, state) for say in reply.says]
        if scene.case is not None and any(say.key == DELETE_REGISTERED for say in says):
            await self._registration.append(reply.conversation.id, scene.case, message_id=message.id)
        if not message.args.get("cpr") and self._may_ask_how_it_was(scene, reply, state):
            says.append(satisfaction.QUESTION)
            state["tilfreds"] = True
        return replace(reply, says=says, conversation=replace(reply.conversation, state=state))

    def _not_again(self, say: Say, state: dict[str, Any]) -> Say:
        """`state` is written to."""
        if say.key == ABUSE:
            again = bool(state.get("vred"))
            state["vred"] = True
            return Say(key=f"{ABUSE}.igen", args=say.args) if again else say
        if not calling.asks_for_number(say.key) or say.key == calling.ASKED_AGAIN.key:
            return say
        times = int(state.get("menneske", 0))
        state["menneske"] = times + 1
        if times == 0:
            return say
        return calling.offer(self._office(), again=True) if times % 2 else calling.ASKED_AGAIN

    @staticmethod
    def _may_ask_how_it_was(scene: Scene, reply: Reply, state: dict[str, Any]) -> bool:
        in_danger = bool(reply.akut or state.get("aid") or state.get("akut") or (scene.draft and scene.draft.akut))
        only_a_receipt = len(reply.says) == 1 and reply.says[0].receipt_for is not None
        return only_a_receipt and not in_danger and not state.get("tilfreds") and not state.get("tolk")

    async def _about_a_call(self, scene: Scene, message: StoredMessage, akut: str) -> Reply | None:
        text, office, draft = message.text, self._office(), scene.draft
        offered = scene.offered.key if scene.offered else ""
        if not calling.asks_for_number(offered):
            contact = calling.number_with_the_wish(text, draft.requested if draft else None, office)
            return await self._call(scene, message, contact, asked_with="", akut=akut) if contact else None
        contact = calling.number_in(text, office)
        agrees = only_yes_no(text) == "ja"
        if contact is None and agrees and draft and draft.kontakt_vaerdi:
            contact = Contact(way=ContactWay(draft.kontakt_maade), value=draft.kontakt_vaerdi, name=draft.kontakt_navn)
        if contact is not None:
            asked_with = await self._text_of(scene.offered.reply_to if scene.offered else None)
            return await self._call(scene, message, contact, asked_with=asked_with, akut=akut)
        return self._reply(scene, [calling.ASKED_AGAIN]) if agrees or calling.mistyped(text) else None

    async def _call(self, scene: Scene, message: StoredMessage, contact: Contact, *, asked_with: str, akut: str) -> Reply | None:
        """Somebody is to call: registered, or noted on the case that is there."""
        conversation, shown = scene.conversation, as_written(contact.value)
        if scene.draft is None and scene.case is not None:
            await self._registration.append(conversation.id, scene.case, message_id=message.id)
            return self._reply(scene, [Say(key="svar.ring.paa_sagen", args={"kontakt": shown, "nummer": scene.case.number})])
        draft = calling.call_back(
            scene.draft, contact, message.text, asked_with=asked_with, message_id=message.id, lang=conversation.lang,
            office=self._office(), akut=akut,
        )  # fmt: skip
        turn = Turn(conversation_id=conversation.id, message_id=message.id, revision=scene.revision, epoch=conversation.engine_epoch)
        try:
            ended = await self._registration.finish(turn, draft)
        except StaleTurn:
            log.info("asides.stale_turn", conversation=conversation.id)
            return None
        noted = Say(key="svar.ring.noteret", args={"kontakt": shown})
        says = [noted, ended] if ended.receipt_for else [Say(key="svar.ring.paa_sagen", args={"kontakt": shown, **ended.args})]
        # The engine was left in the middle of its form.
        later = replace(conversation, turn=conversation.turn + 1, engine_epoch=conversation.engine_epoch + 1)
        return replace(self._reply(scene, says), conversation=later)

    @staticmethod
    def _reply(scene: Scene, says: Sequence[Say], again: Sequence[Say] = ()) -> Reply:
        asks_itself = any(say.choices for say in says)
        return Reply(says=[*says, *(() if asks_itself else again)], conversation=scene.conversation)

    async def _again(self, scene: Scene) -> Sequence[Say]:
        return await self._form.again(scene.conversation.id, scene.conversation.lang) if scene.revision else ()

    async def _text_of(self, message_id: str | None) -> str:
        async with self._store.work() as work:
            message = await work.conversations.message(message_id) if message_id else None
        return message.text if message else ""
