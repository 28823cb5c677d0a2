"""The draft of a henvendelse: what the citizen has said so far. One frozen value, the same for engine and form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from actions.rules.triage import Route, Suggestion


class Slot(StrEnum):
    """One question. The values are the slots of Rasa's `henvendelse_form`."""

    TILHOER = "tilhoer"
    """Belongs to the open case, or is a new one."""
    VEJ = "vej"
    """The way was shown (department, authority, press ...): does the citizen want to write to the advisor all the same."""
    FORSTAAET = "forstaaet"
    EMNE = "emne"
    BESKRIVELSE = "beskrivelse"
    OENSKE = "oenske"
    TALT = "talt_med_afdeling"
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
    """Number of the case that is open in this conversation already."""
    tilhoer: str = ""
    vej: str = ""
    forstaaet: str = ""
    corrections: int = 0
    oenske: str = ""
    talt_med_afdeling: str = ""
    kontakt_maade: str = ""
    kontakt_vaerdi: str = ""
    kontakt_navn: str = ""
    samtykke: str = ""
    bekraeft: str = ""
    requested: Slot | None = None
    misses: int = 0
    """How often the open question was not understood."""
    seen: str = ""
    """Id of the inbound message that was taken last; the same message is never taken twice."""
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
        return cls(**known)

    @property
    def several_guesses(self) -> bool:
        """The margin is small: the best guesses are offered, and a plain yes says nothing."""
        return self.suggestion is not None and not self.suggestion.klar and len(self.suggestion.emne) > 1

    @property
    def route(self) -> Route:
        return self.suggestion.route if self.suggestion else Route.REGISTRER


SUBS_WITHOUT_A_WISH = frozenset({"ros", "forslag"})
"""Praise and suggestions need no wish, no department first and no consent."""


def next_slot(draft: Draft) -> Slot | None:
    """The next question, or None when the draft has ended or everything is said.

    Asks only what is missing and what the kind needs; one question at a time.
    """
    if draft.ending:
        return None
    if draft.open_case and not draft.tilhoer:
        return Slot.TILHOER
    if draft.route in {Route.VEJVIS, Route.ANDEN_MYNDIGHED, Route.TAEL} and not draft.vej:
        return Slot.VEJ
    if draft.requested is Slot.RET:
        return Slot.RET
    simple = draft.sub in SUBS_WITHOUT_A_WISH
    anonymous = draft.kontakt_maade == "anonym"
    in_order = (
        (Slot.BESKRIVELSE, not draft.story),
        (Slot.EMNE, draft.forstaaet == "nej"),
        (Slot.FORSTAAET, draft.suggestion is not None and not draft.forstaaet),
        (Slot.OENSKE, not simple and not draft.oenske),
        (Slot.TALT, not simple and not draft.talt_med_afdeling),
        (Slot.KONTAKT, not draft.kontakt_maade),
        (Slot.SAMTYKKE, not simple and not anonymous and not draft.samtykke),
        (Slot.BEKRAEFT, not draft.bekraeft),
    )
    return next((slot for slot, missing in in_order if missing), None)
