"""`python -m bot.evaluation --data texts.jsonl --out folder`: each text through the trained pipeline and the product's own policy.

Writes `predictions.jsonl`, what the service would make of each text as a first message, and `report.json`: how the kinds and routes
spread, and for rows with labels the share that was right.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from actions.rules import danger
from actions.rules.triage import Scores, decide
from bot.settings import read_settings

Row = Mapping[str, Any]
RANKED = ("sub", "afdeling", "emne", "myndighed")


class EvaluationProblem(Exception):
    """The texts cannot be evaluated. The message is for the person at the keyboard."""


def read_texts(file: Path) -> list[Row]:
    """Rows with `id` and `text`, and labels if there are any.

    Raises:
        EvaluationProblem: the file cannot be read, or a line is no such row.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise EvaluationProblem(f"{file} cannot be read ({error.strerror}).") from error
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
                rows.append({**row, "id": row["id"], "text": str(row["text"])})
            except (ValueError, KeyError, TypeError) as error:
                raise EvaluationProblem(f'{file}:{number}: expected {{"id": ..., "text": ...}}.') from error
    return rows


def parse(rows: Sequence[Row], python: str) -> list[Row]:
    """What the engine makes of the texts, in the engine's own environment.

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


def report(rows: Iterable[Row], predictions: Sequence[Row]) -> dict[str, Any]:
    """Counts, and shares between 0 and 1 of the labelled rows where the first answer is an accepted one."""
    right: dict[str, list[bool]] = {}
    for row, got in zip(rows, predictions, strict=True):
        if "kind" in row:
            right.setdefault("kind", []).append(got["kind"] in {row["kind"], *row.get("kind_alt", [])})
        if "akut" in row:
            right.setdefault("akut", []).append(got["akut"] in {row["akut"], *row.get("akut_alt", [])})
        for field in RANKED:
            if row.get(field):
                right.setdefault(field, []).append(bool(got[field]) and got[field][0] in row[field])
    return {
        "texts": len(predictions),
        "kinds": dict(Counter(got["kind"] for got in predictions).most_common()),
        "routes": dict(Counter(got["route"] for got in predictions).most_common()),
        "akut": sum(got["akut"] is not None for got in predictions),
        "right": {name: round(sum(hits) / len(hits), 4) for name, hits in right.items()},
    }


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSONL with id and text, and labels if there are any")
    parser.add_argument("--out", type=Path, required=True, help="folder for predictions.jsonl and report.json")
    options = parser.parse_args(arguments)
    try:
        rows = read_texts(options.data)
        predictions = [predict(row, parsed) for row, parsed in zip(rows, parse(rows, read_settings().engine_python), strict=True)]
    except EvaluationProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in predictions)
    (options.out / "predictions.jsonl").write_text(lines, encoding="utf-8")
    figures = json.dumps(report(rows, predictions), ensure_ascii=False, indent=1)
    (options.out / "report.json").write_text(figures + "\n", encoding="utf-8")
    sys.stdout.write(figures + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
