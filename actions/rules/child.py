"""When a child writes: known by its words or by the danger it tells of, asked little, and answered in words of its own.

A child is asked what happened, what it wants, and how a grown-up may safely reach it; it may stay anonymous. Departments, decisions,
a leader's call and consent are for grown-ups, and the advisor's to clear up. Nothing is promised: who must be told when a child may be
in danger is not for the child or the advisor to choose (taxonomy `akut.regler`: `chat_kan_vaere_underretning`; `underretning_24_timer`).
"""

from __future__ import annotations

from collections.abc import Mapping

from actions.rules.sender import sender_type
from actions.rules.wording import says

SITUATION = "barn_skriver_selv"
SENDER = "barn"
_YOUNG = r"\b(?:jeg er (?:kun |bare |snart |lige blevet )?(?:15|16|17|femten|seksten|sytten)|i am (?:only )?(?:15|16|17)|i'm (?:only )?(?:15|16|17))\b"
"""Old enough to have a matter of their own with a deadline that must be told: where there is no danger, they are asked as grown-ups are."""
_CHILD_IN_ENGLISH = (
    r"\b(?:i'm|i am) (?:only )?(?:[5-9]|1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?: years old)?(?=$|[.,!? ](?!(?:"
    r"hours|weeks|months|days|percent|minutes)))|\bi am in (?:the )?\w+ grade\b"
)
_GROWN_UP = (
    r"\b(?:(?:min|mit|mine|vores) (?:\w+ ){0,2}(?:søn|datter|barn|børn|mand|kone|kæreste|ægtefælle|eks\w*|barnebarn|arbejde|job)|"
    r"jeg er (?:mor|far|lærer|pædagog|nabo|voksen|gift|skilt|enlig|(?:1[89]|[2-9]\d)(?: år)?)\b|kontanthjælp\w*|sygedagpenge\w*|folkepension\w*|"
    r"my (?:\w+ ){0,2}(?:son|daughter|child|children|kids|husband|wife|job))\b"
)
"""Beside what the engine alone takes for a child's words: somebody else's."""


def writes(text: str, akut: str = "") -> bool:
    """Whether `text` is a child's and to be met as one. `akut`: the urgent situation it tells of, "" for none."""
    told = sender_type(text) == SENDER or says(_CHILD_IN_ENGLISH, text)
    if told:
        return bool(akut) or not says(_YOUNG, text)
    return akut == SITUATION and not says(_GROWN_UP, text)


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
