"""What a turn starts from, and what it ends in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from actions.alarmwork import RECEIPT
from actions.ports import Conversation, Sender, StoredMessage, Tally, UnitOfWork
from actions.registration import Turn
from actions.rules.case import Henvendelse, Status
from actions.rules.commands import OpenCase
from actions.rules.draft import Draft
from actions.rules.say import Say
from bot.dialogue.hearing import Hearing

STAYS = timedelta(minutes=30)
"""How long after their last words the advisor is taken to be in the chat still."""
PAUSE = timedelta(hours=8)
"""From here it is another sitting: a night lies between, or a working day."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What a turn starts from."""

    conversation: Conversation
    revision: int
    """Of the open draft; 0 when there is none."""
    draft: Draft | None
    case: Henvendelse | None
    open_cases: tuple[Henvendelse, ...]
    """Every case that is open, the newest first."""
    offered: StoredMessage | None
    """The newest bubble of the assistant's: what quick replies and short answers mean."""
    advisor_spoke_last: bool
    """The latest word from our side is the advisor's, and no form is open."""
    human_here: bool
    """The advisor spoke last, within the last half hour: the assistant keeps quiet, also where a form is open."""
    after_a_pause: bool = False
    """A form is open, and so long has nobody written that the citizen may have forgotten where they were."""

    @property
    def answers_alarm(self) -> bool:
        """It is for the one who wrote after an alarm: there is no case whose message it would be."""
        return (self.advisor_spoke_last or self.human_here) and self.case is None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a turn ends in. `akut` raises an alarm; `erase` deletes the conversation before the words are saved; `tally` is counted.

    `to_advisor`: it answers what they wrote after an alarm, and they are to be told."""

    says: Sequence[Say]
    conversation: Conversation
    akut: str = ""
    erase: bool = False
    tally: Tally | None = None
    to_advisor: bool = False


async def read_scene(work: UnitOfWork, message: StoredMessage) -> Scene | None:
    """The scene of a message; None when its conversation was erased in the meantime."""
    conversation = await work.conversations.get(message.conversation_id)
    if conversation is None:
        return None
    draft = await work.drafts.open_for(conversation.id)
    cases = await work.cases.in_conversation(conversation.id)
    still_open = [case for case in cases if case.status is not Status.LUKKET] or list(cases)
    last = await work.conversations.last_offered(conversation.id)
    # Without a case the advisor writes only after an alarm.
    may_have_written = bool(cases or conversation.state.get("told"))
    since = await work.conversations.messages(conversation.id, after=await _talked_until(work, last)) if may_have_written else ()
    by_advisor = [one.at for one in since if one.sender is Sender.ADVISOR]
    return Scene(
        conversation=conversation,
        revision=draft.revision if draft else 0,
        draft=Draft.from_json(draft.state) if draft else None,
        case=still_open[-1] if still_open else None,
        open_cases=tuple(case for case in reversed(cases) if case.status is not Status.LUKKET),
        offered=last,
        advisor_spoke_last=bool(by_advisor) and draft is None,
        human_here=bool(by_advisor) and message.at - by_advisor[-1] < STAYS,
        after_a_pause=draft is not None and message.at - conversation.last_at >= PAUSE,
    )


async def _talked_until(work: UnitOfWork, last: StoredMessage | None) -> int:
    """Where the assistant last had the word. The receipt of a case made from an alarm is the advisor's doing and takes it from nobody."""
    if last is None or last.key != RECEIPT:
        return last.seq if last else 0
    said = [one for one in await work.conversations.messages(last.conversation_id) if one.sender is Sender.ASSISTANT and one.key != RECEIPT]
    return said[-1].seq if said else 0


def open_case(scene: Scene) -> OpenCase | None:
    """What the dialogue may know of the scene's case."""
    case = scene.case
    if case is None:
        return None
    several = scene.open_cases if len(scene.open_cases) > 1 else ()
    return OpenCase(
        number=case.number,
        due=case.due.isoformat(),
        answered=case.first_answer_at is not None,
        several=tuple(f"{one.number}:{one.facts.emne}" for one in several),
    )


def hearing_of(scene: Scene, message: StoredMessage, *, text: str, value: str, akut: str) -> Hearing:
    """The message as a dialogue meets it."""
    return Hearing(
        turn=Turn(
            conversation_id=scene.conversation.id, message_id=message.id, revision=scene.revision, epoch=scene.conversation.engine_epoch
        ),
        text=text,
        value=value,
        lang=scene.conversation.lang,
        akut=akut,
        open_case=open_case(scene),
        quiet=bool(akut or message.args.get("cpr") or scene.after_a_pause),
    )
