"""The words people write a date with, Danish and English, and how a misspelt one is set right before it is read."""

from __future__ import annotations

import re
import unicodedata

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ß": "ss", "’": "'", "–": "-", "—": "-"})
_NOT_READ = re.compile(r"[^a-z0-9/.,:;!?\-%§'\n]")
_WORD = re.compile(r"[a-z]+")
SHORTEST_GUESSED = 4
"""Letters. A shorter word is read as it stands or not at all."""

MONTHS = {
    "januar": 1, "january": 1, "jan": 1, "februar": 2, "february": 2, "feb": 2, "marts": 3, "march": 3, "mar": 3,
    "april": 4, "apr": 4, "maj": 5, "may": 5, "juni": 6, "june": 6, "jun": 6, "juli": 7, "july": 7, "jul": 7,
    "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "october": 10, "okt": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "mandag": 1, "monday": 1, "tirsdag": 2, "tuesday": 2, "onsdag": 3, "wednesday": 3, "torsdag": 4, "thursday": 4,
    "fredag": 5, "friday": 5, "loerdag": 6, "saturday": 6, "soendag": 7, "sunday": 7,
}  # fmt: skip
"""ISO numbers."""
NUMBERS = {
    "en": 1, "et": 1, "een": 1, "a": 1, "an": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4, "four": 4,
    "fem": 5, "five": 5, "seks": 6, "six": 6, "syv": 7, "seven": 7, "otte": 8, "eight": 8, "ni": 9, "nine": 9, "ti": 10, "ten": 10,
    "elleve": 11, "eleven": 11, "tolv": 12, "twelve": 12, "tretten": 13, "fjorten": 14, "fourteen": 14, "femten": 15, "tyve": 20,
}  # fmt: skip
_ORDINAL_WORDS = (
    ("foerste", "first"), ("anden", "second"), ("tredje", "third"), ("fjerde", "fourth"), ("femte", "fifth"), ("sjette", "sixth"),
    ("syvende", "seventh"), ("ottende", "eighth"), ("niende", "ninth"), ("tiende", "tenth"), ("ellevte", "eleventh"),
    ("tolvte", "twelfth"), ("trettende", "thirteenth"), ("fjortende", "fourteenth"), ("femtende", "fifteenth"),
    ("sekstende", "sixteenth"), ("syttende", "seventeenth"), ("attende", "eighteenth"), ("nittende", "nineteenth"),
    ("tyvende", "twentieth"), ("enogtyvende", "twenty-first"), ("toogtyvende", "twenty-second"), ("treogtyvende", "twenty-third"),
    ("fireogtyvende", "twenty-fourth"), ("femogtyvende", "twenty-fifth"), ("seksogtyvende", "twenty-sixth"),
    ("syvogtyvende", "twenty-seventh"), ("otteogtyvende", "twenty-eighth"), ("niogtyvende", "twenty-ninth"),
    ("tredivte", "thirtieth"), ("enogtredivte", "thirty-first"),
)  # fmt: skip
ORDINALS = {word: number for number, words in enumerate(_ORDINAL_WORDS, 1) for word in words}

_ALSO = {
    "mars": "marts", "maarts": "marts", "igaar": "i gaar", "igar": "i gaar", "gar": "gaar", "idag": "i dag", "iforgaars": "i forgaars",
    "forgars": "forgaars", "iforgars": "i forgaars", "jan": "januar", "feb": "februar", "md": "maaned", "mdr": "maaneder",
    "mrd": "maaneder", "dg": "dage", "paske": "paaske", "pask": "paaske", "nytar": "nytaar", "ar": "aar",
    "ugers": "uger", "maaneds": "maaned", "maneds": "maaned", "uges": "uge", "xmas": "christmas", "tredie": "tredje",
    "forste": "foerste", "tues": "tuesday", "wed": "wednesday", "thurs": "thursday", "yday": "yesterday", "imorgen": "i morgen",
    "naste": "naeste", "imorges": "i morges", "imorgs": "i morges", "iaftes": "i aftes", "gaars": "gaar",
}  # fmt: skip
"""Short or usual spellings, set right as they stand."""
_GUESSED = frozenset(
    [word for word in (*MONTHS, *WEEKDAYS) if len(word) > SHORTEST_GUESSED]
    + ["forgaars", "paaske", "paasken", "pinse", "pinsen", "maaned", "maaneder", "maaneden", "slutningen", "begyndelsen", "starten", "midten"]
    + ["yesterday", "easter", "christmas", "sidste", "forrige", "foerste", "sommerferien", "efteraarsferien", "vinterferien"]
    + [f"{day}s" for day in ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag")]
)  # fmt: skip
_REAL_WORDS = frozenset(
    ["sidst", "foerst", "starte", "starter", "match", "mandat", "sundby", "pine", "eastern", "midte", "augusta", "forrig"]
)
"""Words of their own, one letter from one that is looked for."""


def normalised(text: str) -> str:
    """Small ASCII letters with the signs that dates are written with; known misspellings set right. Lines are kept."""
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_DANISH)
    plain = "".join(c for c in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(c))
    spaced = re.sub(r"[^\S\n]+", " ", _NOT_READ.sub(" ", plain))
    return _WORD.sub(lambda word: _set_right(word[0]), spaced).strip()


def _set_right(word: str) -> str:
    if word in _ALSO:
        return _ALSO[word]
    if len(word) < SHORTEST_GUESSED or word in _GUESSED or word in _REAL_WORDS or word in MONTHS:
        return word
    near = [known for known in _GUESSED if known[0] == word[0] and _one_slip(word, known)]
    return near[0] if len(near) == 1 else word


def _one_slip(word: str, known: str) -> bool:
    """One letter too many, too few, another, or two that changed places."""
    if abs(len(word) - len(known)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known)))
    rest, kept = word[at:], known[at:]
    return rest[1:] == kept[1:] or rest[1:] == kept or rest == kept[1:] or (rest[:2] == kept[:2][::-1] and rest[2:] == kept[2:])
