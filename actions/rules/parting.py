"""An answer and a question in one message: where the one ends and the other begins. What is said to the question stands in `asking`.

There are two borders, and they mean different things:

- `question_apart`: the question is a sentence of its own and ends in its mark ("Ja. Skal jeg bruge MitID?", "Koster det noget? Ja").
  The border is certain, so the other sentences alone are read as the answer, and no word of the question becomes a part of it.
- `last_clause`: the question, marked or not, is only the last thing said in one breath ("ja men hvad koster det"). "Men" and a comma
  stand in many plain answers too, so nothing is cut off: the whole text is read as the answer first, and the clause is only met as a
  question once that was understood.

The certain one is tried first. Rejected: the second alone. It would leave "Skal jeg bruge MitID?" in the wish that stands before it.
"""

from __future__ import annotations

import re

from actions.rules.choices import yes_no
from actions.rules.fold import fold
from actions.rules.reading import first_clause

_SENTENCE = re.compile(r"(?<=[.!?])\s|\n")
_CLAUSE = re.compile(
    r"(?<=[.!?])\s|\n|(?:,\s|\s)(?:men|og saa|og så|but)\s|,\s(?=(?:kan|må|skal|får|er|vil|hvad|hvor\w*|hvem|can|will|what|who|where|how)\b)",
    re.IGNORECASE,
)


def question_apart(text: str) -> tuple[str, str]:
    """The other sentences, and the only one that is a question by its mark; "" twice where it is not one of several."""
    sentences = _parts(_SENTENCE, text)
    questions = [one for one in sentences if one.endswith("?")]
    if len(sentences) < 2 or len(questions) != 1:
        return "", ""
    return " ".join(one for one in sentences if not one.endswith("?")), questions[0]


def last_clause(text: str) -> str:
    """The last thing said in a text of several, which may be a question; "" where it is all one."""
    clauses = _parts(_CLAUSE, text)
    return clauses[-1] if len(clauses) > 1 else ""


def begins_with_yes_or_no(text: str) -> bool:
    """Whether a text goes on after a plain yes or no: it is the answer then, even if all of it together sounds like a question."""
    clause = first_clause(text)
    return yes_no(clause) in {"ja", "nej"} and fold(clause) != fold(text)


def _parts(border: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in border.split(text) if part.strip()]
