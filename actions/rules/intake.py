"""Intake: how an answer becomes part of the draft, and how each question is asked.

The engine's form and the deterministic form (when the engine is away) both run on these rules, so a citizen who
changes from one to the other in the middle says nothing twice. Sources: ux.md (one question at a time, never refuse),
Norddjurs 2023 (in doubt klage), Ballerup 2018 (department first, asked once).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions.rules import asking
from actions.rules.answers import SHORT, SIMPLE, Answer, joined, tells_more
from actions.rules.beside import Beside, beside_the_question
from actions.rules.choices import yes_no
from actions.rules.danger import graver
from actions.rules.draft import Draft, Ending, Slot, next_slot
from actions.rules.first_words import as_the_words_say
from actions.rules.fold import fold
from actions.rules.listening import told_beside
from actions.rules.office import Office
from actions.rules.particulars import PARTICULARS, listened, regarded, with_second
from actions.rules.parting import question_apart
from actions.rules.placing import UNDERSTANDING, UNPLACED, with_suggestion
from actions.rules.reading import first_clause, only_opens, only_the_number, only_yes_no, way_named
from actions.rules.remarks import deadline_again
from actions.rules.say import Say
from actions.rules.told_later import told_later
from actions.rules.triage import Route, Suggestion

__all__ = ["UNPLACED", "Answer", "Taken", "begin", "take"]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The draft after an answer. `said` goes before the next question: why the answer was not understood, what was taken from
    it, or the answer to a question the citizen asked."""

    draft: Draft
    said: Say | None = None


def begin(
    text: str,
    suggestion: Suggestion | None,
    *,
    message_id: str,
    lang: str,
    office: Office,
    open_case: str = "",
    open_cases: Sequence[str] = (),
    akut: str = "",
    understood: bool = True,
) -> Draft:
    """A new draft from a first message. Without a suggestion it is a klage that nobody has placed yet.

    `open_cases`: every open case of the conversation ("number:topic") where there are several; `open_case` is the newest.
    `understood`: False where it was asked to be said in other words, and was not understood again: then the form asks what happened.
    """
    draft = Draft(story=text.strip(), lang=lang, open_case=open_case, open_cases=tuple(open_cases), akut=akut, seen=message_id)
    if only_opens(text) or not fold(text) or not understood:
        return _settled(with_suggestion(replace(draft, story="", opening=text.strip()), None, office), office)
    if akut and suggestion is not None and suggestion.route is Route.VEJVIS:
        # Somebody in need is not only shown a door.
        suggestion = replace(suggestion, route=Route.REGISTRER)
    cleared, question = as_the_words_say(text, suggestion, catalogue=office.catalogue, today=office.day)
    placed = with_second(replace(with_suggestion(draft, cleared, office), afklar_id=question))
    return _settled(told_beside(listened(placed, text, office), text, office), office)


def danger_told(draft: Draft, told: str, *, akut: str, message_id: str) -> Draft:
    """The open draft after danger was told in the middle of it: the words are a part of the story, and the question stays open."""
    story = draft.story if told in draft.story else joined(draft.story, told)
    return replace(draft, story=story, akut=graver(draft.akut, akut), seen=message_id)


def met_as_child(draft: Draft, told: str, *, akut: str, message_id: str, office: Office) -> Draft:
    """The same where somebody turns out to be a child: it is asked as one, and not the question that was open."""
    return _settled(replace(danger_told(draft, told, akut=akut, message_id=message_id), requested=None), office)


def take(draft: Draft, answer: Answer, *, office: Office) -> Taken:
    """Put an answer to the requested question into the draft. The same message is taken once.

    Total: what cannot be read leaves the draft as it is, with a problem and one miss more. After two misses the
    question is left open as "does not know" where the registration can do without it, so nobody is stuck.
    """
    if draft.requested is None or answer.message_id == draft.seen:
        return Taken(draft=draft)
    taken = _taken(replace(draft, seen=answer.message_id), answer, draft.requested, office)
    return replace(taken, draft=replace(taken.draft, bemaerket=answer.message_id)) if taken.said else taken


