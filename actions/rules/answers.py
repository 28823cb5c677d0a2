"""What a citizen's answer means to the questions that need no triage: the wish, the department, the contact, the consent, the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from actions.rules.case import ContactWay
from actions.rules.chat_chosen import in_the_chat
from actions.rules.choices import yes_no
from actions.rules.consent import NO_WORDS, consented
from actions.rules.draft import Draft, Ending, Slot
from actions.rules.fold import fold
from actions.rules.listening import when_to_call
from actions.rules.office import Office
from actions.rules.reading import (
    leaning,
    line_meant,
    only_yes_no,
    says_more,
    way_named,
)
from actions.rules.talked_words import said_of_talking, tried_in_vain
from actions.rules.triage import Suggestion

LONGEST_WISH = 1000
SHORT = 3
"""Words. A longer answer to a yes-or-no question tells more, which is kept with the story."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the citizen said to the open question: words, or the value of a choice."""

    message_id: str
    text: str = ""
    value: str = ""
    suggestion: Suggestion | None = None
    """What triage makes of the words; None without the engine."""


_CURSES = frozenset(
    {"ja", "jo", "ok", "for", "satan", "fanden", "helvede", "fandme", "fandeme", "sgu", "saa", "nu", "pis", "lort", "yes", "damn"}
)
_SENTENCE_ENDS = re.compile(r"[.,!\n]+")
_SEND = re.compile(
    r"^(?:(?:ja|jo|ok|okay|yes|bare|saa|please) )*send(?: (?:det|den|it|this|alt|det hele|lortet))?(?: (?:nu|bare|tak|saa|da|now|please|thanks))*$"
)
_BEFORE_SENDING = frozenset(
    {
        "ja",
        "jo",
        "jep",
        "jeps",
        "ok",
        "okay",
        "yes",
        "yep",
        "det",
        "den",
        "alt",
        "alle",
        "er",
        "ser",
        "ud",
        "godt",
        "nok",
        "fint",
        "helt",
        "meget",
    }
    | {
        "super",
        "perfekt",
        "flot",
        "rigtigt",
        "rigtig",
        "korrekt",
        "passer",
        "stemmer",
        "tak",
        "mange",
        "gerne",
        "nu",
        "saa",
        "da",
        "i",
        "til",
    }
    | {
        "grin",
        "sgu",
        "fandme",
        "fandeme",
        "for",
        "satan",
        "fanden",
        "helvede",
        "pis",
        "lort",
        "damn",
        "that",
        "it",
        "is",
        "right",
        "correct",
    }
    | {"fine", "good", "all", "looks", "perfect", "thanks", "thank", "you"}
)
"""Words of a yes, and of a curse. Whatever else stands before "send" is something to put right or to tell."""
_HOLDS_BACK = re.compile(r"\b(?:ikke|ikk|ik|intet|ingen|ingenting|vent|senere|not|nothing|wait|later|don|dont)\b")
_LEADER_CALLS = re.compile(r"\b(?:leder|lederen|chefen|leader|manager)\b.*\b(?:ringe|ring|ringer|call)\b")
_LEADER_MAY = re.compile(
    r"\b(?:maa|may) (?:(?:gerne|godt|also|ogsaa) )*(?:ringe|call)\b|\bkan (?:\w+ )?ringe ja$"
    r"|^(?:ja|jo|gerne|yes)\b(?!.*\bringer (?!(?:til mig|gerne|tak)$))"
)
"""A permission. "Ja, lederen ringer og råber" tells what happens, and permits nothing."""
_REFUSES = re.compile(
    rf"\b(?:{NO_WORDS}|uden|without|bange|afraid|undlad\w*|lade? vaere|slippe|fri|stop\w*|altid|always|hvis|if|men|but)\b"
)


def joined(story: str, more: str) -> str:
    return f"{story}\n{more}".strip()


def tells_more(text: str) -> bool:
    """Whether an answer says more than the answer: "jo, det må de godt" does not."""
    return len(text.split()) > SHORT and says_more(text) and not text.rstrip().endswith("?")


