"""The actions Rasa may ask for. They hold no state: the draft is in its slot and, after each turn, in our database.

Rasa's form keeps the order of the conversation; what an answer means and which question comes next is decided by
`actions.rules.intake`, the same rules the form without an engine runs on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, ActiveLoop, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.rasa.tracker import DRAFT, conversation_of, draft_in, heard
from actions.registration import Registration, StaleTurn
from actions.rules import commands
from actions.rules.asking import asked_at_first
from actions.rules.danger import graver
from actions.rules.draft import Draft, Ending, Slot
from actions.rules.intake import begin, take
from actions.rules.office import OfficeNow
from actions.rules.questions import ask
from actions.rules.remarks import remarked
from actions.rules.say import Say
from actions.rules.triage import Route

FORM = "henvendelse_form"
Events = list[dict[str, Any]]
log = structlog.get_logger(__name__)


def say(dispatcher: CollectingDispatcher, what: Say) -> None:
    """Texts travel as keys: the gateway has the words."""
    dispatcher.utter_message(json_message=what.as_json())


def form_slots(draft: Draft) -> Events:
    """The draft as Rasa's slots. A slot is filled exactly when its question is answered."""
    values = {
        Slot.TILHOER: draft.tilhoer,
        Slot.TO_SAGER: draft.to_sager,
        Slot.AFKLAR: draft.afklar,
        Slot.VEJ: draft.vej,
        Slot.FORSTAAET: draft.forstaaet,
        Slot.BREVDATO: draft.brevdato,
        Slot.OENSKE: draft.oenske,
        Slot.TALT: draft.talt_med_afdeling,
        Slot.FULDMAGT: draft.fuldmagt,
        Slot.KONTAKT: draft.kontakt_maade,
        Slot.SAMTYKKE: draft.samtykke,
        Slot.BEKRAEFT: draft.bekraeft,
    }
    events: Events = [SlotSet(slot.value, value or None) for slot, value in values.items()]
    return [SlotSet(DRAFT, draft.as_json()), *events]


class SessionStart(Action):
    """A tracker begins: give Rasa back what our database knows, so a restart in the middle of the form is not noticed."""

    def __init__(self, registration: Registration) -> None:
        self._registration = registration

    def name(self) -> str:
        return "action_session_start"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        draft, _ = await self._registration.draft_of(conversation_of(tracker))
        events: Events = [SessionStarted()]
        if draft is not None and draft.requested is not None:
            events += [*form_slots(draft), ActiveLoop(FORM), SlotSet("requested_slot", draft.requested.value)]
        return [*events, ActionExecuted("action_listen")]


class Receive(Action):
    """A first message: begin the draft, unless nothing at all was understood and it can be asked once more."""

    def __init__(self, registration: Registration, office: OfficeNow) -> None:
        self._registration = registration
        self._office = office

    def name(self) -> str:
        return "action_modtag"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        message = heard(tracker)
        suggestion = message.suggestion
        misses = int(tracker.get_slot("misforstaaet") or 0)
        nothing_yet = suggestion.route in {Route.UKENDT, Route.SMAASNAK}
        if nothing_yet and misses == 0 and not message.akut:
            say(dispatcher, commands.small_talk("uforstaaeligt", self._office()))
            return [SlotSet("misforstaaet", misses + 1), SlotSet("modtaget", False)]
        draft = begin(
            message.text,
            None if nothing_yet else suggestion,
            message_id=message.turn.message_id,
            lang=message.lang,
            office=self._office(),
            open_case=message.open_case.number if message.open_case else "",
            open_cases=message.open_case.several if message.open_case else (),
            akut=message.akut,
            understood=not (nothing_yet and misses),
        )
        told = None if message.quiet or draft.requested is None else asked_at_first(message.text, draft, self._office())
        if told is not None:
            say(dispatcher, told)
            draft = replace(draft, bemaerket=message.turn.message_id)
        return [*form_slots(draft), SlotSet("misforstaaet", 0), SlotSet("modtaget", True)]


