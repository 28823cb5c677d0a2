"""Without the engine the topics' own words say what a message is about."""

from __future__ import annotations

import pytest

from actions.rules.draft import Slot
from actions.rules.intake import begin
from actions.rules.topic_words import named, suggested
from tests.rules.drafts import CATALOGUE, OFFICE


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("I ER UDUELIGE!! 4 MÅNEDER og ingen gider svare om mine SYGEDAGPENGE", ("sygedagpenge",)),
        ("min ansøgning om hjælp til tandlæge er afvist", ("enkeltydelser",)),
        ("det handler om fleksjob", ("fleksjob",)),
        ("jeg har ventet længe på svar", ()),
        ("jeg passer min mor", ()),
        ("", ()),
    ],
)
def test_what_is_named(text: str, topics: tuple[str, ...]) -> None:
    assert named(text, CATALOGUE.topics) == topics


def test_every_topic_is_found_by_its_own_name() -> None:
    missed = [
        topic.id for topic in CATALOGUE.topics.values() if topic.id not in named(f"Jeg skriver om {topic.label['da']}.", CATALOGUE.topics)
    ]
    assert len(missed) <= 2, missed


def test_a_decision_gets_its_day_without_the_engine() -> None:
    text = "Jeg har fået afslag på mine sygedagpenge. Brevet er fra 3. november."
    draft = begin(text, suggested(text, CATALOGUE), message_id="m0", lang="da", office=OFFICE)
    assert (draft.kind, draft.emne, draft.frist_rute, draft.brevdato) == ("klage", "sygedagpenge", "ast", "2026-11-03")
    assert draft.requested is Slot.FORSTAAET


def test_nothing_named_is_for_the_advisor_to_place() -> None:
    assert suggested("ingen ringer tilbage", CATALOGUE) is None