def _take_tilhoer(draft: Draft, answer: Answer, _office: Office) -> Draft | None:
    said = answer.value or only_yes_no(answer.text) or ""
    if said.startswith("foej:"):
        return replace(draft, tilhoer="foej", open_case=said.removeprefix("foej:"), ending=Ending.APPEND)
    if said in {"foej", "ja"} and not (draft.open_cases and draft.misses == 0):
        return replace(draft, tilhoer="foej", ending=Ending.APPEND)
    if said in {"ny", "nej"}:
        return replace(draft, tilhoer="ny")
    return None


def _take_oenske(draft: Draft, answer: Answer, office: Office) -> Draft | None:
    said = answer.value or yes_no(answer.text)
    if said in {"ved_ikke", "nej"}:
        return replace(draft, oenske="-")
    wish = answer.text.strip()[:LONGEST_WISH]
    if said == "ja" or set(fold(wish).split()) <= _CURSES:
        return None
    contact = None if draft.kontakt_maade else office.read_contact(answer.text)
    if contact is None:
        return replace(draft, oenske=wish)
    # "Ring til mig på ..." tells the wish and the way to reach somebody at once.
    return replace(draft, oenske=wish, kontakt_maade=contact.way.value, kontakt_vaerdi=contact.value, kontakt_navn=contact.name)


def _take_talt(draft: Draft, answer: Answer, _office: Office) -> Draft | None:
    said = answer.value or leaning(answer.text) or ""
    extra = answer.text if tells_more(answer.text) else ""
    if said not in {"ja", "nej", "ved_ikke"}:
        said = said_of_talking(answer.text)
        if not (said or extra):
            return None
        extra = answer.text  # "kun skrevet" is a yes, and the advisor reads what kind of a yes
    # Whoever nobody answers is not told to call: the department came first already.
    told = ("afdeling_foerst",) if said == "nej" and tried_in_vain(answer.text) and "afdeling_foerst" not in draft.sagt else ()
    return replace(draft, talt_med_afdeling=said or "ved_ikke", story=joined(draft.story, extra), sagt=(*draft.sagt, *told))


def _take_kontakt(draft: Draft, answer: Answer, office: Office) -> Draft | None:
    if answer.value in {ContactWay.CHAT.value, ContactWay.ANONYM.value}:
        return replace(draft, kontakt_maade=answer.value, kontakt_vaerdi="", kontakt_navn="")
    contact = office.read_contact(answer.text) if answer.text else None
    if contact is None and draft.barn and _is_a_safe_way(answer.text):
        # "I skolen hos min lærer": how a child is safe to reach is told in words, for the advisor to read; the answer comes in the chat.
        nameless = _NAMELESS.search(fold(answer.text)) is not None
        way = ContactWay.ANONYM if nameless else ContactWay.CHAT
        told = draft.story if nameless else joined(draft.story, answer.text)
        return replace(draft, kontakt_maade=way.value, kontakt_vaerdi="", kontakt_navn="", story=told)
    if contact is None:
        return replace(draft, kontakt_maade=ContactWay.CHAT.value, kontakt_vaerdi="", kontakt_navn="") if in_the_chat(answer.text) else None
    when = when_to_call(answer.text) if contact.way is ContactWay.TELEFON else ""
    if _ON_CONDITION.search(fold(answer.text)):
        # "20304050, men ikke når min far er hjemme": whoever calls must know.
        draft = replace(draft, story=joined(draft.story, answer.text))
    return replace(draft, kontakt_maade=contact.way.value, kontakt_vaerdi=contact.value, kontakt_navn=contact.name, kontakt_hvornaar=when)


_ON_CONDITION = re.compile(r"\b(?:men|kun|ikke|ikk|ik|aldrig|hvis|naar|but|only|not|never|if|when)\b")
_NAMELESS = re.compile(
    r"^(?:\w+ ){0,4}(?:ikke|ik|ikk) (?:\w+ ){0,2}(?:sige|siger|skrive|fortaelle|have) (?:\w+ ){0,2}(?:hvem jeg er|hvad jeg hedder|mit navn)$|"
    r"^(?:\w+ ){0,4}(?:not|don t|dont) (?:\w+ ){0,3}(?:who i am|my name)$"
)


def _is_a_safe_way(text: str) -> bool:
    """Whether a child tells how it can be reached or cannot: more than a word, no question, and no bare "ring til mig" without a number."""
    words = fold(text).split()
    if len(words) < 2 or "?" in text or yes_no(text) or in_the_chat(text):
        return False
    return not way_named(text) or bool(set(NO_WORDS.split("|")) & set(words))


