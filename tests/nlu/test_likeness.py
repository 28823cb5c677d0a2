"""No message is written twice, and none of those that are measured on has a double among those that are learned from."""

from __future__ import annotations

import itertools
import json
import os
import random
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.nlu.counts import ROOT, Message, read_messages
from tests.nlu.likeness import Grams, grams, likeness, near, pairs_above

TWICE, TOO_NEAR = 0.7, 0.4
GATE = ROOT / "tests/nlu/gate.jsonl"


@cache
def messages() -> tuple[list[Message], list[Grams]]:
    written = read_messages()
    return written, [grams(message.row["text"]) for message in written]


def too_near(held_out: Path) -> list[tuple[str, str, float]]:
    """Ids of messages and of held-out texts that are too alike."""
    rows = [json.loads(line) for line in held_out.read_text(encoding="utf-8").split("\n") if line.strip()]
    assert rows
    written, texts = messages()
    found = near(texts, [grams(row["text"]) for row in rows], TOO_NEAR)
    return [(written[one].row["id"], rows[other]["id"], round(alike, 2)) for one, other, alike in found]


def test_no_message_is_written_twice() -> None:
    written, texts = messages()
    found = [(written[one].row["id"], written[other].row["id"], round(alike, 2)) for one, other, alike in pairs_above(texts, TWICE)]
    assert found == []


def test_no_message_is_near_the_products_own_gate_set() -> None:
    assert too_near(GATE) == []


def test_no_message_is_near_the_development_set() -> None:
    development = Path(os.environ.get("VEJVISER_EVAL", "")) / "dev.jsonl"
    if "VEJVISER_EVAL" in os.environ and development.is_file():
        assert too_near(development) == []
    else:
        sys.stdout.write("VEJVISER_EVAL names no folder with a dev.jsonl: the messages were not compared with it.\n")
        assert GATE.is_file()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("hej med dig", "HEJ  med dig", 1.0),
        ("abcdef", "abcdeg", 1 / 3),  # abcde is shared, bcdef and bcdeg are not
        ("abc", "abc", 1.0),
        ("abc", "abd", 0.0),
    ],
)
def test_likeness(one: str, other: str, expected: float) -> None:
    assert likeness(grams(one), grams(other)) == pytest.approx(expected)


@pytest.mark.parametrize("least", [0.2, 0.4, 0.7])
def test_the_quick_way_finds_what_comparing_all_finds(least: float) -> None:
    chance = random.Random(7)
    words = ["jeg", "har", "ventet", "svar", "på", "min", "sag", "ringer", "aldrig", "kommunen", "brevet", "penge"]
    texts = [grams(" ".join(chance.choices(words, k=chance.randint(1, 9)))) for _ in range(150)]
    pairs = {(a, b) for a, b in itertools.combinations(range(150), 2) if likeness(texts[a], texts[b]) > least}
    assert pairs
    assert {(min(a, b), max(a, b)) for a, b, _ in pairs_above(texts, least)} == pairs
    across = {(a, b) for a in range(90) for b in range(60) if likeness(texts[a], texts[90 + b]) > least}
    assert {(a, b) for a, b, _ in near(texts[:90], texts[90:], least)} == across
