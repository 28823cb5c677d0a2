"""The classifier's own parts: the lexicon finds what it says it finds, and the sums are right."""

from __future__ import annotations

from typing import Any

import pytest

WRONG = {
    "short_stem": "x: the stem in 'ab*' is too short",
    "short_inside": "x: the stem in '*ø*' is too short",
    "twice": "barn stands twice",
    "no_word": "x: '--' has no word",
    "not_words": "x: expected",
    "number": "x: expected",
    "not_a_mapping": "expected concepts with their words",
    "a_word": "expected concepts with their words",
    "not_yaml": "b.yml: ",
}


def found(facts: dict[str, Any], sentence: str) -> list[tuple[str, int]]:
    """Concepts and the places of the words they begin with."""
    return [(concept, at) for concept, at in facts["lexicon"]["found"][sentence]]


@pytest.mark.parametrize(
    ("sentence", "concepts"),
    [
        ("stem", [("barn", 0), ("barn", 3)]),
        ("end", [("datter", 1)]),
        ("inside", [("bus", 0), ("bus", 2), ("bus", 3)]),
        ("phrase", [("ingen_penge", 2), ("ingen_penge", 5)]),
        ("no_phrase", []),
        ("spelling", [("koersel", 0), ("koersel", 1), ("koersel", 2), ("ingen_penge", 3)]),
        ("two_words", [("boks", 1), ("boks", 3)]),
    ],
)
def test_a_concept_is_found_where_its_words_stand(facts: dict[str, Any], sentence: str, concepts: list[tuple[str, int]]) -> None:
    assert found(facts, sentence) == concepts


@pytest.mark.parametrize("mistake", WRONG)
def test_a_wrong_lexicon_is_told_with_its_file(facts: dict[str, Any], mistake: str) -> None:
    said = facts["lexicon"]["wrong"][mistake]
    assert "b.yml: " in said
    assert WRONG[mistake] in said


def test_the_shipped_lexicon_loads_and_every_concept_has_words(facts: dict[str, Any]) -> None:
    assert facts["lexicon"]["concepts"] > 400
    assert facts["lexicon"]["empty"] == []


def test_held_out_answers_are_those_of_a_training_without_the_fold(facts: dict[str, Any]) -> None:
    assert facts["regression"]["off_held_out"] < 1e-3
    assert facts["regression"]["held_out_differs"] > 0.1


def test_a_message_that_is_not_labelled_takes_no_part(facts: dict[str, Any]) -> None:
    assert facts["regression"]["unknown"] > 20
    assert facts["regression"]["say_of_unknown"] == 0
    assert facts["regression"]["off_without_unknown"] < 1e-3


def test_messages_too_alike_for_the_noise_are_told(facts: dict[str, Any]) -> None:
    assert facts["regression"]["no_factor_refused"] == 1


def test_what_spoke_for_an_answer_is_how_the_answer_changes(facts: dict[str, Any]) -> None:
    gradient = facts["classifier"]["gradient"]
    assert gradient["features"] > 20
    assert gradient["off"] < 0.02 * gradient["largest"]
