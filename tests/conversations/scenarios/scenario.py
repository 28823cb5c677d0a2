"""A scenario as data: what a citizen says, what the assistant must say to it (by text key), and what is in the register afterwards.

Patterns of keys are those of `fnmatch` ("forstaaet.klage*"). Alternatives stand with a bar between them ("a|b"): a short message
leaves room for judgement, and the reason for an alternative stands beside the scenario.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

UNDERSTOOD_COMPLAINT = "forstaaet.klage*"
UNDERSTOOD_ENQUIRY = "forstaaet.anden_henvendelse*"
ASKS_WHICH_MATTER = "afklar.*|ask.emne|forstaaet.*.flere*"
"""A question to be answered with a topic or a department."""
NO_QUESTIONS = ("ask.*", "forstaaet.*", "vej.*", "uden_for.*")
UNPLACED = "andet_uoplyst"


@dataclass(frozen=True, kw_only=True)
class Says:
    """One turn of the citizen's: free words, or `choose` with the meaning of an offered quick reply ("ja", "emne:fleksjob")."""

    text: str = ""
    choose: str = ""
    hears: tuple[str, ...] = ()
    """Each must fit the key of a bubble in the answer."""
    hears_not: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    """Meanings of quick replies that must be on offer afterwards."""
    words: tuple[str, ...] = ()
    """Each (or one of its alternatives) must stand in the answer's words, in any case."""
    down: tuple[str, ...] | None = None
    """What is heard instead while the engine is away; None: the same."""
    refused: bool = False
    """The message is turned down in words (too long) and nothing is stored."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the register. An empty field is one that must be empty; "*" is one that may be anything."""

    kind: str
    sub: str = "*"
    main: str = "*"
    """The main problem."""
    also: tuple[str, ...] = ()
    """Problems that must be among all the problems of the case."""
    emne: str = "*"
    afdeling: str = "*"
    myndighed: str = ""
    akut: str = ""


TO_BE_PLACED = Row(kind="klage", sub="klage_over_sagsbehandling", emne="", afdeling=UNPLACED)
"""What a henvendelse becomes while the engine is away: in doubt a complaint, and the advisor finds the department. Where the words
themselves name the topic it may be placed already, but never as another one (`in_doubt`)."""


def in_doubt(row: Row, told: Row | None) -> Row:
    """`row`, and where that is not placed also the topic and department that hold with the engine (`told`)."""
    if (row.emne, row.afdeling) != (TO_BE_PLACED.emne, TO_BE_PLACED.afdeling) or told is None:
        return row
    return replace(row, emne=f"{row.emne}|{told.emne}", afdeling=f"{row.afdeling}|{told.afdeling}")


@dataclass(frozen=True, kw_only=True)
class After:
    """What is true at the end. With a `row` the citizen goes on until the receipt; without one there must be no case."""

    row: Row | None = None
    tally: tuple[str, str] | None = None
    """What was counted, without a word of the citizen's: (what, value), as patterns."""
    alarm: bool = False
    """The duty contact was told at once."""
    said: tuple[str, ...] = ()
    """Keys that must have been said at some time after the first words."""
    said_words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    """Keys that must never be said."""
    in_register: tuple[str, ...] = ()
    """Words that the advisor must find in the story or the wish of the case."""
    not_stored: tuple[str, ...] = ()
    """Words that must be nowhere on the disk: no database, no log, no mail."""
    not_in_conversation: tuple[str, ...] = ()
    """Words that must be in no message and no draft of this conversation."""


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """`number` is that of the domain notes, with a letter where one of theirs has several outcomes; "x-" is one across all of them."""

    number: str
    what: str
    turns: tuple[Says, ...]
    after: After
    answers: Mapping[str, str] = field(default_factory=dict)
    """What this citizen answers if asked, by the question's slot; words, or the meaning of a quick reply with "=" before it."""
    then: tuple[Says, ...] = ()
    """What the citizen says after the receipt."""
    down: After | None = None
    """What must hold while the engine is away; None: nothing is promised but that the citizen gets an answer."""
    lang: str = "da"
