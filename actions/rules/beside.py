"""What a citizen may say to any question: back to the one before, something put right, or how to reach them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from actions.rules.answers import Answer
from actions.rules.case import ContactWay
from actions.rules.chat_chosen import in_the_chat
from actions.rules.corrections import corrected
from actions.rules.draft import Draft, Slot
from actions.rules.fold import fold
from actions.rules.listening import when_to_call
from actions.rules.mending import mended, reached_by
from actions.rules.office import Office
from actions.rules.reading import goes_back, leaning

LITTLE_MORE = 4
"""Characters. A number with no more around it is no wish."""


_GREETINGS = frozenset(
    {"hej", "hejsa", "hej igen", "goddag", "davs", "halloej", "hallo", "hej med dig", "god morgen", "godmorgen", "er du der", "jeg er tilbage"}
    | {"saa er jeg tilbage", "hej jeg er tilbage", "hello", "hi", "hi again", "good morning", "i am back", "are you there"}
)  # fmt: skip
_GOODBYES = frozenset({"farvel", "hej hej", "vi ses", "hav en god dag", "bye", "goodbye", "bye bye", "see you"})
_RATHER = re.compile(
    r"\b(?:hellere|i stedet|istedet|alligevel|vent|nyt nummer|ny mail|forkert|rettelse|ret(?:te)?|skifte?|jeg mente|instead|rather|actually|wrong|wait"
    r"|i meant|change)\b"
)
_IN_THE_CHAT = re.compile(r"\b(?:her i chatten|i chatten|paa chatten|her i stedet|in the chat|here instead)\b")


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
    if fold(answer.text) in _GREETINGS:
        # Somebody who comes back says hello; that is no answer to what was asked yesterday.
        return Beside(draft=draft, key="hilsen.midt_i", moves=False)
    if fold(answer.text) in _GOODBYES:
        # Whoever leaves in the middle has answered nothing, and is told that it is kept and not sent.
        return Beside(draft=draft, key="svar.farvel.midt_i", moves=False)
    if slot is not Slot.BESKRIVELSE and (line := mended(draft, answer.text, slot, office)):
        return Beside(draft=replace(line, bekraeft="", requested=None), key="rettet.linje")
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
    changes = bool(draft.kontakt_maade) and slot not in {Slot.OENSKE, Slot.BESKRIVELSE} and bool(_RATHER.search(fold(answer.text)))
    contact = office.read_contact(answer.text)
    if contact is None:
        return _moved_to_the_chat(draft, answer, slot, changes=changes)
    if draft.kontakt_maade == ContactWay.ANONYM.value and not changes:
        return None
    when = when_to_call(answer.text) if contact.way is ContactWay.TELEFON else ""
    noted = reached_by(draft, contact.way, value=contact.value, name=contact.name, when=when)
    if changes or slot in {Slot.BEKRAEFT, Slot.RET}:
        return Beside(draft=replace(noted, bekraeft="", requested=None), key="noteret.kontakt")
    bare = slot is Slot.OENSKE and len(answer.text) <= len(contact.value) + LITTLE_MORE
    if bare or (slot in {Slot.TALT, Slot.SAMTYKKE, Slot.BREVDATO, Slot.FULDMAGT} and leaning(answer.text) is None):
        return Beside(draft=noted, key="noteret.kontakt", moves=False)
    return None


def _moved_to_the_chat(draft: Draft, answer: Answer, slot: Slot, *, changes: bool) -> Beside | None:
    """The chat instead of the number or the address that was given."""
    chat = bool(_IN_THE_CHAT.search(fold(answer.text))) and in_the_chat(answer.text) and (changes or slot in {Slot.BEKRAEFT, Slot.RET})
    if not chat or draft.kontakt_maade in {"", ContactWay.CHAT.value}:
        return None
    return Beside(draft=replace(reached_by(draft, ContactWay.CHAT), bekraeft="", requested=None), key="noteret.kontakt")
