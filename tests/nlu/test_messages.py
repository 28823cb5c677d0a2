"""The importer of labelled messages."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        ("not_json", "not JSON"),
        ("unknown_field", "there is no field 'afdelling'"),
        ("wrong_kind", "'kind' must be one of klage"),
        ("no_text", "'text' must be a text that is not empty"),
        ("three_matters", "'sager' must be 1 or 2"),
        ("doubted_and_sure", "'problem_alt' needs 'problem'"),
        ("not_a_list", "'emne' must be a list of ids"),
        ("small_talk_without_sub", "small talk needs a 'sub'"),
        ("same_id", "the same id stands in prøve.jsonl:1"),
        ("same_text", "the same text stands in prøve.jsonl:1"),
        ("not_utf8", "not UTF-8"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(facts: dict[str, Any], mistake: str, words: str) -> None:
    said = facts["importer_errors"][mistake]
    assert said.startswith("prøve.jsonl:2: ")
    assert words in said


def test_the_classifier_gets_every_row_and_rasa_few_messages_to_copy(facts: dict[str, Any]) -> None:
    importer = facts["importer"]
    assert importer["all rows"]
    assert importer["messages"] < 30
    assert importer["readings"] == 1
    assert importer["again"]


def test_intents_are_those_of_the_contract(facts: dict[str, Any]) -> None:
    known = {
        "henvendelse", "uden_for_statistik", "valg", "start_forfra", "stop", "hilsen", "tak", "farvel", "er_du_robot", "vil_have_menneske",
        "status_paa_registreret_henvendelse", "slet_mine_data", "hvad_kan_du", "ja", "nej", "fornaermelse_uden_sag", "uforstaaeligt",
    }  # fmt: skip
    assert set(facts["importer"]["intents"]) <= known
    assert {"henvendelse", "valg", "hilsen", "stop"} <= set(facts["importer"]["intents"])
