"""Whose own cases stand in the statistics, by setting."""

from __future__ import annotations

from dataclasses import replace

from actions.rules.statistics import STANDARD, Counting
from tests.rules.test_case import henvendelse


def test_associations_and_businesses_by_setting() -> None:
    case = henvendelse()
    cases = [replace(case, facts=replace(case.facts, sender_type=sender)) for sender in ("borger", "forening", "erhvervsdrivende", "barn")]

    def counted(counting: Counting) -> list[str]:
        return [one.facts.sender_type for one in counting.of(cases)]

    assert counted(STANDARD) == ["borger", "erhvervsdrivende", "barn"]
    assert counted(Counting(associations=True, businesses=False)) == ["borger", "forening", "barn"]
