"""What a message is about, by the topics' own names and the words people have for them: enough when the engine is away.

A guess and no more: the citizen confirms it, as with the engine. Only whole words count, so that "pas" is not found in "passer".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from actions.rules.catalogue import Catalogue, Topic
from actions.rules.fold import fold
from actions.rules.spelling import corrected
from actions.rules.triage import Route, Suggestion

SHORTEST = 4
"""Letters. Shorter words ("ro", "bus") stand in too many sentences."""
MOST = 3


def suggested(text: str, catalogue: Catalogue) -> Suggestion | None:
    """A klage about the topics that are named, or None when none is: in doubt it is a klage."""
    topics = named(text, catalogue.topics)
    if not topics:
        return None
    return Suggestion(
        route=Route.REGISTRER,
        kind="klage",
        sub="klage_over_sagsbehandling",
        afdeling=tuple(dict.fromkeys(catalogue.unit_of(topic) for topic in topics)),
        emne=topics,
        klar=len(topics) == 1,
        rules=("uden_motor",),
    )


def named(text: str, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """The topics a text names, the longest name first, three at most. A name inside a longer one that fits does not count."""
    said = f" {fold(corrected(text))} "
    found = [(words, topic.id) for topic in topics.values() for words in _names(topic) if f" {words} " in said]
    found.sort(key=lambda one: -len(one[0]))
    kept: list[tuple[str, str]] = []
    for words, topic in found:
        if not any(f" {words} " in f" {longer} " and topic != other for longer, other in kept):
            kept.append((words, topic))
    return tuple(dict.fromkeys(topic for _, topic in kept))[:MOST]


def meant(text: str, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """The topics a text names as its own: in "skolefravær, ikke specialundervisning" the first only."""
    folded = fold(corrected(text))
    return tuple(
        topic
        for topic in named(text, topics)
        if not any(re.search(_NOT + re.escape(name) + r"\b", folded) for name in _names(topics[topic]))
    )


_NOT = r"\b(?:ikke|intet|hverken|uden|not|neither|no) (?:(?:noget|om|min|mine|mit|en|et|med|egne|about|my|a|the) ){0,2}"


def _names(topic: Topic) -> tuple[str, ...]:
    return _folded(topic.label["da"], topic.synonyms)


@lru_cache(maxsize=512)
def _folded(label: str, synonyms: tuple[str, ...]) -> tuple[str, ...]:
    # "Helbredstillæg og personligt tillæg", "Jobcenter, samtaler og tilbud": people say the first of it.
    first = re.split(r" og |,|\(", label, maxsplit=1)[0]
    names = {fold(one) for one in (label, first, *synonyms)}
    return tuple(sorted(name for name in names if len(name) >= SHORTEST))
