"""The receipt says not to wait for the answer when the appeal may be too late by then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.registration import appeal_comes_first
from tests.storage.builders import case


@pytest.mark.parametrize(("days_after_the_aim", "first"), [(-1, True), (0, True), (1, False)])
def test_the_appeal_that_cannot_wait(days_after_the_aim: int, first: bool) -> None:
    one = case("c")
    facts = replace(one.facts, klagefrist_sikker=one.due + timedelta(days=days_after_the_aim))
    assert appeal_comes_first(replace(one, facts=facts)) is first


def test_a_matter_without_a_deadline_can_wait() -> None:
    assert not appeal_comes_first(case("c"))
