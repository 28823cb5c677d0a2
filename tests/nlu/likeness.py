"""How alike two texts are, and which of thousands are too alike, exactly and quickly.

Likeness is the Jaccard index of the texts' character 5-grams, between 0 and 1: shared grams over all grams.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import ceil

LENGTH = 5
Grams = frozenset[str]


def grams(text: str) -> Grams:
    """The 5-grams of a text in small letters with single spaces; a shorter text is one gram."""
    plain = " ".join(text.lower().split())
    return frozenset(plain[at : at + LENGTH] for at in range(max(1, len(plain) - LENGTH + 1)))


def likeness(one: Grams, other: Grams) -> float:
    """Between 0 (nothing shared) and 1 (the same grams)."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def pairs_above(texts: Sequence[Grams], least: float) -> Iterator[tuple[int, int, float]]:
    """Every pair of `texts` that is more alike than `least`, by position, with its likeness."""
    index = _Index(texts, least)
    for at in index.order:
        yield from ((other, at, found) for other, found in index.near(texts[at]))
        index.add(at)


def near(texts: Sequence[Grams], others: Sequence[Grams], least: float) -> Iterator[tuple[int, int, float]]:
    """Every text with every one of `others` that is more alike than `least`, by position, with their likeness."""
    index = _Index(others, least)
    for at in index.order:
        index.add(at)
    for at, text in enumerate(texts):
        yield from ((at, other, found) for other, found in index.near(text))


class _Index:
    """Finds texts above a likeness without comparing all.

    Two texts whose likeness is above t share more than t of the larger one's grams. So if each lists its grams with the rarest
    first, they meet already within the first (1 - t) of both lists; and one cannot be smaller than t times the other. Nothing is lost by looking
    only there, and rare grams are in few texts.
    """

    def __init__(self, texts: Sequence[Grams], least: float) -> None:
        self._texts, self._above, self._least = texts, least, Fraction(str(least))
        frequency = Counter(gram for text in texts for gram in text)
        self._rank = {gram: rank for rank, (gram, _) in enumerate(sorted(frequency.items(), key=lambda one: (one[1], one[0])))}
        self._holders: dict[str, list[int]] = defaultdict(list)
        self.order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        """Positions, the shortest text first."""

    def _rarest(self, text: Iterable[str], size: int) -> list[str]:
        ranked = sorted(text, key=lambda gram: (self._rank.get(gram, -1), gram))
        return ranked[: size - ceil(self._least * size) + 1]

    def add(self, at: int) -> None:
        for gram in self._rarest(self._texts[at], len(self._texts[at])):
            self._holders[gram].append(at)

    def near(self, text: Grams) -> Iterator[tuple[int, float]]:
        size = len(text)
        candidates = {at for gram in self._rarest(text, size) for at in self._holders.get(gram, ())}
        for at in sorted(candidates):
            other = self._texts[at]
            if min(size, len(other)) > self._least * max(size, len(other)) and (found := likeness(text, other)) > self._above:
                yield at, found
