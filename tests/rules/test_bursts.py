"""Danger told two words at a time: read together it is one text, and only then is it danger."""

import pytest

from actions.rules.bursts import may_tell_of_danger, told_in_bursts
from actions.rules.danger import assess

HIDING = [
    ("hjælp mig", "han kommer"),
    ("hjælp", "på badeværelset", "han råber"),
    ("kan ikke ringe", "han er hjemme"),
    ("gemmer mig", "i skabet", "min mand banker på"),
    ("tør ik", "han hamrer på døren"),
]
EVERYDAY = [
    ("ja", "40 50 60 70", "han kommer på torsdag"),
    ("hjælp mig", "sagsbehandleren kommer"),
    ("mit badeværelse", "hjælp", "visitator kommer nu"),
    ("jeg vil klage", "ved ikke", "nej"),
    ("hjælp", "ja", "2026"),
    ("at han ringer til mig", "hurtigt"),
]


@pytest.mark.parametrize("said", HIDING)
def test_the_last_burst_makes_it_out(said: tuple[str, ...]) -> None:
    assert all(assess(one) is None for one in said), "no message alone says it"
    assert told_in_bursts(said[:-1], said[-1]) in {"vold", "livsfare"}


def test_it_is_told_once() -> None:
    """What is danger without the newest message has been answered already."""
    assert told_in_bursts(("hjælp mig", "han kommer"), "hurtigt") == ""


@pytest.mark.parametrize("said", EVERYDAY)
def test_short_answers_in_a_row_are_none(said: tuple[str, ...]) -> None:
    assert told_in_bursts(said[:-1], said[-1]) == ""


def test_a_long_message_speaks_for_itself() -> None:
    story = "Der er en der har skrevet til mig at han kommer"
    assert told_in_bursts(("hjælp mig",), story) == ""
    assert told_in_bursts((story,), "tør ikke") == ""


def test_other_needs_are_not_put_together() -> None:
    """Only life and limb: "ingen penge" and "i dag" may belong to two questions of the form."""
    assert told_in_bursts(("ingen penge",), "i dag") == ""


@pytest.mark.parametrize("said", HIDING)
def test_what_makes_it_out_is_read_with_what_stands_before(said: tuple[str, ...]) -> None:
    assert may_tell_of_danger(said[-1])


@pytest.mark.parametrize("text", ["hjælp", "HJÆLP!", "raber", "bløder", "dø", "nu", "igen", "kniv", "mig", "slår", "han kommer"])
def test_a_word_that_danger_is_told_with_is_read_with_the_others(text: str) -> None:
    assert may_tell_of_danger(text)


@pytest.mark.parametrize(
    "text", ["ja", "Ja tak", "nej", "ved ikke", "40 50 60 70", "12/11", "chat", "Boligstøtte", "jobcenter", "hej", "Yes", "?", ""]
)
def test_an_ordinary_short_answer_stands_alone(text: str) -> None:
    assert not may_tell_of_danger(text)


@pytest.mark.parametrize(
    "said", [("han slår", "mig"), ("jeg vil", "dø"), ("jeg", "bløder"), ("han kommer", "hjælp"), ("det brænder", "nu")]
)
def test_one_word_is_heard_where_it_makes_danger_out(said: tuple[str, ...]) -> None:
    assert told_in_bursts(said[:-1], said[-1]) and may_tell_of_danger(said[-1])


@pytest.mark.parametrize("said", HIDING)
@pytest.mark.parametrize("text", ["ja", "nej", "40 50 60 70", "Boligstøtte", "hej"])
def test_what_is_passed_over_makes_nothing_out(said: tuple[str, ...], text: str) -> None:
    assert told_in_bursts(said[:-1], text) == ""
