"""The draft of a henvendelse: what the citizen has said so far. One frozen value, the same for engine and form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from actions.rules.competence import ASKS
from actions.rules.triage import Route, Suggestion

WORTH_OFFERING = 0.08
"""How much must speak for a second or third guess."""


class Slot(StrEnum):
    """One question. The values are the slots of Rasa's `henvendelse_form`."""

    TILHOER = "tilhoer"
    """Belongs to the open case, or is a new one."""
    TO_SAGER = "to_sager"
    """Two matters in one message: one case, or one for each."""
    AFKLAR = "afklar"
    """The one thing that must be clear before it can be said where the matter belongs."""
    VEJ = "vej"
    """The way was shown (department, authority, press ...): does the citizen want to write to the advisor all the same."""
    FORSTAAET = "forstaaet"
    EMNE = "emne"
    BESKRIVELSE = "beskrivelse"
    BREVDATO = "brevdato"
    """The date of the decision, when it can be appealed."""
    OENSKE = "oenske"
    TALT = "talt_med_afdeling"
    FULDMAGT = "fuldmagt"
    """May the citizen act for the one whose case it is."""
    KONTAKT = "kontakt"
    SAMTYKKE = "samtykke"
    BEKRAEFT = "bekraeft"
    RET = "ret"


class Ending(StrEnum):
    """How a draft ends."""

    NONE = ""
    SEND = "send"
    DROP = "drop"
    """The citizen does not want it registered."""
    APPEND = "append"
    """It belongs to a case that is open already."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """All texts are masked. Empty string means: not said yet."""

    story: str
    opening: str = ""
    """The words it began with, when they said nothing of the matter ("jeg vil klage"); the story is asked for then."""
    lang: str = "da"
    suggestion: Suggestion | None = None
    kind: str = ""
    sub: str = ""
    emne: str = ""
    afdeling: str = ""
    akut: str = ""
    open_case: str = ""
    """Number of the case that is open in this conversation already; the chosen one where there are several."""
    open_cases: tuple[str, ...] = ()
    """Every open case as "number:topic" where there are several, the newest first."""
    tilhoer: str = ""
    vej: str = ""
    forstaaet: str = ""
    corrections: int = 0
    to_sager: str = ""
    """"en" or "to" when the message holds two matters and the citizen has chosen."""
    andet_emne: str = ""
    """The second matter: its topic or authority, and the citizen's words for it. Empty when there is only one."""
    andet_myndighed: str = ""
    andet_ord: str = ""
    afklar_id: str = ""
    """The clarifying question that is to be asked (`clarify`), and what was answered."""
    afklar: str = ""
    frist_rute: str = ""
    """The route of appeal (`appeal`), when the matter is a decision that can be appealed."""
    brevdato: str = ""
    """ISO date of the decision, or "ved_ikke"."""
    brevdato_senest: str = ""
    """ISO date; set when only a span is known. `brevdato` is then its first day, which is the safe one."""
    for_anden: str = ""
    """Whose case it is when it is not the citizen's own (`sender`)."""
    fuldmagt: str = ""
    grund: str = ""
    """Why the advisor may be unable to take the matter up (`competence`); it is noted all the same."""
    afsender: str = "borger"
    underretning: bool = False
    """May be a notification of concern for a child."""
    barn: bool = False
    """The one who writes is a child and met as one (`child`): asked little, in words of its own."""
    oenske: str = ""
    talt_med_afdeling: str = ""
    kontakt_maade: str = ""
    kontakt_vaerdi: str = ""
    kontakt_navn: str = ""
    kontakt_hvornaar: str = ""
    """When to call, in the citizen's words."""
    samtykke: str = ""
    leder: str = ""
    """"ja": the department's nearest leader may call the citizen."""
    bekraeft: str = ""
    requested: Slot | None = None
    misses: int = 0
    """How often the open question was not understood."""
    seen: str = ""
    """Id of the inbound message that was taken last; the same message is never taken twice."""
    bemaerket: str = ""
    """Id of the inbound message that something was said to beside the next question, so that nothing more is."""
    sagt: tuple[str, ...] = ()
    """The remarks (`remarks`) that have been made; none is made twice."""
    ending: Ending = Ending.NONE

    def as_json(self) -> dict[str, Any]:
        """A JSON-ready copy."""
        raw = asdict(replace(self, suggestion=None))
        raw["suggestion"] = self.suggestion.as_json() if self.suggestion else None
        return raw

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Draft:
        """Read back what `as_json` wrote; fields of an older version are ignored."""
        known = {name: raw[name] for name in cls.__dataclass_fields__ if name in raw}
        known["suggestion"] = Suggestion.from_json(raw["suggestion"]) if raw.get("suggestion") else None
        known["requested"] = Slot(raw["requested"]) if raw.get("requested") else None
        known["ending"] = Ending(raw.get("ending") or "")
        known["sagt"] = tuple(raw.get("sagt") or ())
        known["open_cases"] = tuple(raw.get("open_cases") or ())
        return cls(**known)

    @property
    def several_guesses(self) -> bool:
        """The margin is small: the best guesses are offered, and a plain yes says nothing."""
        return self.suggestion is not None and not self.suggestion.klar and len(self.offered) > 1

    @property
    def offered(self) -> tuple[str, ...]:
        """The best guesses; one that next to nothing speaks for would only puzzle."""
        if self.suggestion is None:
            return ()
        scores = dict(self.suggestion.scores.get("emne", ()))
        return tuple(topic for at, topic in enumerate(self.suggestion.emne[:3]) if at == 0 or scores.get(topic, 1.0) >= WORTH_OFFERING)

    @property
    def route(self) -> Route:
        return self.suggestion.route if self.suggestion else Route.REGISTRER


