"""What reading the rules again showed: alarms nobody meant, danger nobody heard, and requests taken for something else."""

from __future__ import annotations

import pytest

from actions.rules.danger import second_look


@pytest.mark.parametrize(
    "text",
    [
        "Det er flovt, men jeg har lavet en plan for i aften",
        "pinligt men jeg har købt reb",
        "det er flovt men jeg tænker på at gøre det forbi",
        "Jeg er flov. Jeg vil hellere ligge i graven",
        "jeg er så flov at jeg ikke vil være til",
        "jeg er flov. jeg kan ikke",
    ],
)
def test_shame_with_anything_else_is_left_to_the_engine(text: str) -> None:
    assert "selvmordstanker" not in second_look(text).passed_over


@pytest.mark.parametrize("text", ["det er lidt pinligt", "jeg er lidt flov over at skrive", "Hej, jeg skammer mig lidt over at spørge"])
def test_shame_alone_is_passed_over(text: str) -> None:
    assert "selvmordstanker" in second_look(text).passed_over
