"""What a citizen may say at any time, in the middle of a form too: stop, start over, a human, "are you a robot" ..."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from actions.rules.catalogue import Catalogue
from actions.rules.draft import Draft, Slot
from actions.rules.fold import fold
from actions.rules.say import PHONE_HOURS, Choice, Say, on_day

INTERRUPTIONS = frozenset(
    {"er_du_robot", "vil_have_menneske", "hvad_kan_du", "status_paa_registreret_henvendelse", "slet_mine_data", "stop", "start_forfra"}
)
SURE_ENOUGH = 0.6
"""Below this an intent in the middle of the form is an answer, not an interruption."""
LONGEST_INTERRUPTION = 12
"""Words. A longer text in answer to an open question is the citizen's story."""

TYPED: Mapping[str, str] = {
    **dict.fromkeys(("stop", "annuller", "afbryd", "cancel"), "stop"),
    **dict.fromkeys(("start forfra", "begynd forfra", "forfra", "start over"), "start_forfra"),
    **dict.fromkeys(
        (
            "menneske",
            "et menneske",
            "tal med et menneske",
            "jeg vil tale med et menneske",
            "jeg vil snakke med et menneske",
            "human",
            "talk to a human",
        ),
        "vil_have_menneske",
    ),
    **dict.fromkeys(("er du et menneske", "er du en robot", "hvem er du", "are you a robot", "are you human"), "er_du_robot"),
    **dict.fromkeys(("slet mine data", "slet alt", "slet alt hvad jeg har skrevet", "delete my data"), "slet_mine_data"),
    **dict.fromkeys(("hjaelp", "hvad kan du", "help", "what can you do"), "hvad_kan_du"),
    **dict.fromkeys(("hej", "goddag", "hello", "hi"), "hilsen"),
    **dict.fromkeys(("tak", "mange tak", "thanks", "thank you"), "tak"),
    **dict.fromkeys(("farvel", "hej hej", "bye", "goodbye"), "farvel"),
    **dict.fromkeys(
        (
            "status",
            "hvad er status",
            "hvordan gaar det",
            "hvordan gaar det med min sag",
            "hvordan gaar det med sagen",
            "hvad sker der med min sag",
            "hvad er status paa min sag",
            "er der nyt",
            "er der nyt i min sag",
            "any news",
            "how is my case going",
        ),
        "status_paa_registreret_henvendelse",
    ),
}
"""The few that are understood to the letter, also when the engine is away. Keys are folded (no æøå, no punctuation)."""


def typed(text: str) -> str:
    """The command a text is to the letter, or an empty string."""
    return TYPED.get(fold(text), "")


def interrupts(draft: Draft, intent: str, confidence: float, text: str, *, is_choice: bool) -> bool:
    """Whether a message in the middle of the form is no answer to the open question."""
    if is_choice:
        return False
    command = typed(text)
    if command in INTERRUPTIONS:
        # "Hjælp" is what many hope for.
        return command != "hvad_kan_du" or draft.requested is not Slot.OENSKE
    if intent not in INTERRUPTIONS or confidence < SURE_ENOUGH or len(text.split()) > LONGEST_INTERRUPTION:
        return False
    # "jeg vil tale med nogen" is a perfectly good wish; only a plain command interrupts the open question about the wish.
    return draft.requested not in {Slot.OENSKE, Slot.BESKRIVELSE} or confidence >= 0.85


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """What the dialogue may know of the case that is open in this conversation. `due` is an ISO date."""

    number: str
    due: str
    answered: bool


def small_talk(intent: str, catalogue: Catalogue, *, open_case: OpenCase | None = None) -> Say:
    """The answer to a small-talk intent. Unknown intents get the friendly "say it another way"."""
    place = catalogue.municipality
    args = {"telefon": place.phone, "tid": PHONE_HOURS}
    if intent == "slet_mine_data":
        if open_case:
            return Say(key="svar.slet_mine_data.registreret", args={"nummer": open_case.number, **args})
        return Say(
            key="svar.slet_mine_data",
            choices=(Choice(value="slet_samtale", key="choice.slet_samtale"), Choice(value="behold_samtale", key="choice.behold")),
        )
    if intent == "status_paa_registreret_henvendelse" and open_case:
        key = "svar.status_paa_sag.besvaret" if open_case.answered else "svar.status_paa_sag"
        return Say(key=key, args={"nummer": open_case.number, "dato": on_day(date.fromisoformat(open_case.due))})
    known = intent if intent in _ANSWERED else "uforstaaeligt"
    return Say(key=f"svar.{known}", args=args)


_ANSWERED = frozenset(
    {
        "hilsen", "tak", "farvel", "er_du_robot", "vil_have_menneske", "status_paa_registreret_henvendelse", "hvad_kan_du",
        "fornaermelse_uden_sag", "uforstaaeligt", "ja", "nej",
    }
)  # fmt: skip


def stopped(intent: str, catalogue: Catalogue) -> Say:
    """What is said after stop or start over."""
    return Say(key="forfra") if intent == "start_forfra" else Say(key="stoppet", args={"telefon": catalogue.municipality.phone})