def _taken(draft: Draft, answer: Answer, slot: Slot, office: Office) -> Taken:
    if only_the_number(answer.text):
        # "1234 er de sidste": taken out, and no answer to anything. Whoever gives nothing else to be reached by is not asked for ever.
        return _not_reached(draft, office) if slot is Slot.KONTAKT else Taken(draft=draft)
    asked = _with_a_question_apart(draft, answer, slot, office)
    if asked is not None:
        return asked
    put_right = beside_the_question(draft, answer, slot, office)
    if put_right is not None and put_right.draft.brevdato != draft.brevdato:
        return _dated_anew(draft, put_right, answer, slot, office)
    if put_right is not None:
        if not put_right.moves:
            return Taken(draft=put_right.draft, said=_say(put_right.key))
        deadline, after = deadline_again(draft, _settled(put_right.draft, office), office)
        return Taken(draft=after, said=deadline or _say(put_right.key))
    replied = asking.answer(answer.text, draft, office) if answer.text else None
    # A question is no answer. One that nobody prepared, put again where free words answer, is read as one: nobody is stuck with it.
    missed = int(replied is not None and replied.key == asking.NOT_ANSWERED and slot in asking.ANSWERED_FREELY)
    if replied is not None and not (missed and draft.misses):
        return Taken(draft=replace(draft, misses=draft.misses + missed), said=replied)
    if slot in _LEFT_OPEN and (answer.value or yes_no(answer.text)) in _LEFT_OPEN[slot]:
        return Taken(draft=_settled(replace(draft, **_DEFAULTS[slot]), office), said=_say(_ASSUMED.get(slot, "")))
    particular = PARTICULARS.get(slot)
    if particular is not None:
        answered = particular(draft, answer, office)
        taken, problem = answered.draft, answered.problem
    else:
        taken, problem = (SIMPLE.get(slot) or UNDERSTANDING[slot])(draft, answer, office), ""
    if taken is not None:
        heard = _heard_beside(taken, answer, slot, office)
        settled = _settled(heard, office)
        behind = None if problem or settled.ending else asking.asked_in_the_last_clause(answer.text, settled, slot, office)
        return Taken(draft=settled, said=_say(problem) or behind)
    if slot is Slot.BEKRAEFT and tells_more(answer.text):
        more = replace(draft, story=joined(draft.story, answer.text), misses=0)
        return Taken(draft=told_later(more, answer.text, answer.suggestion), said=Say(key="noteret.historie"))
    if draft.misses >= 1 and slot in _DEFAULTS:
        return _left_open(draft, slot, office)
    # "Ja, men kun om kørestolen" is asked again, and the advisor reads the reservation.
    reserved = slot is Slot.SAMTYKKE and tells_more(answer.text)
    kept = replace(draft, story=joined(draft.story, answer.text)) if reserved else draft
    return Taken(draft=replace(kept, misses=draft.misses + 1), said=_say(problem or _problem(draft, slot, answer.text)))


def _left_open(draft: Draft, slot: Slot, office: Office) -> Taken:
    left_open = _settled(replace(draft, **_DEFAULTS[slot]), office)
    deadline, left_open = deadline_again(draft, left_open, office)
    return Taken(draft=left_open, said=deadline or _say(_ASSUMED.get(slot, "")))


def _not_reached(draft: Draft, office: Office) -> Taken:
    return _left_open(draft, Slot.KONTAKT, office) if draft.misses else Taken(draft=replace(draft, misses=1))


def _dated_anew(draft: Draft, put_right: Beside, answer: Answer, slot: Slot, office: Office) -> Taken:
    """The day of the letter was told or put right: a yes before it is taken too, and at the end the new deadline goes before the summary."""
    if yes_no(first_clause(answer.text)) == "ja" and slot in _YES_BEFORE:
        return _taken(replace(put_right.draft, requested=slot), replace(answer, text="ja"), slot, office)
    deadline, after = deadline_again(draft, _settled(put_right.draft, office), office)
    return Taken(draft=after, said=deadline or (None if slot in {Slot.BEKRAEFT, Slot.RET} else _say(put_right.key)))


