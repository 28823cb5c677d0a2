"""Words with their spelling folded, so that "kører", "koerer" and "korer" meet: citizens write all three."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+|[§?!%]|\.\.\.?|…|[\u2600-\u27bf\U0001f300-\U0001faff]")
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", "ß": "ss", "đ": "d", "ł": "l"})
_DOUBLE = re.compile(r"ae|oe|aa")


@dataclass(frozen=True)
class Word:
    """A word of a message: its folded form and where it stands in the original text."""

    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case, without accents, the three ways of writing æ, ø and å made one (ae/oe/aa and a/o/a end as a, o, a)."""
    text = unicodedata.normalize("NFC", text).translate(_DANISH)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _DOUBLE.sub(lambda m: "e" if m.group() == "ae" else m.group()[0], text.lower())


def words_of(text: str) -> list[Word]:
    """The words of a text, in order. Question and exclamation marks count as words: they tell questions from complaints."""
    return [Word(_folded(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


_folded = lru_cache(maxsize=50_000)(fold)
