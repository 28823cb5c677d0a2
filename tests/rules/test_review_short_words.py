"""Few words that weigh much: a no or an age after a burst, the chat chosen or left, a consent, a talk that was had."""

from __future__ import annotations

import pytest

from actions.rules.bursts import may_tell_of_danger, told_in_bursts

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
