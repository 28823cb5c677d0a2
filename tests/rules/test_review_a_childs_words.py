"""What a review found in a child's form: a second alarm while the wish is asked for is met again."""

from __future__ import annotations

import pytest

from bot.young import only_wishes


@pytest.mark.parametrize("text", ["at han holder op", "At min far ikke slår mig", "jeg vil bare have at det stopper", "han skal stoppe"])
def test_the_shape_of_a_wish(text: str) -> None:
    assert only_wishes(text)


@pytest.mark.parametrize(
    "text",
    [
        "han leder",
        "han leder efter mig",
        "jeg er i skabet",
        "at nogen kommer nu",
        "han har låst døren og jeg kan ikke komme ud",
        "jeg gemmer mig",
    ],
)
def test_an_alarm_has_not_the_shape_of_a_wish(text: str) -> None:
    assert not only_wishes(text)


def test_hostile_words_take_no_time() -> None:
    assert not only_wishes(" " * 4000)
