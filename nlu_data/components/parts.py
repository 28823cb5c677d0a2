"""A message cut in two between sentences, where the first half speaks for one desk and the second for another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nlu_data.components.labels import NONE

FEWEST_WORDS = 20
"""A shorter message is not cut."""
FEWEST_IN_A_SENTENCE = 4
"""Words; less than that belongs to the sentence before ("Hej.", "Tak!", "f.eks. i går")."""
MOST_SENTENCES = 12
"""What comes after belongs to the last of them: a cut costs two readings."""
_END = re.compile(r"(?<=[.!?…])[\"'»”)\]]*\s+|\n+")
_NO_END = re.compile(r"(?:\b(?:f\.?eks|bl\.?a|kl|nr|ca|dvs|osv|mv|pga|stk|tlf|evt|jf)|\b\d+)\.$", re.IGNORECASE)

Scores = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Place:
    """Who would take a matter: a unit of the municipality, or another authority."""

    afdeling: str = ""
    myndighed: str = ""


@dataclass(frozen=True)
class Part:
    """One half of a message. `score` says how much more it speaks for its place than the other half does, 0..1."""

    text: str
    place: Place
    score: float
    scores: Scores


def sentences(text: str) -> list[str]:
    """The sentences of a text; what is too short to be one stands with the one before."""
    found: list[str] = []
    for piece in filter(None, map(str.strip, _END.split(text))):
        joined = found and (
            len(found) == MOST_SENTENCES
            or _NO_END.search(found[-1])
            or min(len(piece.split()), len(found[-1].split())) < FEWEST_IN_A_SENTENCE
        )
        if joined:
            found[-1] += " " + piece
        else:
            found.append(piece)
    return found


def halves(text: str, read: Callable[[str], Scores]) -> tuple[Part, Part] | None:
    """The cut whose halves speak most clearly for two different places; None when no cut does, or the text is too short for one.

    `read` gives the scores of the heads `afdeling` and `myndighed` for a text, and whatever else the caller wants to know of a half.
    """
    if len(text.split()) < FEWEST_WORDS:
        return None
    pieces = sentences(text)
    best: tuple[Part, Part] | None = None
    for at in range(1, len(pieces)):
        texts = " ".join(pieces[:at]), " ".join(pieces[at:])
        both = read(texts[0]), read(texts[1])
        chances = places(both[0]), places(both[1])
        firsts = [max(found, key=lambda place: found[place], default=None) for found in chances]
        if None in firsts or firsts[0] == firsts[1]:
            continue
        one, other = (
            Part(text=texts[half], place=place, score=max(0.0, chances[half][place] - chances[1 - half].get(place, 0.0)), scores=both[half])
            for half, place in enumerate(firsts)
            if place is not None
        )
        if best is None or min(one.score, other.score) > min(best[0].score, best[1].score):
            best = one, other
    return best


def places(scores: Scores) -> dict[Place, float]:
    """How much speaks for each place; what speaks for another authority does not speak for the units."""
    authorities = scores.get("myndighed", {})
    own = authorities.get(NONE, 1.0)
    chances = {Place(afdeling=unit): own * score for unit, score in scores.get("afdeling", {}).items()}
    return chances | {Place(myndighed=name): score for name, score in authorities.items() if name != NONE}
