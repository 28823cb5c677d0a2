"""Whether words consent to the advisor talking with the department. Read alike at the question and where its line of the summary is mended."""

from __future__ import annotations

import re

from actions.rules.fold import fold
from actions.rules.reading import allowed, leaning, only_yes_no, refuses_the_leader, says_yes_too

NO_WORDS = r"ikke|ikk|ik|nej|ingen|intet|aldrig|not|no|never|nothing|don|dont"
_NEGATES = re.compile(rf"\b(?:{NO_WORDS})\b")
_YES_AFTER = re.compile(r"(?<!ikke )(?<!ik )(?<!not )\b(?:ja til|yes to|ja (?:de|i) maa)\b")
_TURNED_DOWN = re.compile(
    r"\blade? (?:\w+ )?vaere\b|\bselv ?om\b|\bdroemme\b|\banden gang\b|\bsenere\b|\bsom det er\b|\banother time\b|\blater\b"
    r"|\bspoerge (?!dem\b|afdelingen\b|kommunen\b|sagsbehandler)"
)
"""Permitting words that permit nothing now: "det må I lade være med", "gerne en anden gang"."""
_ASKS_WHETHER = re.compile(r"^(?:maa|may|can) ")
"""The verb first is a question, marked or not: "må de vide det"."""


def consented(text: str) -> str:
    """`ja`, `nej`, or "" where it has to be asked again: a consent is never made out of a no."""
    folded = fold(text)
    if leaning(text) != "nej":
        said = only_yes_no(text) or allowed(text) or ""
        withheld = any(one.search(folded) for one in (_NEGATES, _TURNED_DOWN, _ASKS_WHETHER))
        return "" if said == "ja" and withheld else said
    if (yes := _YES_AFTER.search(folded)) is not None:
        # "Nej, ikke lederen, men ja til afdelingen": what is refused is the leader's call.
        withheld = any(one.search(folded[yes.end() :]) for one in (_NEGATES, _TURNED_DOWN))
        return "ja" if refuses_the_leader(text) and not withheld else ""
    return "" if says_yes_too(text) else "nej"
