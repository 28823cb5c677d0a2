"""Intake: how an answer becomes part of the draft, and how each question is asked.

The engine's form and the deterministic form (when the engine is away) both run on these rules, so a citizen who
changes from one to the other in the middle says nothing twice. Sources: ux.md (one question at a time, never refuse),
Norddjurs 2023 (in doubt klage), Ballerup 2018 (department first, asked once).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from actions.rules.case import Contact, ContactWay
from actions.rules.catalogue import Catalogue
from actions.rules.choices import yes_no
from actions.rules.draft import Draft, Ending, Slot, next_slot
from actions.rules.triage import Route, Suggestion

ContactReader = Callable[[str], Contact | None]
"""Reads a mail address or a phone number out of free text; None when there is neither."""

LONGEST_WISH = 1000
UNPLACED = "andet_uoplyst"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the citizen said to the open question: words, or the value of a choice."""

    message_id: str
    text: str = ""
    value: str = ""
    suggestion: Suggestion | None = None
    """What triage makes of the words; None without the engine."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The draft after an answer. `problem` is the text key that explains why the answer was not understood."""

    draft: Draft
    problem: str = ""


def begin(
    text: str, suggestion: Suggestion | None, *, message_id: str, lang: str, catalogue: Catalogue, open_case: str = "", akut: str = ""
) -> Draft:
    """A new draft from a first message. Without a suggestion it is a klage that nobody has placed yet."""
    draft = Draft(story=text.strip(), lang=lang, open_case=open_case, akut=akut, seen=message_id)
    return _with_suggestion(draft, suggestion, catalogue)


def take(draft: Draft, answer: Answer, *, read_contact: ContactReader, catalogue: Catalogue) -> Taken:
    """Put an answer to the requested question into the draft. The same message is taken once.

    Total: what cannot be read leaves the draft as it is, with a problem and one miss more. After two misses the
    question is left open as "does not know" where the registration can do without it, so nobody is stuck.
    """
    if draft.requested is None or answer.message_id == draft.seen:
        return Taken(draft=draft)
    seen = replace(draft, seen=answer.message_id)
    taker = _TAKERS[draft.requested]
    taken = taker(seen, answer, read_contact, catalogue)
    if taken is None:
        if draft.misses >= 1 and draft.requested in _DEFAULTS:
            return Taken(draft=_settled(replace(seen, **_DEFAULTS[draft.requested])))
        return Taken(draft=replace(seen, misses=draft.misses + 1), problem=f"problem.{draft.requested.value}")
    return Taken(draft=_settled(taken))


_DEFAULTS: dict[Slot, dict[str, Any]] = {
    Slot.TALT: {"talt_med_afdeling": "ved_ikke"},
    Slot.KONTAKT: {"kontakt_maade": "chat"},
    Slot.SAMTYKKE: {"samtykke": "nej"},
    Slot.FORSTAAET: {"forstaaet": "ja"},
    Slot.TILHOER: {"tilhoer": "ny"},
}


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


def _take_tilhoer(draft: Draft, answer: Answer, _read: ContactReader, _catalogue: Catalogue) -> Draft | None:
    if answer.value == "foej":
        return replace(draft, tilhoer="foej", ending=Ending.APPEND)
    if answer.value == "ny":
        return replace(draft, tilhoer="ny")
    return None


def _take_vej(draft: Draft, answer: Answer, _read: ContactReader, _catalogue: Catalogue) -> Draft | None:
    said = answer.value or yes_no(answer.text) or ""
    if said == "ja":
        return replace(draft, vej="videre", forstaaet="ja")
    if said == "nej":
        return replace(draft, vej="nej", ending=Ending.DROP)
    if answer.text:
        # Words instead of a yes or no: the citizen goes on telling, so it is wanted.
        return replace(draft, vej="videre", forstaaet="ja", story=f"{draft.story}\n{answer.text}".strip())
    return None


def _take_forstaaet(draft: Draft, answer: Answer, _read: ContactReader, catalogue: Catalogue) -> Draft | None:
    value = answer.value
    if value.startswith("emne:"):
        return _placed(replace(draft, forstaaet="ja"), value.removeprefix("emne:"), catalogue)
    if value == "ikke_klage":
        return replace(draft, kind="anden_henvendelse", sub="andet", forstaaet="ja")
    if value == "er_klage":
        return replace(draft, kind="klage", sub="klage_over_sagsbehandling", forstaaet="ja")
    if value == "noget_andet":
        return replace(draft, forstaaet="nej")
    said = value or yes_no(answer.text)
    if said == "ja" and draft.several_guesses and draft.misses == 0:
        return None
    if said in {"ja", "nej"}:
        return replace(draft, forstaaet=said)
    return _retold(draft, answer, catalogue)


def _take_emne(draft: Draft, answer: Answer, _read: ContactReader, catalogue: Catalogue) -> Draft | None:
    if answer.value.startswith("emne:"):
        return _placed(replace(draft, forstaaet="ja"), answer.value.removeprefix("emne:"), catalogue)
    if answer.value in {"andet", "ved_ikke"}:
        return replace(draft, forstaaet="ja", emne="", afdeling=UNPLACED)
    return _retold(draft, answer, catalogue)


