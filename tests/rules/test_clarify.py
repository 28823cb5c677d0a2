"""One clarifying question at most, only where it decides something, and never about what was said. All sentences are our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.clarify import Change, apply, beside, choices, meaning, named, question, read, told
from actions.rules.clarify_entry import UNSURE
from actions.rules.clarify_table import TABLE
from actions.rules.competence import ASKS
from actions.rules.triage import Ranked, Route, Suggestion
from bot import organisation
from bot.texts import load_texts
from tests.rules.clarify_sentences import ASKED, SILENT

TODAY = date(2026, 11, 22)
CATALOGUE = organisation.load(Path("bot/municipality"))
TEXTS = load_texts()


def understood(
    kind: str = "klage",
    sub: str = "klage_over_sagsbehandling",
    *,
    route: Route = Route.REGISTRER,
    topics: Ranked = (),
    units: Ranked = (),
    problem: tuple[str, ...] = (),
    myndighed: tuple[str, ...] = (),
) -> Suggestion:
    elsewhere = route is Route.ANDEN_MYNDIGHED
    return Suggestion(
        route=route, kind=kind, sub=sub, emne=() if elsewhere else tuple(t for t, _ in topics), afdeling=tuple(u for u, _ in units),
        problem=problem, myndighed=myndighed, scores={"emne": topics, "afdeling": units}, confidence=0.8,
    )  # fmt: skip


KNOWN = understood(topics=(("sygedagpenge", 0.97),), units=(("ydelser", 0.97),))
UNKNOWN = understood(topics=(("foertidspension", 0.26), ("tilbagebetaling", 0.04)), units=(("jobcenter_og_unge", 0.3), ("ydelser", 0.2)))


@pytest.mark.parametrize(("wanted", "text"), [(wanted, text) for wanted, texts in ASKED.items() for text in texts])
@pytest.mark.parametrize("suggestion", [UNKNOWN, None], ids=["engine", "no engine"])
def test_the_question_that_decides_is_asked(wanted: str, text: str, suggestion: Suggestion | None) -> None:
    asked = question(text, suggestion, today=TODAY)
    assert asked is not None
    assert asked.id == wanted


@pytest.mark.parametrize("text", SILENT)
@pytest.mark.parametrize("suggestion", [KNOWN, None], ids=["engine", "no engine"])
def test_nothing_is_asked_without_need(text: str, suggestion: Suggestion | None) -> None:
    assert question(text, suggestion, today=TODAY) is None


TOLD = [
    ("Jeg har fået en p-bøde fra kommunen", Change(emne="parkering")),
    ("p-afgift fra et privat parkeringsselskab", Change(myndighed="parkeringsklagenaevnet")),
    ("Udbetaling Danmark vil have jeg betaler boligstøtte tilbage", meaning("krav_fra", "udbetaling_danmark")),
    ("jeg skal tilbagebetale kontanthjælp", meaning("krav_fra", "kommunen")),
    ("min søn er anbragt i en plejefamilie og jeg får ikke samvær", Change(kind="klage", emne="samvaer_anbragt")),
    ("vi skal skilles og er uenige om samvær, min eks siger nej til skilsmisse", Change(myndighed="familieretshuset")),
    ("Byrådet har besluttet nedskæringer på biblioteket", meaning("nedskaering", "alle")),
    ("de har skåret min hjemmehjælp ned", meaning("nedskaering", "mig")),
    ("jeg har skrevet tre gange og vil bare gerne have et svar", meaning("svar_eller_klage", "svar")),
]


@pytest.mark.parametrize(("text", "change"), TOLD)
def test_what_was_told_is_not_asked(text: str, change: Change) -> None:
    assert question(text, UNKNOWN, today=TODAY) is None
    assert told(text, UNKNOWN, today=TODAY) == change


@pytest.mark.parametrize(
    "text",
    [
        "Ved godt at samvær er Familieretshuset, men han kommer hjem fra sin mor uden at have spist i to dage",
        "jeg ved jo samvær ikke er jer, vi er skilt, men hvem ser til drengen",
        "vi er skilt, og jeg har lavet en underretning om samvær hos hendes far, og der sker ikke noget",
        "I know custody is not your table, we are divorced, but nobody checks on my son",
    ],
)
def test_who_knows_whose_the_custody_is_writes_of_something_else(text: str) -> None:
    assert told(text, UNKNOWN, today=TODAY) is None
    asked = question(text, UNKNOWN, today=TODAY)
    assert asked is None or asked.id != "anbragt_barn"


def test_a_known_topic_is_not_asked_for() -> None:
    for text in ASKED["hjemvist"] + ASKED["hvilken_sag"] + ASKED["hvilken_afdeling"]:
        assert question(text, KNOWN, today=TODAY) is None


def test_what_the_engine_understood_asks_as_well() -> None:
    conduct = understood(sub="klage_over_adfaerd", topics=(("kontanthjaelp", 0.11),))
    asked = question("hun så ikke engang på mig", conduct, today=TODAY)
    assert asked is not None
    assert asked.id == "hvilken_afdeling"
    no_reply = understood("anden_henvendelse", "manglende_svar", topics=(("byggesag", 0.9),))
    asked = question("jeg har ikke hørt fra nogen", no_reply, today=TODAY)
    assert asked is not None
    assert asked.id == "svar_eller_klage"


def test_the_municipality_may_have_a_part_in_it() -> None:
    elsewhere = understood(
        "klage", "klage_over_anden_myndighed", route=Route.ANDEN_MYNDIGHED, myndighed=("udbetaling_danmark",),
        topics=(("saerlig_stoette", 0.4),),
    )  # fmt: skip
    asked = question("min boligstøtte er stoppet og kommunen sagde det var i orden", elsewhere, today=TODAY)
    assert asked is not None
    assert asked.id == "kommunen_med"
    back = apply(elsewhere, meaning("kommunen_med", "ja"))
    assert back is not None
    assert (back.route, back.sub, back.emne) == (Route.REGISTRER, "klage_over_sagsbehandling", ("saerlig_stoette",))
    assert back.myndighed == ("udbetaling_danmark",), "the advisor is still told"
    assert apply(elsewhere, meaning("kommunen_med", "nej")) == elsewhere
    assert question("hvorfor får jeg ik boligstøtte i den her måned", elsewhere, today=TODAY) is None


def test_an_employee_and_whoever_praises_are_asked_nothing() -> None:
    bullied = understood(sub="klage_over_ansaettelsesforhold", problem=("adfaerd_og_tone",))
    assert question("jeg er ansat i kommunen og min leder mobber mig", bullied, today=TODAY) is None
    assert question("ros til damen, hun talte ikke grimt til mig", understood("anden_henvendelse", "ros"), today=TODAY) is None


def test_press_and_small_talk_are_asked_nothing() -> None:
    for route in (Route.TAEL, Route.SMAASNAK):
        assert question("fik p-bøde på 795 ved Netto", understood(route=route), today=TODAY) is None


def test_an_answer_changes_what_it_says_and_no_more() -> None:
    private = apply(UNKNOWN, meaning("p_boede", "privat"))
    assert private is not None
    assert (private.route, private.myndighed[0], private.emne) == (Route.ANDEN_MYNDIGHED, "parkeringsklagenaevnet", ())
    assert private.sub == "klage_over_anden_myndighed"
    own = apply(private, meaning("p_boede", "kommunen"))
    assert own is not None
    assert (own.route, own.emne[0], own.sub, own.klar) == (Route.REGISTRER, "parkering", "klage_over_sagsbehandling", True)
    asked = understood("anden_henvendelse", "anden_myndighed", route=Route.ANDEN_MYNDIGHED, myndighed=("familieretshuset", "fogedret"))
    custody = apply(asked, meaning("anbragt_barn", "nej"))
    assert custody is not None
    assert (custody.kind, custody.sub, custody.myndighed) == ("anden_henvendelse", "anden_myndighed", ("familieretshuset", "fogedret"))
    placed = apply(asked, meaning("anbragt_barn", "ja"))
    assert placed is not None
    assert (placed.route, placed.emne, placed.sub) == (Route.REGISTRER, ("samvaer_anbragt",), "klage_over_sagsbehandling")


def test_no_clear_answer_about_a_reply_is_a_complaint() -> None:
    for value in (UNSURE, "hvad som helst"):
        change = meaning("svar_eller_klage", value)
        assert (change.kind, change.problem) == ("klage", "manglende_svar")
    answer = apply(UNKNOWN, meaning("svar_eller_klage", "svar"))
    assert answer is not None
    assert (answer.kind, answer.sub, answer.problem) == ("anden_henvendelse", "manglende_svar", ("manglende_svar",))


def test_which_matter_takes_a_guess_words_or_nothing() -> None:
    text = "Ankestyrelsen sendte min sag retur, hvad betyder hjemvist"
    asked = question(text, UNKNOWN, today=TODAY)
    assert asked is not None
    assert asked.open
    assert asked.guesses == ("emne:foertidspension",), "weak guesses are no help"
    chosen = apply(UNKNOWN, meaning(asked.id, "emne:foertidspension"))
    assert chosen is not None
    assert (chosen.kind, chosen.sub) == ("anden_henvendelse", "forstaa_afgoerelse_eller_brev")
    assert (chosen.emne[0], chosen.problem[0], chosen.klar) == ("foertidspension", "sagsoplysning", True)
    unsure = apply(UNKNOWN, meaning(asked.id, UNSURE))
    assert unsure is not None
    assert (unsure.emne, unsure.afdeling, unsure.route) == ((), (), Route.REGISTRER)
    conduct = question("hun var uforskammet", UNKNOWN, today=TODAY)
    assert conduct is not None
    there = apply(UNKNOWN, meaning(conduct.id, "afdeling:ydelser"))
    assert there is not None
    assert (there.emne, there.afdeling[0]) == ((), "ydelser")


def test_somebody_who_cannot_get_through_is_asking_for_an_answer() -> None:
    asked = understood("anden_henvendelse", "vejledning_rettigheder_og_frister", problem=("tilgaengelighed",))
    done = apply(asked, meaning("hvilken_sag", UNSURE))
    assert done is not None
    assert (done.kind, done.sub, done.problem) == ("anden_henvendelse", "manglende_svar", ("manglende_svar", "tilgaengelighed"))


def test_without_the_engine_the_answer_alone_places_it() -> None:
    placed = apply(None, meaning("p_boede", "kommunen"))
    assert placed is not None
    assert (placed.kind, placed.emne, placed.route) == ("klage", ("parkering",), Route.REGISTRER)
    assert apply(None, Change()) is None


TYPED = [
    ("p_boede", "kommunen", "kommunen"),
    ("p_boede", "det er et privat firma", "privat"),
    ("p_boede", "det ved jeg ikke", UNSURE),
    ("p_boede", "hvad mener du", ""),
    ("p_boede", "kommunen eller et privat firma", ""),
    ("krav_fra", "Udbetaling Danmark", "udbetaling_danmark"),
    ("svar_eller_klage", "bare et svar", "svar"),
    ("svar_eller_klage", "jeg vil klage over at jeg ikke får svar", "klage"),
    ("anbragt_barn", "ja", "ja"),
    ("anbragt_barn", "nej", "nej"),
    ("nedskaering", "det er for alle", "alle"),
    ("nedskaering", "min egen", "mig"),
    ("hvornaar_afsluttet", "flere år siden", "over_et_aar"),
    ("hvornaar_afsluttet", "den kører stadig", "aaben"),
    ("hvornaar_afsluttet", "Den blev afsluttet i 2021", "over_et_aar"),
    ("hvornaar_afsluttet", "for tre år siden", "over_et_aar"),
    ("hvornaar_afsluttet", "i marts 2026", ""),
    ("anbragt_barn", "ja hun er anbragt i plejefamilie", "ja"),
    ("anbragt_barn", "nej hun er ikke anbragt", "nej"),
    ("p_boede", "nej, fra et privat firma", "privat"),
    ("p_boede", "ja den er fra kommunen", "kommunen"),
    ("nedskaering", "Det gælder alle i kommunen", "alle"),
    ("nedskaering", "Det er en afgørelse om min egen hjemmehjælp", "mig"),
    ("hvilken_sag", "Det er om mine sygedagpenge", ""),
    ("hvilken_sag", "det ved jeg ikke", UNSURE),
]


@pytest.mark.parametrize(("clarify_id", "words", "value"), TYPED)
def test_typed_answers_are_read(clarify_id: str, words: str, value: str) -> None:
    assert read(named(clarify_id, None), words, today=TODAY) == value


def test_pension_beside_a_supplement_is_told_on_the_way() -> None:
    found = beside("min folkepension er forkert og de vil ikke give mig helbredstillæg")
    assert found == ("udbetaling_danmark", "folkepension")
    assert beside("min folkepension er forkert") is None
    assert beside("de vil ikke give mig helbredstillæg") is None


def test_housing_benefit_beside_the_jobcentre_is_told_on_the_way() -> None:
    found = beside("min boligstøtte er sat ned uden grund og jobcenteret har også sendt mig i et forkert tilbud")
    assert found == ("udbetaling_danmark", "boligstøtte")
    assert beside("min boligstøtte er sat ned") is None, "a matter of its own is shown the way"
    assert beside("jobcenteret har sendt mig i et forkert tilbud") is None


def test_every_question_has_words_choices_and_known_ids() -> None:
    subs = {sub for kind in CATALOGUE.kinds.values() for sub in kind.subs}
    for entry in TABLE:
        asked = named(entry.id, UNKNOWN)
        for lang in ("da", "en"):
            said = TEXTS(asked.key, lang)
            assert said.count("?") == 1
            offered = choices(asked, CATALOGUE, lang)
            assert offered[-1].key == "choice.ved_ikke"
            assert all(TEXTS(choice.key, lang, **choice.args) for choice in offered)
        for change in (entry.always, *(option.change for option in entry.options)):
            assert change.kind in {"", "klage", "anden_henvendelse"}
            assert change.sub in subs | {""}
            assert change.emne in {*CATALOGUE.topics, ""}
            assert {change.myndighed, change.beside} <= {*CATALOGUE.authorities, ""}
            assert change.problem in {*CATALOGUE.problems, ""}
            assert change.outside in ASKS | {""}
        unsure = next(option.change for option in entry.options if option.value == UNSURE)
        assert not (unsure.myndighed or unsure.outside), "in doubt nobody is sent away"


@given(st.text(max_size=400))
def test_any_text_is_fine(text: str) -> None:
    asked = question(text, None, today=TODAY)
    assert asked is None or asked.key in TEXTS.keys("da")
    told(text, UNKNOWN, today=TODAY)
