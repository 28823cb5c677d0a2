"""A registered henvendelse: its facts, its states and what may follow what. Pure values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from actions.rules.moment import require_utc

COUNTING_RULES_VERSION = "2026-1"
"""Version of the registration rules every case is counted under (requirement AAL-7)."""


APPEAL_IS_NEAR = timedelta(days=7)
"""How far ahead an appeal's safe last day is near (ux.md: appeal dates within seven days)."""


class Channel(StrEnum):
    WEB = "web"
    TELEGRAM = "telegram"


class Status(StrEnum):
    NY = "ny"
    I_GANG = "i_gang"
    VENTER_BORGER = "venter_borger"
    VENTER_AFDELING = "venter_afdeling"
    LUKKET = "lukket"


ALLOWED: Mapping[Status, frozenset[Status]] = {
    Status.NY: frozenset({Status.I_GANG, Status.VENTER_BORGER, Status.VENTER_AFDELING, Status.LUKKET}),
    Status.I_GANG: frozenset({Status.VENTER_BORGER, Status.VENTER_AFDELING, Status.LUKKET}),
    Status.VENTER_BORGER: frozenset({Status.I_GANG, Status.VENTER_AFDELING, Status.LUKKET}),
    Status.VENTER_AFDELING: frozenset({Status.I_GANG, Status.VENTER_BORGER, Status.LUKKET}),
    Status.LUKKET: frozenset({Status.I_GANG}),
}


class ContactWay(StrEnum):
    """How the citizen wants the answer. The chat itself is always a way as long as they keep the code."""

    CHAT = "chat"
    MAIL = "mail"
    TELEFON = "telefon"
    ANONYM = "anonym"


class TransitionRefused(ValueError):
    """A case may not go from its state to the wanted one."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How to reach the citizen. `value` is a normalised address or E.164 number, empty for chat and anonym."""

    way: ContactWay
    value: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is registered, as the citizen confirmed it (texts are masked). Ids are those of the taxonomy."""

    kind: str
    sub: str
    afdeling: str
    emne: str
    hovedproblem: str
    other_problems: tuple[str, ...] = ()
    other_afdelinger: tuple[str, ...] = ()
    myndighed: str = ""
    story: str
    """The citizen's own words, masked."""
    oenske: str = ""
    """What the citizen wants to happen, in their words."""
    talt_med_afdeling: str = "ved_ikke"
    """"ja", "nej" or "ved_ikke"."""
    contact: Contact
    consent_department: bool = False
    akut: str = ""
    lang: str = "da"
    sender_type: str = "borger"
    for_anden: str = ""
    """Whose case it is when it is not the citizen's own, and whether they may act for them: "ja", "nej", "ved_ikke" or ""."""
    fuldmagt: str = ""
    leder_maa_ringe: bool = False
    """The department's nearest leader may call the citizen (Norddjurs 2023, "the Dutch model")."""
    kontakt_hvornaar: str = ""
    grund: str = ""
    """Why the matter may lie outside the advisor's remit (an id of `competence`); the advisor decides."""
    underretning: bool = False
    """May be a notification of concern for a child (`underretning`)."""
    afgoerelse_dato: date | None = None
    """The date of the decision as the citizen gave it; the first day where only a span is known."""
    klagefrist_sikker: date | None = None
    """The earliest day the appeal can be due, as shown to the citizen. None where no period is known."""
    klagefrist: date | None = None
    """The last day by the rules, rolled forward; for the advisor only."""


@dataclass(frozen=True, kw_only=True)
class Henvendelse:
    """One registered enquiry. `due` is the day the advisor aims to answer by (Europe/Copenhagen, end of day)."""

    id: str
    number: str
    conversation_id: str
    draft_id: str
    received_at: datetime
    channel: Channel
    facts: Facts
    due: date
    status: Status = Status.NY
    advisor_id: str | None = None
    first_answer_at: datetime | None = None
    """First answer by a human; the receipt of the bot does not count (Ballerup 2023)."""
    closed_at: datetime | None = None
    outcome: str | None = None
    intervention: bool | None = None
    helped_to_appeal: bool | None = None
    """Whether the citizen was helped in the appeal process: one fact per case, counted in cases (Ballerup 2023 prints 8 and 18)."""
    suggestion: Mapping[str, Any] = field(default_factory=dict)
    """What the bot proposed, kept beside the final values for ever."""
    code_version: int = 1
    rules_version: str = COUNTING_RULES_VERSION
    version: int = 1
    """Optimistic lock: a save with an older version is refused."""

    def __post_init__(self) -> None:
        require_utc(self.received_at)

    @property
    def act_by(self) -> date:
        """What sorts the queue: the day of the answer, or the appeal's safe last day where that comes first."""
        return min(self.due, self.facts.klagefrist_sikker) if self.facts.klagefrist_sikker else self.due

    def moved(self, to: Status) -> Henvendelse:
        """The case in state `to`.

        Raises:
            TransitionRefused: the state machine has no such step.
        """
        if to == self.status:
            return self
        if to not in ALLOWED[self.status]:
            raise TransitionRefused(f"{self.status} -> {to}")
        return replace(self, status=to)

    def answered(self, *, at: datetime, advisor_id: str) -> Henvendelse:
        """The case after a human answer; the first one stops the response clock."""
        opened = self if self.status not in {Status.NY, Status.LUKKET} else self.moved(Status.I_GANG)
        return replace(opened, first_answer_at=self.first_answer_at or require_utc(at), advisor_id=self.advisor_id or advisor_id)

    def reopened(self) -> Henvendelse:
        """The case open again; it no longer counts as closed. One that is open stays as it is."""
        if self.status is not Status.LUKKET:
            return self
        return replace(self.moved(Status.I_GANG), closed_at=None, outcome=None, intervention=None, helped_to_appeal=None)

    def closed(self, *, at: datetime, outcome: str, intervention: bool, helped_to_appeal: bool = False) -> Henvendelse:
        """The case closed with an outcome id of the taxonomy (`afslutning`)."""
        return replace(
            self.moved(Status.LUKKET),
            closed_at=require_utc(at),
            outcome=outcome,
            intervention=intervention,
            helped_to_appeal=helped_to_appeal,
        )
