"""Texts in, predictions out: what the engine makes of a text, and what the product's own policy makes of that."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from actions.rules import danger
from actions.rules.triage import Scores, decide

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
    """What the trained engine makes of the texts, in the engine's own environment.

    Raises:
        EvaluationProblem: the engine could not be run (its words are in the message).
    """
    texts = "".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows)
    try:
        done = subprocess.run([python, "-m", "nlu_data.parse"], input=texts, capture_output=True, text=True, check=False)
    except OSError as error:
        raise EvaluationProblem(f"{python} cannot be started ({error.strerror}): run `make setup`.") from error
    if done.returncode:
        raise EvaluationProblem(f"the engine could not read the texts: {done.stderr.strip().splitlines()[-1:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def predict(row: Row, parsed: Row) -> dict[str, Any]:
    """What the service would make of the text as a first message."""
    suggestion = decide(Scores.from_json(parsed.get("triage")))
    found = danger.assess(row["text"])
    return {
        "id": row["id"],
        "akut": found.id if found else None,
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
