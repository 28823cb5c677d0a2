"""The script: what a benchmark citizen writes, the same for both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GREETING = "Hej"
THANKS = "Tak for hjælpen"
WISH = "Jeg vil gerne have et svar, og at nogen ringer til mig."
STORIES = (
    "Jeg har ventet fire måneder på svar om mine sygedagpenge, og ingen ringer tilbage.",
    "Min ansøgning om hjælp til rengøring er afvist uden nogen forklaring.",
    "Sagsbehandleren har skiftet tre gange, og hver gang skal jeg begynde forfra.",
    "Jeg synes, jobcentret taler grimt til mig, når jeg er til møde.",
    "Kommunen har stoppet min kontanthjælp, og jeg ved ikke hvorfor.",
    "Min søn får ikke den støtte i skolen, som vi blev lovet i foråret.",
    "I har mistet de papirer, jeg sendte om min byggesag.",
    "Jeg har bedt om aktindsigt for seks uger siden og har intet hørt.",
)
LONGEST_FORM = 14
"""Turns after which a citizen gives up; far above what the form needs."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What the assistant ended its turn with. `choices` are whatever the side needs to choose one."""

    choices: Sequence[str]
    registered: bool


@dataclass(frozen=True, kw_only=True)
class Reply:
    """Either words, or one of the offered choices."""

    text: str = ""
    choice: str = ""


def answer(offer: Offer) -> Reply:
    """The first of several choices (the yes, the likeliest guess); one lone choice is a way out of a question that wants words."""
    return Reply(choice=offer.choices[0]) if len(offer.choices) > 1 else Reply(text=WISH)