def _retold(draft: Draft, answer: Answer, catalogue: Catalogue) -> Draft | None:
    """The citizen explains in other words: understand once more if that is clearer, else leave the placing to the advisor."""
    if not answer.text:
        return None
    more = replace(draft, story=f"{draft.story}\n{answer.text}".strip(), corrections=draft.corrections + 1)
    new = answer.suggestion
    if new is not None and new.klar and new.route is Route.REGISTRER and new.emne and draft.corrections == 0:
        was_klage = draft.kind == "klage"
        again = _with_suggestion(more, answer.suggestion, catalogue)
        # A correction of the topic does not take a complaint back.
        return replace(again, kind="klage", sub=draft.sub) if was_klage and again.kind != "klage" else again
    if draft.forstaaet == "nej":
        return replace(more, forstaaet="ja", emne="", afdeling=UNPLACED)
    return replace(more, forstaaet="ja")  # nobody said the first guess was wrong; the summary shows it and it can be mended


def _placed(draft: Draft, topic: str, catalogue: Catalogue) -> Draft:
    return replace(draft, emne=topic, afdeling=catalogue.unit_of(topic))


def _take_beskrivelse(draft: Draft, answer: Answer, _read: ContactReader, _catalogue: Catalogue) -> Draft | None:
    return replace(draft, story=answer.text.strip()) if answer.text.strip() else None


def _take_oenske(draft: Draft, answer: Answer, _read: ContactReader, _catalogue: Catalogue) -> Draft | None:
    if answer.value == "ved_ikke":
        return replace(draft, oenske="-")
    wish = answer.text.strip()[:LONGEST_WISH]
    return replace(draft, oenske=wish) if wish else None


def _take_talt(draft: Draft, answer: Answer, _read: ContactReader, _catalogue: Catalogue) -> Draft | None:
    said = answer.value or yes_no(answer.text)
    return replace(draft, talt_med_afdeling=said) if said in {"ja", "nej", "ved_ikke"} else None


def _take_kontakt(draft: Draft, answer: Answer, read: ContactReader, _catalogue: Catalogue) -> Draft | None:
    if answer.value in {ContactWay.CHAT.value, ContactWay.ANONYM.value}:
        return replace(draft, kontakt_maade=answer.value, kontakt_vaerdi="", kontakt_navn="")
    contact = read(answer.text) if answer.text else None
    if contact is None:
        return None
    return replace(draft, kontakt_maade=contact.way.value, kontakt_vaerdi=contact.value, kontakt_navn=contact.name)


def _take_samtykke(draft: Draft, answer: Answer, _read: ContactReader, _catalogue: Catalogue) -> Draft | None:
    said = answer.value or yes_no(answer.text)
    return replace(draft, samtykke=said) if said in {"ja", "nej"} else None


def _take_bekraeft(draft: Draft, answer: Answer, _read: ContactReader, _catalogue: Catalogue) -> Draft | None:
    said = answer.value or yes_no(answer.text) or ""
    if said in {"ja", "send"}:
        return replace(draft, bekraeft="ja", ending=Ending.SEND)
    if said in {"nej", "ret"}:
        return replace(draft, bekraeft="ret", requested=Slot.RET)
    if said == "slet":
        return replace(draft, bekraeft="slet", ending=Ending.DROP)
    return None


def _take_ret(draft: Draft, answer: Answer, _read: ContactReader, _catalogue: Catalogue) -> Draft | None:
    cleared: dict[str, dict[str, Any]] = {
        Slot.BESKRIVELSE: {"story": ""},
        Slot.EMNE: {"forstaaet": "nej"},
        Slot.OENSKE: {"oenske": ""},
        Slot.TALT: {"talt_med_afdeling": ""},
        Slot.KONTAKT: {"kontakt_maade": "", "kontakt_vaerdi": "", "kontakt_navn": "", "samtykke": ""},
        Slot.SAMTYKKE: {"samtykke": ""},
    }
    if answer.value == "intet":
        return replace(draft, bekraeft="", requested=None)
    if answer.value == "kind":
        other = ("anden_henvendelse", "andet") if draft.kind == "klage" else ("klage", "klage_over_sagsbehandling")
        return replace(draft, kind=other[0], sub=other[1], bekraeft="", requested=None)
    if answer.value not in cleared:
        return None
    return replace(draft, bekraeft="", requested=None, **cleared[answer.value])


_TAKERS: dict[Slot, Callable[[Draft, Answer, ContactReader, Catalogue], Draft | None]] = {
    Slot.TILHOER: _take_tilhoer,
    Slot.VEJ: _take_vej,
    Slot.FORSTAAET: _take_forstaaet,
    Slot.EMNE: _take_emne,
    Slot.BESKRIVELSE: _take_beskrivelse,
    Slot.OENSKE: _take_oenske,
    Slot.TALT: _take_talt,
    Slot.KONTAKT: _take_kontakt,
    Slot.SAMTYKKE: _take_samtykke,
    Slot.BEKRAEFT: _take_bekraeft,
    Slot.RET: _take_ret,
}