def _leader_may_call(draft: Draft, text: str) -> bool:
    """Whether the leader's call, which is only offered to whoever has talked to the department and gave a number, is said yes to."""
    folded = fold(text)
    offered = draft.kontakt_maade == ContactWay.TELEFON.value and draft.talt_med_afdeling == "ja"
    permitted = _LEADER_CALLS.search(folded) and _LEADER_MAY.search(folded)
    return offered and permitted is not None and "?" not in text and _REFUSES.search(folded) is None


def _take_samtykke(draft: Draft, answer: Answer, _office: Office) -> Draft | None:
    if answer.value == "ja_leder" or _leader_may_call(draft, answer.text):
        return replace(draft, samtykke="ja", leder="ja")
    said = answer.value or consented(answer.text)
    return replace(draft, samtykke=said, leder="") if said in {"ja", "nej"} else None


def _take_bekraeft(draft: Draft, answer: Answer, _office: Office) -> Draft | None:
    said = answer.value or only_yes_no(answer.text) or ""
    first = fold(answer.text).split(" ")[0]
    if not answer.value and _sends(answer.text):
        said = "send"
    elif not answer.value and said == "ja" and _HOLDS_BACK.search(fold(answer.text)):
        said = ""  # "ja, send intet"
    if said in {"ja", "send"}:
        return replace(draft, bekraeft="ja", ending=Ending.SEND)
    if said == "slet":
        return replace(draft, bekraeft="slet", ending=Ending.DROP)
    if said in {"nej", "ret"} or first in {"ret", "change"}:
        mending = replace(draft, bekraeft="ret", requested=Slot.RET)
        line = "" if said == "ret" else line_meant(answer.text)
        return _mended(mending, line) if line else mending
    return None


def _sends(text: str) -> bool:
    """Whether the last sentence is "send", and nothing but a yes and what goes with one stands before it ("det passer. send det")."""
    sentences = [folded for one in _SENTENCE_ENDS.split(text) if (folded := fold(one))]
    before = {word for sentence in sentences[:-1] for word in sentence.split()}
    return bool(sentences) and _SEND.match(sentences[-1]) is not None and before <= _BEFORE_SENDING


_CLEARED: dict[str, dict[str, Any]] = {
    Slot.BESKRIVELSE: {"story": ""},
    Slot.EMNE: {"forstaaet": "nej"},
    Slot.BREVDATO: {"brevdato": "", "brevdato_senest": ""},
    Slot.FULDMAGT: {"fuldmagt": ""},
    Slot.OENSKE: {"oenske": ""},
    Slot.TALT: {"talt_med_afdeling": ""},
    Slot.KONTAKT: {"kontakt_maade": "", "kontakt_vaerdi": "", "kontakt_navn": "", "samtykke": ""},
    Slot.SAMTYKKE: {"samtykke": ""},
}
"""What a line of the summary is emptied of, so that its question is asked again."""


def _take_ret(draft: Draft, answer: Answer, _office: Office) -> Draft | None:
    return _mended(draft, answer.value or line_meant(answer.text) or ("intet" if answer.text.casefold().strip(" .") == "send" else ""))


def _mended(draft: Draft, line: str) -> Draft | None:
    opened = replace(draft, bekraeft="", requested=None)
    if line == "intet":
        return opened
    if line == "kind":
        other = ("anden_henvendelse", "andet") if draft.kind == "klage" else ("klage", "klage_over_sagsbehandling")
        return replace(opened, kind=other[0], sub=other[1])
    return replace(opened, **_CLEARED[line]) if line in _CLEARED else None


SIMPLE: dict[Slot, Callable[[Draft, Answer, Office], Draft | None]] = {
    Slot.TILHOER: _take_tilhoer,
    Slot.OENSKE: _take_oenske,
    Slot.TALT: _take_talt,
    Slot.KONTAKT: _take_kontakt,
    Slot.SAMTYKKE: _take_samtykke,
    Slot.BEKRAEFT: _take_bekraeft,
    Slot.RET: _take_ret,
}
"""The draft after the answer, or None when it was not understood."""
