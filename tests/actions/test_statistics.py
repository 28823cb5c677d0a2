"""Counting and rounding. The golden numbers are those of a printed annex (Ballerup 2023) that the rounding must reproduce."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.statistics import AREA_STEP, UNIT_STEP, Answers, answers, overdue, shares, table
from tests.bot.delivery.rows import a_case

HALF = Fraction(1, 2)

GOLDEN = {
    "areas": (
        AREA_STEP,
        {"voksne": 135, "boern": 89, "by_miljoe_oekonomi": 20, "andet": 8},
        {"voksne": 53 + HALF, "boern": 35 + HALF, "by_miljoe_oekonomi": 8, "andet": 3},
    ),
    "voksne": (
        UNIT_STEP,
        {
            "jobcenter_og_unge": 25, "helhedssporet": 15, "brydehuset": 13, "borgerservice_og_folkeregister": 11,
            "ydelser": 27, "afgoerelser_og_hjaelpemidler": 30, "bolig_og_omsorg": 14,
        },
        {
            "jobcenter_og_unge": 19, "helhedssporet": 11, "brydehuset": 10, "borgerservice_og_folkeregister": 8,
            "ydelser": 20, "afgoerelser_og_hjaelpemidler": 22, "bolig_og_omsorg": 10,
        },
    ),
    "boern": (
        UNIT_STEP,
        {"familier": 40, "handicap_boern": 20, "skole": 25, "daginstitution": 3, "kultur": 1},
        {"familier": 45, "handicap_boern": 23, "skole": 28, "daginstitution": 3, "kultur": 1},
    ),
    "by_miljoe_oekonomi": (
        UNIT_STEP, {"by_og_miljoe": 14, "oekonomi_opkraevning": 6}, {"by_og_miljoe": 70, "oekonomi_opkraevning": 30}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GOLDEN)
def test_the_annex_is_reproduced_exactly(name: str) -> None:
    step, counts, printed = GOLDEN[name]
    assert shares(counts, step=step) == printed


def test_the_golden_counts_belong_together() -> None:
    areas = GOLDEN["areas"][1]
    assert sum(areas.values()) == 252
    for area in ("voksne", "boern", "by_miljoe_oekonomi"):
        assert sum(GOLDEN[area][1].values()) == areas[area]


def test_ordinary_rounding_would_not_do() -> None:
    _, counts, printed = GOLDEN["boern"]
    assert {key: round(100 * count / 89) for key, count in counts.items()} != printed


@given(
    st.dictionaries(st.text(min_size=1, max_size=5), st.integers(0, 10_000), min_size=1, max_size=30),
    st.sampled_from([AREA_STEP, UNIT_STEP]),
)
def test_shares_always_add_up_and_are_less_than_a_step_away(counts: dict[str, int], step: Fraction) -> None:
    parts, total = shares(counts, step=step), sum(counts.values())
    assert sum(parts.values()) == (100 if total else 0)
    for key, part in parts.items():
        assert part % step == 0
        assert abs(part - Fraction(100 * counts[key], total or 1)) < step
        assert all(part >= other for k, other in parts.items() if counts[k] < counts[key])


def test_equal_remainders_go_to_the_larger_then_the_earlier() -> None:
    assert shares({"a": 1, "b": 1, "c": 1}) == {"a": 34, "b": 33, "c": 33}
    assert shares({"a": 0, "b": 0}) == {"a": 0, "b": 0}


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError):
        shares({"a": -1, "b": 2})
    with pytest.raises(ValueError):
        shares({"a": 1}, step=Fraction(3))


def test_a_table_compares_two_periods() -> None:
    lines = table(["b", "a", "b"], ["c", "a"], always=("d",))
    assert [(line.id, line.count, line.before) for line in lines] == [("b", 2, 0), ("a", 1, 1), ("c", 0, 1), ("d", 0, 0)]
    assert [int(line.share) for line in lines] == [67, 33, 0, 0]


def test_within_the_target_means_until_the_end_of_the_due_day_in_copenhagen() -> None:
    due = date(2026, 11, 30)
    last_minute = a_case("1", due=due, first_answer_at=datetime(2026, 11, 30, 22, 59, tzinfo=UTC))
    too_late = a_case("2", due=due, first_answer_at=datetime(2026, 11, 30, 23, 0, tzinfo=UTC))
    assert answers([last_minute, too_late, a_case("3", due=due)]) == Answers(within=1, late=1)


def test_overdue_shows_the_longest_wait_first_and_not_what_is_due_today() -> None:
    cases = [a_case("1", due=date(2026, 11, 30)), a_case("2", due=date(2026, 11, 26)), a_case("3", due=date(2026, 12, 2))]
    assert [(one.number, one.days) for one in overdue(cases, on=date(2026, 12, 2))] == [("2", 6), ("1", 2)]
