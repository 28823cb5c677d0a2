"""Every scenario that the product passes, with the engine, and those that must hold with the engine away."""

from __future__ import annotations

import pytest

from tests.conversations.product import Served
from tests.conversations.scenarios.playlist import DOWN, UP
from tests.conversations.scenarios.scenario import Scenario
from tests.conversations.scenarios.stage import play


@pytest.mark.parametrize("scenario", UP, ids=lambda scenario: f"{scenario.number} {scenario.what}")
def test_with_the_engine(scenario: Scenario, with_engine: Served) -> None:
    assert play(scenario, with_engine).wrong == []


@pytest.mark.parametrize("scenario", DOWN, ids=lambda scenario: f"{scenario.number} {scenario.what}")
def test_with_the_engine_away(scenario: Scenario, without_engine: Served) -> None:
    assert play(scenario, without_engine, with_engine=False).wrong == []
