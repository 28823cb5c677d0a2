"""What a citizen may say to any question: back to the one before, something put right, or how to reach them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from actions.rules.answers import Answer
from actions.rules.case import ContactWay
from actions.rules.corrections import corrected
from actions.rules.draft import Draft, Slot
from actions.rules.listening import when_to_call
from actions.rules.office import Office
from actions.rules.reading import goes_back, leaning

LITTLE_MORE = 4
"""Characters. A number with no more around it is no wish."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The draft after it. `key` is the text that says what was taken; `moves`: the open question may be another one now."""

    draft: Draft
    key: str = ""
    moves: bool = True


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


def beside_the_question(draft: Draft, answer: Answer, slot: Slot, office: Office) -> Beside | None:
    """What the words are beside an answer to the open question, or None: then they are read as that."""
    if not answer.text:
        return None
    if goes_back(answer.text):
        return _back(draft, slot)
    if slot is not Slot.BESKRIVELSE and (put_right := corrected(draft, answer.text, slot, office)):
        return Beside(draft=replace(put_right.draft, bekraeft="", requested=None), key=put_right.key)
    return _contact(draft, answer, slot, office)


def _back(draft: Draft, slot: Slot) -> Beside | None:
    answered = [
        opened
        for asked, (name, opened) in _CAN_GO_BACK.items()
        if getattr(draft, name) and (asked is not Slot.FORSTAAET or draft.suggestion)
    ]
    if not answered or slot not in {*_CAN_GO_BACK, Slot.BEKRAEFT, Slot.RET}:
        return None
    return Beside(draft=replace(draft, bekraeft="", requested=None, **answered[-1]))


def _contact(draft: Draft, answer: Answer, slot: Slot, office: Office) -> Beside | None:
    contact = office.read_contact(answer.text)
    if contact is None or draft.kontakt_maade == ContactWay.ANONYM.value:
        return None
    when = when_to_call(answer.text) if contact.way is ContactWay.TELEFON else ""
    noted = replace(draft, kontakt_maade=contact.way.value, kontakt_vaerdi=contact.value, kontakt_navn=contact.name, kontakt_hvornaar=when)
    if slot in {Slot.BEKRAEFT, Slot.RET}:
        return Beside(draft=replace(noted, bekraeft="", requested=None), key="noteret.kontakt")
    bare = slot is Slot.OENSKE and len(answer.text) <= len(contact.value) + LITTLE_MORE
    if bare or (slot in {Slot.TALT, Slot.SAMTYKKE, Slot.BREVDATO, Slot.FULDMAGT} and leaning(answer.text) is None):
        return Beside(draft=noted, key="noteret.kontakt", moves=False)
    return None
