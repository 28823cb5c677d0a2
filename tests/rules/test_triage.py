"""The triage policy: in doubt a klage, in doubt about competence the borgerraadgiver."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.thresholds import DEFAULT_THRESHOLDS
from actions.rules.triage import Part, Ranked, Route, Scores, Suggestion, decide, kept_here, says_enough, urgent

AT = DEFAULT_THRESHOLDS


def scores(
    kind: Ranked = (("klage", 0.9), ("anden_henvendelse", 0.1)),
    sub: Ranked = (("klage_over_sagsbehandling", 0.8),),
    *,
    myndighed: Ranked = (("ingen", 0.95), ("su", 0.02)),
    emne: Ranked = (("sygedagpenge", 0.8), ("kontanthjaelp", 0.1)),
    problem: Ranked = (("sagsbehandlingstid", 0.7), ("manglende_svar", 0.1)),
) -> Scores:
    return Scores(
        kind=kind,
        sub=sub,
        afdeling=(("ydelser", 0.8), ("jobcenter_og_unge", 0.1)),
        emne=emne,
        myndighed=myndighed,
        problem=problem,
        evidence=("ventet", "svar"),
        model="abc",
    )


def test_a_clear_complaint_is_registered() -> None:
    suggestion = decide(scores())
    assert suggestion.route is Route.REGISTRER
    assert (suggestion.kind, suggestion.sub) == ("klage", "klage_over_sagsbehandling")
    assert suggestion.afdeling[0] == "ydelser"
    assert suggestion.emne == ("sygedagpenge", "kontanthjaelp")
    assert suggestion.problem == ("sagsbehandlingstid",)
    assert suggestion.klar
    assert suggestion.evidence == ("ventet", "svar")
    assert suggestion.model == "abc"


def test_in_doubt_it_is_a_complaint_and_says_so() -> None:
    suggestion = decide(scores((("anden_henvendelse", 1 - AT.klage_at), ("klage", AT.klage_at))))
    assert suggestion.kind == "klage"
    assert "i_tvivl_klage" in suggestion.rules
    assert suggestion.confidence == pytest.approx(AT.klage_at)


def test_a_little_doubt_is_no_complaint() -> None:
    almost = AT.klage_at - 0.01
    suggestion = decide(scores((("anden_henvendelse", 1 - almost), ("klage", almost)), (("status_paa_sag", 0.9),)))
    assert suggestion.kind == "anden_henvendelse"
    assert suggestion.rules == ()


@pytest.mark.parametrize(
    ("sub", "shown", "klage", "kind"),
    [
        ("vejledning_rettigheder_og_frister", AT.shown_at, 0.02, "klage"),
        ("vejledning_rettigheder_og_frister", AT.shown_at - 0.01, 0.02, "anden_henvendelse"),
        ("vejledning_rettigheder_og_frister", 1.0, 0.0, "anden_henvendelse"),
        ("manglende_svar", 1.0, 0.02, "anden_henvendelse"),
        ("forslag", 1.0, 0.02, "anden_henvendelse"),
        ("find_indgang", 1.0, 0.02, "anden_henvendelse"),
    ],
)
def test_a_problem_that_is_shown_beyond_doubt_makes_a_calm_question_a_complaint(sub: str, shown: float, klage: float, kind: str) -> None:
    asked = scores((("anden_henvendelse", 1 - klage), ("klage", klage)), ((sub, 0.9), ("klage_over_sagsbehandling", 0.1)))
    suggestion = decide(replace(asked, problem=(("sagsbehandlingstid", shown),)))
    assert suggestion.kind == kind
    assert ("noget_er_galt" in suggestion.rules) is (kind == "klage")
    if kind == "klage":
        assert suggestion.confidence == shown, "as sure as the problem is"
        assert (suggestion.sub, suggestion.problem) == ("klage_over_sagsbehandling", ("sagsbehandlingstid",))


def test_a_question_about_a_subject_is_no_complaint_though_a_problem_has_the_same_name() -> None:
    asked = scores((("anden_henvendelse", 0.9), ("klage", 0.07)), (("vejledning_rettigheder_og_frister", 0.85),))
    assert decide(replace(asked, problem=(("lydoptagelse_af_moeder", 1.0),))).kind == "anden_henvendelse"


def test_neither_need_nor_another_authoritys_matter_becomes_a_complaint_by_what_is_shown() -> None:
    kinds = (("anden_henvendelse", 0.95), ("klage", 0.05))
    shown: Ranked = (("manglende_adgang_til_hjaelp", 1.0),)
    in_need = replace(scores(kinds, (("find_indgang", 0.9),)), akut=(("hjemloes_i_nat", 0.9), ("ingen", 0.1)), problem=shown)
    assert decide(in_need).kind == "anden_henvendelse"
    elsewhere = replace(scores(kinds, (("anden_myndighed", 0.9),), myndighed=(("su", 0.95), ("ingen", 0.05))), problem=shown)
    assert decide(elsewhere).kind == "anden_henvendelse"
    perhaps = replace(scores(kinds, (("anden_myndighed", 0.9),), myndighed=(("su", 0.69), ("ingen", 0.31))), problem=shown)
    assert decide(perhaps).kind == "anden_henvendelse"


def test_another_authority_only_when_it_clearly_leads() -> None:
    clear = decide(scores(myndighed=(("udbetaling_danmark", 0.7), ("ingen", 0.3))))
    assert clear.route is Route.ANDEN_MYNDIGHED
    assert clear.sub == "klage_over_anden_myndighed"
    assert clear.myndighed == ("udbetaling_danmark",)
    assert clear.afdeling == ()
    assert "klart_anden_myndighed" in clear.rules

    unsure = decide(scores(myndighed=(("ingen", 0.52), ("udbetaling_danmark", 0.45))))
    assert unsure.route is Route.REGISTRER
    assert unsure.afdeling


def test_a_plain_question_for_another_authority_is_an_other_enquiry() -> None:
    asked = decide(scores((("anden_henvendelse", 0.9), ("klage", 0.05)), (("anden_myndighed", 0.9),), myndighed=(("su", 0.9),)))
    assert (asked.route, asked.kind, asked.sub) == (Route.ANDEN_MYNDIGHED, "anden_henvendelse", "anden_myndighed")


def test_the_class_none_never_counts_as_an_authority() -> None:
    assert decide(scores(myndighed=(("ingen", 1.0),))).route is Route.REGISTRER
    assert decide(scores(myndighed=())).route is Route.REGISTRER


def test_who_only_asks_the_way_is_shown_it() -> None:
    suggestion = decide(scores((("anden_henvendelse", 0.9), ("klage", 0.05)), (("find_indgang", 0.9),)))
    assert suggestion.route is Route.VEJVIS
    assert suggestion.afdeling[0] == "ydelser"


@pytest.mark.parametrize(("kind", "sub", "route"), [("smaasnak", "hilsen", Route.SMAASNAK), ("uden_for_statistik", "presse", Route.TAEL)])
def test_what_is_not_counted_is_not_registered(kind: str, sub: str, route: Route) -> None:
    suggestion = decide(scores(((kind, 0.9), ("klage", 0.05)), ((sub, 0.9),)))
    assert (suggestion.route, suggestion.kind, suggestion.sub) == (route, kind, sub)
    assert suggestion.afdeling == ()


@pytest.mark.parametrize("kind", [(), (("anden_henvendelse", AT.understood_at - 0.01), ("klage", 0.2)), (("smaasnak", 0.1),)])
def test_what_is_not_understood_is_kept_as_a_complaint(kind: Ranked) -> None:
    suggestion = decide(scores(kind))
    assert suggestion.route is Route.UKENDT
    assert suggestion.kind == "klage"
    assert "ikke_forstaaet" in suggestion.rules
    assert not suggestion.klar


def test_nothing_at_all_is_still_an_answer() -> None:
    suggestion = decide(Scores())
    assert (suggestion.route, suggestion.kind, suggestion.confidence) == (Route.UKENDT, "klage", 0.0)


def test_without_a_sub_kind_the_widest_one_stands_in() -> None:
    assert decide(scores(sub=())).sub == "klage_over_sagsbehandling"
    assert decide(scores((("anden_henvendelse", 0.9), ("klage", 0.05)), sub=())).sub == "andet"


def test_two_topics_side_by_side_are_not_clear() -> None:
    assert not decide(scores(emne=(("sygedagpenge", 0.45), ("kontanthjaelp", 0.40)))).klar
    assert decide(scores(emne=(("sygedagpenge", 0.9),))).klar


ids = st.sampled_from(["klage", "anden_henvendelse", "uden_for_statistik", "smaasnak"])
ranked_kinds = st.lists(st.tuples(ids, st.floats(0, 1)), max_size=4, unique_by=lambda row: row[0]).map(
    lambda rows: tuple(sorted(rows, key=lambda row: -row[1]))
)
ranked_others = st.lists(st.tuples(st.sampled_from(["su", "ingen", "politi", "x"]), st.floats(0, 1)), max_size=3).map(tuple)


@given(kind=ranked_kinds, sub=ranked_others, myndighed=ranked_others, problem=ranked_others)
def test_the_policy_always_decides_and_a_likely_complaint_is_never_turned_away(
    kind: Ranked, sub: Ranked, myndighed: Ranked, problem: Ranked
) -> None:
    suggestion = decide(Scores(kind=kind, sub=sub, myndighed=myndighed, problem=problem))
    assert suggestion.route in Route
    leading = kind[0][0] if kind and kind[0][1] >= AT.understood_at else ""
    least = AT.klage_elsewhere_at if suggestion.route is Route.ANDEN_MYNDIGHED else AT.klage_at
    if leading in {"klage", "anden_henvendelse"} and dict(kind).get("klage", 0) >= least:
        assert suggestion.kind == "klage"
    if suggestion.route is Route.ANDEN_MYNDIGHED:
        own = dict(myndighed).get("ingen")
        assert (sum(dict(myndighed).values()) if own is None else 1 - own) >= AT.elsewhere_at
        assert "ingen" not in suggestion.myndighed
    assert Suggestion.from_json(json.loads(json.dumps(suggestion.as_json()))) == suggestion


def test_the_engines_output_is_read_as_it_comes() -> None:
    raw = {"kind": [["klage", 0.7], ["anden_henvendelse", 0.2]], "evidence": ["ventet"], "model": "m1", "unknown": 1}
    read = Scores.from_json(raw)
    assert read.kind == (("klage", 0.7), ("anden_henvendelse", 0.2))
    assert read.emne == ()
    assert read.model == "m1"
    assert Scores.from_json(None) == Scores()


def test_a_complaint_in_doubt_gets_a_complaints_sub_kind_and_is_never_only_shown_the_way() -> None:
    doubtful = scores(
        kind=(("anden_henvendelse", 0.55), ("klage", 0.42)),
        sub=(("find_indgang", 0.6), ("klage_over_adfaerd", 0.3), ("status_paa_sag", 0.1)),
    )
    suggestion = decide(doubtful)
    assert (suggestion.kind, suggestion.sub, suggestion.route) == ("klage", "klage_over_adfaerd", Route.REGISTRER)
    only_other = decide(scores(kind=(("anden_henvendelse", 0.55), ("klage", 0.42)), sub=(("find_indgang", 0.9),)))
    assert (only_other.sub, only_other.route) == ("klage_over_sagsbehandling", Route.REGISTRER)
    plain = decide(scores(kind=(("anden_henvendelse", 0.9),), sub=(("klage_over_adfaerd", 0.6), ("status_paa_sag", 0.3))))
    assert plain.sub == "status_paa_sag"


def test_perhaps_another_authority_is_told_to_the_advisor_and_sends_nobody_away() -> None:
    perhaps = decide(scores(myndighed=(("ingen", 0.99 - AT.perhaps_elsewhere_at), ("su", AT.perhaps_elsewhere_at))))
    assert perhaps.route is Route.REGISTRER
    assert perhaps.afdeling[0] == "ydelser"
    assert perhaps.myndighed == ("su",)
    hardly = decide(scores(myndighed=(("ingen", 1.01 - AT.perhaps_elsewhere_at), ("su", AT.perhaps_elsewhere_at - 0.01))))
    assert hardly.myndighed == ()


def test_what_the_engine_sees_as_urgent_is_named_from_a_low_threshold_on() -> None:
    assert urgent(Scores(akut=(("ingen", 0.99 - AT.urgent_at), ("vold", AT.urgent_at)))) == "vold"
    assert urgent(Scores(akut=(("ingen", 1.01 - AT.urgent_at), ("vold", AT.urgent_at - 0.01)))) == ""
    assert urgent(Scores()) == ""
    seen = Scores(kind=(("klage", 0.9),), akut=(("selvmordstanker", 0.6), ("ingen", 0.4)))
    assert decide(seen).akut == "selvmordstanker"


def test_a_suggestion_keeps_why_and_survives_json() -> None:
    raw = {
        "kind": [["klage", 0.9], ["anden_henvendelse", 0.1]],
        "emne": [[f"emne_{at}", 0.2 - at / 100] for at in range(5)],
        "nearest": [["skole-007", 0.61, "Jeg venter stadig"]],
        "model": "abc",
    }
    suggestion = decide(Scores.from_json(raw))
    assert len(suggestion.scores["emne"]) == 3
    assert suggestion.nearest == (("skole-007", 0.61, "Jeg venter stadig"),)
    assert Suggestion.from_json(json.loads(json.dumps(suggestion.as_json()))) == suggestion


def test_a_word_or_two_are_an_answer_of_ours_and_no_story_of_danger() -> None:
    assert not says_enough("i går")
    assert says_enough("jeg er bange")


HOME = Part(text="Gulvet er vådt.", kind="klage", afdeling="ydelser", emne="sygedagpenge", score=0.9)
ROAD = Part(text="Vejen er også fuld af huller.", kind="klage", afdeling="by_og_miljoe", emne="vej_og_park", score=0.8)
GRANT = Part(text="Og min su er væk.", kind="klage", myndighed="su", score=0.7)


def two(*parts: Part, speaks: float = 0.9, of: Scores | None = None) -> Suggestion:
    return decide(replace(of or scores(), two_matters=speaks, parts=parts))


@pytest.mark.parametrize("other", [ROAD, GRANT])
def test_the_half_that_belongs_to_somebody_else_is_the_second_matter(other: Part) -> None:
    for suggestion in (two(HOME, other), two(other, HOME)):
        assert suggestion.second == other
        assert suggestion.afdeling[0] == "ydelser"
        assert "to_sager" in suggestion.rules
        assert Suggestion.from_json(json.loads(json.dumps(suggestion.as_json()))) == suggestion


def test_the_municipalitys_half_goes_before_another_authoritys_however_the_whole_is_read() -> None:
    """Whoever is content with the way to the other authority would otherwise lose the matter that is ours."""
    elsewhere = scores(
        myndighed=(("su", 0.9), ("ingen", 0.1)), sub=(("klage_over_anden_myndighed", 0.6), ("klage_over_serviceniveau", 0.2))
    )
    suggestion = two(GRANT, ROAD, of=elsewhere)
    assert suggestion.route is Route.REGISTRER and suggestion.second == GRANT
    assert (suggestion.emne, suggestion.afdeling, suggestion.sub) == (("vej_og_park",), ("by_og_miljoe",), "klage_over_serviceniveau")


def test_a_complaint_in_our_half_is_registered_though_the_whole_is_read_as_a_question() -> None:
    ours = replace(HOME, score=0.9)
    asks_the_way = scores((("anden_henvendelse", 0.9), ("klage", 0.05)), (("find_indgang", 0.9),))
    suggestion = two(ours, replace(GRANT, kind="anden_henvendelse", score=0.9), of=asks_the_way)
    assert (suggestion.kind, suggestion.route, suggestion.sub) == ("klage", Route.REGISTRER, "klage_over_sagsbehandling")
    assert suggestion.problem
    asked = two(replace(ours, kind="anden_henvendelse"), replace(GRANT, kind="anden_henvendelse", score=0.9), of=asks_the_way)
    assert (asked.kind, asked.route) == ("anden_henvendelse", Route.VEJVIS)


def test_the_kind_of_complaint_that_was_known_is_kept() -> None:
    base = replace(decide(scores()), sub="klage_over_afgoerelse")
    kept = kept_here(base, ("vej_og_park",), ("by_og_miljoe",), beside="su", subs=(("klage_over_serviceniveau", 0.4),))
    assert kept.sub == "klage_over_afgoerelse"


def test_two_clear_halves_of_which_one_is_another_authoritys_need_nothing_more_to_speak_for_two() -> None:
    clear = replace(GRANT, score=AT.own_and_elsewhere_at)
    for suggestion in (two(clear, ROAD, speaks=0.26), two(ROAD, clear, speaks=0.26)):
        assert suggestion.second == clear and suggestion.afdeling == ("by_og_miljoe",)
    assert two(replace(clear, score=AT.own_and_elsewhere_at - 0.01), ROAD, speaks=0.26).second is None
    assert two(HOME, ROAD, speaks=0.26).second is None, "two of the municipality's own are asked about as before"


def test_one_matter_is_never_asked_about() -> None:
    assert two(HOME, ROAD, speaks=AT.two_matters_at - 0.01).second is None
    assert two(HOME, replace(ROAD, score=AT.part_at - 0.01)).second is None
    assert two(ROAD, GRANT).second is None  # neither half agrees with what was made of the whole
    assert two(HOME, HOME).second is None
    assert two().second is None
    assert two(HOME, ROAD, of=scores((("smaasnak", 0.9),), (("tak", 0.9),))).second is None
    assert two(HOME, ROAD, of=scores((("klage", 0.1),))).second is None


def test_the_parts_are_read_as_the_engine_gives_them() -> None:
    raw = {
        "to_sager": 0.8,
        "parts": [{"text": "a", "kind": "klage", "afdeling": "x", "emne": "y", "myndighed": "", "score": 0.5}],
    }
    read = Scores.from_json(raw)
    assert read.two_matters == 0.8
    assert read.parts == (Part(text="a", kind="klage", afdeling="x", emne="y", score=0.5),)


def test_a_short_answer_is_danger_only_for_life_and_limb() -> None:
    fear = Scores(akut=(("ingen_penge_i_dag", 0.95), ("ingen", 0.05)))
    despair = Scores(akut=(("selvmordstanker", 0.6), ("ingen", 0.4)))
    assert urgent(fear) == "ingen_penge_i_dag" and urgent(fear, answering=True) == ""
    assert urgent(despair, answering=True) == "selvmordstanker"


def test_anger_is_no_threat() -> None:
    assert urgent(Scores(akut=(("trusler_mod_medarbejdere", 0.38), ("ingen", 0.62)))) == ""
    assert urgent(Scores(akut=(("trusler_mod_medarbejdere", 0.9), ("ingen", 0.1)))) == "trusler_mod_medarbejdere"


@pytest.mark.parametrize(
    ("klage", "akut", "situation", "kind"),
    [
        (0.55, "udsaettelse", 0.8, "anden_henvendelse"),
        (0.65, "udsaettelse", 0.8, "klage"),
        (0.3, "hjemloes_i_nat", 0.8, "anden_henvendelse"),
        (0.3, "hjemloes_i_nat", 0.45, "klage"),
        (0.3, "svigt_af_livsvigtig_hjaelp", 0.8, "klage"),
        (0.3, "ingen", 0.9, "klage"),
    ],
)
def test_need_alone_blames_nobody(klage: float, akut: str, situation: float, kind: str) -> None:
    ranked = sorted((("klage", klage), ("anden_henvendelse", 1 - klage)), key=lambda one: -one[1])
    said = replace(scores(tuple(ranked)), akut=((akut, situation), ("ingen" if akut != "ingen" else "vold", 1 - situation)))
    suggestion = decide(said)
    assert suggestion.kind == kind
    assert ("noed_er_ingen_klage" in suggestion.rules) is (kind != "klage" and klage > 0.5)
