"""The figures against cases counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.scoring import Figures, LabelCount, score

MATTER: dict[str, Any] = {
    "kind": "klage",
    "sub": ["klage_over_sagsbehandling"],
    "afdeling": ["ydelser"],
    "emne": ["sygedagpenge", "kontanthjaelp"],
    "myndighed": [],
    "akut": None,
    "problem": ["manglende_svar"],
}


def one(want: dict[str, Any], **got: Any) -> Figures:
    """The figures of a single message."""
    return score([{"id": "a", "text": "x", **want}], [{"id": "a", **got}])


def all_right(figures: Figures) -> set[str]:
    return {name for name, share in figures.shares.items() if share.right == share.of}


def test_an_answer_that_is_right_is_right_everywhere() -> None:
    figures = one(MATTER, **MATTER)
    assert all_right(figures) == set(figures.shares) == {
        "akut_no_false_alarm", "kind", "klage_recall", "klage_precision", "sub_top1", "afdeling_top1", "afdeling_top3", "emne_top1", "emne_top3",
        "not_sent_elsewhere", "main_problem_found",
    }  # fmt: skip
    assert figures.mistakes == ()
    assert figures.problem_micro_f1 == 1.0


def test_a_message_without_a_prediction_is_all_wrong() -> None:
    figures = score([{"id": "a", "text": "x", **MATTER, "akut": "vold"}], [])
    assert all_right(figures) == {"not_sent_elsewhere"}
    assert {mistake.head for mistake in figures.mistakes} == {"akut", "kind", "sub", "afdeling", "emne", "problem"}
    assert all(mistake.got == "ingen" for mistake in figures.mistakes)


def test_a_field_that_is_not_labelled_is_not_judged() -> None:
    figures = one(
        {"emne": ["pas"], "afdeling": ["kultur"]},
        akut="vold",
        kind="klage",
        emne=["pas"],
        afdeling=[],
        myndighed=["skat"],
        problem=["vejledning"],
    )
    assert figures.values() == {"afdeling_top1": 0.0, "afdeling_top3": 0.0, "emne_top1": 1.0, "emne_top3": 1.0}
    assert set(figures.labels) == {"afdeling", "emne"}


def test_empty_says_none_can_be_told_and_any_place_may_be_guessed() -> None:
    figures = one({"afdeling": [], "emne": [], "myndighed": []}, afdeling=["skole"], emne=["pas"], myndighed=[])
    assert figures.values() == {}


@pytest.mark.parametrize(
    ("want", "got", "expected"),
    [
        ({"akut": "vold"}, "vold", {"akut_recall": 1.0, "akut_exact": 1.0}),
        ({"akut": "vold"}, "barn_i_fare", {"akut_recall": 1.0, "akut_exact": 0.0}),
        ({"akut": "vold"}, None, {"akut_recall": 0.0, "akut_exact": 0.0}),
        ({"akut": "vold", "akut_alt": ["barn_i_fare"]}, "barn_i_fare", {"akut_recall": 1.0, "akut_exact": 1.0}),
        ({"akut": None}, None, {"akut_no_false_alarm": 1.0}),
        ({"akut": None}, "vold", {"akut_no_false_alarm": 0.0}),
        # Border cases: two labellers disagreed on whether it is one at all.
        ({"akut": None, "akut_alt": ["vold"]}, "vold", {}),
        ({"akut": "vold", "akut_alt": [None]}, None, {}),
    ],
)
def test_urgent(want: dict[str, Any], got: str | None, expected: dict[str, float]) -> None:
    assert one(want, akut=got).values() == expected


@pytest.mark.parametrize(
    ("want", "got", "expected"),
    [
        ({"kind": "klage"}, "anden_henvendelse", {"kind": 0.0, "klage_recall": 0.0}),
        ({"kind": "anden_henvendelse"}, "klage", {"kind": 0.0, "anden_henvendelse_recall": 0.0, "klage_precision": 0.0}),
        (
            {"kind": "anden_henvendelse", "kind_alt": ["klage"]},
            "klage",
            {"kind": 1.0, "anden_henvendelse_recall": 1.0, "klage_precision": 1.0},
        ),
        # klage_recall stays strict: a klage that is taken for a defensible other kind was still not seen as one.
        ({"kind": "klage", "kind_alt": ["anden_henvendelse"]}, "anden_henvendelse", {"kind": 1.0, "klage_recall": 0.0}),
        ({"kind": "smaasnak"}, "smaasnak", {"kind": 1.0, "smaasnak_recall": 1.0}),
    ],
)
def test_kind(want: dict[str, Any], got: str, expected: dict[str, float]) -> None:
    assert one(want, kind=got).values() == expected


def test_first_and_first_three() -> None:
    figures = one({"emne": ["pas", "vielse"]}, emne=["skat", "a", "vielse", "pas"])
    assert figures.values() == {"emne_top1": 0.0, "emne_top3": 1.0}
    assert one({"emne": ["pas"]}, emne=["a", "b", "c", "pas"]).values() == {"emne_top1": 0.0, "emne_top3": 0.0}
    assert [(m.wanted, m.got) for m in figures.mistakes] == [("pas", "skat")]


def test_a_matter_that_may_be_either_is_judged_by_the_municipalitys_side() -> None:
    either = {"afdeling": ["familier"], "myndighed": ["familieretshuset"]}
    assert one(either, afdeling=["familier"], myndighed=[]).values() == {"afdeling_top1": 1.0, "afdeling_top3": 1.0}
    assert one(either, afdeling=[], myndighed=["familieretshuset"]).values() == {"afdeling_top1": 0.0, "afdeling_top3": 0.0}


def test_a_municipal_matter_sent_away_is_the_authoritys_mistake_too() -> None:
    figures = one({"afdeling": ["ydelser"], "myndighed": []}, afdeling=[], myndighed=["udbetaling_danmark"])
    assert figures.values()["not_sent_elsewhere"] == 0.0
    assert [(m.head, m.wanted, m.got) for m in figures.mistakes] == [
        ("afdeling", "ydelser", "ingen"),
        ("myndighed", "ingen", "udbetaling_danmark"),
    ]


def test_problems_count_each_label_and_defensible_extras_cost_nothing() -> None:
    rows = [
        {"id": 1, "text": "x", "problem": ["vejledning", "begrundelse"], "problem_alt": ["aktindsigt"]},
        {"id": 2, "text": "x", "problem": []},
        {"id": 3, "text": "x", "problem": ["begrundelse"], "problem_alt": ["begrundelse"]},
    ]
    predictions = [
        {"id": 1, "problem": ["aktindsigt", "begrundelse"]},  # one found, one missed, one that costs nothing
        {"id": 2, "problem": ["vejledning"]},  # one extra
        {"id": 3, "problem": []},  # one missed, though it is named as defensible too
    ]
    figures = score(rows, predictions)
    assert figures.labels["problem"] == (
        LabelCount(label="begrundelse", found=1, missed=1),
        LabelCount(label="vejledning", extra=1, missed=1),
    )
    assert figures.problem_micro_f1 == pytest.approx(2 / (2 + 1 + 2))
    assert figures.problem_macro_f1 is None
    assert figures.shares["main_problem_found"].right == 0
    assert [(m.wanted, m.got, m.id) for m in figures.mistakes] == [("vejledning", "ingen", 1), ("begrundelse", "ingen", 3)]


def test_macro_f1_is_over_the_problems_with_five_messages() -> None:
    rows = [{"id": n, "text": "x", "problem": ["begrundelse"] if n < 5 else ["vejledning"]} for n in range(6)]
    predictions = [{"id": n, "problem": ["begrundelse"] if n < 4 else []} for n in range(6)]
    figures = score(rows, predictions)
    assert figures.problem_macro_f1 == pytest.approx(8 / 9)
    assert figures.problem_micro_f1 == pytest.approx(8 / 10)


def test_each_label_of_a_head() -> None:
    rows = [{"id": n, "text": "x", "sub": wanted} for n, wanted in enumerate((["a"], ["a", "b"], ["b"], ["b"]))]
    predictions = [{"id": n, "sub": got} for n, got in enumerate((["a"], ["b"], ["a"], []))]
    counts = {count.label: count for count in score(rows, predictions).labels["sub"]}
    # The second message accepts both: its answer b is counted as the wanted one.
    assert counts["a"] == LabelCount(label="a", found=1, extra=1, missed=0)
    assert counts["b"] == LabelCount(label="b", found=1, extra=0, missed=2)
    assert (counts["a"].precision, counts["a"].recall, counts["a"].support) == (0.5, 1.0, 1)
    assert (counts["b"].precision, counts["b"].recall, counts["b"].f1) == (1.0, 1 / 3, 0.5)
    assert counts["ingen"].recall is None


def test_confusions_are_gathered_with_the_most_frequent_first() -> None:
    rows = [{"id": n, "text": "x", "kind": "klage", "sub": ["a"]} for n in range(3)]
    predictions = [{"id": n, "kind": "anden_henvendelse", "sub": ["a" if n == 2 else "b"]} for n in range(3)]
    figures = score(rows, predictions)
    assert [(c.head, c.wanted, c.got, c.ids) for c in figures.confusions()] == [
        ("kind", "klage", "anden_henvendelse", (0, 1, 2)),
        ("sub", "a", "b", (0, 1)),
    ]
    assert [c.head for c in figures.confusions("sub")] == ["sub"]
