"""A misspelt name of a benefit is read as that benefit; every other word stays as it was written."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.spelling import as_written, corrected
from actions.rules.topic_words import meant, named
from tests.rules.drafts import CATALOGUE


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("kontanhælp", "kontanthjælp"),
        ("kontathjælp", "kontanthjælp"),
        ("kontathjælpen", "kontanthjælpen"),
        ("Kontanhjælp", "kontanthjælp"),
        ("kontanhjaelp", "kontanthjælp"),
        ("sydagpenge", "sygedagpenge"),
        ("sygedapengene", "sygedagpengene"),
        ("ledihedsydelse", "ledighedsydelse"),
        ("førtispension", "førtidspension"),
        ("foertidspention", "førtidspension"),
        ("arbejdsfortjenste", "arbejdsfortjeneste"),
        ("helbredstilæg", "helbredstillæg"),
        ("uddannelsehjælp", "uddannelseshjælp"),
    ],
)
def test_a_slip_is_put_right(written: str, right: str) -> None:
    assert corrected(f"hvor er min {written}, spørger jeg") == f"hvor er min {right}, spørger jeg"
    assert as_written(f"min {right}", f"hvor er min {written}") == f"min {written}"


@pytest.mark.parametrize(
    "text",
    [
        "kontanthjælp og kontanthjælpen og kontanthjælpsloftet",
        "min kontanthjaelp kom den foerste",
        "jeg er revalideret og gået på pension",
        "førtidspensionisten venter",
        "vi var til helbredstjek i går",
        "min kontaktperson og min kontakthjælper",
        "dagpenge fra min a-kasse",
        "ledigheden stiger og ydelsen falder",
        "genoptjening er noget andet end genoptræning",
        "merudgifterne blev betalt",
        "Kontant betaling, hjælp til det",
        "",
    ],
)
def test_another_word_is_no_slip(text: str) -> None:
    assert corrected(text) == text


A_WORD = 3
"""Messages. What so many people write is a word and no slip."""


def test_no_word_that_people_write_in_our_messages_is_touched() -> None:
    touched: Counter[str] = Counter()
    for file in sorted(Path("nlu_data/messages").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            before, after = text.split(), corrected(text).split()
            touched.update({was.lower() for was, now in zip(before, after, strict=True) if was != now})
    assert "ledihedsydelse" in touched
    assert [word for word, times in touched.items() if times >= A_WORD] == []


@given(st.text())
def test_any_text_can_be_read_and_reading_it_twice_changes_nothing(text: str) -> None:
    once = corrected(text)
    assert corrected(once) == once
    assert as_written("den", text) == "den"


def test_a_misspelt_benefit_names_its_topic() -> None:
    assert named("det er om min kontanhælp", CATALOGUE.topics) == ("kontanthjaelp",)
    assert meant("ikke min kontanhælp, men ledihedsydelse", CATALOGUE.topics) == ("ledighedsydelse",)
