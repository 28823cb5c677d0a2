"""What a citizen may say at any time, in the middle of a form too: stop, start over, a human, "are you a robot" ..."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.rules import calling
from actions.rules.asking import topic_of
from actions.rules.command_words import attacks, command_in, only_a_call
from actions.rules.draft import Draft, Slot
from actions.rules.fold import fold
from actions.rules.office import Office
from actions.rules.say import PHONE_HOURS, Choice, Say, on_day

INTERRUPTIONS = frozenset(
    {"er_du_robot", "vil_have_menneske", "hvad_kan_du", "status_paa_registreret_henvendelse", "slet_mine_data", "stop", "start_forfra"}
)
SURE_ENOUGH = 0.6
"""Below this an intent in the middle of the form is an answer, not an interruption."""
LONGEST_INTERRUPTION = 12
"""Words. A longer text in answer to an open question is the citizen's story."""


def typed(text: str) -> str:
    """The command a text is in so many words, or an empty string. Known without the engine too."""
    return command_in(fold(text))


def interrupts(draft: Draft, intent: str, confidence: float, text: str, *, is_choice: bool) -> bool:
    """Whether a message in the middle of the form is no answer to the open question."""
    if is_choice:
        return False
    command = typed(text)
    if command in INTERRUPTIONS:
        if command == "hvad_kan_du":
            return draft.requested is not Slot.OENSKE  # "hjælp" is what many hope for
        return draft.requested not in calling.ASKED_ANYWAY or not only_a_call(text)
    if topic_of(text, draft.requested):
        return False  # it has an answer of its own
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
    several: tuple[str, ...] = ()
    """Every open case as "number:topic", the newest first, where there are several."""


def small_talk(intent: str, office: Office, *, open_case: OpenCase | None = None) -> Say:
    """The answer to a small-talk intent. Unknown intents get the friendly "say it another way"."""
    if intent == "vil_have_menneske":
        return calling.offer(office)
    place = office.catalogue.municipality
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
        "hilsen", "tak", "farvel", "er_du_robot", "status_paa_registreret_henvendelse", "hvad_kan_du",
        "fornaermelse_uden_sag", "uforstaaeligt", "ja", "nej",
    }
)  # fmt: skip


def stopped(intent: str, office: Office, *, open_case: OpenCase | None = None) -> Say:
    """What is said after stop or start over: that nothing was sent is only true where there is no case yet."""
    key = "forfra" if intent == "start_forfra" else "stoppet"
    args = {"telefon": office.catalogue.municipality.phone}
    if open_case is not None:
        return Say(key=f"{key}.registreret", args={**args, "nummer": open_case.number})
    return Say(key=key, args=args)


def attack(text: str) -> bool:
    """Whether somebody tries to talk the assistant out of its role, or asks for what others wrote (domain.md, scenario 41)."""
    return attacks(fold(text))
