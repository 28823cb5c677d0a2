"""A human, at once: the phone, when it is open, and the offer that the advisor calls. Source: domain.md, scenario 24 (no more questions).

A number that is left is a henvendelse of its own, so that somebody does call. Is there a draft already, it is that one: what was told
is kept, and nothing more is asked.
"""

from __future__ import annotations

from dataclasses import replace

from actions.rules.answers import joined
from actions.rules.asking_words import bag
from actions.rules.case import Contact, ContactWay
from actions.rules.command_words import command_in, only_a_call
from actions.rules.draft import Draft, Ending, Slot
from actions.rules.fold import fold
from actions.rules.intake import begin
from actions.rules.office import Office
from actions.rules.opening import opening, said
from actions.rules.say import PHONE_HOURS, Choice, Say

OFFER = "svar.vil_have_menneske"
"""How the keys begin of every bubble that asks for a number."""
NO_CALL = "ring:nej"
CALL_ME, WRITE_TO_ME = "Ring mig op", "Skriv til mig"
"""The wish in the register, which staff read; Danish, like every other value there."""
MEANT_AS_NUMBER = 5
"""Digits. As many, and no number that can be read: it was meant as one."""
LONGEST_WITH_NUMBER = 15
"""Words. A longer text tells a story, and the number in it may be anybody's."""
_AROUND_A_NUMBER = bag(
    "mit nummer nummeret er det tlf telefon telefonnummer mobil ring paa til mig ja tak my number is phone call me on please"
)
ASKED_ANYWAY = frozenset({Slot.OENSKE, Slot.KONTAKT})
"""Where "ring til mig" answers the open question: it is the wish, or the way to be reached."""
UNSAID = "ved_ikke"
ASKED_AGAIN = Say(key=f"{OFFER}.nummer")
"""Only the number is asked for."""


def offer(office: Office, *, again: bool = False) -> Say:
    """The phone, its hours and the call. `again`: somebody who asks a second time is not told all of it once more."""
    place = office.catalogue.municipality
    args = {"telefon": place.phone, "tid": PHONE_HOURS}
    found = opening(office.now, place.phone_hours, office.calendar)
    key = f"{OFFER}.igen" if again else OFFER
    if found is not None:
        key += ".aabent" if found.now else ".lukket"
        args["aabner"] = said(found, office.day)
    return Say(key=key, args=args, choices=(Choice(value=NO_CALL, key="choice.ring.nej"),))


def asks_for_number(key: str) -> bool:
    """Whether the bubble with this key asked for a number."""
    return key.startswith(OFFER)


def mistyped(text: str) -> bool:
    """Whether it was meant as a phone number and cannot be read as one."""
    beside = {word for word in fold(text).split() if not word.isdecimal()}
    return sum(sign.isdecimal() for sign in text) >= MEANT_AS_NUMBER and beside <= _AROUND_A_NUMBER


def number_in(text: str, office: Office) -> Contact | None:
    """The way to reach them that somebody wrote when asked for it."""
    return office.read_contact(text) if len(text.split()) <= LONGEST_WITH_NUMBER else None


def number_with_the_wish(text: str, slot: Slot | None, office: Office) -> Contact | None:
    """The number in "jeg vil tale med et menneske, ring på 20 30 40 50": both were said at once. `slot` is the open question."""
    contact = number_in(text, office)
    if contact is None or (slot in ASKED_ANYWAY and only_a_call(text)):
        return None
    around = fold("".join(" " if sign.isdecimal() or sign in "+@" else sign for sign in text))
    wanted = command_in(around) or command_in(around.removesuffix(" paa").removesuffix(" on").removesuffix(" nummer"))
    return contact if wanted == "vil_have_menneske" else None


def call_back(
    draft: Draft | None, contact: Contact, text: str, *, asked_with: str, message_id: str, lang: str, office: Office, akut: str = ""
) -> Draft:
    """The draft that is registered for a call: the open one with the number noted, else a new one.

    `asked_with` are the words that a human was asked for with. What was not asked stays open: no consent, no power of attorney.
    """
    wish = CALL_ME if contact.way is ContactWay.TELEFON else WRITE_TO_ME
    if draft is None:
        begun = begin(joined(asked_with, text), None, message_id=message_id, lang=lang, office=office, akut=akut)
        base = replace(begun, kind="anden_henvendelse", sub="andet", story=joined(asked_with, text), opening="", oenske="")
    else:
        base = replace(draft, story=joined(draft.story or draft.opening or asked_with, text))
    called = replace(
        base,
        oenske=wish if base.oenske in {"", "-"} else joined(base.oenske, wish),
        kontakt_maade=contact.way.value,
        kontakt_vaerdi=contact.value,
        kontakt_navn=contact.name or base.kontakt_navn,
        talt_med_afdeling=base.talt_med_afdeling or UNSAID,
        samtykke=base.samtykke or "nej",
        fuldmagt=base.fuldmagt or (UNSAID if base.for_anden else ""),
        vej="videre" if base.vej in {"", "nej"} and base.requested is Slot.VEJ else base.vej,
        to_sager="en" if base.to_sager == "to" else base.to_sager,
        bekraeft="ja",
        requested=None,
        seen=message_id,
        ending=Ending.SEND,
    )
    belongs = bool(called.open_case) and called.tilhoer != "ny"
    return replace(called, ending=Ending.APPEND, tilhoer="foej") if belongs else called
