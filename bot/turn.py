"""Answering one message: danger first, then the few things that are no dialogue, then the dialogue. Decides; saves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from actions.ports import Sender, Store, StoredMessage
from actions.registration import Registration, StaleTurn
from actions.rules import asking, child
from actions.rules.bursts import MOST_BURSTS, may_tell_of_danger, told_in_bursts
from actions.rules.case import Channel
from actions.rules.commands import typed
from actions.rules.danger import assess, graver
from actions.rules.language import WRITTEN_IN
from actions.rules.language_wish import wish as language_wish
from actions.rules.office import OfficeNow
from actions.rules.say import Say
from bot import young
from bot.asides import Asides
from bot.dialogue.switch import Switch
from bot.first_aid import GO_ON, WIPE, FirstAid
from bot.inbound import meaning
from bot.languages import NOTE, Interpreting, heard, wished, with_the_way_back
from bot.scene import Reply, Scene, hearing_of

LAST_OF_THE_FIRST_WORDS = "data"
"""Key of the bubble that a citizen's very first message follows."""


def _one_question(says: Sequence[Say]) -> list[Say]:
    """Up to the first bubble that offers choices: an answer to an interruption that asks something itself ends the turn."""
    asking = next((at for at, say in enumerate(says) if say.choices), len(says))
    return list(says[: asking + 1])


def _still_offered(scene: Scene, message: StoredMessage) -> bool:
    return scene.offered is not None and scene.offered.id == message.args.get("offered")


ROWS_A_TURN = 3
"""A citizen's message and two bubbles."""
IN_ONE_GO = timedelta(minutes=15)
"""Short messages further apart are no longer one cry for help."""
NO_MATTER_YET = frozenset({"selvmordstanker"})
"""Situations whose first words tell of despair and not of a matter with the municipality."""


def _wiping(scene: Scene, text: str) -> str:
    """Whoever is watched at home types "slet alt" in haste under the first words of first aid, and is not asked again."""
    return WIPE if scene.conversation.state.get("paused") and typed(text) == "slet_mine_data" else ""


def _only_fears(text: str, lang: str) -> bool:
    """Whether a text is a frightened question, and tells of no danger but the one that makes it afraid to tell."""
    found = assess(text, lang)
    return asking.fears(text) and (found is None or found.rule in _AFRAID_TO_TELL)


_AFRAID_TO_TELL = frozenset({"foraelder_maa_ikke_vide", "bliver_vi_fjernet"})
"""Rules of danger that hear the question itself: "siger du det til min far"."""


_NOT_IN_DANGER = frozenset({"svar.om.svartid", "svar.om.forloeb"})
"""Days and months are no answer to "hvor længe skal jeg vente" while somebody waits for help."""


