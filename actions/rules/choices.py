"""What a typed answer means when choices were offered: a title, a number, a yes.

Only a plain answer counts. "ja men hvad med min fars sag" begins with ja and is no yes: whatever is longer than the
answer itself goes on as an ordinary message, so that nothing a citizen says is swallowed by a button.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from actions.rules.fold import fold

_YES_WORDS = ("ja", "jo", "jep", "jeps", "jap", "jaja", "yes", "yep", "yeah", "yup", "ok", "okay", "okey", "jada", "joda", "jatak")
_YES_TAILS = (
    "", "tak", "da", "gerne", "meget gerne", "det er fint", "det er ok", "det er i orden", "fint", "selvfoelgelig", "naturligvis",
    "det maa i gerne", "det maa du gerne", "det har jeg", "det vil jeg", "det vil jeg gerne", "det goer jeg", "det passer",
    "det er rigtigt", "det stemmer", "korrekt", "please", "thanks", "thank you", "of course", "sure", "i have", "i do", "that is right",
    "thats right", "correct", "absolut", "helt sikkert",
)  # fmt: skip
_NO_WORDS = ("nej", "nejda", "nejtak", "nae", "nah", "no", "nope", "niks", "nix")
_NO_TAILS = (
    "", "tak", "da", "ikke", "ikke endnu", "ikke rigtigt", "det har jeg ikke", "det har jeg ikke endnu", "det vil jeg ikke",
    "det oensker jeg ikke", "det maa i ikke", "det maa du ikke", "det goer jeg ikke", "det er forkert", "det passer ikke",
    "det er ikke rigtigt", "det stemmer ikke", "overhovedet ikke", "slet ikke", "aldrig", "det behoeves ikke", "please", "thanks",
    "thank you", "i have not", "i havent", "i do not", "i dont", "not yet", "not really", "that is wrong", "thats wrong", "not at all",
    "wrong", "never",
)  # fmt: skip
_UNSURE = (
    "ved ikke", "ved jeg ikke", "det ved jeg ikke", "jeg ved ikke", "jeg ved det ikke", "det er jeg ikke sikker paa", "ikke sikker",
    "jeg er ikke sikker", "er ikke sikker", "i tvivl", "er i tvivl", "jeg er i tvivl", "aner det ikke", "jeg aner det ikke", "maaske",
    "muligvis", "kan ikke huske", "kan ikke huske det", "det kan jeg ikke huske", "husker ikke", "pas", "don t know", "dont know",
    "i don t know", "i dont know", "not sure", "i m not sure", "im not sure", "maybe", "perhaps", "no idea", "ingen anelse", "ved det ikke",
    "ved sgu ikke", "det ved jeg sgu ikke", "can t remember", "cant remember", "i can t remember",
)  # fmt: skip
_ALONE_YES = frozenset(_YES_TAILS) - {"", "tak", "da", "please", "thanks", "thank you", "fint"} | {"det er fint", "gerne", "j", "y"}
_ALONE_NO = frozenset(_NO_TAILS) - {"", "tak", "da", "please", "thanks", "thank you", "never"} | {"n"}


def _phrases(words: Sequence[str], tails: Sequence[str]) -> frozenset[str]:
    return frozenset(f"{word} {tail}".strip() for word, tail in product(words, tails))


_MEANINGS = (
    ("ja", _phrases(_YES_WORDS, _YES_TAILS) | _ALONE_YES),
    ("nej", _phrases(_NO_WORDS, _NO_TAILS) | _ALONE_NO),
    ("ved_ikke", frozenset(_UNSURE)),
)

_ORDINALS = (
    ("foerste", "forste", "first", "1st", "oeverste", "en", "et", "one"),
    ("anden", "andet", "second", "2nd", "to", "two"),
    ("tredje", "third", "3rd", "tre", "three"),
    ("fjerde", "fourth", "4th", "fire", "four"),
    ("femte", "fifth", "5th", "fem", "five"),
    ("sjette", "sixth", "6th", "seks", "six"),
)
_COUNTED = frozenset({"en", "et", "one", "to", "two", "tre", "three", "fire", "four", "fem", "five", "seks", "six"})
_LAST = frozenset({"sidste", "nederste", "last", "bottom"})
_AROUND_AN_ORDINAL = frozenset(
    {"nr", "nummer", "no", "number", "den", "det", "de", "the", "one", "punkt", "option", "mulighed", "valg", "svar", "svaret", "choice"}
    | {"jeg", "vaelger", "vil", "gerne", "have", "tager", "tag", "i", "choose", "take", "tak", "please"}
)
_TOO_LONG_FOR_AN_ANSWER = 8  # words


def yes_no(text: str) -> str | None:
    """ "ja", "nej" or "ved_ikke" when the text is just that, in Danish or English; None for anything more."""
    said = fold(text)
    return next((meaning for meaning, phrases in _MEANINGS if said in phrases), None)


def resolve(text: str, titles: Sequence[str]) -> int | None:
    """Which of the offered `titles` a typed answer means, as an index from 0.

    Taken: the title itself, words that begin or occur in one title only, a number or an ordinal, a plain yes or no where
    one title starts with it. None when it fits several or none.
    """
    said = fold(text)
    folded = [fold(title) for title in titles]
    if not said:
        return None
    exact = [index for index, title in enumerate(folded) if title == said]
    if exact:
        return exact[0] if len(exact) == 1 else None
    if len(said.split()) > _TOO_LONG_FOR_AN_ANSWER:
        return None
    for found in (_by_first_word(said, folded), _by_position(said, len(titles)), _by_meaning(said, folded), _by_words(said, folded)):
        if found is not None:
            return found
    return None


def _by_first_word(said: str, titles: Sequence[str]) -> int | None:
    """ "to" for "To sager", where it would otherwise be the second choice."""
    fits = [index for index, title in enumerate(titles) if title.split(" ", maxsplit=1)[0] == said and " " in title]
    return fits[0] if len(fits) == 1 else None


def _by_position(said: str, count: int) -> int | None:
    words = said.split()
    named = [word for word in words if word not in _AROUND_AN_ORDINAL or len(words) == 1]
    if not named and words[-1:] == ["one"]:  # "option one"
        named = ["one"]
    if len(named) != 1:
        return None
    word = named[0]
    if word in _LAST:
        return count - 1 if count else None
    if word in _COUNTED and {"svar", "svaret"} & set(words):
        return None  # "et svar" is what people hope for, and no number
    if word.isdecimal():
        number = int(word) if len(word) <= 2 else 0
    else:
        number = next((place for place, names in enumerate(_ORDINALS, start=1) if word in names), 0)
    return number - 1 if 1 <= number <= count else None


def _by_meaning(said: str, titles: Sequence[str]) -> int | None:
    meaning = yes_no(said)
    if meaning is None:
        return None
    fits = [index for index, title in enumerate(titles) if yes_no(title) == meaning]
    if not fits:  # "Ja, registrér den" answers to a plain yes; "Ved ikke" is no such title
        start = {"ja": ("ja", "yes"), "nej": ("nej", "no"), "ved_ikke": ("ved ikke",)}[meaning]
        fits = [index for index, title in enumerate(titles) if any(f"{title} ".startswith(f"{word} ") for word in start)]
    return fits[0] if len(fits) == 1 else None


def _by_words(said: str, titles: Sequence[str]) -> int | None:
    """The beginning of one title ("hjemme" for "Hjemmehjælp"), or whole words of one title ("pas", "svar her")."""
    if len(said) < 3:
        return None
    starts = [index for index, title in enumerate(titles) if title.startswith(said)]
    if starts:
        return starts[0] if len(starts) == 1 else None
    within = [index for index, title in enumerate(titles) if f" {said} " in f" {title} "]
    if within:
        return within[0] if len(within) == 1 else None
    words = set(said.split())
    among = [index for index, title in enumerate(titles) if len(words) > 1 and words <= set(title.split())]
    if among:
        return among[0] if len(among) == 1 else None
    begun = [index for index, title in enumerate(titles) if any(word.startswith(said) for word in title.split())]
    return begun[0] if len(begun) == 1 and len(said) >= 4 else None
