"""Which language a message is written in, by its letters and its small words. Total, and quick: no model, no engine.

Danish is never taken for another language for being misspelt, learnt or in dialect: in doubt nothing is recognised, and the
conversation stays in the language it is in. Nobody is sent away for mixing two (domain.md (iii) 14, scenario 6).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from actions.rules.language_words import (
    AMHARIC,
    DANISH,
    ENGLISH,
    FOREIGN,
    PERSIAN,
    RUSSIAN_ENDINGS,
    SPELT,
    STRONG,
    TIGRINYA,
    UKRAINIAN,
    UKRAINIAN_ENDINGS,
)

INTERPRETED = ("uk", "ar", "pl", "tr", "de", "so", "fa", "ti", "ro")
"""The languages with prepared words of their own (`bot/texts/<code>`), the ones most asked for first."""
OTHER = "und"
"""BCP 47 for "not known which". A language that is neither Danish nor English and has no prepared words here: it is answered in both of them."""
WRITTEN_IN = frozenset({"da", "en"})
"""The languages of the whole conversation."""
CLEARLY = 6
"""Words. From here a language may be changed in the middle of the form without being asked for."""
LONGEST_LOOK = 4000
"""Characters that are looked at."""
_MIXED = 4
"""Words of each: "please", "sorry" and the name of a thing are no mixture."""
_ENOUGH_ALONE, _ENOUGH, _ENOUGH_FOR_OTHERS, _ALONE = 2, 3, 4, 3
_LONG_ENOUGH = 4
_AHEAD = 1.5
"""How far a language must be ahead of Danish and of English: names of things ("jobcenter") stay Danish in any language."""
_LEAST_SHARE = 0.3
_ALONE_IN_ENGLISH = frozenset({"hello", "help", "complaint", "complain"})
"""English words that say alone that English is meant, as the very first message; "sorry" and "ok" are Danish by now."""

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”«»]")
_PLAIN = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "’": "'"})
_IN_FULL = str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"})


@dataclass(frozen=True, kw_only=True)
class Script:
    """A way of writing: from its first to its last code point."""

    name: str
    first: int
    last: int


_SCRIPTS = tuple(
    Script(name=name, first=first, last=last)
    for name, first, last in (
        ("latin", 0x41, 0x24F), ("latin", 0x1E00, 0x1EFF), ("cyrillic", 0x400, 0x52F), ("arabic", 0x600, 0x6FF), ("arabic", 0x750, 0x77F),
        ("arabic", 0xFB50, 0xFDFF), ("arabic", 0xFE70, 0xFEFF), ("ethiopic", 0x1200, 0x139F), ("ethiopic", 0x2D80, 0x2DDF),
    )
)  # fmt: skip
_UKRAINIAN, _NOT_UKRAINIAN = "іїєґ", "ыэъёјљњћђџў"
_PERSIAN, _ARABIC, _NEITHER = "پچژگکی", "ةكيىأإ", "ٹڈڑںھےښځڅډړږټۍێۆڕڵە"
"""Farsi has letters and forms that Arabic has not, and the other way; those of Urdu, Pashto and Kurdish belong to neither."""
_TIGRINYA_LETTERS = range(0x1250, 0x125E)  # the row of ቐ, which Amharic does without
_SPELT = {code: re.compile(pattern) for code, pattern in SPELT.items()}
_UKRAINIAN_ENDINGS, _RUSSIAN_ENDINGS = re.compile(UKRAINIAN_ENDINGS), re.compile(RUSSIAN_ENDINGS)
_UKRAINIAN_WORDS, _PERSIAN_WORDS = frozenset(UKRAINIAN.split()), frozenset(PERSIAN.split())
_TIGRINYA_WORDS, _AMHARIC_WORDS = frozenset(TIGRINYA.split()), frozenset(AMHARIC.split())


def _bare(word: str) -> str:
    """Without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.translate(_PLAIN)) if not unicodedata.combining(sign))


def _spellings(words: Iterable[str]) -> frozenset[str]:
    """With accents, without, and with the Danish letters written out."""
    return frozenset(way for word in words for way in (word, _bare(word), _bare(word.translate(_IN_FULL))))


_DANISH, _ENGLISH = _spellings(DANISH.split()), _spellings(ENGLISH.split())
_OURS = _DANISH | _ENGLISH
_WORDS = {code: frozenset(one for one in _spellings(words.split()) - _OURS if len(one) > 1) for code, words in FOREIGN.items()}
_STRONG = {code: _spellings(word for word in words.split() if word[-1] != "*") - _OURS for code, words in STRONG.items()}
_STEMS = {code: tuple(_spellings(word[:-1] for word in words.split() if word[-1] == "*")) for code, words in STRONG.items()}


def recognise(text: str) -> str:
    """`da`, `en`, one of `INTERPRETED` or `OTHER`; an empty string when it cannot be told. What is quoted counts only where
    nothing else is written: a letter that is quoted tells nothing of whom it was sent to."""
    clean = _ADDRESS.sub(" ", unicodedata.normalize("NFC", text[:LONGEST_LOOK]))
    outside = _QUOTED.sub(" ", clean)
    return _language(outside) if len(_WORD.findall(outside)) > 1 else _language(clean)


def words_in(text: str) -> int:
    """How many words a message has, numbers not counted."""
    return len(_WORD.findall(text))


