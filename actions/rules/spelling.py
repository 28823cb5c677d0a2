"""The names of benefits as they are spelt: "kontanhælp" is read as "kontanthjælp".

The engine knows a word by its letters, and so a misspelt one a little; but where the name of a benefit is the only word that tells the
matter, a little is not enough. Only long names, which no other Danish word is near to, and only for reading: what is stored, shown and
looked through for danger is what the citizen wrote.
"""

from __future__ import annotations

import re

_NAMES = """
kontanthjælp uddannelseshjælp bistandshjælp sygedagpenge barselsdagpenge ledighedsydelse ressourceforløb ressourceforløbsydelse revalidering
revalideringsydelse integrationsydelse førtidspension seniorpension fleksløntilskud flekslønstilskud merudgiftsydelse arbejdsfortjeneste
helbredstillæg plejevederlag boligindskudslån jobafklaringsforløb enkeltydelse
"""
_ENDINGS = ("", "en", "et", "n", "s", "ens", "ets", "ne", "r", "rne")
_WORD = re.compile(r"[^\W\d_]{8,40}")
_ONE_SIGN = str.maketrans({"æ": "e", "ø": "o", "å": "a", "ä": "e", "ö": "o"})
_TWO_SIGNS = re.compile(r"ae|oe|aa")
LONG = 12
"""Letters. In a name from this length on two slips may be made, in a shorter one a single one."""
SAME_END = 3
"""Letters at the end (before the ending of the case) that must be right: "revalideret" is no slip for "revalidering"."""


def corrected(text: str) -> str:
    """`text` with the misspelt names of benefits put right; everything else as it was."""
    return _WORD.sub(lambda word: _right(word[0].lower()) or word[0], text)


def as_written(quote: str, text: str) -> str:
    """A quote out of `corrected(text)` in the citizen's own spelling."""
    for word in _WORD.findall(text):
        right = _right(word.lower())
        quote = re.sub(rf"\b{right}\b", word, quote) if right else quote
    return quote


def _right(word: str) -> str:
    """The name that a word is a slip for, with its ending; "" for any other word."""
    letters = _letters(word)
    if any(letters.startswith(name) for name in _BY_LETTERS):
        return ""
    for ending in _ENDINGS:
        stem = letters.removesuffix(ending)
        if letters.endswith(ending):
            for name, spelt in _BY_LETTERS.items():
                if stem[:1] == name[:1] and stem[-SAME_END:] == name[-SAME_END:] and _slips(stem, name) <= _allowed(spelt):
                    return spelt + ending
    return ""


def _allowed(name: str) -> int:
    return 2 if len(name) >= LONG else 1


def _letters(word: str) -> str:
    """The three ways of writing æ, ø and å made one."""
    return _TWO_SIGNS.sub(lambda pair: "e" if pair[0] == "ae" else pair[0][0], word.translate(_ONE_SIGN))


_BY_LETTERS = {_letters(name): name for name in _NAMES.split()}


def _slips(one: str, other: str) -> int:
    """Letters left out, put in, mistaken or swapped with the next."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        new = [at]
        for place, wanted in enumerate(other, 1):
            cost = min(row[place] + 1, new[place - 1] + 1, row[place - 1] + (letter != wanted))
            if before and place > 1 and letter == other[place - 2] and one[at - 2] == wanted:
                cost = min(cost, before[place - 2] + 1)
            new.append(cost)
        before, row = row, new
    return row[-1]
