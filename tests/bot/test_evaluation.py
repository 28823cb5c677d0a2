"""`make evaluate` without the engine: what goes in, what comes out."""

from __future__ import annotations

import json
import re
import stat
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from bot import organisation
from bot.evaluation.__main__ import main
from bot.evaluation.report import percent, write_report
from bot.evaluation.texts import EvaluationProblem, parse, predict, read_texts
from tests.house.tree import ROOT

CATALOGUE = organisation.load(ROOT / "bot/municipality")
TODAY = date(2026, 11, 23)
ROW: dict[str, Any] = {
    "id": "a",
    "text": "Hvor <b>søger</b> jeg?",
    "kind": "anden_henvendelse",
    "akut": None,
    "emne": ["rotter"],
    "problem": [],
}


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"id": "a", "text": "hej"}\n\n{"id": "b"}\n', encoding="utf-8")
    with pytest.raises(EvaluationProblem, match=r"texts\.jsonl:3"):
        read_texts(file)


@pytest.mark.parametrize(("second", "words"), [('{"id": "a", "text": "b"}', "twice"), ("{", "expected"), ("[1]", "expected")])
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, second: str, words: str) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"id": "a", "text": "hej"}\n' + second, encoding="utf-8")
    with pytest.raises(EvaluationProblem, match=rf"texts\.jsonl:2: .*{words}"):
        read_texts(file)


def test_a_line_separator_inside_a_text_is_not_the_end_of_a_line(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"id": "a", "text": "hej\u2028du"}\n', encoding="utf-8")
    assert [row["text"] for row in read_texts(file)] == ["hej\u2028du"]


def test_a_missing_file_is_one_sentence_and_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "none.jsonl"), "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_engine_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationProblem, match="make setup"):
        parse([{"id": "a", "text": "hej"}], str(tmp_path / "no-python"))


def test_the_policy_decides_not_the_scores_alone() -> None:
    triage = {"kind": [["anden_henvendelse", 0.5], ["klage", 0.4]], "emne": [["sygedagpenge", 0.8]], "afdeling": [["ydelse", 0.7]]}
    got = predict({"id": "a", "text": "Ingen svarer mig."}, {"triage": triage}, CATALOGUE, TODAY)
    assert (got["kind"], got["emne"], got["akut"]) == ("klage", ["sygedagpenge"], None)
    json.dumps(got)


def test_what_the_words_say_is_a_part_of_what_the_service_makes_of_a_text() -> None:
    triage = {"kind": [["anden_henvendelse", 0.9], ["klage", 0.1]], "emne": [["hjemmehjaelp", 0.8]], "afdeling": [["bolig_og_omsorg", 0.7]]}
    got = predict({"id": "a", "text": "Jeg er utilfreds med min hjemmehjælp."}, {"triage": triage}, CATALOGUE, TODAY)
    assert (got["kind"], got["route"]) == ("klage", "registrer")
    quiet = predict({"id": "b", "text": "Jeg er utilfreds."}, {"triage": {"kind": [["smaasnak", 0.9]]}}, CATALOGUE, TODAY)
    assert quiet["kind"] == "smaasnak"


def test_the_command_writes_predictions_and_both_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = tmp_path / "engine"
    answer = json.dumps({"id": "a", "triage": {"kind": [["klage", 0.9]], "emne": [["rotter", 0.9]]}})
    engine.write_text(f"#!/bin/sh\ncat >/dev/null\necho '{answer}'\n", encoding="utf-8")
    engine.chmod(engine.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VEJVISER_ENGINE_PYTHON", str(engine))
    data, out = tmp_path / "texts.jsonl", tmp_path / "new/out"
    data.write_text(json.dumps(ROW), encoding="utf-8")
    assert main(["--data", str(data), "--out", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["predictions.jsonl", "report.html", "report.json"]
    assert json.loads((out / "predictions.jsonl").read_text(encoding="utf-8"))["kind"] == "klage"
    figures = json.loads((out / "report.json").read_text(encoding="utf-8"))["figures"]
    assert (figures["kind"], figures["emne_top1"], figures["akut_no_false_alarm"]) == (0.0, 1.0, 1.0)
    assert "emne_top1" in capsys.readouterr().out


class Elements(HTMLParser):
    """The tags of a page, and whether each that was opened was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in {"src", "href"}]
        if tag not in {"meta", "br", "line", "circle", "polyline"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"line", "circle", "polyline"}:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def elements(page: str) -> Elements:
    found = Elements()
    found.feed(page)
    assert found.open == []
    return found


def test_the_page_stands_alone_and_shows_the_mistake_in_words(tmp_path: Path) -> None:
    got = predict(ROW, {"triage": {"kind": [["klage", 0.9]], "emne": [["rotter", 0.9]]}}, CATALOGUE, TODAY)
    facts = write_report(tmp_path, [ROW], [got], CATALOGUE, title="Prøve", about=["Målt på én."])
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    found = elements(page)
    assert found.links == []
    assert "url(" not in page
    assert "<script" not in page
    words = " ".join("".join(found.words).split())
    assert "1 × Anden henvendelse → Klage" in words
    assert "Hvor <b>søger</b> jeg?" in words
    assert "100,0 %" in words
    assert facts["confusions"]["kind"] == [
        {"wanted": "anden_henvendelse", "got": "klage", "count": 1, "examples": [{"id": "a", "text": ROW["text"]}]}
    ]
    assert facts["labels"]["emne"] == [{"label": "rotter", "support": 1, "given": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0}]


def test_texts_without_labels_get_a_page_without_figures(tmp_path: Path) -> None:
    facts = write_report(
        tmp_path,
        [{"id": 1, "text": "hej"}],
        [predict({"id": 1, "text": "hej"}, {"triage": None}, CATALOGUE, TODAY)],
        CATALOGUE,
        title="Prøve",
    )
    assert facts["figures"] == {}
    assert facts["kinds"] == {"klage": 1}
    assert re.search("ingen facit", (tmp_path / "report.html").read_text(encoding="utf-8"))


def test_no_texts_at_all_is_a_page_too(tmp_path: Path) -> None:
    assert write_report(tmp_path, [], [], CATALOGUE, title="Prøve")["texts"] == 0


def test_shares_are_written_as_danes_do() -> None:
    assert (percent(0.9719), percent(None)) == ("97,2 %", "–")
