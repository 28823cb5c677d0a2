"""The labelled messages: every id is one of the taxonomy's, and nobody's number or address stands in them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from bot import organisation
from tests.nlu.counts import MESSAGES, ROOT, count, read_messages, table

CATALOGUE = organisation.load(ROOT / "bot/municipality")
COMMANDS = {"stop", "start_forfra"}
"""Small talk that steers the conversation; the taxonomy knows nothing of it."""
PRIVATE = re.compile(r"\d{6}[- ]?\d{4}|\b\d{2} \d{2} \d{2} \d{2}\b|(?<!\d)\d{8}(?!\d)|\S@\S+\.\w")


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(MESSAGES.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{file.name}:{number}", json.loads(line)


def wrong_ids(row: dict[str, Any]) -> list[str]:
    known = {"afdeling": CATALOGUE.units, "emne": CATALOGUE.topics, "myndighed": CATALOGUE.authorities, "problem": CATALOGUE.problems}
    known["problem_alt"] = CATALOGUE.problems
    wrong = [f"{field} {label}" for field, table in known.items() for label in row.get(field, ()) if label not in table]
    if row.get("akut") and row["akut"] not in CATALOGUE.urgent:
        wrong.append(f"akut {row['akut']}")
    if "kind" in row:
        kind = CATALOGUE.kinds.get(row["kind"])
        wrong += (
            [f"kind {row['kind']}"]
            if kind is None
            else [f"sub {sub} of {kind.id}" for sub in row.get("sub", ()) if sub not in kind.subs and sub not in COMMANDS]
        )
    return wrong


def test_every_id_is_one_of_the_taxonomy() -> None:
    wrong = [(place, problems) for place, row in rows() if (problems := wrong_ids(row))]
    assert wrong == []


def test_nobody_can_be_reached_through_the_messages() -> None:
    assert [place for place, row in rows() if PRIVATE.search(row["text"])] == []


def test_there_are_messages_enough_of_everything() -> None:
    counts = count(read_messages(), CATALOGUE)
    sys.stdout.write(table(counts))  # shown with `pytest -s`, and by `make counts`
    assert [line for one in counts for line in one.short] == []
