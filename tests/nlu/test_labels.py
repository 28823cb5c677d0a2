"""The labelled messages: every id is one of the taxonomy's, and nobody's number or address stands in them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot import organisation

ROOT = Path(__file__).parents[2]
CATALOGUE = organisation.load(ROOT / "bot/municipality")
WORD_LIST = "ordliste.jsonl"
COMMANDS = {"stop", "start_forfra"}
"""Small talk that steers the conversation; the taxonomy knows nothing of it."""
PRIVATE = re.compile(r"\d{6}[- ]?\d{4}|\b\d{2} \d{2} \d{2} \d{2}\b|(?<!\d)\d{8}(?!\d)|\S@\S+\.\w")


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((ROOT / "nlu_data/messages").glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{file.name}:{number}", json.loads(line)


def wrong_ids(row: dict[str, Any]) -> list[str]:
    known = {"afdeling": CATALOGUE.units, "emne": CATALOGUE.topics, "myndighed": CATALOGUE.authorities, "problem": CATALOGUE.problems}
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


def test_every_id_has_messages_to_learn_from() -> None:
    written = [row for place, row in rows() if not place.startswith(WORD_LIST)]
    counts = {
        field: Counter(label for row in written for label in row.get(field) or ())
        for field in ("afdeling", "emne", "myndighed", "problem", "sub")
    }
    urgent = Counter(row["akut"] for row in written if row.get("akut"))
    print(f"{len(written)} messages")  # noqa: T201  the counts are shown with `pytest -s`
    for field, count in (*counts.items(), ("akut", urgent)):
        print(field, dict(count.most_common()))  # noqa: T201
    assert len(written) >= 8000
    assert min(counts["emne"][topic] for topic in CATALOGUE.topics) >= 60
    assert min(counts["myndighed"][authority] for authority in CATALOGUE.authorities) >= 40
    assert min(urgent[situation] for situation in CATALOGUE.urgent) >= 75
    assert min(counts["sub"][sub] for kind in CATALOGUE.kinds.values() if kind.counted for sub in kind.subs) >= 80
    assert min(counts["problem"][problem] for problem in CATALOGUE.problems if problem != "andet") >= 80
