"""When a child writes: known by its words or by the danger it tells of, asked little, and answered in words of its own.

A child is asked what happened, what it wants, and how a grown-up may safely reach it; it may stay anonymous. Departments, decisions,
a leader's call and consent are for grown-ups, and the advisor's to clear up. Nothing is promised: who must be told when a child may be
in danger is not for the child or the advisor to choose (taxonomy `akut.regler`: `chat_kan_vaere_underretning`; `underretning_24_timer`).
"""

from __future__ import annotations

from collections.abc import Mapping

from actions.rules.child_words import AGE_IN_ENGLISH, ANOTHERS, GROWN_UP, PASSING, UNMISTAKABLE, own_words
from actions.rules.danger import assess
from actions.rules.sender import sender_type
from actions.rules.triage import LIFE_AND_LIMB
from actions.rules.wording import compiled, plain, says

SITUATION = "barn_skriver_selv"
SENDER = "barn"
_YOUNG = r"\b(?:jeg er (?:kun |bare |snart |lige blevet )?(?:15|16|17|femten|seksten|sytten)|i am (?:only )?(?:15|16|17)|i'm (?:only )?(?:15|16|17))\b"
"""Old enough to have a matter of their own with a deadline that must be told: where there is no danger, they are asked as grown-ups are."""


def writes(text: str, akut: str = "", *, begun: bool = False) -> bool:
    """Whether `text` is a child's and to be met as one.

    `akut`: the urgent situation it tells of, "" for none. `begun`: a form is open in which somebody was met as a grown-up; a number in
    passing makes no child of them, only the danger or an age beyond doubt does.
    """
    own = own_words(text)
    if says(ANOTHERS, own):
        return False
    if sender_type(own) == SENDER or says(AGE_IN_ENGLISH, own):
        if begun and akut != SITUATION and not says(UNMISTAKABLE, own):
            return False
        return akut in LIFE_AND_LIMB or not says(_YOUNG, own)
    return akut == SITUATION and not says(GROWN_UP, own) and not _only_a_number(own)


def _only_a_number(text: str) -> bool:
    """Whether nothing but a number that is no age tells of a child's danger."""
    if not says(PASSING, text):
        return False
    found = assess(compiled(PASSING).sub(" ", plain(text)))
    return found is None or found.id != SITUATION


WORDS: Mapping[str, str] = {
    **dict.fromkeys(("kvittering", "kvittering.uplaceret"), "kvittering.barn"),
    **{
        key: f"{key}.barn"
        for key in (
            "foejet", "problem.kontakt", "problem.kontakt.telefon", "problem.kontakt.mail", "problem.kontakt.ja", "problem.oenske",
            "problem.tilhoer", "svar.hvorfor.oenske", "svar.hvorfor.kontakt", "svar.hvorfor.beskrivelse", "svar.om.foraeldre", "svar.om.hemmeligt", "svar.om.jeg_fjernes",
            "svar.om.hvem_laeser", "svar.om.straf", "svar.om.samtykke", "svar.om.anonym", "svar.om.kontaktdata", "svar.om.svartid",
            "svar.om.borgerraadgiver", "svar.om.boern_fjernes", "svar.spoergsmaal", "videre.hvad_nu",
        )
    },
}  # fmt: skip
"""What a child is told in other words than a grown-up, by text key: the grown-ups' speak of departments, consent and confidentiality."""


def situation(akut: str) -> str:
    """The situation a child is in that tells of violence or neglect: the first words for grown-ups in it are not a child's."""
    return SITUATION if akut in _AT_HOME else akut


def tells_again(akut: str) -> bool:
    """Whether a situation is the one that a child who is in danger has told of already."""
    return akut == SITUATION or akut in _AT_HOME


_AT_HOME = frozenset({"vold", "barn_i_fare"})


def worded(key: str) -> str:
    """The key of a child's words for what grown-ups are told with the words of `key`; the same key where they are plain enough."""
    return WORDS.get(key, key)
