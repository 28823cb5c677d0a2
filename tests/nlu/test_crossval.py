"""Measuring on messages that training did not see: whole theme files are held out, and shares grow."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from nlu_data.crossval import CrossvalProblem, file_groups, read_test, share_of

ROOT = Path(__file__).resolve().parents[2]
THEMES = {
    "affald": ("skraldespanden", "by_og_miljoe", "affald"),
    "pas": ("passet", "borgerservice", "pas"),
    "skole": ("skolen", "skole", "skolevalg"),
}
SENTENCES = (
    ("klage", "jeg er utilfreds med {}"),
    ("klage", "{} er en skandale"),
    ("klage", "ingen svarer om {}"),
    ("klage", "det er for dårligt med {}"),
    ("anden_henvendelse", "hvem ringer jeg til om {}?"),
    ("anden_henvendelse", "hvordan søger jeg {}?"),
    ("anden_henvendelse", "hvornår får jeg {}?"),
    ("anden_henvendelse", "kan I forklare {}?"),
)


def test_every_file_is_in_one_fold_and_the_folds_are_about_equal() -> None:
    sizes = {f"{letter}.jsonl": size for letter, size in zip("abcdefgh", (100, 90, 60, 50, 40, 30, 20, 10), strict=True)}
    groups = file_groups(sizes, 4)
    assert sorted(name for group in groups for name in group) == sorted(sizes)
    assert all(90 <= sum(sizes[name] for name in group) <= 110 for group in groups)
    assert groups == file_groups(dict(reversed(sizes.items())), 4)


def test_files_of_equal_size_are_shuffled_by_the_seed() -> None:
    sizes = dict.fromkeys("abcdefghij", 7)
    assert file_groups(sizes, 5, seed=1) != file_groups(sizes, 5, seed=2)


@pytest.mark.parametrize("folds", [1, 4])
def test_folds_that_cannot_be_made_are_told(folds: int) -> None:
    with pytest.raises(CrossvalProblem, match=f"3 files of messages cannot be split into {folds} folds"):
        file_groups({"a": 1, "b": 1, "c": 1}, folds)


def test_a_larger_share_holds_the_smaller_one() -> None:
    rows = [{"id": number} for number in range(200)]
    shares = [share_of(rows, share) for share in (0.1, 0.25, 0.5, 1.0)]
    assert [len(some) for some in shares] == [20, 50, 100, 200]
    for less, more in itertools.pairwise(shares):
        assert [row for row in more if row in less] == less
    assert shares[-1] == rows


def test_a_test_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(CrossvalProblem, match="cannot be read"):
        read_test(tmp_path / "none.jsonl")
    (tmp_path / "bad.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(CrossvalProblem, match=r"bad\.jsonl: expected"):
        read_test(tmp_path / "bad.jsonl")


def crossval(engine_python: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [engine_python, "-m", "nlu_data.crossval", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"PYTHONUTF8": "1"}, check=False)


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("messages")
    for theme, (word, unit, topic) in THEMES.items():
        rows = [
            {"id": f"{theme}-{n}", "text": text.format(word), "kind": kind, "afdeling": [unit], "emne": [topic], "akut": None}
            for n, (kind, text) in enumerate(SENTENCES)
        ]
        (folder / f"{theme}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def test_each_message_is_parsed_once_by_a_classifier_that_did_not_see_its_file(engine_python: str, messages: Path) -> None:
    done = crossval(engine_python, "--messages", str(messages), "--folds", "3")
    assert done.returncode == 0, done.stderr[-2000:]
    parsed: dict[str, dict[str, Any]] = {one["id"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert len(done.stdout.splitlines()) == len(parsed) == 24
    for name, one in parsed.items():
        _, own_unit, own_topic = THEMES[name.split("-")[0]]
        # The unit and the topic are only named in the file itself.
        assert own_unit not in dict(one["triage"]["afdeling"])
        assert own_topic not in dict(one["triage"]["emne"])
        assert one["intent"]["name"] == "henvendelse"
    assert [line.split(":")[0] for line in done.stderr.splitlines() if line.startswith("fold ")] == [f"fold {n} of 3" for n in (1, 2, 3)]


def test_a_share_of_the_data_learns_and_the_test_file_is_parsed(engine_python: str, messages: Path, tmp_path: Path) -> None:
    (tmp_path / "test.jsonl").write_text('{"id": "x", "text": "jeg er utilfreds med skolen", "kind": "klage"}\n', encoding="utf-8")
    out = tmp_path / "parsed.jsonl"
    done = crossval(
        engine_python, "--messages", str(messages), "--test", str(tmp_path / "test.jsonl"), "--share", "0.75", "--out", str(out)
    )
    assert done.returncode == 0, done.stderr[-2000:]
    parsed = json.loads(out.read_text(encoding="utf-8"))
    assert (parsed["id"], parsed["triage"]["kind"][0][0]) == ("x", "klage")
    assert "75% of the data: 18 messages seen, 1 parsed" in done.stderr


def test_a_wrong_messages_file_is_one_sentence(engine_python: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{\n", encoding="utf-8")
    done = crossval(engine_python, "--messages", str(tmp_path))
    assert (done.returncode, done.stderr.startswith("a.jsonl:1: not JSON")) == (2, True)
