"""One way to make spellings comparable: case, accents, punctuation and the Danish letters folded away."""

from __future__ import annotations

import re
import unicodedata

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ß": "ss"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Lower case ASCII words with single spaces: `"Børnehave & SFO!"` becomes `"boernehave sfo"`. Idempotent."""
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_DANISH)
    plain = "".join(c for c in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()
