"""The taxonomy and the municipality's facts as values. Ids never change; labels and contacts are data.

Loaded and validated at start by `bot.organisation`; rules only ever see this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

Label = Mapping[str, str]
"""Language code ("da", "en") to words."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How to reach a place. Empty strings mean: not known, do not show. `verified` False is never shown as a fact."""

    phone: str = ""
    hours: str = ""
    web: str = ""
    address: str = ""
    verified: bool = True


@dataclass(frozen=True, kw_only=True)
class Sub:
    id: str
    label: Label


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`klage`, `anden_henvendelse` (counted), `uden_for_statistik`, `smaasnak` (not counted)."""

    id: str
    label: Label
    subs: Mapping[str, Sub]
    counted: bool


@dataclass(frozen=True, kw_only=True)
class Problem:
    id: str
    label: Label
    group: str


@dataclass(frozen=True, kw_only=True)
class Area:
    id: str
    label: Label
    short: str


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A municipal department (`afdeling`)."""

    id: str
    label: Label
    area: str
    contact: Contact = field(default_factory=Contact)


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What a citizen writes about (`emne`); `unit` takes it, `elsewhere` are authorities often meant instead."""

    id: str
    label: Label
    unit: str
    appeal_route: str = "ingen"
    synonyms: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Authority:
    """Another authority (`myndighed`): when it is the right one, and how to reach it."""

    id: str
    label: Label
    when: Label
    not_theirs: Label = field(default_factory=dict)
    """What people often take there and is somebody else's."""
    appeal: Label = field(default_factory=dict)
    tip: Label = field(default_factory=dict)
    contact: Contact = field(default_factory=Contact)
    sources: tuple[Source, ...] = ()
    verified: str = "nej"
    """Of the whole, as the sources' list says: "ja", "delvist" or "nej"."""
    printed: date | None = None
    """The date on the page that was read."""
    checked: date | None = None
    """The day somebody last read a source; None: it is not known when."""
    note: Label = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Remit:
    """What the advisor cannot take up (`kan_ikke`). `as_a_rule`: exceptions are made. `in_force`: this municipality has the rule."""

    id: str
    label: Label
    as_a_rule: bool = False
    in_force: bool = True
    sources: tuple[Source, ...]
    checked: date


@dataclass(frozen=True, kw_only=True)
class HelpNumber:
    name: Label
    number: str
    note: Label = field(default_factory=dict)
    verified: bool = True


