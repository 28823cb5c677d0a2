"""Which of the problems that the engine ranks are suggested."""

from __future__ import annotations

import pytest

from actions.rules.thresholds import DEFAULT_THRESHOLDS
from actions.rules.triage import Part, Ranked, Scores, decide

AT = DEFAULT_THRESHOLDS
SURE: Ranked = (("klage", 0.9), ("anden_henvendelse", 0.1))
ASKED: Ranked = (("anden_henvendelse", 0.95), ("klage", 0.05))
FAINT: Ranked = (("sagsbehandlingstid", AT.problem_of_a_doubt_at - 0.01), ("manglende_svar", 0.1))


def suggested(kind: Ranked, problem: Ranked) -> tuple[str, ...]:
    sub = "status_paa_sag" if kind is ASKED else "klage_over_sagsbehandling"
    scores = Scores(kind=kind, sub=((sub, 0.9),), afdeling=(("ydelser", 0.8),), myndighed=(("ingen", 0.95),), problem=problem)
    return decide(scores).problem


def doubt(klage: float) -> Ranked:
    return tuple(sorted((("klage", klage), ("anden_henvendelse", 1 - klage)), key=lambda one: -one[1]))


def test_a_complaint_is_about_something_and_a_question_seldom_is() -> None:
    weak: Ranked = (("sagsbehandlingstid", 0.2), ("manglende_svar", 0.1))
    assert suggested(SURE, weak) == ("sagsbehandlingstid",)
    assert suggested(ASKED, weak) == ()
    middling: Ranked = (("sagsbehandlingstid", AT.problem_at), ("manglende_svar", AT.problem_without_complaint_at))
    assert suggested(SURE, middling) == ("sagsbehandlingstid", "manglende_svar")
    assert suggested(ASKED, middling) == ("manglende_svar",)


def test_a_complaint_in_doubt_has_no_problem_that_is_in_doubt_too() -> None:
    almost = doubt(AT.complaint_sure_at - 0.01)
    assert decide(Scores(kind=almost, problem=FAINT)).kind == "klage"
    assert suggested(almost, FAINT) == ()
    assert suggested(almost, (("sagsbehandlingstid", AT.problem_of_a_doubt_at), *FAINT[1:])) == ("sagsbehandlingstid",)
    assert suggested(doubt(AT.complaint_sure_at), FAINT) == ("sagsbehandlingstid",)


@pytest.mark.parametrize("klage", [0.05, 0.19, 0.40, 0.49, 0.50, 0.90])
def test_the_own_half_of_two_matters_is_a_complaint_by_itself(klage: float) -> None:
    road = Part(text="Vejen er fuld af huller.", kind="klage", afdeling="by_og_miljoe", emne="vej_og_park", score=0.9)
    grant = Part(text="Hvor søger jeg SU?", kind="anden_henvendelse", myndighed="su", score=0.9)
    whole = Scores(
        kind=doubt(klage), sub=(("klage_over_sagsbehandling", 0.8),), afdeling=(("by_og_miljoe", 0.8),), emne=(("vej_og_park", 0.8),),
        myndighed=(("ingen", 0.6), ("su", 0.4)), problem=FAINT, two_matters=0.9, parts=(road, grant),
    )  # fmt: skip
    two = decide(whole)
    assert two.second == grant
    assert (two.kind, two.problem) == ("klage", ("sagsbehandlingstid",))