NO_PERIOD = "-"
"""`Draft.brevdato` where the route of appeal has no period that a date would help to count."""
SUBS_WITHOUT_A_WISH = frozenset({"ros", "forslag"})
"""Praise and suggestions need no wish, no department first and no consent."""


def next_slot(draft: Draft) -> Slot | None:
    """The next question, or None when the draft has ended or everything is said.

    Asks only what is missing and what the kind needs; one question at a time.
    """
    if draft.ending:
        return None
    if draft.barn:
        return _next_of_a_child(draft)
    if draft.open_case and not draft.tilhoer:
        return Slot.TILHOER
    if (draft.andet_emne or draft.andet_myndighed) and not draft.to_sager:
        return Slot.TO_SAGER
    if draft.afklar_id and not draft.afklar:
        return Slot.AFKLAR
    if (draft.route in {Route.VEJVIS, Route.ANDEN_MYNDIGHED, Route.TAEL} or draft.grund in ASKS) and not draft.vej:
        return Slot.VEJ
    if draft.requested is Slot.RET:
        return Slot.RET
    simple = draft.sub in SUBS_WITHOUT_A_WISH
    anonymous = draft.kontakt_maade == "anonym"
    in_order = (
        (Slot.BESKRIVELSE, not draft.story),
        (Slot.EMNE, draft.forstaaet == "nej"),
        (Slot.FORSTAAET, not simple and draft.suggestion is not None and not draft.forstaaet),
        (Slot.BREVDATO, bool(draft.frist_rute) and not draft.brevdato),
        (Slot.OENSKE, not simple and not draft.oenske),
        (Slot.TALT, not simple and not draft.talt_med_afdeling),
        (Slot.FULDMAGT, not simple and bool(draft.for_anden) and not draft.fuldmagt),
        (Slot.KONTAKT, not draft.kontakt_maade),
        (Slot.SAMTYKKE, not simple and not anonymous and not draft.samtykke),
        (Slot.BEKRAEFT, not draft.bekraeft),
    )
    return next((slot for slot, missing in in_order if missing), None)


def _next_of_a_child(draft: Draft) -> Slot | None:
    """What a child is asked; the rest is the advisor's to clear up."""
    in_order = (
        (Slot.TILHOER, bool(draft.open_case) and not draft.tilhoer),
        (Slot.RET, draft.requested is Slot.RET),
        (Slot.BESKRIVELSE, not draft.story),
        (Slot.OENSKE, not draft.oenske),
        (Slot.KONTAKT, not draft.kontakt_maade),
        (Slot.BEKRAEFT, not draft.bekraeft),
    )
    return next((slot for slot, missing in in_order if missing), None)
