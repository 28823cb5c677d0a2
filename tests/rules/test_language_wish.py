"""Asking for a language: only that, in many words or few."""

from __future__ import annotations

import pytest

from actions.rules.language import OTHER
from actions.rules.language_wish import wish


@pytest.mark.parametrize(
    "text",
    [
        "English", "english please", "på engelsk tak", "paa engelsk", "can we speak english", "Can you write in English?",
        "could we continue in english please", "kan vi tage det på engelsk", "kan du skrive på engelsk", "do you speak english?",
        "I don't speak Danish", "I don’t understand danish", "sorry, I only speak English", "jeg taler ikke dansk", "in english", "engelsk",
    ],
)  # fmt: skip
def test_english_is_asked_for(text: str) -> None:
    assert wish(text) == "en"


@pytest.mark.parametrize(
    "text", ["dansk", "På dansk tak", "danish please", "kan vi skrive dansk", "jeg forstår ikke engelsk", "skriv dansk"]
)
def test_danish_is_asked_for(text: str) -> None:
    assert wish(text) == "da"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Do you speak Polish?", "pl"), ("polski", "pl"), ("taler I arabisk", "ar"), ("kan jeg skrive på tyrkisk", "tr"),
        ("only somali", "so"), ("deutsch bitte", "de"), ("can I write in Ukrainian", "uk"), ("farsi", "fa"), ("tigrinya please", "ti"),
        ("romanian", "ro"), ("do you speak Kurdish", OTHER), ("jeg taler kun russisk", OTHER),
    ],
)  # fmt: skip
def test_another_language_is_asked_for_by_its_name(text: str, code: str) -> None:
    assert wish(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "", "min lærer i dansk er god", "jeg går til danskundervisning", "min søn taler ikke dansk i børnehaven",
        "jeg har fået et brev på engelsk og forstår det ikke", "I need help with my Danish lessons", "brevet var på dansk",
        "jeg er polsk og mangler svar", "my neighbour is German and loud", "hvor er arabisk undervisning", "please help", "english or danish",
        "min mor har brug for en arabisk tolk på sygehuset",
    ],
)  # fmt: skip
def test_a_language_that_is_only_mentioned_is_no_wish(text: str) -> None:
    assert wish(text) == ""
