"""A line of the summary mended in free words, at any question: "ret ønsket til at få svar", "ret telefonnummer til 20 30 40 50".

The new value is taken at once (ux.md: an editable summary; never ask what was already said). What cannot be read as a value of that
line is left to the question of the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from actions.rules.case import ContactWay
from actions.rules.chat_chosen import in_the_chat
from actions.rules.consent import consented
from actions.rules.corrections import redated
from actions.rules.draft import Draft, Slot
from actions.rules.fold import fold
from actions.rules.listening import when_to_call
from actions.rules.office import Office
from actions.rules.reading import has_told, leaning, line_meant
from actions.rules.topic_words import named

KIND = "kind"
SHORTEST_STORY = 3
"""Words. Fewer are no account of what happened."""
LONGEST_WISH = 1000
_FIRST = r"^(?:(?:nej|ja|jo|hov|ups|undskyld|vent|kan du|vil du|du må gerne|no|yes|wait|can you|could you|please)[ ,.]+)*"
_MENDS = re.compile(
    rf"{_FIRST}(?:ret(?:te)?|ændre?|skifte?|change|correct)\s+(?P<line>.{{1,60}}?)(?:\s+(?:til|to)\b\s*:?|\s*:)\s*(?P<value>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_IS = re.compile(
    rf"{_FIRST}(?P<line>(?:(?:mit|min|my|the) )?[a-zæøå]{{4,20}})(?:\s+(?:er|skal være|is|should be)\b\s*:?|\s*:)\s*(?P<value>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""Said to the summary only: anywhere else "mit ønske er ..." answers a question."""
_CLEARS = re.compile(
    rf"{_FIRST}(?:slet|fjern|drop|delete|remove)\s+(?P<line>(?:(?:mit|min|den|det|my|the) )?[a-zæøå]{{4,20}})[ .!]*$", re.IGNORECASE
)
"""A line that is to be empty: said to the summary only, and never the whole."""
_OTHER_KINDS = frozenset({"ikke", "spoergsmaal", "henvendelse", "andet", "not", "question", "enquiry", "other"})


def mended(draft: Draft, text: str, slot: Slot, office: Office) -> Draft | None:
    """The draft with the line that `text` names at its new value; None when it names none, or no value that can be read."""
    at_the_summary = slot in {Slot.BEKRAEFT, Slot.RET}
    cleared = _CLEARS.match(text) if at_the_summary else None
    if cleared is not None:
        empty = _EMPTY.get(line_meant(cleared["line"]))
        return empty(draft) if empty else None
    found = (
        _MENDS.match(text) or (_MENDS.match(f"ret {text}") if slot is Slot.RET else None) or (_IS.match(text) if at_the_summary else None)
    )
    if found is None:
        return None
    mend = _LINES.get(line_meant(found["line"]))
    return mend(draft, found["value"].strip(), office) if mend else None


def _story(draft: Draft, value: str, _office: Office) -> Draft | None:
    return replace(draft, story=value) if len(value.split()) >= SHORTEST_STORY else None


def _kind(draft: Draft, value: str, _office: Office) -> Draft | None:
    words = set(fold(value).split())
    if words & _OTHER_KINDS:
        return replace(draft, kind="anden_henvendelse", sub="andet") if draft.kind == "klage" else draft
    if words & {"klage", "complaint"}:
        return draft if draft.kind == "klage" else replace(draft, kind="klage", sub="klage_over_sagsbehandling")
    return None


def _topic(draft: Draft, value: str, office: Office) -> Draft | None:
    topics = named(value, office.catalogue.topics)
    if len(topics) != 1:
        return None
    return replace(draft, forstaaet="ja", emne=topics[0], afdeling=office.catalogue.unit_of(topics[0]))


def _letter(draft: Draft, value: str, office: Office) -> Draft | None:
    return redated(draft, value, office)


def _wish(draft: Draft, value: str, _office: Office) -> Draft | None:
    return replace(draft, oenske=value[:LONGEST_WISH])


def _talked(draft: Draft, value: str, _office: Office) -> Draft | None:
    said = leaning(value) or ("ja" if has_told(value) else None)
    return replace(draft, talt_med_afdeling=said) if said else None


def _power(draft: Draft, value: str, _office: Office) -> Draft | None:
    said = leaning(value)
    return replace(draft, fuldmagt=said) if said else None


def _contact(draft: Draft, value: str, office: Office) -> Draft | None:
    contact = office.read_contact(value)
    if contact is not None:
        when = when_to_call(value) if contact.way is ContactWay.TELEFON else ""
        return reached_by(draft, contact.way, value=contact.value, name=contact.name, when=when)
    if in_the_chat(value):
        return reached_by(draft, ContactWay.CHAT)
    return reached_by(draft, ContactWay.ANONYM) if any(word.startswith("anonym") for word in fold(value).split()) else None


def reached_by(draft: Draft, way: ContactWay, *, value: str = "", name: str = "", when: str = "") -> Draft:
    """The draft with another way to reach the citizen. A leader can only call somebody with a number; nobody contacts for the anonymous."""
    anonymous = way is ContactWay.ANONYM
    return replace(
        draft,
        kontakt_maade=way.value,
        kontakt_vaerdi=value,
        kontakt_navn=name,
        kontakt_hvornaar=when,
        samtykke="" if anonymous else draft.samtykke,
        leder=draft.leder if way is ContactWay.TELEFON else "",
    )


def _consent(draft: Draft, value: str, _office: Office) -> Draft | None:
    said = consented(value)
    return replace(draft, samtykke=said, leder="") if said else None


def _no_letter(draft: Draft) -> Draft | None:
    """Without the day of the letter; None where none is known: then nothing is put right."""
    if draft.brevdato in _NO_DAY:
        return None
    return replace(draft, brevdato="ved_ikke", brevdato_senest="", sagt=tuple(one for one in draft.sagt if one != "frist"))


_NO_DAY = frozenset({"", "-", "ved_ikke"})
_EMPTY: dict[str, Callable[[Draft], Draft | None]] = {
    Slot.BREVDATO.value: _no_letter,
    Slot.OENSKE.value: lambda draft: replace(draft, oenske="-"),
}
"""By line of the summary: the draft without it. The others need a value, and "slet teksten" could mean everything."""
_LINES: dict[str, Callable[[Draft, str, Office], Draft | None]] = {
    Slot.BESKRIVELSE.value: _story,
    KIND: _kind,
    Slot.EMNE.value: _topic,
    Slot.BREVDATO.value: _letter,
    Slot.OENSKE.value: _wish,
    Slot.TALT.value: _talked,
    Slot.FULDMAGT.value: _power,
    Slot.KONTAKT.value: _contact,
    Slot.SAMTYKKE.value: _consent,
}
"""By line of the summary: the draft with the new value, or None when it cannot be read as one."""