@dataclass(frozen=True, kw_only=True)
class Urgent:
    """A situation to act on at once (`akut`). `alarm` is "straks", "samme_dag" or "nej"."""

    id: str
    label: Label
    alarm: str
    asks: str = ""
    """What the first words end by asking: "hos_dig" (is anybody with you), "sikker" (are you safe), "barnet" (is the child safe)."""
    wipe: bool = False
    """Whether the citizen is offered to wipe the conversation off the screen: somebody at home may read it."""
    numbers: tuple[HelpNumber, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    id: str
    label: Label
    counts_as_solved: bool = False


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word people go on using, and what the thing is called since the law moved; `now` is "" where it is gone. Danish."""

    before: str
    now: str = ""


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where something was read. `web` is "" where it was read nowhere."""

    name: str
    web: str = ""


@dataclass(frozen=True, kw_only=True)
class LawChange:
    """A move of law. `begins` and `ends` are its first and last day (None: no end is known), whom it concerns is told by ids.

    `verified` False: the move or its date has not been read at a responsible source; `note` says what is missing, and it is
    never told to a citizen as a fact.
    """

    id: str
    label: Label
    begins: date
    ends: date | None = None
    topics: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    change: Label
    """What is different for the citizen, in one plain sentence."""
    note: Label = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    sources: tuple[Source, ...]
    verified: bool
    checked: date | None = None
    """The day somebody last read the sources; None for never."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """How a case on a topic goes in general (`sådan foregår det normalt`), told before and during it. Never what happens in one case."""

    topic: str
    steps: tuple[Label, Label, Label]
    """What the citizen does, what the unit does, what comes out of it."""
    basis: str
    """"taxonomi": a source of the taxonomy carries what is particular. "almindelig": how cases are handled anyway."""
    sources: tuple[Source, ...] = ()
    checked: date


@dataclass(frozen=True, kw_only=True)
class AppealRoute:
    """The road an appeal takes. Only where the period is in whole weeks and `verified` is "ja" may a day be computed from it."""

    id: str
    label: Label
    where: Label = field(default_factory=dict)
    """Who the complaint is sent to, in the middle of a sentence; empty: it stands in the decision, or there is nobody."""
    direct: bool = False
    """Straight to the board, without the one who decided looking at it again first."""
    to_unit: bool = False
    """`where` is the unit that decided; its name is put behind it when it is known."""
    weeks: int = 0
    """0: no period in weeks is known."""
    in_decision: bool = False
    """The letter itself says whether, where and until when."""
    until: str = ""
    """The hour at which the last day ends, as it is written: "23.59"."""
    fee: str = ""
    late: Label = field(default_factory=dict)
    """What can still be done when the day has passed, in one sentence."""
    note: Label = field(default_factory=dict)
    """One sentence that citizens are told where no day is computed."""
    verified: str = "nej"
    """"ja", "delvist" or "nej", as in the sources' own list."""
    sources: tuple[Source, ...] = ()

    @property
    def gives_a_day(self) -> bool:
        return self.weeks > 0 and self.verified == "ja"


SEE_DECISION = AppealRoute(
    id="se_afgoerelsen",
    label={"da": "Følg klagevejledningen i brevet", "en": "Follow the appeal instructions in the letter"},
    in_decision=True,
    verified="ja",
)


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """What one municipality fills in. `phone_hours` maps ISO weekday 1..7 to (opens, closes) local time."""

    name: str
    advisor_title: Label
    phone: str
    mail: str
    address: str
    phone_hours: Mapping[int, tuple[time, time]]
    open_counselling: Label
    duty_phone: str = ""
    """Social duty line outside hours; empty until the municipality fills it in."""
    dpo_contact: str = ""
    closed_days: frozenset[date] = frozenset()
    """The municipality's own closed days, on top of public holidays."""


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    municipality: Municipality
    kinds: Mapping[str, Kind]
    problems: Mapping[str, Problem]
    areas: Mapping[str, Area]
    units: Mapping[str, Unit]
    topics: Mapping[str, Topic]
    authorities: Mapping[str, Authority]
    urgent: Mapping[str, Urgent]
    outcomes: Mapping[str, Outcome]
    law: Mapping[str, LawChange]
    courses: Mapping[str, Course] = field(default_factory=dict)
    """By topic."""
    appeals: Mapping[str, AppealRoute] = field(default_factory=dict)
    competence: Mapping[str, Remit] = field(default_factory=dict)

    def label(self, field_name: str, item_id: str, lang: str = "da") -> str:
        """The words for an id. `field_name`: kind, sub, problem, omraade, afdeling, emne, myndighed, akut, afslutning,
        kompetence.

        An unknown id (from an older version of the data) comes back as it is; Danish stands in for a missing language.
        """
        found: Label | None = None
        if field_name == "sub":
            found = next((k.subs[item_id].label for k in self.kinds.values() if item_id in k.subs), None)
        else:
            tables: Mapping[str, Mapping[str, object]] = {
                "kind": self.kinds,
                "problem": self.problems,
                "omraade": self.areas,
                "afdeling": self.units,
                "emne": self.topics,
                "myndighed": self.authorities,
                "akut": self.urgent,
                "afslutning": self.outcomes,
                "kompetence": self.competence,
            }
            item = tables[field_name].get(item_id)
            found = getattr(item, "label", None)
        if found is None:
            return item_id
        return found.get(lang) or found["da"]

    @property
    def competence_in_force(self) -> frozenset[str]:
        """The rules that this municipality has (`competence.reason`)."""
        return frozenset(rule.id for rule in self.competence.values() if rule.in_force)

    def appeal_of(self, topic: str) -> AppealRoute:
        """The road for a topic; for an unknown one what the letter says."""
        route = self.topics[topic].appeal_route if topic in self.topics else SEE_DECISION.id
        return self.appeals.get(route, SEE_DECISION)

    def unit_of(self, topic: str) -> str:
        """The unit that takes a topic; `andet_uoplyst` for an unknown one."""
        return self.topics[topic].unit if topic in self.topics else "andet_uoplyst"
