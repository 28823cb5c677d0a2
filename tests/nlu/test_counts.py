"""What counts as what in the table of labelled messages."""

from __future__ import annotations

from typing import Any

import pytest

from actions.rules.fold import fold
from bot import organisation
from tests.nlu.counts import ROOT, Message, count, is_false_alarm, names_topic, table

CATALOGUE = organisation.load(ROOT / "bot/municipality")


def message(text: str, *, file: str = "a.jsonl", **row: Any) -> Message:
    return Message(file=file, row={"id": "a", "text": text, **row}, folded=fold(text))


@pytest.mark.parametrize(
    ("topic", "text", "named"),
    [
        ("kontanthjaelp", "de har stoppet min kontanthjælp", True),
        ("kontanthjaelp", "KONTANTHJAELPEN er ikke kommet", True),
        ("kontanthjaelp", "hvornår kommer bistanden", True),
        ("kontanthjaelp", "pengene vi lever af er ikke kommet", False),
        ("pas", "mit pas udløber", True),
        ("pas", "passet er udløbet", True),
        ("pas", "det passer mig dårligt", False),
    ],
)
def test_a_topic_is_named_by_its_title_or_a_synonym_in_any_inflection(topic: str, text: str, named: bool) -> None:
    assert names_topic(CATALOGUE, CATALOGUE.topics[topic])(message(text)) is named


def test_a_topic_is_named_by_its_units_title() -> None:
    topic = next(topic for topic in CATALOGUE.topics.values() if topic.unit == "helhedssporet")
    title = CATALOGUE.units["helhedssporet"].label["da"]
    assert names_topic(CATALOGUE, topic)(message(f"jeg er hos {title}"))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (message("den kniv jeg fik", akut=None), True),
        (message("i en pause spiste jeg", akut=None), False),
        (message("i en pause spiste jeg", akut=None, file="falske_alarmer_flere.jsonl"), True),
        (message("han har en kniv", akut="livsfare", file="falske_alarmer.jsonl"), False),
        (message("den kniv jeg fik"), False),
    ],
)
def test_a_false_alarm_is_not_urgent_and_looks_so(one: Message, expected: bool) -> None:
    assert is_false_alarm(one) is expected


def test_a_message_counts_for_every_label_and_what_is_short_is_said() -> None:
    found = {
        (one.group, one.name): one
        for one in count([message("ingen svarer", kind="klage", emne=["pas", "vielse"], problem=["manglende_svar"], akut=None)], CATALOGUE)
    }
    assert found["emne", "pas"].cells == (("messages", 1, 60), ("complaints", 1, 30), ("not naming it", 1, 30))
    assert found["emne", "vielse"].short[0] == "emne vielse: 1 of 60 messages"
    assert found["problem", "andet"].short == []
    assert found["problem", "manglende_svar"].cells == (("messages", 1, 80),)
    assert "TOO FEW" in table([found["emne", "pas"]])
    assert "TOO FEW" not in table([found["problem", "andet"]])
