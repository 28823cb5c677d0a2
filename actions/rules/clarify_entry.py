"""What a clarifying question is made of: when it is asked, its answers, and what each of them changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from actions.rules.triage import Route
from actions.rules.wording import WordRule

UNSURE = "ved_ikke"
Guess = Literal["emne", "afdeling"]


@dataclass(frozen=True, kw_only=True)
class Change:
    """What an answer means. Empty leaves a thing as it was."""

    kind: str = ""
    sub: str = ""
    """Taken where it fits the kind."""
    emne: str = ""
    afdeling: str = ""
    myndighed: str = ""
    """It belongs there and the way is shown."""
    beside: str = ""
    """Another authority has a part in it; the matter stays here."""
    problem: str = ""
    """The main one; the others are kept."""
    outside: str = ""
    """The rule of competence that applies (`competence.named`)."""
    unplaced: bool = False
    """Nobody knows the topic; the advisor places it."""
    municipal: bool = False
    """The municipality has a part in it after all."""


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer. `said` reads it out of a typed answer, `told` out of the first message (then nothing is asked)."""

    value: str
    change: Change = Change()
    said: str = ""
    told: str = ""


UNSURE_OPTION = Option(value=UNSURE)
UNPLACED_OPTION = Option(value=UNSURE, change=Change(unplaced=True))
_NEVER = WordRule(id="aldrig", pattern=r"(?!)")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """When a question is asked: the words, or what the engine understood (`subs`, `problems` as the main problem)."""

    id: str
    text: str = ""
    """The key of its text, where several questions share one."""
    rule: WordRule = _NEVER
    options: tuple[Option, ...] = (UNSURE_OPTION,)
    subs: frozenset[str] = frozenset()
    problems: frozenset[str] = frozenset()
    route: Route | None = None
    guess: Guess | None = None
    only_unplaced: bool = False
    """Only while the topic is not known."""
    elsewhere_only: bool = False
    """Not while the engine knows a topic of the municipality's own."""
    old_matter: bool = False
    always: Change = Change()
    """Holds whatever is answered."""
