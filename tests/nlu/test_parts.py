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


def test_rows_are_added_to_a_factor_as_if_the_sum_had_been_factorised(facts: dict[str, Any]) -> None:
    off = {name: value for name, value in facts["factor"].items() if name.startswith("off_")}
    assert len(off) == 7
    assert max(off.values()) < 1e-3
    assert facts["factor"]["rows_matter"] > 0.1


def test_held_out_answers_are_those_of_a_training_without_the_fold(facts: dict[str, Any]) -> None:
    assert facts["regression"]["off_held_out"] < 1e-3
    assert facts["regression"]["held_out_differs"] > 0.1
    assert facts["regression"]["scattered_folds_refused"]


def test_what_a_part_of_the_messages_says_needs_no_second_factor(facts: dict[str, Any]) -> None:
    assert facts["regression"]["off_told_by_those_before"] < 1e-3


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


def test_landmarks_tell_the_likeness_of_readings(facts: dict[str, Any]) -> None:
    assert max(facts["landmarks"].values()) < 0.01


def test_messages_that_are_near_are_found_by_their_rarer_features(facts: dict[str, Any]) -> None:
    found = facts["comparer"]
    assert found["pairs"] > 1000
    assert found["common"] > 100
    assert found["missed"] < 0.01
    assert found["alikest_missed"] < 0.2
    assert max(found["off"], found["pull_off"]) < 1e-4


def test_the_kernel_is_the_same_with_common_features_multiplied_apart(facts: dict[str, Any]) -> None:
    assert facts["comparer"]["kernel_off"] < 1e-4


@pytest.mark.parametrize(
    ("text", "count", "first"),
    [
        ("three", 3, "Min bolig er fugtig og kold."),
        ("short_ones", 1, "Hej. Min bolig er fugtig og kold. Tak!"),
        ("no_end", 2, "Jeg fik f.eks. ikke svar kl. 8 om morgenen."),
        ("lines", 2, "min bolig er fugtig og kold"),
        ("many", 12, "Dette er sætning nummer a."),
    ],
)
def test_a_text_is_taken_apart_between_its_sentences(facts: dict[str, Any], text: str, count: int, first: str) -> None:
    found = facts["parts"]["sentences"][text]
    assert (len(found), found[0]) == (count, first)


def test_halves_that_speak_for_two_places_are_found_with_their_words(facts: dict[str, Any]) -> None:
    (home, home_unit, _, home_score), (grant, _, grant_authority, grant_score) = facts["parts"]["two"]
    assert (home_unit, grant_authority) == ("bolig_og_omsorg", "su")
    assert home.endswith("svamp i boligen.")
    assert grant.startswith("Desuden")
    assert min(home_score, grant_score) > 0.5


@pytest.mark.parametrize("text", ["one", "short", "nothing_known"])
def test_one_matter_has_no_halves(facts: dict[str, Any], text: str) -> None:
    assert facts["parts"][text] == []


def test_messages_said_to_hold_two_matters_are_told_from_others(facts: dict[str, Any]) -> None:
    matters = facts["matters"]
    assert matters["one"] < 0.3
    assert matters["two"] > 0.7
    assert matters["never"] < 1e-6