def mixes(text: str) -> bool:
    """Whether somebody goes over from Danish to English, or the other way, in one message (domain.md (iii) 14, scenario 6)."""
    words = _tokens(_ADDRESS.sub(" ", _QUOTED.sub(" ", text[:LONGEST_LOOK])))
    danish = sum(word in _DANISH and word not in _ENGLISH for word in words)
    return min(danish, sum(word in _ENGLISH and word not in _DANISH for word in words)) >= _MIXED


def changes_to(text: str, *, now: str, first: bool, chosen: bool, in_form: bool) -> str:
    """The language a message moves the conversation to without asking for it, "" for none.

    `now` is `da` or `en`, `first` says that nothing was said before it, `chosen` that the citizen asked for a language
    themselves, `in_form` that a question is open: an answer to it says little of the language.
    """
    found = recognise(text)
    if not found or found == now or (chosen and found in WRITTEN_IN):
        return ""
    count = words_in(text)
    if in_form or not first:
        # "please help" and "ok sorry" are said in Danish too, and a word or two of any language may be a name.
        return found if count >= CLEARLY or (not in_form and (found not in WRITTEN_IN or count >= _ENOUGH_FOR_OTHERS)) else ""
    return found if count > 1 or found != "en" or set(_tokens(text)) & _ALONE_IN_ENGLISH else ""


def _language(text: str) -> str:
    scripts: Counter[str] = Counter()
    for sign, times in Counter(text).items():
        if sign.isalpha():
            scripts[_script_of(sign)] += times
    if not scripts:
        return ""
    script = scripts.most_common(1)[0][0]
    match script:
        case "latin":
            return _in_latin_letters(text)
        case "cyrillic":
            return _in_cyrillic(text.lower())
        case "arabic":
            return _in_arabic_letters(text)
        case "ethiopic":
            return _in_ethiopic(text)
        case _:
            return OTHER


def _script_of(sign: str) -> str:
    point = ord(sign)
    return next((script.name for script in _SCRIPTS if script.first <= point <= script.last), "another")


def _tokens(text: str) -> list[str]:
    return [word.lower().replace("i\u0307", "i").replace("’", "'") for word in _WORD.findall(text)]


def _in_latin_letters(text: str) -> str:
    words = _tokens(text)
    danish = sum(word in _DANISH and word not in _ENGLISH for word in words)
    english = sum(word in _ENGLISH and word not in _DANISH for word in words)
    foreign = max((_Evidence.of(code, text, words) for code in _WORDS), key=lambda one: one.weight)
    if foreign.is_enough(words=len(words), own=max(danish, english)):
        return foreign.code if foreign.code in INTERPRETED else OTHER
    if english > _AHEAD * danish and english > foreign.count and english >= _LEAST_SHARE * len(words):
        return "en"
    return "da" if danish > _AHEAD * english and danish > foreign.count else ""


@dataclass(frozen=True, kw_only=True)
class _Evidence:
    """What speaks for a language other than our two: how many words, and what they weigh."""

    code: str
    count: int
    weight: int

    @classmethod
    def of(cls, code: str, text: str, words: list[str]) -> _Evidence:
        known = [word for word in words if word in _WORDS[code] or _is_strong(word, code)]
        # A name is spelt as in its own language wherever it stands, so only words in small letters are looked at.
        spelt = [word for word in _WORD.findall(text) if word.islower() and word not in known and _is_spelt_like(word, code)]
        strong = sum(_is_strong(word, code) for word in known)
        count = len(known) + len(spelt)
        return cls(code=code, count=count, weight=count + (_ALONE - 1) * strong)

    def is_enough(self, *, words: int, own: int) -> bool:
        """`own` is how many words are Danish, or how many are English: whichever are more."""
        least = (_ENOUGH if own else _ENOUGH_ALONE) if self.code in INTERPRETED else _ENOUGH_FOR_OTHERS
        ahead = self.weight > _AHEAD * own and self.count >= own and (self.count > 1 or not own)
        return self.weight >= least and ahead and self.count >= _LEAST_SHARE * words


def _is_spelt_like(word: str, code: str) -> bool:
    return len(word) >= _LONG_ENOUGH and word not in _OURS and code in _SPELT and _SPELT[code].search(word) is not None


def _is_strong(word: str, code: str) -> bool:
    return word not in _OURS and (word in _STRONG.get(code, ()) or word.startswith(_STEMS.get(code, ())))


def _in_cyrillic(text: str) -> str:
    own, others = (sum(sign in letters for sign in text) for letters in (_UKRAINIAN, _NOT_UKRAINIAN))
    own += sum(word in _UKRAINIAN_WORDS for word in _tokens(text)) + len(_UKRAINIAN_ENDINGS.findall(text))
    others += len(_RUSSIAN_ENDINGS.findall(text))
    return "uk" if own > others else OTHER


def _in_arabic_letters(text: str) -> str:
    words = _tokens(text)
    persian = sum(sign in _PERSIAN for sign in text) + sum(word in _PERSIAN_WORDS for word in words)
    arabic = sum(sign in _ARABIC for sign in text) + sum(word.startswith("ال") for word in words)
    if 2 * sum(sign in _NEITHER for sign in text) > max(persian, arabic) / 2:
        return OTHER
    return "fa" if persian > arabic else "ar"


def _in_ethiopic(text: str) -> str:
    words = re.findall(r"[\u1200-\u135a]+", text)
    tigrinya = text.count("ኣ") + sum(ord(sign) in _TIGRINYA_LETTERS for sign in text) + sum(word in _TIGRINYA_WORDS for word in words)
    amharic = text.count("አ") + sum(word in _AMHARIC_WORDS for word in words)
    return OTHER if amharic > tigrinya else "ti"
