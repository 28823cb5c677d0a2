"""The prepared words in the languages that are met with an interpreter: all there, short, with 112, and honest about who read them."""

from __future__ import annotations

import pytest

from actions.rules.language import INTERPRETED, WRITTEN_IN, recognise
from bot.texts import load_texts

TEXTS = load_texts()
PREPARED = {key for key in TEXTS.keys("en") if key.startswith("tolk.")}
CHECKED = "checked"
LONGEST = 480
"""Characters of one bubble."""


@pytest.mark.parametrize("code", INTERPRETED)
def test_every_language_has_the_same_prepared_words(code: str) -> None:
    assert TEXTS.keys(code) == PREPARED | {CHECKED}
    for key in PREPARED:
        assert TEXTS.placeholders(key, code) == TEXTS.placeholders(key, "en"), key
        assert 0 < len(TEXTS.raw(key, code)) <= LONGEST, key
        assert "!" not in TEXTS.raw(key, code), key


@pytest.mark.parametrize("code", [*INTERPRETED, "da", "en"])
def test_the_first_words_name_112_where_it_can_be_tapped(code: str) -> None:
    """A figure with a full stop after it is no number to the page."""
    assert TEXTS.raw("tolk.hilsen", code).endswith("112") or "112\n" in TEXTS.raw("tolk.hilsen", code)
    assert "CPR" in TEXTS.raw("tolk.hilsen", code)


@pytest.mark.parametrize("code", INTERPRETED)
def test_what_is_said_is_in_that_language(code: str) -> None:
    words = {key: TEXTS.raw(key, code) for key in PREPARED - {"tolk.noter"}}
    assert {key: recognise(text) for key, text in words.items()} == dict.fromkeys(words, code)


@pytest.mark.parametrize("code", INTERPRETED)
def test_it_is_known_whether_a_native_speaker_has_read_them(code: str) -> None:
    assert TEXTS.raw(CHECKED, code) in {"yes", "no"}


def test_english_stands_in_where_a_language_has_no_words_of_its_own() -> None:
    assert TEXTS("choice.ja", "pl") == TEXTS("choice.ja", "und") == TEXTS("choice.ja", "en")
    assert TEXTS("choice.ja", "da") != TEXTS("choice.ja", "en")
    assert set(WRITTEN_IN) == {"da", "en"}
