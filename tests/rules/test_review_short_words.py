"""Few words that weigh much: a no or an age after a burst, the chat chosen or left, a consent, a talk that was had."""

from __future__ import annotations

import pytest

from actions.rules.bursts import may_tell_of_danger, told_in_bursts
from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, Taken, take
from tests.rules.drafts import OFFICE, at


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"said-{text}", text=text), office=OFFICE)


# ------------------------------------------------------------ danger in bursts


@pytest.mark.parametrize(
    ("said", "situation"),
    [
        (("min far ligger på gulvet", "han svarer", "ikke"), "livsfare"),
        (("min far ligger på gulvet", "han svarer", "ik"), "livsfare"),
        (("jeg er", "12"), "barn_skriver_selv"),
        (("jeg går i", "5."), "barn_skriver_selv"),
        (("min far er fuld", "jeg er", "11"), "barn_skriver_selv"),
        (("jeg er alene", "jeg er", "9"), "barn_skriver_selv"),
    ],
)
def test_a_no_and_an_age_are_read_with_what_stands_before(said: tuple[str, ...], situation: str) -> None:
    assert told_in_bursts(said[:-1], said[-1]) == situation
    assert may_tell_of_danger(said[-1])


@pytest.mark.parametrize("text", ["ikke", "Ik!", "ikk", "aldrig", "overhovedet ikke", "not", "never", "1", "17", "11 år"])
def test_a_no_and_an_age_cost_a_look(text: str) -> None:
    assert may_tell_of_danger(text)


@pytest.mark.parametrize(
    "text", ["ja", "nej", "nej tak", "ved ikke", "det ved jeg ikke", "20304050", "0", "18", "2026", "12/11", "1" * 4000]
)
def test_an_answer_that_makes_nothing_out_costs_none(text: str) -> None:
    assert not may_tell_of_danger(text)


# ------------------------------------------------------------ consent


@pytest.mark.parametrize(
    "text",
    [
        "det må I lade være med",
        "ok så lad være",
        "ok så lad venligst være",
        "det er fint at lade være",
        "ja til at lade være",
        "det må I selv om",
        "det må I selvom",
        "det må de drømme om",
        "gerne en anden gang",
        "ok senere",
        "det må I spørge min kone om",
        "det er fint som det er",
        "må de det",
        "må de vide det",
        "må I godt det",
        "may they",
        "nej, ikke lederen, men ja til at lade være",
    ],
)
def test_no_consent_is_made_of_what_only_sounds_like_one(text: str) -> None:
    taken = said(at(Slot.SAMTYKKE), text).draft
    assert (taken.samtykke, taken.requested) == ("", Slot.SAMTYKKE)


@pytest.mark.parametrize(
    "text",
    ["ja", "ja det må de gerne", "ja må I gerne", "det må I gerne", "det er fint med mig", "ok", "det er helt i orden", "yes they may"],
)
def test_a_plain_yes_is_a_consent(text: str) -> None:
    assert said(at(Slot.SAMTYKKE), text).draft.samtykke == "ja"


@pytest.mark.parametrize("text", ["nej, lad være", "nej det må I selv om", "det må de ikke"])
def test_a_no_stays_a_no(text: str) -> None:
    assert said(at(Slot.SAMTYKKE), text).draft.samtykke == "nej"
