"""The product's own gate set: messages that are measured on and never learned from, fully labelled with ids that exist."""

from __future__ import annotations

import json
from collections import Counter
from statistics import median
from typing import Any

import pytest

from tests.nlu.counts import MESSAGES
from tests.nlu.test_labels import CATALOGUE, PRIVATE
from tests.nlu.test_likeness import GATE

FIELDS = {"id", "text", "akut", "kind", "sub", "afdeling", "myndighed", "emne", "problem"}
DEFENSIBLE = {"kind_alt", "akut_alt", "problem_alt"}
ROWS: list[dict[str, Any]] = [json.loads(line) for line in GATE.read_text(encoding="utf-8").split("\n") if line]


def unknown(row: dict[str, Any]) -> list[str]:
    kinds = [row["kind"], *row.get("kind_alt", ())]
    known = {
        "kind": (kinds, CATALOGUE.kinds),
        "sub": (row["sub"], [sub for kind in kinds for sub in CATALOGUE.kinds[kind].subs]),
        "afdeling": (row["afdeling"], CATALOGUE.units),
        "emne": (row["emne"], CATALOGUE.topics),
        "myndighed": (row["myndighed"], CATALOGUE.authorities),
        "akut": ([row["akut"], *row.get("akut_alt", ())], [None, *CATALOGUE.urgent]),
        "problem": (row["problem"] + row.get("problem_alt", []), CATALOGUE.problems),
    }
    return [f"{field} {label}" for field, (labels, table) in known.items() for label in labels if label not in table]


def test_every_row_labels_every_field_with_ids_of_the_taxonomy() -> None:
    assert [row["id"] for row in ROWS if not set(row) >= FIELDS or set(row) - FIELDS - DEFENSIBLE] == []
    assert [(row["id"], wrong) for row in ROWS if (wrong := unknown(row))] == []
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS)


def test_nobody_can_be_reached_through_it() -> None:
    assert [row["id"] for row in ROWS if PRIVATE.search(row["text"])] == []


def test_it_looks_like_what_citizens_send() -> None:
    kinds = Counter(row["kind"] for row in ROWS)
    assert len(ROWS) >= 250
    assert kinds["klage"] / len(ROWS) == pytest.approx(0.5, abs=0.04)
    assert kinds["anden_henvendelse"] / len(ROWS) == pytest.approx(0.42, abs=0.04)
    assert min(kinds["smaasnak"], kinds["uden_for_statistik"]) >= 8
    assert sum(row["akut"] is not None for row in ROWS) / len(ROWS) == pytest.approx(0.1, abs=0.02)
    assert {row["akut"] for row in ROWS} - {None} == set(CATALOGUE.urgent)
    assert sum(bool(row["myndighed"]) for row in ROWS) / len(ROWS) == pytest.approx(0.16, abs=0.03)
    assert {unit for row in ROWS for unit in row["afdeling"]} == set(CATALOGUE.units)
    assert 20 <= median(len(row["text"].split()) for row in ROWS) <= 28


def test_training_does_not_read_it() -> None:
    assert not GATE.is_relative_to(MESSAGES.parent)
