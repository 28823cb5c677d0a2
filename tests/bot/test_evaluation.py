"""`make evaluate` without the engine: what goes in, what comes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation import EvaluationProblem, Row, main, parse, predict, read_texts, report


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"id": "a", "text": "hej"}\n\n{"id": "b"}\n', encoding="utf-8")
    with pytest.raises(EvaluationProblem, match=r"texts\.jsonl:3"):
        read_texts(file)


def test_a_missing_file_is_one_sentence_and_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "none.jsonl"), "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_engine_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationProblem, match="make setup"):
        parse([{"id": "a", "text": "hej"}], str(tmp_path / "no-python"))


def test_the_policy_decides_not_the_scores_alone() -> None:
    triage = {"kind": [["anden_henvendelse", 0.5], ["klage", 0.4]], "emne": [["sygedagpenge", 0.8]], "afdeling": [["ydelse", 0.7]]}
    got = predict({"id": "a", "text": "Ingen svarer mig."}, {"triage": triage})
    assert (got["kind"], got["emne"], got["akut"]) == ("klage", ["sygedagpenge"], None)
    json.dumps(got)


def test_the_report_counts_what_is_labelled() -> None:
    got = [predict({"id": n, "text": "x"}, {"triage": {"kind": [["klage", 0.9]], "emne": [["rotter", 0.9]]}}) for n in "ab"]
    rows: list[Row] = [
        {"id": "a", "text": "x", "kind": "anden_henvendelse", "kind_alt": ["klage"], "akut": None, "emne": ["rotter"]},
        {"id": "b", "text": "x", "kind": "smaasnak"},
    ]
    figures = report(rows, got)
    assert figures["texts"] == 2
    assert figures["kinds"] == {"klage": 2}
    assert figures["right"] == {"kind": 0.5, "akut": 1.0, "emne": 1.0}