_YES_BEFORE = frozenset({Slot.FORSTAAET, Slot.TALT, Slot.FULDMAGT, Slot.SAMTYKKE})


def _with_a_question_apart(draft: Draft, answer: Answer, slot: Slot, office: Office) -> Taken | None:
    """An answer and a question in sentences of their own ("Ja. Skal jeg bruge MitID?"): both are taken. None where no such question is."""
    lead, question = question_apart(answer.text)
    replied = asking.answer(question, draft, office) if question else None
    if replied is None:
        return None
    to_the_assistant = slot is Slot.OENSKE and fold(lead).split(" ", 1)[0] in _YOU
    unsure = slot is Slot.BEKRAEFT and not only_yes_no(lead)  # "Er det rigtigt? Send det": nothing is sent on a doubt
    taken = Taken(draft=draft) if to_the_assistant or unsure else _taken(draft, replace(answer, text=lead), slot, office)
    if taken.draft == draft or taken.draft.misses > draft.misses:
        more = joined(draft.story, lead) if tells_more(lead) else draft.story
        return Taken(draft=replace(draft, story=more), said=replied)
    weightier = taken.said is not None and (replied.key == asking.NOT_ANSWERED or taken.said.key.startswith("frist."))
    return Taken(draft=taken.draft, said=taken.said if weightier else replied)


_YOU = frozenset({"du", "i", "you"})
"""Who begins a sentence so before a question talks to the assistant and does not wish."""


def _heard_beside(draft: Draft, answer: Answer, slot: Slot, office: Office) -> Draft:
    """What a longer answer tells of the questions that are still to come, and of what went wrong."""
    text = answer.text
    if len(text.split()) <= SHORT or slot in _CLOSES:
        return draft
    heard = told_beside(listened(draft, text, office), text, office, answering=slot)
    return told_later(heard, text, answer.suggestion)


_CLOSES = frozenset({Slot.TILHOER, Slot.TO_SAGER, Slot.BEKRAEFT, Slot.RET})


def _say(key: str) -> Say | None:
    return Say(key=key) if key else None


_LEFT_OPEN: dict[Slot, frozenset[str]] = {
    Slot.TILHOER: frozenset({"ved_ikke"}),
    Slot.VEJ: frozenset({"ved_ikke"}),
    Slot.FORSTAAET: frozenset({"ved_ikke"}),
    Slot.KONTAKT: frozenset({"ved_ikke", "nej"}),
    Slot.SAMTYKKE: frozenset({"ved_ikke"}),
    Slot.RET: frozenset({"ved_ikke"}),
}
"""Where "ved ikke" is an answer, and is not asked again."""
_DEFAULTS: dict[Slot, dict[str, Any]] = {
    Slot.TO_SAGER: {"to_sager": "en"},
    # In doubt the advisor gets it (Norddjurs 2023).
    Slot.VEJ: {"vej": "videre", "forstaaet": "ja"},
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
    Slot.BREVDATO: "antaget.brevdato",
    Slot.TALT: "antaget.talt_med_afdeling",
    Slot.KONTAKT: "antaget.kontakt",
    Slot.SAMTYKKE: "antaget.samtykke",
}
"""What is said when a question is left open: nobody is registered with something they were not told."""


def _problem(draft: Draft, slot: Slot, text: str) -> str:
    several = (slot is Slot.FORSTAAET and draft.several_guesses) or (slot is Slot.TILHOER and bool(draft.open_cases))
    way = way_named(text) if slot is Slot.KONTAKT else ""
    return f"problem.{slot.value}" + (".flere" if several else f".{way}" if way else "")


def _settled(draft: Draft, office: Office) -> Draft:
    """Answered: what follows from it is noted, there are no misses, and the next question is the requested one."""
    clean = replace(
        regarded(draft, office), misses=0, requested=draft.requested if draft.requested is Slot.RET and draft.bekraeft == "ret" else None
    )
    return replace(clean, requested=next_slot(clean))
