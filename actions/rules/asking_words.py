"""Sentences known by their words: each topic with what must be there, and everything else that may be.

A sentence belongs to a topic only when every word of it is accounted for, so a story with a question in it is never taken for one.
All words are folded (`fold`): no æøå, no punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

ADVISOR = "borgerraadgiver borgerraadgiveren borgerraadgiverens advisor advisors citizens"
WRITTEN = "skriver skrev skrevet skrive write wrote written writing besked beskeden beskeder beskederne message messages"
TALK = "chat chatten samtale samtalen conversation herinde alt everything"
"""Words that stand beside what is asked in many questions."""


def bag(text: str) -> frozenset[str]:
    return frozenset(text.split())


FILL = bag(
    """
    jeg du i vi man mig dig os jer min mit mine din dit jeres sin sit sine anden andet vaere det den der de dette her nu saa egentlig lige bare ogsaa og eller hvis at er
    var bliver blive blir skal ska skulle kan ka kunne maa ma vil ve ville faar faa fa har have hvad hva hvor hvordan hvornaar hvem
    hvorfor hvilken hvilke hvilket hej hejsa goddag godmorgen ok okay tak undskyld mon gad nogen noget nogle en et som til for med af paa pa fra hos om ikke ja
    men ved gerne godt overhovedet nemlig jamen naa ellers igen
    do does did is are was the a an it its this that these i m s re ll you me my your we us our can could will would should shall may must
    to of for with in on at by be been have has what who when how where why which if or and but please hi hello so just really any there
    here am not as
    """
)
QUESTION_FIRST = bag(
    """
    hvad hva hvor hvordan hvornaar hvem hvorfor hvilken hvilke hvilket kan ka maa skal ska er har bliver koster faar ser laeser siger sir
    fortaeller lover opdager finder sender gemmer tager goer behoever findes mon gad ved holder aabner lukker sladrer deler vil svarer ringer bruger arbejder
    what who when how where why which can could do does is are will would must should may am whose
    """
)
GREETING = bag("hej hejsa goddag godmorgen hello hi ok okay men og saa jamen undskyld ja naa tak but and so sorry well lige")


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One way of asking. Of each group in `needs` one word must be there; `also` are further words that may be.

    `shape` must be found in the sentence, `unless` must not. `in_form` are words that only mean this while a form is being filled in.
    """

    id: str
    needs: tuple[frozenset[str], ...]
    also: frozenset[str] = frozenset()
    shape: str = ""
    unless: str = ""
    in_form: frozenset[str] = frozenset()
    known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", frozenset().union(FILL, self.also, *self.needs))

    def asked(self, sentence: str, *, in_form: bool) -> bool:
        """Whether `sentence`, folded and with its spelling put right, asks this."""
        tokens = set(sentence.split())
        if not tokens <= self.known | (self.in_form if in_form else frozenset()):
            return False
        if not all(tokens & group for group in self.needs):
            return False
        return (not self.shape or re.search(self.shape, sentence) is not None) and not (self.unless and re.search(self.unless, sentence))


SPELLED_ROUGHLY = 5
"""Letters. From here one wrong, missing, doubled or swapped letter is forgiven."""


class Spelling:
    """Puts right one slip in a word, towards the words that are known."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._known = frozenset().union(*(topic.known | topic.in_form for topic in topics), QUESTION_FIRST, GREETING)
        self._long = sorted((word for word in self._known if len(word) >= SPELLED_ROUGHLY), key=lambda word: (len(word), word))
        self._nearest = lru_cache(maxsize=4096)(self._look_up)

    def put_right(self, folded: str) -> str:
        """The folded sentence with every word that is nearly a known one as that one."""
        return " ".join(self._nearest(token) for token in folded.split())

    def _look_up(self, token: str) -> str:
        if token in self._known or len(token) < SPELLED_ROUGHLY or token.isdecimal():
            return token
        return next((word for word in self._long if abs(len(word) - len(token)) <= 1 and _one_slip(token, word)), token)


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter too many, too few, wrong, or swapped with its neighbour makes the two the same."""
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :])
