"""Word rules that read what a citizen wrote: a pattern with its guards, sentence by sentence, in both languages.

For everything that is not danger (`danger` has rules of its own, which look further around a hit). A pattern is written in
small letters; æ, ø and å stand for every way of spelling them, and a space for a few spaces or commas.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_SENTENCE = re.compile(r"(?:(?<!\d)(?<!\bkl)(?<!\bca)(?<!\bfx)(?<!\bnr)\.|\.(?=\s+[A-ZÆØÅ])|[!?…])+(?=\s|$)|\n+")
_RESPELL = re.compile(r"\[[^\]]*\]|[æøå' ]")  # character classes stay as they are
_SPELLINGS = {"å": "(?:å|aa|a)", "ø": "(?:ø|oe|ö|o)", "æ": "(?:æ|ae|ä|e)", "'": "['’]?", " ": r"(?:[ ,;:\-]{1,5})"}
_QUOTE = 80
"""Characters of the citizen's words that are kept as a reason."""


@dataclass(frozen=True, kw_only=True)
class WordRule:
    """One way of saying something.

    `unless` takes it back when it stands in the same sentence, `never_with` when it stands anywhere; `needs` must stand somewhere.
    """

    id: str
    pattern: str
    unless: str = ""
    never_with: str = ""
    needs: str = ""
    longest: int = 0
    """Words. A message that is longer tells its own matter, and a stray phrase in it decides nothing; 0 for any length."""


def hit(rule: WordRule, text: str) -> str:
    """The citizen's own words that match, as they wrote them; "" when the rule does not apply. Total."""
    written = unicodedata.normalize("NFC", text)
    if rule.longest and len(written.split()) > rule.longest:
        return ""
    if rule.never_with and says(rule.never_with, written):
        return ""
    if rule.needs and not says(rule.needs, written):
        return ""
    for sentence in sentences(written):
        found = compiled(rule.pattern).search(plain(sentence))
        if found and not (rule.unless and compiled(rule.unless).search(plain(sentence))):
            return " ".join(sentence[found.start() : found.end()].split())[:_QUOTE].strip(" ,;:-")
    return ""


def first_hit(rules: Iterable[WordRule], text: str) -> tuple[WordRule, str] | None:
    """The first rule that applies, in the order of the table, with the citizen's words."""
    return next(((rule, words) for rule in rules if (words := hit(rule, text))), None)


def says(pattern: str, text: str) -> bool:
    """Whether a pattern stands anywhere in a text."""
    return compiled(pattern).search(plain(text)) is not None


def sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE.split(text) if part.strip()]


def plain(text: str) -> str:
    """Small letters and plain spaces, one character for one, so that positions stay those of the original."""
    return "".join(" " if char.isspace() else low if len(low := char.lower()) == 1 else char for char in text)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_RESPELL.sub(lambda part: _SPELLINGS.get(part[0], part[0]), pattern))
