"""The triage classifier: what it puts on a message, and that it is the one that was trained."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.conftest import COMPLAINT

HEADS = ("kind", "sub", "afdeling", "emne", "myndighed", "akut", "problem")


def test_training_twice_gives_the_same_weights(facts: dict[str, Any]) -> None:
    first, second, other, loaded = facts["classifier"]["hashes"]
    assert first == second == loaded
    assert other != first


def test_a_row_that_lacks_a_field_does_not_train_that_head(facts: dict[str, Any]) -> None:
    rows = facts["classifier"]["rows_per_head"]
    # 30 matters, every third labelled with its kind only; 15 greetings with kind and sub.
    assert rows == {"kind": 45, "sub": 35, "afdeling": 20, "emne": 20, "myndighed": 20, "akut": 20, "problem": 20}


def test_none_is_a_class_of_authority_and_urgency_only(facts: dict[str, Any]) -> None:
    labels = facts["classifier"]["labels"]
    assert [head for head in HEADS if "ingen" in labels[head]] == ["myndighed", "akut"]


@pytest.mark.parametrize("name", ["klage", "oe_spelling", "spoergsmaal", "hilsen", "odd", "foreign", "signs", "dot", "long"])
def test_every_head_is_ranked_with_scores_between_0_and_1(facts: dict[str, Any], name: str) -> None:
    triage = facts["classifier"]["understood"][name]["triage"]
    for head in HEADS:
        scores = [score for _, score in triage[head]]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert len(scores) <= 5
    assert triage["model"] == facts["classifier"]["hashes"][0]


def test_a_complaint_is_understood_in_both_spellings(facts: dict[str, Any]) -> None:
    for name in ("klage", "oe_spelling"):
        understood = facts["classifier"]["understood"][name]
        assert understood["intent"]["name"] == "henvendelse"
        assert understood["triage"]["kind"][0][0] == "klage"
        assert understood["triage"]["sub"][0][0] == "klage_over_sagsbehandling"
        assert understood["triage"]["afdeling"][0][0] == "bolig_og_omsorg"
        assert understood["triage"]["problem"][0][0] == "manglende_svar"


def test_a_question_and_a_greeting_are_told_apart(facts: dict[str, Any]) -> None:
    understood = facts["classifier"]["understood"]
    assert understood["spoergsmaal"]["triage"]["kind"][0][0] == "anden_henvendelse"
    assert understood["spoergsmaal"]["intent"]["name"] == "henvendelse"
    assert understood["hilsen"]["intent"]["name"] == "hilsen"


def test_a_script_never_seen_ranks_nothing_and_mere_signs_are_noise(facts: dict[str, Any]) -> None:
    understood = facts["classifier"]["understood"]
    assert all(understood["foreign"]["triage"][head] == [] for head in HEADS)
    assert understood["foreign"]["intent"] == {"name": "henvendelse", "confidence": 0.0}
    assert understood["signs"]["intent"]["name"] == understood["mashed"]["intent"]["name"] == "uforstaaeligt"
    assert understood["signs"]["triage"]["kind"] == [["smaasnak", 1.0]]


def test_evidence_is_the_citizens_own_words(facts: dict[str, Any]) -> None:
    # Which of them says little after so few messages: `test_words` asks the trained model.
    evidence = facts["classifier"]["understood"]["klage"]["triage"]["evidence"]
    assert 1 <= len(evidence) <= 4
    assert all(phrase in COMPLAINT for phrase in evidence)
    assert facts["classifier"]["understood"]["dot"]["triage"]["evidence"] == []


def test_a_ready_made_intent_is_left_to_its_handler(facts: dict[str, Any]) -> None:
    assert "triage" not in facts["classifier"]["understood"]["command"]


@pytest.mark.parametrize("name", ["say.npy", "heads.json", "vocabulary.txt", "lexicon.json", "hashes.json", "missing"])
def test_changed_files_are_not_loaded(facts: dict[str, Any], name: str) -> None:
    assert "train again" in facts["classifier"]["refused"][name]


def test_a_model_beside_a_changed_lexicon_reads_with_its_own(facts: dict[str, Any]) -> None:
    assert facts["classifier"]["lexicon_of_its_own"] == [True, True]


def test_a_text_that_is_asked_for_again_is_read_once_and_then_forgotten(facts: dict[str, Any]) -> None:
    asked = facts["classifier"]["asked_twice"]
    assert asked["answers"] == ["A", "B", "A", "B", "A", "C", "D", "A"]
    # Twice "a" and twice "b" are one piece of work each; then "a" waits again and is the oldest when "d" comes as the third.
    assert asked["done"] == ["a", "b", "a", "c", "d", "a"]
    assert asked["same"]


def test_a_message_keeps_its_fold_when_others_come(facts: dict[str, Any]) -> None:
    folds = facts["folds"]
    assert folds["moved"] == 0
    assert sum(folds["sizes"]) == 2000
    assert all(150 < size < 250 for size in folds["sizes"])
    assert folds["another_seed_moves"] > 1500


def test_spellings_meet(facts: dict[str, Any]) -> None:
    one, two, three, aa, aa2, accent = facts["folded"]
    assert one == two == three
    assert aa == aa2
    assert accent == "e"


def test_words_know_their_place(facts: dict[str, Any]) -> None:
    assert facts["words"] == [[0, 4], [4, 5], [6, 7], [8, 11], [11, 12]]
