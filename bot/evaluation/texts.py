"""Texts in, predictions out: what the engine makes of a text, and what the product's own policy makes of that."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from actions.rules import danger
from actions.rules.catalogue import Catalogue
from actions.rules.first_words import as_the_words_say
from actions.rules.spelling import corrected
from actions.rules.triage import Route, Scores, decide, says_enough

Row = Mapping[str, Any]


class EvaluationProblem(Exception):
    """The texts cannot be evaluated. The message is for the person at the keyboard."""


def read_texts(file: Path) -> list[Row]:
    """Rows with `id` and `text`, and labels if there are any.

    Raises:
        EvaluationProblem: the file cannot be read, a line is no such row, or an id is there twice.
    """
    rows: list[Row] = []
    seen: set[Any] = set()
    for number, row in _rows(file):
        try:
            rows.append({**row, "id": row["id"], "text": str(row["text"])})
            twice = row["id"] in seen
            seen.add(row["id"])
        except (KeyError, TypeError) as error:
            raise EvaluationProblem(f'{file}:{number}: expected {{"id": ..., "text": ...}}.') from error
        if twice:
            raise EvaluationProblem(f"{file}:{number}: the id {row['id']!r} is there twice.")
    return rows


def _rows(file: Path) -> Iterable[tuple[int, Any]]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise EvaluationProblem(f"{file} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise EvaluationProblem(f"{file} is not UTF-8.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise EvaluationProblem(f'{file}:{number}: expected {{"id": ..., "text": ...}}.') from error


def parse(rows: Sequence[Row], python: str) -> list[Row]:
    """What the trained engine makes of the texts, as they are sent to it, in the engine's own environment.

    Raises:
        EvaluationProblem: the engine could not be run (its words are in the message).
    """
    texts = "".join(json.dumps({"id": row["id"], "text": corrected(row["text"])}) + "\n" for row in rows)
    try:
        done = subprocess.run([python, "-m", "nlu_data.parse"], input=texts, capture_output=True, text=True, check=False)
    except OSError as error:
        raise EvaluationProblem(f"{python} cannot be started ({error.strerror}): run `make setup`.") from error
    if done.returncode:
        raise EvaluationProblem(f"the engine could not read the texts: {done.stderr.strip().splitlines()[-1:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def predict(row: Row, parsed: Row, catalogue: Catalogue, today: date) -> dict[str, Any]:
    """What the service would make of the text as a first message that came `today` (in Copenhagen), before it has asked anything."""
    suggestion = decide(Scores.from_json(parsed.get("triage")))
    if suggestion.route not in {Route.UKENDT, Route.SMAASNAK}:
        suggestion = as_the_words_say(row["text"], suggestion, catalogue=catalogue, today=today)[0] or suggestion
    found = danger.assess(row["text"])
    look = danger.second_look(row["text"])
    seen = suggestion.akut if says_enough(look.text) and suggestion.akut not in look.passed_over else ""
    return {
        "id": row["id"],
        "akut": found.id if found else seen or None,
        "kind": suggestion.kind,
        "sub": [suggestion.sub] if suggestion.sub else [],
        "afdeling": list(suggestion.afdeling),
        "myndighed": list(suggestion.myndighed),
        "emne": list(suggestion.emne),
        "problem": list(suggestion.problem),
        "route": suggestion.route.value,
        "confidence": suggestion.confidence,
        "evidence": list(suggestion.evidence),
    }


def read_folder(folder: Path) -> list[Row]:
    """The labelled messages of a folder.

    Raises:
        EvaluationProblem: as `read_texts`, or the folder holds none.
    """
    rows = [row for file in sorted(folder.glob("*.jsonl")) for row in read_texts(file)]
    if not rows:
        raise EvaluationProblem(f"There are no labelled messages in {folder}.")
    return rows


def train_and_parse(python: str, out: Path, *arguments: str) -> list[Row]:
    """What classifiers trained for the purpose make of texts (`nlu_data.crossval` says which); its progress goes to the terminal.

    Raises:
        EvaluationProblem: the engine could not be run (it has said why).
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run([python, "-m", "nlu_data.crossval", "--out", str(out), *arguments], check=False)
    except OSError as error:
        raise EvaluationProblem(f"{python} cannot be started ({error.strerror}): run `make setup`.") from error
    if done.returncode:
        raise EvaluationProblem("The engine could not train and parse; its words are above.")
    return [json.loads(line) for line in out.read_text(encoding="utf-8").split("\n") if line]


def predict_all(rows: Sequence[Row], parsed: Sequence[Row], catalogue: Catalogue, today: date) -> list[dict[str, Any]]:
    """Predictions in the order of `rows`, whatever the order of `parsed`, as `predict` makes them.

    Raises:
        EvaluationProblem: a row was not parsed.
    """
    by_id = {one["id"]: one for one in parsed}
    missing = [row["id"] for row in rows if row["id"] not in by_id]
    if missing:
        raise EvaluationProblem(f"The engine left {len(missing)} texts out, the first is {missing[0]!r}.")
    return [predict(row, by_id[row["id"]], catalogue, today) for row in rows]