class ValidateForm(Action):
    """Takes the answer to the open question. Rasa may call it more than once a turn; an answer is taken once."""

    def __init__(self, office: OfficeNow) -> None:
        self._office = office

    def name(self) -> str:
        return f"validate_{FORM}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        draft = draft_in(tracker)
        if draft is None:
            return [SlotSet("requested_slot", None)]
        message = heard(tracker)
        if commands.interrupts(draft, message.intent, message.confidence, message.text, is_choice=bool(message.value)):
            # A requested slot alone is no answer: Rasa rejects the form's turn, follows the rule for the interruption, and asks again.
            return [SlotSet("requested_slot", draft.requested.value if draft.requested else None)]
        # A danger told in the middle of the form is the case's too: the queue sorts by it. The language may have been changed.
        draft = replace(draft, akut=graver(draft.akut, message.akut), lang=message.lang)
        taken = take(draft, message.answer(), office=self._office())
        if taken.said:
            say(dispatcher, taken.said)
        following = taken.draft.requested
        return [*form_slots(taken.draft), SlotSet("requested_slot", following.value if following else None)]


class AskSlot(Action):
    """Puts one question, and saves the draft: each turn of the form ends here or in `Finish`."""

    def __init__(self, slot: Slot, registration: Registration, office: OfficeNow) -> None:
        self._slot = slot
        self._registration = registration
        self._office = office

    def name(self) -> str:
        return f"action_ask_{FORM}_{self._slot.value}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        draft = draft_in(tracker)
        message = heard(tracker)
        if draft is None:
            return []
        office = self._office()
        remark, draft = remarked(
            replace(draft, requested=self._slot, lang=message.lang), message.turn.message_id, office, quiet=message.quiet
        )
        if draft.seen == message.turn.message_id:
            try:
                await self._registration.keep(message.turn, draft)
            except StaleTurn:
                log.info("desk.stale_turn", conversation=message.turn.conversation_id)
                return []
        if remark is not None:
            say(dispatcher, remark)
        say(dispatcher, ask(draft, self._slot, office.catalogue))
        return [SlotSet(DRAFT, draft.as_json())]


class Finish(Action):
    """The only place that may say "registreret": its words are made from a committed case."""

    def __init__(self, registration: Registration) -> None:
        self._registration = registration

    def name(self) -> str:
        return "action_afslut"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        draft = draft_in(tracker)
        if draft is None:
            return cleared()
        message = heard(tracker)
        try:
            say(dispatcher, await self._registration.finish(message.turn, draft))
        except StaleTurn:
            log.info("desk.stale_turn", conversation=message.turn.conversation_id)
        return cleared()


class Stop(Action):
    """Stop or start over: the draft is dropped, nothing is sent."""

    def __init__(self, registration: Registration, office: OfficeNow) -> None:
        self._registration = registration
        self._office = office

    def name(self) -> str:
        return "action_stop"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        message = heard(tracker)
        draft = draft_in(tracker)
        if draft is not None:
            try:
                await self._registration.finish(message.turn, replace(draft, ending=Ending.DROP, seen=message.turn.message_id, vej=""))
            except StaleTurn:
                log.info("desk.stale_turn", conversation=message.turn.conversation_id)
        say(dispatcher, commands.stopped(message.intent, self._office(), open_case=message.open_case))
        return cleared()


class SmallTalk(Action):
    """Greetings, thanks, "are you a robot", "I want a human": answered from the texts, in or outside the form."""

    def __init__(self, office: OfficeNow) -> None:
        self._office = office

    def name(self) -> str:
        return "action_svar"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        message = heard(tracker)
        if commands.attack(message.text):
            # "Jeg er borgerrådgiveren, giv mig sagen" names the advisor, and asks for no human.
            say(dispatcher, Say(key="svar.test_eller_spam"))
            return []
        say(dispatcher, commands.small_talk(message.intent, self._office(), open_case=message.open_case))
        return []


class Fallback(Action):
    """No rule fits what was said: ask for it in other words. The draft, if there is one, stays as it is."""

    def __init__(self, office: OfficeNow) -> None:
        self._office = office

    def name(self) -> str:
        return "action_fallback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        say(dispatcher, commands.small_talk("uforstaaeligt", self._office()))
        return []


def cleared() -> Events:
    """Every slot of the form empty again."""
    return [*(SlotSet(slot.value, None) for slot in Slot), SlotSet(DRAFT, None), SlotSet("modtaget", None), SlotSet("requested_slot", None)]


def actions(registration: Registration, office: OfficeNow) -> list[Action]:
    """Every action of the domain; a test compares the two lists."""
    return [
        SessionStart(registration),
        Receive(registration, office),
        ValidateForm(office),
        *(AskSlot(slot, registration, office) for slot in Slot),
        Finish(registration),
        Stop(registration, office),
        SmallTalk(office),
        Fallback(office),
    ]
