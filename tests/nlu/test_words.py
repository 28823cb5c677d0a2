"""Official words and their synonyms are understood, although training never saw them: the lexicon carries what they mean."""

from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.texts import read_texts
from tests.nlu.conftest import COMPLAINT, WORDS
from tests.nlu.counts import MESSAGES
from tests.nlu.test_labels import CATALOGUE

# Training takes minutes; `make test` has done it before.
pytestmark = pytest.mark.timeout(1800)
NO_OTHER_AUTHORITY = "ingen"
ROWS = read_texts(WORDS)
Understood = dict[str, dict[str, Any]]


def among_the_first(understood: Understood, field: str, most: int) -> float:
    """How many of the words that have the field are given one of its ids among the first `most`, as a share."""
    rows = [row for row in ROWS if row.get(field)]
    first = ([label for label, _ in understood[row["id"]][field] if label != NO_OTHER_AUTHORITY][:most] for row in rows)
    return sum(bool(set(row[field]) & set(labels)) for row, labels in zip(rows, first, strict=True)) / len(rows)


def test_a_word_alone_says_what_the_matter_is_about(understood: Understood) -> None:
    assert among_the_first(understood, "emne", 1) >= 0.85
    assert among_the_first(understood, "emne", 3) >= 0.92


def test_a_word_alone_says_whose_matter_it_is(understood: Understood) -> None:
    assert among_the_first(understood, "myndighed", 1) >= 0.88


def test_the_words_that_spoke_for_it_are_the_citizens_own(understood: Understood) -> None:
    evidence = understood["klage"]["evidence"]
    assert 1 <= len(evidence) <= 4
    assert all(phrase in COMPLAINT for phrase in evidence)
    assert any("Hjemmehjælpen" in phrase for phrase in evidence)


def test_the_words_are_of_every_topic_and_authority() -> None:
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS) >= 1000
    for field, table in (("emne", CATALOGUE.topics), ("myndighed", CATALOGUE.authorities)):
        labels = {label for row in ROWS for label in row.get(field, ())}
        assert labels <= set(table)
        assert len(labels) >= 0.9 * len(table)


def test_training_does_not_read_them() -> None:
    assert not WORDS.is_relative_to(MESSAGES.parent)
