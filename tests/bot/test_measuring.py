"""Cross-validation and the learning curve without the engine: what is asked of it, and the reports that come of its answers."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation import crossvalidate, curve
from bot.evaluation.plots import Line, line_chart
from tests.bot.test_evaluation import elements

# Stands in for the engine: says how it was called, and answers every text it was given, last first. "uenig" is a complaint from half of the data on.
ENGINE = """
import json, pathlib, sys
given = dict(zip(sys.argv[3::2], sys.argv[4::2]))
pathlib.Path(__file__).with_name("calls").open("a").write(" ".join(sys.argv[1:3]) + " " + given.get("--share", "-") + "\\n")
files = [pathlib.Path(given["--test"])] if "--test" in given else sorted(pathlib.Path(given["--messages"]).glob("*.jsonl"))
rows = [json.loads(line) for file in files for line in file.read_text().splitlines()]
with pathlib.Path(given["--out"]).open("w") as out:
    for row in reversed(rows):
        klage = "uenig" in row["text"] and float(given.get("--share", 1)) >= 0.5
        out.write(json.dumps({"id": row["id"], "triage": {"kind": [["klage" if klage else "anden_henvendelse", 0.9]]}}) + "\\n")
"""
ROWS = [
    {"id": "a-1", "text": "jeg er uenig", "kind": "klage", "akut": None},
    {"id": "a-2", "text": "hvor er rådhuset", "kind": "anden_henvendelse", "akut": None},
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    engine = tmp_path / "engine"
    engine.write_text(f"#!{sys.executable}\n{ENGINE}", encoding="utf-8")
    engine.chmod(0o755)
    monkeypatch.setenv("VEJVISER_ENGINE_PYTHON", str(engine))
    messages = tmp_path / "messages"
    messages.mkdir()
    write(messages / "a.jsonl", ROWS)
    return tmp_path


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_crossvalidation_judges_every_message(folder: Path) -> None:
    out = folder / "out"
    assert crossvalidate.main(["--out", str(out), "--messages", str(folder / "messages")]) == 0
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["texts"] == 2
    assert report["figures"]["kind"] == 1.0
    assert [json.loads(line)["id"] for line in (out / "predictions.jsonl").read_text(encoding="utf-8").splitlines()] == ["a-1", "a-2"]
    assert "Krydsvalideret i 5 dele" in (out / "report.html").read_text(encoding="utf-8")


def test_the_curve_trains_on_four_shares_and_shows_how_the_figures_grow(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "out"
    write(folder / "test.jsonl", ROWS)
    assert curve.main(["--out", str(out), "--data", str(folder / "test.jsonl"), "--messages", str(folder / "messages")]) == 0
    assert (folder / "calls").read_text(encoding="utf-8").split() == [
        word for share in ("0.1", "0.25", "0.5", "1.0") for word in ("-m", "nlu_data.crossval", share)
    ]
    points = json.loads((out / "report.json").read_text(encoding="utf-8"))["points"]
    assert [point["figures"]["klage_recall"] for point in points] == [0.0, 0.0, 1.0, 1.0]
    assert "klage_recall                 0.000   0.000   1.000   1.000" in capsys.readouterr().out
    page = (out / "report.html").read_text(encoding="utf-8")
    found = elements(page)
    assert found.links == []
    words = " ".join(" ".join(found.words).split())
    assert "klager, der blev set som klager (klage_recall) 0,0 % 0,0 % 100,0 % 100,0 % +0,0" in words


def test_an_engine_that_fails_is_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "engine").write_text("#!/bin/sh\nexit 2\n", encoding="utf-8")
    assert crossvalidate.main(["--out", str(folder / "out"), "--messages", str(folder / "messages")]) == 2
    assert capsys.readouterr().err == "The engine could not train and parse; its words are above.\n"


def test_a_text_that_the_engine_left_out_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine = folder / "engine"
    engine.write_text(engine.read_text(encoding="utf-8").replace("reversed(rows)", "rows[:1]"), encoding="utf-8")
    assert crossvalidate.main(["--out", str(folder / "out"), "--messages", str(folder / "messages")]) == 2
    assert "left 1 texts out, the first is 'a-2'" in capsys.readouterr().err


def test_a_folder_without_messages_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert crossvalidate.main(["--out", str(folder / "out"), "--messages", str(folder)]) == 2
    assert "no labelled messages" in capsys.readouterr().err


def test_the_axis_is_logarithmic_and_begins_below_the_lowest_value() -> None:
    svg = line_chart((0.25, 0.5, 1.0), [Line(title="x", values=(0.55, 0.75, 1.0))], title="Prøve", ticks=("25 %", "50 %", "100 %"))
    points = re.search(r'points="([^"]+)"', svg)
    assert points is not None
    # From 0.5 to 1 over 222 pixels: 0.55 is at 10 + 222 * 0.9, 0.75 at 10 + 222 * 0.5; the places are equally far apart.
    assert points[1] == "48.0,209.8 298.0,121.0 548.0,10.0"
    assert re.findall(r">(\d+ %)<", svg)[:6] == ["50 %", "60 %", "70 %", "80 %", "90 %", "100 %"]


def test_lines_that_are_all_perfect_can_be_drawn() -> None:
    assert "48.0,10.0 548.0,10.0" in line_chart((0.5, 1.0), [Line(title="x", values=(1.0, 1.0))], title="Prøve", ticks=("a", "b"))
