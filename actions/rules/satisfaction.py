"""One question after the receipt, once, to be answered or not: was it easy. Counted without the conversation."""

from __future__ import annotations

from actions.rules.say import Choice, Say

COUNTED_AS = "tilfredshed"
"""`Tally.what`."""
ANSWERS = ("let", "nogenlunde", "svaert")
_VALUE = "tilfredshed:"
QUESTION = Say(
    key="tilfredshed.spoerg", choices=tuple(Choice(value=f"{_VALUE}{answer}", key=f"choice.tilfredshed.{answer}") for answer in ANSWERS)
)
NOT_ANSWERED = "tilfredshed.intet"
"""Text key of what is said to a plain "ok" after the receipt: it answers nothing, and nothing new begins with it."""
THANKS = Say(key="tilfredshed.tak")


def answer_in(value: str) -> str:
    """The answer a quick reply means: one of `ANSWERS`, "" when it is no answer to this."""
    said = value.removeprefix(_VALUE)
    return said if value.startswith(_VALUE) and said in ANSWERS else ""
