"""Questions about the service itself, asked at any time: how long, who reads it, what it costs, what a fuldmagt is ...

They are answered and the form goes on; a question is never swallowed as an answer, and an answer to the open question never taken for
a question (at the wish "kan I hjælpe mig med at få svar?" is a wish). Only facts that the taxonomy (`borgerraadgiver_kompetence`),
domain.md (ii) or the municipality's own data carry are told.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.rules.asking_topics import TOPICS, WHY
from actions.rules.asking_words import GREETING, QUESTION_FIRST, Spelling
from actions.rules.course import asks_for_course, course_of
from actions.rules.draft import Draft, Slot
from actions.rules.fold import fold
from actions.rules.office import Office
from actions.rules.opening import opening, said
from actions.rules.parting import begins_with_yes_or_no, last_clause, question_apart
from actions.rules.reading import goes_back, has_told, leaning, line_meant
from actions.rules.say import OPEN_COUNSELLING, PHONE_HOURS, Say, on_day

NOT_ANSWERED = "svar.spoergsmaal"
"""What is said to a question that nobody has prepared an answer to."""
LONGEST_QUESTION = 15
"""Words. Somebody who writes more tells a story."""
_WISHES = frozenset({"svartid", "aendre", "brev", "besoeg"})
"""Asked at the wish or the story, these are the wish or the story."""
_ASKED_AT_FIRST = frozenset({"straf", "sprog", "pris", "anonym", "login", "hvem_laeser"})
"""Beside a matter, these can only be meant for the assistant; "hvor længe skal jeg vente?" is the matter itself."""
_TELLS_FREELY = frozenset({Slot.OENSKE, Slot.BESKRIVELSE})
_ASKS_FOR_IT = frozenset({"kan i", "kan du", "vil i", "vil du", "can you", "could you", "kan borgerraadgiveren"})
_FEARED = frozenset({"foraeldre", "hemmeligt", "jeg_fjernes"})
"""What nobody wishes for: "vil I sige det til min mor" is asked in fear, also where a wish is asked for."""
_TALKS = frozenset({"ringe", "tale", "snakke", "call", "talk"})
_ON_CONDITION = frozenset({"hvis", "naar", "if", "when"})
"""Behind a wish these ask in fear: "vil I ringe til min mor, hvis jeg skriver". Without them it is a wish: "vil I ringe til min mor"."""
_ASKS_TO_KNOW = ("jeg vil gerne vide", "maa jeg spoerge", "forklar mig", "hvis side", "i want to know", "tell me", "explain")
_CLOSED = frozenset(
    {Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE, Slot.FULDMAGT, Slot.BREVDATO, Slot.BEKRAEFT, Slot.RET, Slot.TILHOER, Slot.TO_SAGER}
)
"""Questions that no question is an answer to."""
_ANSWERED_FIRST = frozenset({Slot.FORSTAAET, Slot.TALT, Slot.FULDMAGT})
"""Questions where "ja, men hvad koster det?" is a yes, and the question is met behind it (`asked_in_the_last_clause`)."""
ANSWERED_FREELY = frozenset({Slot.OENSKE, Slot.FORSTAAET, Slot.VEJ})
"""Questions that are answered in free words, where only a question about the assistant or the service is none of them."""
_ASKS_THE_ASSISTANT = re.compile(
    r"^(?:(?:hej|men|og|saa|ok|jamen|but|and|so) )*(?:bliver (?:jeg|det)|er (?:det et problem|det i orden|det ok|du|i|det farligt)|behoever jeg|hvem|"
    r"(?:kan|maa|faar) (?:min|mit|mine) \w+ |must i|do i (?:have|need) to|will i be|am i|can my|who|is (?:it|that) a problem|is (?:it|that) ok)\b"
)
_ASKS_ABOUT_ITSELF = re.compile(
    r"^(?:(?:hej|men|og|saa|ok|jamen|but|and|so) )*(?:bliver jeg\b|er det (?:et problem|farligt)$|behoever jeg\b|must i\b|do i (?:have|need) to|will i be|"
    r"is (?:it|that) a problem$)"
)
"""At the wish only these: "kan min sag gaa hurtigere?" is a wish."""
_NOT_UNDERSTOOD = re.compile(
    r"^(?:(?:undskyld|sorry|hej|men|jeg|i|det|her) )*(?:(?:forstaar?|forstod) (?:det |dig |det her )?ikke(?: det| det her| hvad du mener| spoergsmaalet)?|"
    r"ikke (?:forstaar?|forstod)(?: det| spoergsmaal\w*)?|(?:don t|do not|dont|not|no) understand(?: it| this| you| the question| question)?)$"
)
_SPELLING = Spelling((*TOPICS, WHY))


def answer(text: str, draft: Draft | None, office: Office) -> Say | None:
    """What is said to a question, or None when `text` is none: its answer, else that the advisor can read it.

    `draft` is the open one, whose `requested` is the question that was put last; None before and after a form.
    """
    known = prepared(text, draft, office)
    if known is None and draft is not None:
        closed = draft.requested in _CLOSED and _asks_something_else(text, office)
        if closed or (draft.requested in ANSWERED_FREELY and _asks_the_assistant(text, draft.requested)):
            return Say(key=NOT_ANSWERED)
    return known


def asked_at_first(text: str, draft: Draft, office: Office) -> Say | None:
    """The answer to a question about the service in a first message ("... Bliver jeg straffet, hvis jeg klager?")."""
    _, question = question_apart(text)
    return _told(found, office) if (found := topic_of(question, draft.requested)) in _ASKED_AT_FIRST else None


def fears(text: str) -> bool:
    """Whether a text is a frightened question and nothing else ("vil I sige det til min mor hvis jeg skriver"): it tells no matter."""
    return topic_of(text) in _FEARED


def prepared(text: str, draft: Draft | None, office: Office) -> Say | None:
    """The answer to a question about the service, or None where there is none prepared."""
    slot = draft.requested if draft else None
    topic = topic_of(text, slot)
    if not topic or (slot in _ANSWERED_FIRST and begins_with_yes_or_no(text)):
        return None
    if topic == "forloeb":
        course = course_of(draft.emne, office.catalogue, draft.lang) if draft and draft.emne else None
        return course or Say(key="svar.om.forloeb")
    if topic == "hvorfor":
        return Say(key=f"svar.hvorfor.{slot.value}") if slot else None
    return _told(topic, office)


def asked_in_the_last_clause(text: str, draft: Draft, slot: Slot, office: Office) -> Say | None:
    """What is said to the question that an answer to `slot` ends in: "ja, men hvor klager man henne". None when it ends in none.

    `draft` has the answer already, which was taken from the whole text. Behind a wish or a story only a question that has an answer
    is one.
    """
    clause = last_clause(text)
    if not clause:
        return None
    # The answer is in already: what the open question would make of these words is no matter here.
    known = prepared(clause, replace(draft, requested=None), office)
    if known is None and slot in _CLOSED | {Slot.FORSTAAET} and _asks_something_else(clause, office):
        return Say(key=NOT_ANSWERED)
    return known


def topic_of(text: str, slot: Slot | None = None) -> str:
    """What is asked about the service: the id of a topic, "forloeb" or "hvorfor"; "" when nothing is."""
    sentence = _SPELLING.put_right(fold(text))
    tokens = sentence.split()
    if not tokens or len(tokens) > LONGEST_QUESTION:
        return ""
    if asks_for_course(text):
        return "forloeb"
    if slot and _NOT_UNDERSTOOD.match(fold(text)):
        return "hvorfor"
    if slot and not leaning(text) and WHY.asked(sentence, in_form=True):
        return "hvorfor"
    if not _is_question(text, tokens):
        return ""
    found = next((topic.id for topic in TOPICS if topic.asked(sentence, in_form=slot is not None)), "")
    wants_a_talk = bool(_TALKS & set(tokens)) and not _ON_CONDITION & set(tokens)
    asks_for_it = " ".join(tokens[:2]) in _ASKS_FOR_IT and (found not in _FEARED or wants_a_talk)
    return "" if slot in _TELLS_FREELY and (asks_for_it or found in _WISHES) else found


def _is_question(text: str, tokens: list[str]) -> bool:
    spoken = [token for token in tokens if token not in GREETING] or tokens
    return text.rstrip().endswith("?") or tokens[-1] == "vel" or spoken[0] in QUESTION_FIRST or " ".join(spoken).startswith(_ASKS_TO_KNOW)


def _told(topic: str, office: Office) -> Say:
    place = office.catalogue.municipality
    args = {
        "telefon": place.phone,
        "tid": PHONE_HOURS,
        "adresse": place.address,
        "raadgivning": OPEN_COUNSELLING,
        "dato": on_day(office.aim),
    }
    key = f"svar.om.{topic}"
    if topic == "aabningstid":
        found = opening(office.now, place.phone_hours, office.calendar)
        if found is not None:
            key += ".aabent" if found.now else ".lukket"
            args["aabner"] = said(found, office.day)
    elif topic in {"besoeg", "brev"} and not any(place.open_counselling.values()):
        key += ".uden_raadgivning"
    return Say(key=key, args=args)


def _asks_the_assistant(text: str, slot: Slot) -> bool:
    """A question that cannot be meant as a wish or as more of the story: about what the assistant, the advisor or others do with it."""
    folded = fold(text)
    asks = text.rstrip().endswith("?") and len(folded.split()) <= LONGEST_QUESTION
    shape = _ASKS_ABOUT_ITSELF if slot is Slot.OENSKE else _ASKS_THE_ASSISTANT
    return asks and shape.match(folded) is not None


def _asks_something_else(text: str, office: Office) -> bool:
    """A question that nobody has prepared an answer to, put where a yes, a number or a date was asked for."""
    folded = fold(text)
    tokens = folded.split()
    if not tokens or not text.rstrip().endswith("?") or len(tokens) > LONGEST_QUESTION or tokens[0] not in QUESTION_FIRST:
        return False
    if {"ikke", "not"} & set(tokens) and not tokens[0].startswith(("hv", "wh")):
        return False  # "er det ikke nok, at jeg har ringet?" is an answer
    answered = leaning(text) or has_told(text) or goes_back(text) or line_meant(text) or office.read_contact(text)
    return not answered and not any(sign.isdecimal() for sign in text)
