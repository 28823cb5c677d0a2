"""The texts: both languages say the same things, and nothing asks for a text that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from actions.rules.rewording import OTHER_WORDS
from bot.texts import LANGUAGES, load_texts
from tests.house.text_keys import uses
from tests.house.tree import ROOT

FOLDER = ROOT / "bot/texts"
TEXTS = load_texts()
STAFF_FILE = "staff.yml"
"""Read by advisors only; Danish alone."""


def files(lang: str) -> list[Path]:
    return sorted((FOLDER / lang).glob("*.yml"))


def keys_in(file: Path) -> list[str]:
    """As written, so that a key that stands twice is seen twice."""
    node = yaml.compose(file.read_text(encoding="utf-8"))
    assert isinstance(node, yaml.MappingNode), file.name
    return [key.value for key, _ in node.value]


def citizen_keys(lang: str) -> set[str]:
    return {key for file in files(lang) if file.name != STAFF_FILE for key in keys_in(file)}


def test_danish_and_english_have_the_same_texts() -> None:
    assert citizen_keys("da") - citizen_keys("en") == set()
    assert citizen_keys("en") - citizen_keys("da") == set()


def test_the_same_text_has_the_same_placeholders_in_both_languages() -> None:
    different = {
        key: (sorted(TEXTS.placeholders(key, "da")), sorted(TEXTS.placeholders(key, "en")))
        for key in citizen_keys("da") & citizen_keys("en")
        if TEXTS.placeholders(key, "da") != TEXTS.placeholders(key, "en")
    }
    assert different == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_empty(lang: str) -> None:
    assert [key for key in sorted(TEXTS.keys(lang)) if not TEXTS.raw(key, lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_key_stands_once(lang: str) -> None:
    seen: dict[str, str] = {}
    twice = []
    for file in files(lang):
        for key in keys_in(file):
            if key in seen:
                twice.append(f"{key}: {seen[key]} and {file.name}")
            seen[key] = file.name
    assert twice == []


def test_every_text_that_is_asked_for_is_there() -> None:
    found = uses()
    assert len(found) > 100
    keys = TEXTS.keys("da")
    missing = [f"{use.where}: {use.pattern}" for use in found if not any(re.fullmatch(use.pattern, key) for key in keys)]
    assert missing == []


def test_every_text_is_asked_for_somewhere() -> None:
    """A key is used when some source names it, or begins or pattern-matches it, or when it is other words for one that is; a text
    that nobody shows is left over."""
    patterns = {use.pattern for use in uses()}
    sources = [
        file
        for kind in ("*.py", "*.html", "*.js", "*.yml", "*.xml")
        for room in ("bot", "actions", "nlu_data")
        for file in (ROOT / room).rglob(kind)
    ]
    words = "\n".join(file.read_text(encoding="utf-8") for file in sources if "texts" not in file.parts and "vendor" not in file.parts)
    prefixes = {match.rstrip(".") + "." for match in re.findall(r"""['"`]([a-z_]+(?:\.[a-z0-9_]+)*\.)(?:['"`%]|\{|\$)""", words)}
    known = TEXTS.keys("da")
    left_over = [
        key
        for key in sorted(known - {first + OTHER_WORDS for first in known})
        if not any(re.fullmatch(pattern, key) for pattern in patterns)
        and not re.search(rf"['\"`]{re.escape(key)}['\"`]", words)
        and not any(key.startswith(prefix) for prefix in prefixes)
    ]
    assert left_over == []
