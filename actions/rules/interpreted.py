"""An enquiry in a language that nobody here reads: what is noted of it, so that an advisor can call with an interpreter. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.rules.case import Contact
from actions.rules.draft import Draft, Ending
from actions.rules.fold import fold
from actions.rules.language import mixes
from actions.rules.language_words import COMPLAINING
from actions.rules.triage import Route, Suggestion

PROBLEM = "sprog_og_tolk"
RULE = "andet_sprog"
"""Id of this rule among those that had a say in a suggestion."""
UNPLACED = "andet_uoplyst"
_NOT_UNDERSTOOD = re.compile(
    r"\b(?:ikke|ik|ikk|not|dont|don t|cannot|cant|can t) (?:\w+ )?(?:forst\w+|understand)|\bforst\w+ (?:\w+ )?(?:ikke|ik|ikk)\b"
)
_YES = {
    "uk": ("так", "запишіть"), "ar": ("نعم", "اي نعم", "ايوه", "أيوه"), "pl": ("tak", "tak prosze", "prosze zapisac"),
    "tr": ("evet", "evet lutfen"), "de": ("ja", "ja bitte", "ja gerne"), "so": ("haa", "haa fadlan"), "fa": ("بله", "آره", "بلی"),
    "ti": ("እወ",), "ro": ("da", "da va rog"),
}  # fmt: skip
"""A plain yes. "Tak" is Polish for it and Danish for thanks, so it counts only where Polish was written before."""


_THANKS = {
    "uk": ("дякую", "дуже дякую"), "ar": ("شكرا", "شكراً", "شكرًا", "شكرا جزيلا"), "pl": ("dziekuje", "dzieki", "dziekuje bardzo"),
    "tr": ("tesekkurler", "tesekkur ederim", "sagol", "sagolun"), "de": ("danke", "danke schoen", "vielen dank"),
    "so": ("mahadsanid", "waad mahadsan tahay"), "fa": ("ممنون", "مرسی", "متشکرم", "سپاس"), "ti": ("የቐንየለይ",), "ro": ("multumesc", "va multumesc"),
}  # fmt: skip


def half_understood(text: str, suggestion: Suggestion) -> Suggestion:
    """A suggestion with `sprog_og_tolk` added where somebody who mixes two languages says that they do not understand."""
    if PROBLEM in suggestion.problem or not (mixes(text) and _NOT_UNDERSTOOD.search(fold(text))):
        return suggestion
    return replace(suggestion, problem=(*suggestion.problem, PROBLEM), rules=(*suggestion.rules, "blandet_sprog"))


def thanks(text: str, code: str) -> bool:
    """Whether a text is a plain thank you in the language `code`: nothing that an advisor must be told of."""
    return _is_one_of(text, _THANKS.get(code, ()))


def agrees(text: str, code: str) -> bool:
    """Whether a text is a plain yes in the language `code`."""
    return _is_one_of(text, _YES.get(code, ()))


def _is_one_of(text: str, phrases: Sequence[str]) -> bool:
    written = text.strip(" .,!،።").lower()
    # `fold` knows the accents of every language, but not these two letters.
    plain = fold(written.replace("ı", "i").replace("ł", "l"))
    return written in phrases or (plain != "" and plain in phrases)


def complains(text: str, code: str) -> bool:
    """Whether a text in the language `code` has a word of dissatisfaction in it."""
    return any(word in text.lower() for word in COMPLAINING.get(code, ()))


def noted(code: str, texts: Sequence[str], *, message_id: str, akut: str = "", before: Draft | None = None) -> Draft:
    """The draft of what was written in the language `code`. `before` is what was said in Danish or English already.

    It is an anden henvendelse unless its words show dissatisfaction: "in doubt a complaint" (Norddjurs 2023) is for words that
    were read and leave a doubt. Here nobody has read any, and a figure of complaints made of them would say nothing; the advisor
    changes the type with the interpreter on the line.
    """
    draft = before or Draft(story="", kind="anden_henvendelse", sub="andet", afdeling=UNPLACED, akut=akut)
    if draft.kind != "klage" and any(complains(text, code) for text in texts):
        draft = replace(draft, kind="klage", sub="klage_over_sagsbehandling")
    told = draft.suggestion or Suggestion(route=Route.REGISTRER, kind=draft.kind, sub=draft.sub)
    problems = (*(one for one in told.problem if one != PROBLEM), PROBLEM)
    return replace(
        draft,
        story="\n".join(one for one in (draft.story or draft.opening, *texts) if one),
        lang=code,
        suggestion=replace(told, problem=problems, rules=(*told.rules, RULE)),
        seen=message_id,
    )


def sent(draft: Draft, contact: Contact) -> Draft:
    """The draft as it is registered. Nobody could be asked for consent, so there is none."""
    # Words around a number in a language we do not read are no name.
    return replace(
        draft, kontakt_maade=contact.way.value, kontakt_vaerdi=contact.value, kontakt_navn="", samtykke="nej", tilhoer="ny",
        vej="videre", bekraeft="ja", requested=None, ending=Ending.SEND,
    )  # fmt: skip