class TurnTaker:
    def __init__(self, *, store: Store, registration: Registration, switch: Switch, first_aid: FirstAid, office: OfficeNow) -> None:
        self._store = store
        self._registration = registration
        self._switch = switch
        self._first_aid = first_aid
        self._office = office
        self._interpreting = Interpreting(store, registration)
        self._asides = Asides(store=store, registration=registration, form=switch.form, office=office)

    async def answer(self, scene: Scene, message: StoredMessage) -> Reply:
        """The reply to a message; two bubbles at most."""
        reply = await self._asides.settled(scene, message, await self._answer(scene, message))
        if young.with_a_child(scene, message.text, reply.akut):
            reply = young.in_own_words(reply)
        if not reply.akut and not reply.erase:
            says, conversation = with_the_way_back(reply.says, reply.conversation)
            reply = replace(reply, says=says, conversation=conversation)
        if not message.args.get("cpr") or (reply.akut and len(reply.says) > 1) or reply.conversation.state.get("tolk"):
            # Two bubbles at most, and neither the words of first aid, nor the question, nor those in somebody's own language may be missing.
            return reply
        key = "cpr_fjernet.telegram" if reply.conversation.channel is Channel.TELEGRAM else "cpr_fjernet"
        return replace(reply, says=[Say(key=key), *reply.says[-1:]])

    async def _answer(self, scene: Scene, message: StoredMessage) -> Reply:
        conversation = scene.conversation
        done = await self._registration.outcome(conversation.id, message.id, conversation.lang)
        if done is not None:
            return Reply(says=[done], conversation=conversation)
        if message.args.get("value") and not _still_offered(scene, message):
            # Pressed twice, or in another tab: the question it belongs to is answered, and it means nothing to the next one.
            again = await self._switch.form.again(conversation.id, conversation.lang)
            return Reply(says=again or [Say(key="fejl.valg_findes_ikke")], conversation=conversation)
        if scene.human_here and not message.args.get("value") and not _wiping(scene, message.text):
            return await self._with_a_human_here(scene, message)
        # "ja" answers the advisor who has written since, not an older question of the assistant's.
        meant = "" if scene.advisor_spoke_last else meaning(message.text, scene.offered)
        value = message.args.get("value", "") or meant or _wiping(scene, message.text)
        if value == WIPE:
            wiped = self._first_aid.wiped(conversation.state, conversation.channel, registered=scene.case is not None)
            if scene.case is not None:
                return Reply(says=[wiped], conversation=conversation)
            fresh = replace(conversation, state={}, engine_epoch=conversation.engine_epoch + 1)
            return Reply(says=[wiped], conversation=fresh, erase=True)
        if value == "behold_samtale":
            return Reply(
                says=[Say(key="beholdt"), *await self._switch.form.again(conversation.id, conversation.lang)], conversation=conversation
            )
        if not value and not scene.advisor_spoke_last and self._first_aid.goes_on(conversation.state, message.text):
            value = GO_ON
        chosen = await self._asides.chosen(scene, message, value)
        if chosen is not None:
            return chosen
        calm = self._calm(scene, message, value)
        if calm is not None:
            return calm
        noted = await self._interpreted(scene, message, value) if value == NOTE else None
        if noted is not None:
            return noted
        return await (self._dialogue(scene, message, value, "") if value else self._written(scene, message))

    async def _written(self, scene: Scene, message: StoredMessage) -> Reply:
        """The reply to words that choose nothing of what is on offer: their language, danger, a human who is there, the dialogue."""
        conversation = scene.conversation
        wish = language_wish(message.text)
        asked = wish and (wish != conversation.lang or conversation.state.get("tolk"))
        if wish in WRITTEN_IN and conversation.state.get("paused"):
            # Whoever did not understand the first words needs them, and no question of the form's; also in the language spoken already:
            # a wish for it is no matter and no part of the story.
            return self._first_words(scene, str(conversation.state.get("akut")), message, lang=wish)
        if asked and wish in WRITTEN_IN:
            again = await self._switch.form.again(conversation.id, wish)
            return Reply(says=[Say(key="sprog_skiftet"), *again], conversation=wished(conversation, wish))
        begins = scene.offered is None or scene.offered.key == LAST_OF_THE_FIRST_WORDS
        conversation = (
            wished(conversation, wish) if asked else heard(conversation, message.text, first=begins, in_form=bool(scene.revision))
        )
        scene = replace(scene, conversation=conversation)
        interpreted = await self._interpreted(scene, message, "") if conversation.state.get("tolk") else None
        if interpreted is not None:
            return interpreted
        akut = await self._urgent(scene, message)
        only_asks = bool(akut) and _only_fears(message.text, conversation.lang)
        if only_asks and scene.draft is not None and scene.draft.akut:
            akut = ""  # the danger was met, and the question is answered as one
        if akut and self._first_aid.pauses(akut):
            first = self._first_words(scene, akut, message)
            told = asking.prepared(message.text, None, self._office()) if only_asks else None
            return replace(first, says=[told, *first.says]) if told else first
        if conversation.state.get("paused") and typed(message.text) == "vil_have_menneske":
            return self._somebody_to_talk_to(scene)
        aside = await self._asides.said(scene, message, akut)
        if aside is not None:
            return self._with_first_aid(aside, akut)
        if scene.advisor_spoke_last:
            return self._with_first_aid(await self._for_the_advisor(scene, message), akut)
        return self._with_first_aid(await self._dialogue(scene, message, "", akut), akut)

    async def _urgent(self, scene: Scene, message: StoredMessage) -> str:
        """The urgent situation in a message, or in it and the short ones just before it; "" for none."""
        conversation = scene.conversation
        akut = await self._switch.urgent(message.text, conversation.lang, answering=bool(scene.revision))
        if not may_tell_of_danger(message.text):
            return young.situation_of(scene, message.text, akut)
        async with self._store.work() as work:
            lately = await work.conversations.messages(conversation.id, after=max(0, message.seq - ROWS_A_TURN * MOST_BURSTS))
        earlier = [
            one.text
            for one in lately
            if one.sender is Sender.CITIZEN and one.seq < message.seq and not one.args.get("value") and message.at - one.at < IN_ONE_GO
        ]
        akut = young.situation_of(scene, message.text, akut)
        bursts = told_in_bursts(earlier, message.text, conversation.lang)
        return young.as_a_childs(scene, message.text, graver(akut, bursts))

    async def _for_the_advisor(self, scene: Scene, message: StoredMessage) -> Reply:
        """The advisor wrote last, a while ago: they are told that there is an answer, and the citizen that they are."""
        conversation = scene.conversation
        if scene.case is None:
            return Reply(says=[self._first_aid.with_the_advisor(conversation.state)], conversation=conversation, to_advisor=True)
        added = await self._registration.append(conversation.id, scene.case, message_id=message.id)
        return Reply(says=[added], conversation=conversation)

    async def _with_a_human_here(self, scene: Scene, message: StoredMessage) -> Reply:
        """The advisor is in the chat: what the citizen writes is for them, and the assistant says nothing but first aid."""
        conversation = scene.conversation
        akut = await self._urgent(scene, message)
        if akut and self._first_aid.pauses(akut):
            return self._first_words(scene, akut, message)
        if scene.case is not None:
            await self._registration.append(conversation.id, scene.case, message_id=message.id)
        return self._with_first_aid(Reply(says=[], conversation=conversation, to_advisor=scene.answers_alarm), akut)

    async def _interpreted(self, scene: Scene, message: StoredMessage, value: str) -> Reply | None:
        """The turn of whoever writes in a language that nobody here reads; None when what was said is the same in any ("stop").

        The engine cannot read it either, and is not asked.
        """
        found = None if value else assess(message.text, scene.conversation.lang)
        akut = found.id if found else ""
        if akut and self._first_aid.pauses(akut):
            return self._first_words(scene, akut, message)
        turn = hearing_of(scene, message, text=message.text, value=value, akut=akut).turn
        met = await self._interpreting.answer(
            scene.conversation, turn, text=message.text, value=value, akut=akut, case=scene.case, today=self._office().day
        )
        return self._with_first_aid(Reply(says=met[0], conversation=met[1]), akut) if met else None

    def _first_words(self, scene: Scene, akut: str, message: StoredMessage, *, lang: str = "") -> Reply:
        """Danger first, and nothing else this turn. `lang` when the same words are asked for in another language."""
        conversation = wished(scene.conversation, lang) if lang else scene.conversation
        state = conversation.state
        before = "" if lang else str(state.get("aid", ""))
        said = self._first_aid.say(akut, conversation.lang, before=before, channel=conversation.channel)
        later = self._first_aid.begun(state, akut, "" if lang else message.id, said)
        return Reply(
            says=[said], conversation=replace(conversation, state=later), akut="" if lang else akut, to_advisor=scene.answers_alarm
        )

    def _somebody_to_talk_to(self, scene: Scene) -> Reply:
        """In danger the humans to talk to are those who answer now, not the advisor in office hours."""
        conversation = scene.conversation
        akut = str(conversation.state.get("asked") or conversation.state.get("akut"))
        before = str(conversation.state.get("aid", ""))
        said = self._first_aid.say(akut, conversation.lang, before=before, channel=conversation.channel)
        return Reply(says=[said], conversation=replace(conversation, state={**conversation.state, "aid": said.key}))

    def _calm(self, scene: Scene, message: StoredMessage, value: str) -> Reply | None:
        """The words to whoever answers the first words; not to danger in the answer, nor to what is typed after a human answered."""
        conversation = scene.conversation
        text = message.text
        danger = assess(text, conversation.lang) is not None and not _only_fears(text, conversation.lang)
        if not value and (scene.advisor_spoke_last or danger or language_wish(text)):
            return None
        met = self._first_aid.meet(conversation.state, text, value, message.id, conversation.channel)
        waiting = conversation.state.get("paused")
        told = asking.prepared(text, None, self._office()) if waiting and not value else None
        if told is None or told.key in _NOT_IN_DANGER:
            return Reply(says=[met[0]], conversation=replace(conversation, state=met[1])) if met else None
        # A child who asks "siger du det til min far" is answered before anything else, and the question is no part of its story.
        ready = self._first_aid.when_ready(str(conversation.state.get("akut")), conversation.channel)
        state = {**(met[1] if met else conversation.state), "paused": waiting, "ready": True}
        return Reply(says=[told, met[0] if met else ready], conversation=replace(conversation, state=state))

    def _with_first_aid(self, reply: Reply, akut: str) -> Reply:
        """Danger first, and the conversation goes on in the same turn."""
        if not akut:
            return reply
        conversation = reply.conversation
        said = self._first_aid.say(akut, conversation.lang, before=str(conversation.state.get("aid", "")))
        later = replace(conversation, state={**conversation.state, "aid": said.key})
        return replace(reply, says=[said, *reply.says[-1:]], conversation=later, akut=akut)

    async def _dialogue(self, scene: Scene, message: StoredMessage, value: str, akut: str) -> Reply:
        conversation = scene.conversation
        text, state = message.text, dict(conversation.state)
        paused = str(state.get("paused", ""))
        if paused and value != GO_ON and not state.get("heard_once"):
            # Another danger, one that leaves room for questions, was written in answer to the first words.
            # It is a matter, and a part of the story.
            state |= {"heard_once": True, "ready": True, "paused": f"{paused} {message.id}", "sag_fortalt": True}
            ready = self._first_aid.when_ready(str(state.get("akut", "")), conversation.channel)
            return Reply(says=[ready], conversation=replace(conversation, state=state))
        state.pop("paused", None)
        matter_told = bool(state.pop("sag_fortalt", False))
        for passed in ("heard_once", "ready", "asked"):
            state.pop(passed, None)
        if paused and scene.draft is not None and scene.revision:
            return await self._on_in_the_form(scene, message, paused, state)
        texts = [await self._text_of(one) for one in paused.split()] if not scene.revision else []
        no_matter = state.get("akut") in NO_MATTER_YET or all(asking.fears(one) for one in texts)
        if texts and value == GO_ON and no_matter and not matter_told:
            # "You are dissatisfied, you write 'orker'" would be cold: they are asked what they want, and what they wrote is kept.
            return Reply(says=[Say(key="videre.hvad_nu")], conversation=replace(conversation, state=state | {"fortalt": paused}))
        paused = paused or str(state.pop("fortalt", ""))
        if paused and not scene.revision:
            # What was written before the danger message is the beginning of the story.
            before = "\n".join([await self._text_of(one) for one in paused.split()])
            text, value = (before if value == GO_ON else f"{before}\n{text}".strip()), ""
        akut = graver(akut, str(state.pop("akut", "")))
        made = await self._switch.turn(hearing_of(scene, message, text=text, value=value, akut=akut))
        says = _one_question(made.says)
        if any(say.receipt_for for say in says) and (following := await self._switch.form.again(conversation.id, conversation.lang)):
            # The second matter of one message begins. The engine is told of it anew: its form has ended.
            later = replace(conversation, state=state, turn=conversation.turn + 1, engine_epoch=conversation.engine_epoch + 1)
            return Reply(says=[*says[-1:], *following], conversation=later)
        if made.by_engine:
            state.pop("form", None)
            return Reply(says=says, conversation=replace(conversation, state=state, turn=conversation.turn + 1))
        if not state.get("form") and len(says) == 1:
            # With a remark before the question there is no room for it; then it is said in the next turn.
            says = [Say(key="form_overtager"), *says]
            state["form"] = True
        later = replace(conversation, state=state, turn=conversation.turn + 1, engine_epoch=conversation.engine_epoch + 1)
        return Reply(says=says, conversation=later)

    async def _on_in_the_form(self, scene: Scene, message: StoredMessage, paused: str, state: dict[str, Any]) -> Reply:
        """Danger was told in the middle of a form, which goes on: the words are a part of the story.

        Somebody who turns out to be a child is not asked the grown-ups' question that was open.
        """
        conversation, draft = scene.conversation, scene.draft
        texts = [await self._text_of(one) for one in paused.split()]
        told = "\n".join(one for one in texts if one and not asking.fears(one))
        turn = hearing_of(scene, message, text="", value=GO_ON, akut="").turn
        akut, form = str(state.get("akut", "")), self._switch.form
        says: Sequence[Say] = []
        try:
            if draft is not None and not draft.barn and child.writes(f"{draft.story}\n{told}", akut, begun=True):
                says = await form.met_as_child(turn, draft, told, akut)
            elif draft is not None:
                says = [Say(key="videre"), *await form.danger_told(turn, draft, told, akut)]
        except StaleTurn:
            says = await form.again(conversation.id, conversation.lang)
        later = replace(conversation, state=state, turn=conversation.turn + 1, engine_epoch=conversation.engine_epoch + 1)
        return Reply(says=says, conversation=later)

    async def _text_of(self, message_id: str) -> str:
        async with self._store.work() as work:
            message = await work.conversations.message(message_id)
        return message.text if message else ""
