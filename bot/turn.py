"""Answering one message: danger first, then the few things that are no dialogue, then the dialogue. Decides; saves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.ports import Conversation, Sender, Store, StoredMessage, UnitOfWork
from actions.registration import Registration, Turn
from actions.rules.case import Channel, Henvendelse, Status
from actions.rules.commands import OpenCase
from actions.rules.danger import assess, graver
from actions.rules.fold import fold
from actions.rules.say import Say
from bot.dialogue.hearing import Hearing
from bot.dialogue.switch import Switch
from bot.first_aid import GO_ON, WIPE, FirstAid
from bot.inbound import language_wish, meaning

STAYS_WITH_ADVISOR = "hos_raadgiver.videre"
"""Key of the bubble after which what is typed is for the advisor, until the citizen goes on."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What a turn starts from."""

    conversation: Conversation
    revision: int
    """Of the open draft; 0 when there is none."""
    case: Henvendelse | None
    offered: StoredMessage | None
    """The newest bubble of the assistant's: what quick replies and short answers mean."""
    advisor_spoke_last: bool
    """A human has written since the assistant's newest bubble: what is typed now is for them."""

    @property
    def answers_alarm(self) -> bool:
        """It is for the one who wrote after an alarm: there is no case whose message it would be."""
        return self.advisor_spoke_last and self.case is None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a turn ends in. `akut` raises an alarm; `erase` deletes the conversation before the words are saved."""

    says: Sequence[Say]
    conversation: Conversation
    akut: str = ""
    erase: bool = False
    to_advisor: bool = False
    """It answers what a human wrote, and they are to be told."""


async def read_scene(work: UnitOfWork, message: StoredMessage) -> Scene | None:
    """The scene of a message; None when its conversation was erased in the meantime."""
    conversation = await work.conversations.get(message.conversation_id)
    if conversation is None:
        return None
    draft = await work.drafts.open_for(conversation.id)
    cases = await work.cases.in_conversation(conversation.id)
    still_open = [case for case in cases if case.status is not Status.LUKKET] or list(cases)
    last = await work.conversations.last_offered(conversation.id)
    advisor_spoke_last = False
    # Without a case a human writes only after an alarm, and then whatever question is still open.
    if draft is None if cases else bool(conversation.state.get("told")):
        since = await work.conversations.messages(conversation.id, after=last.seq if last else 0)
        advisor_spoke_last = any(one.sender is Sender.ADVISOR for one in since)
        # Whoever waits after danger stays with the human until they choose to go on.
        advisor_spoke_last = advisor_spoke_last or (not cases and last is not None and last.key == STAYS_WITH_ADVISOR)
    return Scene(
        conversation=conversation,
        revision=draft.revision if draft else 0,
        case=still_open[-1] if still_open else None,
        offered=last,
        advisor_spoke_last=advisor_spoke_last,
    )


def hearing_of(scene: Scene, message: StoredMessage, *, text: str, value: str, akut: str) -> Hearing:
    """The message as a dialogue meets it."""
    case = scene.case
    return Hearing(
        turn=Turn(
            conversation_id=scene.conversation.id, message_id=message.id, revision=scene.revision, epoch=scene.conversation.engine_epoch
        ),
        text=text,
        value=value,
        lang=scene.conversation.lang,
        akut=akut,
        open_case=OpenCase(number=case.number, due=case.due.isoformat(), answered=case.first_answer_at is not None) if case else None,
        quiet=bool(akut or message.args.get("cpr")),
    )


def _one_question(says: Sequence[Say]) -> list[Say]:
    """Up to the first bubble that offers choices: an answer to an interruption that asks something itself ends the turn."""
    asking = next((at for at, say in enumerate(says) if say.choices), len(says))
    return list(says[: asking + 1])


def _still_offered(scene: Scene, message: StoredMessage) -> bool:
    return scene.offered is not None and scene.offered.id == message.args.get("offered")


def _meant(scene: Scene, text: str) -> str:
    """What a typed text chooses. "2" and "ja" answer the human who has written since; then only a whole title chooses."""
    if scene.advisor_spoke_last and scene.offered:
        return next((choice.value for choice in scene.offered.choices if fold(choice.title) == fold(text)), "")
    return meaning(text, scene.offered)


class TurnTaker:
    def __init__(self, *, store: Store, registration: Registration, switch: Switch, first_aid: FirstAid) -> None:
        self._store = store
        self._registration = registration
        self._switch = switch
        self._first_aid = first_aid

    async def answer(self, scene: Scene, message: StoredMessage) -> Reply:
        """The reply to a message; two bubbles at most."""
        reply = await self._answer(scene, message)
        if not message.args.get("cpr") or (reply.akut and len(reply.says) > 1):
            # Two bubbles at most, and neither the words of first aid nor the question may be missing.
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
            again = await self._switch.form.again(conversation.id)
            return Reply(says=again or [Say(key="fejl.valg_findes_ikke")], conversation=conversation)
        value = message.args.get("value", "") or _meant(scene, message.text)
        if value == WIPE:
            wiped = self._first_aid.wiped(conversation.state, conversation.channel, registered=scene.case is not None)
            if scene.case is not None:
                return Reply(says=[wiped], conversation=conversation)
            fresh = replace(conversation, state={}, engine_epoch=conversation.engine_epoch + 1)
            return Reply(says=[wiped], conversation=fresh, erase=True)
        if value == "behold_samtale":
            return Reply(says=[Say(key="beholdt"), *await self._switch.form.again(conversation.id)], conversation=conversation)
        if not value and not scene.advisor_spoke_last and self._first_aid.goes_on(conversation.state, message.text):
            value = GO_ON
        calm = self._calm(scene, message, value)
        if calm is not None:
            return calm
        if value:
            return await self._dialogue(scene, message, value, "")
        wish = language_wish(message.text)
        if wish and wish != conversation.lang:
            if conversation.state.get("paused"):
                # Whoever did not understand the first words needs them, and no question of the form's.
                return self._first_words(scene, str(conversation.state.get("akut")), message, lang=wish)
            again = await self._switch.form.again(conversation.id)
            return Reply(says=[Say(key="sprog_skiftet"), *again], conversation=replace(conversation, lang=wish))
        akut = await self._switch.urgent(message.text, conversation.lang)
        if akut and self._first_aid.pauses(akut):
            return self._first_words(scene, akut, message)
        if scene.advisor_spoke_last:
            return self._with_first_aid(await self._for_the_advisor(scene, message), akut)
        return self._with_first_aid(await self._dialogue(scene, message, "", akut), akut)

    async def _for_the_advisor(self, scene: Scene, message: StoredMessage) -> Reply:
        """What is written to a human is in the conversation already; they are told."""
        conversation = scene.conversation
        if scene.case is None:
            said = self._first_aid.with_the_advisor(conversation.state)
        else:
            said = await self._registration.append(conversation.id, scene.case, message_id=message.id)
        return Reply(says=[said], conversation=conversation, to_advisor=scene.answers_alarm)

    def _first_words(self, scene: Scene, akut: str, message: StoredMessage, *, lang: str = "") -> Reply:
        """Danger first, and nothing else this turn. `lang` when the same words are asked for in another language."""
        conversation = replace(scene.conversation, lang=lang or scene.conversation.lang)
        state = conversation.state
        before = "" if lang else str(state.get("aid", ""))
        said = self._first_aid.say(akut, conversation.lang, before=before, channel=conversation.channel)
        later = self._first_aid.begun(state, akut, "" if lang else message.id, said)
        return Reply(
            says=[said], conversation=replace(conversation, state=later), akut="" if lang else akut, to_advisor=scene.answers_alarm
        )

    def _calm(self, scene: Scene, message: StoredMessage, value: str) -> Reply | None:
        """The words to whoever answers the first words; not to danger in the answer, nor to what is typed after a human answered."""
        conversation = scene.conversation
        text = message.text
        if not value and (scene.advisor_spoke_last or assess(text, conversation.lang) or language_wish(text)):
            return None
        met = self._first_aid.meet(conversation.state, text, value, message.id, conversation.channel)
        return Reply(says=[met[0]], conversation=replace(conversation, state=met[1])) if met else None

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
        if state.get("paused") and value != GO_ON and not state.get("heard_once"):
            # Another danger, one that leaves room for questions, was written in answer to the first words.
            state |= {"heard_once": True, "ready": True}
            ready = self._first_aid.when_ready(str(state.get("akut", "")), conversation.channel)
            return Reply(says=[ready], conversation=replace(conversation, state=state))
        paused = str(state.pop("paused", ""))
        for passed in ("heard_once", "ready", "asked"):
            state.pop(passed, None)
        if paused and scene.revision:
            again = await self._switch.form.again(conversation.id)
            return Reply(says=[Say(key="videre"), *again], conversation=replace(conversation, state=state))
        if paused and not scene.revision:
            # What was written before the danger message is the beginning of the story.
            before = "\n".join([await self._text_of(one) for one in paused.split()])
            text, value = (before if value == GO_ON else f"{before}\n{text}".strip()), ""
        akut = graver(akut, str(state.pop("akut", "")))
        heard = await self._switch.turn(hearing_of(scene, message, text=text, value=value, akut=akut))
        says = _one_question(heard.says)
        if any(say.receipt_for for say in says) and (following := await self._switch.form.again(conversation.id)):
            # The second matter of one message begins. The engine is told of it anew: its form has ended.
            later = replace(conversation, state=state, turn=conversation.turn + 1, engine_epoch=conversation.engine_epoch + 1)
            return Reply(says=[*says[-1:], *following], conversation=later)
        if heard.by_engine:
            state.pop("form", None)
            return Reply(says=says, conversation=replace(conversation, state=state, turn=conversation.turn + 1))
        if not state.get("form") and len(says) == 1:
            # With a remark before the question there is no room for it; then it is said in the next turn.
            says = [Say(key="form_overtager"), *says]
            state["form"] = True
        later = replace(conversation, state=state, turn=conversation.turn + 1, engine_epoch=conversation.engine_epoch + 1)
        return Reply(says=says, conversation=later)

    async def _text_of(self, message_id: str) -> str:
        async with self._store.work() as work:
            message = await work.conversations.message(message_id)
        return message.text if message else ""
