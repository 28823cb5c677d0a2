"""Intake: how an answer becomes part of the draft, and how each question is asked.

The engine's form and the deterministic form (when the engine is away) both run on these rules, so a citizen who
changes from one to the other in the middle says nothing twice. Sources: ux.md (one question at a time, never refuse),
Norddjurs 2023 (in doubt klage), Ballerup 2018 (department first, asked once).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from actions.rules.answers import SIMPLE, Answer, joined, tells_more
from actions.rules.case import ContactWay
from actions.rules.draft import Draft, Ending, Slot, next_slot
from actions.rules.office import Office
from actions.rules.particulars import PARTICULARS, listened, regarded, told
from actions.rules.placing import UNDERSTANDING, UNPLACED, with_suggestion
from actions.rules.reading import goes_back, leaning, only_opens
from actions.rules.triage import Suggestion

__all__ = ["UNPLACED", "Answer", "Taken", "begin", "take"]
LITTLE_MORE = 4
"""Characters. A number with no more around it is no wish."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The draft after an answer. `problem` is the text key of what is said before the next question: why the answer was not
    understood, or what was taken from it."""

    draft: Draft
    problem: str = ""


def begin(
    text: str, suggestion: Suggestion | None, *, message_id: str, lang: str, office: Office, open_case: str = "", akut: str = ""
) -> Draft:
    """A new draft from a first message. Without a suggestion it is a klage that nobody has placed yet."""
    draft = Draft(story=text.strip(), lang=lang, open_case=open_case, akut=akut, seen=message_id)
    if only_opens(text):
        return _settled(with_suggestion(replace(draft, story="", opening=text.strip()), None, office), office)
    cleared, question = told(text, suggestion, office)
    placed = replace(with_suggestion(draft, cleared, office), afklar_id=question)
    return _settled(listened(placed, text, office), office)


def take(draft: Draft, answer: Answer, *, office: Office) -> Taken:
    """Put an answer to the requested question into the draft. The same message is taken once.

    Total: what cannot be read leaves the draft as it is, with a problem and one miss more. After two misses the
    question is left open as "does not know" where the registration can do without it, so nobody is stuck.
    """
    if draft.requested is None or answer.message_id == draft.seen:
        return Taken(draft=draft)
    taken = _taken(replace(draft, seen=answer.message_id), answer, draft.requested, office)
    return replace(taken, draft=replace(taken.draft, bemaerket=answer.message_id)) if taken.problem else taken


def _taken(draft: Draft, answer: Answer, slot: Slot, office: Office) -> Taken:
    beside = _beside_the_question(draft, answer, office)
    if beside is not None:
        return beside
    particular = PARTICULARS.get(slot)
    if particular is not None:
        answered = particular(draft, answer, office)
        taken, problem = answered.draft, answered.problem
    else:
        taken, problem = (SIMPLE.get(slot) or UNDERSTANDING[slot])(draft, answer, office), ""
    if taken is not None:
        return Taken(draft=_settled(taken, office), problem=problem)
    if slot is Slot.BEKRAEFT and tells_more(answer.text):
        return Taken(draft=replace(draft, story=joined(draft.story, answer.text), misses=0), problem="noteret.historie")
    if draft.misses >= 1 and slot in _DEFAULTS:
        return Taken(draft=_settled(replace(draft, **_DEFAULTS[slot]), office), problem=_ASSUMED.get(slot, ""))
    # "Ja, men kun om kørestolen" is asked again, and the advisor reads the reservation.
    reserved = slot is Slot.SAMTYKKE and tells_more(answer.text)
    kept = replace(draft, story=joined(draft.story, answer.text)) if reserved else draft
    return Taken(draft=replace(kept, misses=draft.misses + 1), problem=problem or _problem(draft, slot))


_DEFAULTS: dict[Slot, dict[str, Any]] = {
    Slot.TO_SAGER: {"to_sager": "en"},
    Slot.AFKLAR: {"afklar": "ved_ikke"},
    Slot.BREVDATO: {"brevdato": "ved_ikke"},
    Slot.FULDMAGT: {"fuldmagt": "ved_ikke"},
    Slot.OENSKE: {"oenske": "-"},
    Slot.TALT: {"talt_med_afdeling": "ved_ikke"},
    Slot.KONTAKT: {"kontakt_maade": "chat"},
    Slot.SAMTYKKE: {"samtykke": "nej"},
    Slot.FORSTAAET: {"forstaaet": "ja"},
    Slot.RET: {"bekraeft": ""},
    # What was said is in the conversation of the case already, so adding it loses nothing.
    Slot.TILHOER: {"tilhoer": "foej", "ending": Ending.APPEND},
}
_ASSUMED: dict[Slot, str] = {
    Slot.TALT: "antaget.talt_med_afdeling",
    Slot.KONTAKT: "antaget.kontakt",
    Slot.SAMTYKKE: "antaget.samtykke",
}
"""What is said when a question is left open: nobody is registered with something they were not told."""


def _problem(draft: Draft, slot: Slot) -> str:
    return f"problem.{slot.value}" + (".flere" if slot is Slot.FORSTAAET and draft.several_guesses else "")


_CAN_GO_BACK: dict[Slot, tuple[str, dict[str, Any]]] = {
    Slot.FORSTAAET: ("forstaaet", {"forstaaet": ""}),
    Slot.BREVDATO: ("brevdato", {"brevdato": "", "brevdato_senest": ""}),
    Slot.OENSKE: ("oenske", {"oenske": ""}),
    Slot.TALT: ("talt_med_afdeling", {"talt_med_afdeling": ""}),
    Slot.FULDMAGT: ("fuldmagt", {"fuldmagt": ""}),
    Slot.KONTAKT: ("kontakt_maade", {"kontakt_maade": "", "kontakt_vaerdi": "", "kontakt_navn": ""}),
    Slot.SAMTYKKE: ("samtykke", {"samtykke": "", "leder": ""}),
}
"""The questions in their order: the field that is filled when one was answered, and what opens it again."""


def _beside_the_question(draft: Draft, answer: Answer, office: Office) -> Taken | None:
    """What a citizen may say to any question: back to the one before, or how to reach them."""
    if not answer.text:
        return None
    if goes_back(answer.text):
        answered = [
            (slot, opened)
            for slot, (name, opened) in _CAN_GO_BACK.items()
            if getattr(draft, name) and (slot is not Slot.FORSTAAET or draft.suggestion)
        ]
        if answered and draft.requested in {*_CAN_GO_BACK, Slot.BEKRAEFT, Slot.RET}:
            return Taken(draft=_settled(replace(draft, bekraeft="", requested=None, **answered[-1][1]), office))
        return None
    contact = office.read_contact(answer.text)
    if contact is None or draft.kontakt_maade == ContactWay.ANONYM.value:
        return None
    noted = replace(draft, kontakt_maade=contact.way.value, kontakt_vaerdi=contact.value, kontakt_navn=contact.name)
    if draft.requested in {Slot.BEKRAEFT, Slot.RET}:
        return Taken(draft=_settled(replace(noted, bekraeft="", requested=None), office), problem="noteret.kontakt")
    bare = draft.requested is Slot.OENSKE and len(answer.text) <= len(contact.value) + LITTLE_MORE
    if bare or (draft.requested in {Slot.TALT, Slot.SAMTYKKE} and leaning(answer.text) is None):
        return Taken(draft=noted, problem="noteret.kontakt")
    return None


def _settled(draft: Draft, office: Office) -> Draft:
    """Answered: what follows from it is noted, there are no misses, and the next question is the requested one."""
    clean = replace(
        regarded(draft, office), misses=0, requested=draft.requested if draft.requested is Slot.RET and draft.bekraeft == "ret" else None
    )
    return replace(clean, requested=next_slot(clean))
