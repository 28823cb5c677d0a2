"""Intake: how an answer becomes part of the draft, and how each question is asked.

The engine's form and the deterministic form (when the engine is away) both run on these rules, so a citizen who
changes from one to the other in the middle says nothing twice. Sources: ux.md (one question at a time, never refuse),
Norddjurs 2023 (in doubt klage), Ballerup 2018 (department first, asked once).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from actions.rules.answers import SIMPLE, Answer, ContactReader, joined, tells_more
from actions.rules.case import ContactWay
from actions.rules.catalogue import Catalogue
from actions.rules.choices import yes_no
from actions.rules.draft import Draft, Ending, Slot, next_slot
from actions.rules.reading import goes_back, leaning, only_opens, only_thanks, only_yes_no, opens_a_complaint
from actions.rules.triage import Route, Suggestion

__all__ = ["UNPLACED", "Answer", "ContactReader", "Taken", "begin", "take"]
UNPLACED = "andet_uoplyst"
LITTLE_MORE = 4
"""Characters. A number with no more around it is no wish."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The draft after an answer. `problem` is the text key of what is said before the next question: why the answer was not
    understood, or what was taken from it."""

    draft: Draft
    problem: str = ""


def begin(
    text: str, suggestion: Suggestion | None, *, message_id: str, lang: str, catalogue: Catalogue, open_case: str = "", akut: str = ""
) -> Draft:
    """A new draft from a first message. Without a suggestion it is a klage that nobody has placed yet."""
    draft = Draft(story=text.strip(), lang=lang, open_case=open_case, akut=akut, seen=message_id)
    if only_opens(text):
        return _with_suggestion(replace(draft, story="", opening=text.strip()), None, catalogue)
    return _with_suggestion(draft, suggestion, catalogue)


def take(draft: Draft, answer: Answer, *, read_contact: ContactReader, catalogue: Catalogue) -> Taken:
    """Put an answer to the requested question into the draft. The same message is taken once.

    Total: what cannot be read leaves the draft as it is, with a problem and one miss more. After two misses the
    question is left open as "does not know" where the registration can do without it, so nobody is stuck.
    """
    if draft.requested is None or answer.message_id == draft.seen:
        return Taken(draft=draft)
    seen = replace(draft, seen=answer.message_id)
    beside = _beside_the_question(seen, answer, read_contact)
    if beside is not None:
        return beside
    if draft.requested in SIMPLE:
        taken = SIMPLE[draft.requested](seen, answer, read_contact)
    else:
        taken = _UNDERSTANDING[draft.requested](seen, answer, catalogue)
    if taken is None and draft.requested is Slot.BEKRAEFT and tells_more(answer.text):
        return Taken(draft=replace(seen, story=joined(seen.story, answer.text), misses=0), problem="noteret.historie")
    if taken is None:
        if draft.misses >= 1 and draft.requested in _DEFAULTS:
            return Taken(draft=_settled(replace(seen, **_DEFAULTS[draft.requested])), problem=_ASSUMED.get(draft.requested, ""))
        # "Ja, men kun om kørestolen" is asked again, and the advisor reads the reservation.
        reserved = draft.requested is Slot.SAMTYKKE and tells_more(answer.text)
        kept = replace(seen, story=joined(seen.story, answer.text)) if reserved else seen
        return Taken(draft=replace(kept, misses=draft.misses + 1), problem=_problem(draft, draft.requested))
    return Taken(draft=_settled(taken))


_DEFAULTS: dict[Slot, dict[str, Any]] = {
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
    Slot.OENSKE: ("oenske", {"oenske": ""}),
    Slot.TALT: ("talt_med_afdeling", {"talt_med_afdeling": ""}),
    Slot.KONTAKT: ("kontakt_maade", {"kontakt_maade": "", "kontakt_vaerdi": "", "kontakt_navn": ""}),
    Slot.SAMTYKKE: ("samtykke", {"samtykke": ""}),
}
"""The questions in their order: the field that is filled when one was answered, and what opens it again."""


def _beside_the_question(draft: Draft, answer: Answer, read: ContactReader) -> Taken | None:
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
            return Taken(draft=_settled(replace(draft, bekraeft="", requested=None, **answered[-1][1])))
        return None
    contact = read(answer.text)
    if contact is None or draft.kontakt_maade == ContactWay.ANONYM.value:
        return None
    noted = replace(draft, kontakt_maade=contact.way.value, kontakt_vaerdi=contact.value, kontakt_navn=contact.name)
    if draft.requested in {Slot.BEKRAEFT, Slot.RET}:
        return Taken(draft=_settled(replace(noted, bekraeft="", requested=None)), problem="noteret.kontakt")
    bare = draft.requested is Slot.OENSKE and len(answer.text) <= len(contact.value) + LITTLE_MORE
    if bare or (draft.requested in {Slot.TALT, Slot.SAMTYKKE} and leaning(answer.text) is None):
        return Taken(draft=noted, problem="noteret.kontakt")
    return None


def _settled(draft: Draft) -> Draft:
    """Answered: no misses, and the next question is the requested one."""
    clean = replace(draft, misses=0, requested=draft.requested if draft.requested is Slot.RET and draft.bekraeft == "ret" else None)
    return replace(clean, requested=next_slot(clean))


def _with_suggestion(draft: Draft, suggestion: Suggestion | None, catalogue: Catalogue) -> Draft:
    if suggestion is None:
        placed = replace(draft, suggestion=None, kind="klage", sub="klage_over_sagsbehandling", afdeling=UNPLACED)
    else:
        topic = suggestion.emne[0] if suggestion.emne else ""
        unit = catalogue.unit_of(topic) if topic else (suggestion.afdeling[0] if suggestion.afdeling else UNPLACED)
        elsewhere = suggestion.route is Route.ANDEN_MYNDIGHED
        counted = suggestion.kind in {"klage", "anden_henvendelse"}
        placed = replace(
            draft,
            suggestion=suggestion,
            kind=suggestion.kind if counted else "anden_henvendelse",
            sub=suggestion.sub if counted else "andet",
            emne="" if elsewhere else topic,
            afdeling=UNPLACED if elsewhere else unit,
            forstaaet="",
        )
    return replace(placed, requested=next_slot(replace(placed, requested=None)))


def _take_vej(draft: Draft, answer: Answer, catalogue: Catalogue) -> Draft | None:
    said = answer.value or only_yes_no(answer.text) or ("nej" if only_thanks(answer.text) else "")
    if said == "ja":
        return replace(draft, vej="videre", forstaaet="ja")
    if said == "nej":
        return replace(draft, vej="nej", ending=Ending.DROP)
    if not answer.text:
        return None
    # Words instead of a yes or no: the citizen goes on telling, so it is wanted.
    more = replace(draft, vej="videre", forstaaet="ja", story=joined(draft.story, answer.text))
    return _again(more, answer.suggestion, catalogue) or more


def _take_forstaaet(draft: Draft, answer: Answer, catalogue: Catalogue) -> Draft | None:
    value = answer.value
    if value.startswith("emne:"):
        return _placed(replace(draft, forstaaet="ja"), value.removeprefix("emne:"), catalogue)
    if value == "ikke_klage":
        return replace(draft, kind="anden_henvendelse", sub="andet", forstaaet="ja")
    if value == "er_klage":
        return replace(draft, kind="klage", sub="klage_over_sagsbehandling", forstaaet="ja")
    if value == "noget_andet":
        return replace(draft, forstaaet="nej")
    said = value or only_yes_no(answer.text)
    if said == "ja" and draft.several_guesses and draft.misses == 0:
        return None
    if said in {"ja", "nej"}:
        return replace(draft, forstaaet=said)
    # "nej, det er min bolig" says that the guess was wrong and what is right.
    return _retold(replace(draft, forstaaet="nej") if leaning(answer.text) == "nej" else draft, answer, catalogue)


def _take_emne(draft: Draft, answer: Answer, catalogue: Catalogue) -> Draft | None:
    if answer.value.startswith("emne:"):
        return _placed(replace(draft, forstaaet="ja"), answer.value.removeprefix("emne:"), catalogue)
    if answer.value in {"andet", "ved_ikke"} or (answer.text and yes_no(answer.text)):
        return replace(draft, forstaaet="ja", emne="", afdeling=UNPLACED)
    return _retold(draft, answer, catalogue)


def _retold(draft: Draft, answer: Answer, catalogue: Catalogue) -> Draft | None:
    """The citizen explains in other words: understand once more if that is clearer, else leave the placing to the advisor."""
    if not answer.text:
        return None
    more = replace(draft, story=joined(draft.story, answer.text), corrections=draft.corrections + 1)
    again = _again(more, answer.suggestion, catalogue) if draft.corrections == 0 else None
    if again is not None:
        return again
    if draft.forstaaet == "nej":
        return replace(more, forstaaet="ja", emne="", afdeling=UNPLACED)
    return replace(more, forstaaet="ja")  # nobody said the first guess was wrong; the summary shows it and it can be mended


def _again(draft: Draft, new: Suggestion | None, catalogue: Catalogue) -> Draft | None:
    """The draft understood anew, when the new words are clear; a correction of the topic does not take a complaint back."""
    if new is None or not new.klar or new.route is not Route.REGISTRER or not new.emne:
        return None
    again = _with_suggestion(draft, new, catalogue)
    return replace(again, kind="klage", sub=draft.sub) if draft.kind == "klage" and again.kind != "klage" else again


def _placed(draft: Draft, topic: str, catalogue: Catalogue) -> Draft:
    return replace(draft, emne=topic, afdeling=catalogue.unit_of(topic))


def _take_beskrivelse(draft: Draft, answer: Answer, catalogue: Catalogue) -> Draft | None:
    story = answer.text.strip()
    if not story or (only_opens(story) and draft.misses == 0):
        return None
    told = replace(draft, story=story)
    understood = answer.suggestion is not None and answer.suggestion.route not in {Route.SMAASNAK, Route.UKENDT}
    if not draft.opening or draft.suggestion is not None or not understood:
        return told
    placed = _with_suggestion(told, answer.suggestion, catalogue)
    complaint = opens_a_complaint(draft.opening) and placed.kind != "klage"
    return replace(placed, kind="klage", sub="klage_over_sagsbehandling") if complaint else placed


_UNDERSTANDING: dict[Slot, Callable[[Draft, Answer, Catalogue], Draft | None]] = {
    Slot.VEJ: _take_vej,
    Slot.FORSTAAET: _take_forstaaet,
    Slot.EMNE: _take_emne,
    Slot.BESKRIVELSE: _take_beskrivelse,
}
