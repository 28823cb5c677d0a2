"""The first words to somebody in danger: numbers that can be called, and never the example's zeros."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot import organisation
from bot.first_aid import FirstAid
from bot.texts import load_texts

CATALOGUE = organisation.load(Path("bot/municipality"))


def said(akut: str, phone: str) -> str:
    catalogue = replace(CATALOGUE, municipality=replace(CATALOGUE.municipality, phone=phone))
    return FirstAid(catalogue, load_texts()).say(akut, "da").args["numre"]


@pytest.mark.parametrize("akut", sorted(CATALOGUE.urgent))
def test_a_number_that_is_not_filled_in_is_never_given_to_somebody_in_danger(akut: str) -> None:
    assert "00 00 00 00" not in said(akut, "00 00 00 00")


def test_the_advisor_is_among_several_numbers() -> None:
    lines = said("selvmordstanker", "20 30 40 50").splitlines()
    assert len(lines) > 2 and "20 30 40 50" in lines[-1]
