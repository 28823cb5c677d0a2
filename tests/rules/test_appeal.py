"""The deadline of a decision: how near it is, what a citizen is told, and whether there is a decision at all."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.appeal import concerns_decision, near, needs_a_date, safe_deadline
from actions.rules.appeal_say import say_deadline
from actions.rules.catalogue import SEE_DECISION, AppealRoute
from actions.rules.letter_date import NO_DATE, DateKind, DateRead, answer_date
from actions.rules.response import WorkCalendar
from bot.dialogue.render import Renderer
from bot.organisation import load
from bot.texts import LANGUAGES, load_texts

CATALOGUE = load(Path(__file__).parents[2] / "bot" / "municipality")
RENDERER = Renderer(load_texts(), CATALOGUE.municipality)
AST = CATALOGUE.appeals["ast"]
TOPIC = CATALOGUE.topics["hjaelpemidler"].label
TODAY = date(2026, 3, 18)
DATED = {"ast", "ast_buu", "spec_uv", "bygge", "plan", "folkeregister"}
SHORT_COMPLAINT = "Jeg er ikke enig. Jeg skriver mere senere."
WHERE_TO = {"da": ("Send klagen til", "Send den til", "sidste side"), "en": ("Send the complaint to", "Send it to", "last page")}
NEVER_SAID = ("for sent", "too late", "overskredet", "udløbet", "expired", "missed", "desværre", "unfortunately", "!")


def on(day: date) -> DateRead:
    return DateRead(kind=DateKind.EXACT, day=day, latest=day)


def told(route: AppealRoute, read: DateRead, *, today: date = TODAY, lang: str = "da", unit: str = "") -> str:
    return RENDERER.text(say_deadline(route, read, today, topic=TOPIC, unit=unit, lang=lang), lang)


@pytest.mark.parametrize(
    ("received", "ends", "rolled", "safe"),
    [
        ("2026-03-03", "2026-03-31", "2026-03-31", "2026-03-31"),
        ("2025-12-03", "2025-12-31", "2026-01-02", "2025-12-30"),
        ("2026-03-07", "2026-04-04", "2026-04-07", "2026-04-01"),
        ("2026-04-16", "2026-05-14", "2026-05-18", "2026-05-13"),
        ("2026-05-08", "2026-06-05", "2026-06-08", "2026-06-04"),
        ("2026-11-27", "2026-12-25", "2026-12-28", "2026-12-23"),
        ("2026-03-05", "2026-04-02", "2026-04-07", "2026-04-01"),
        ("2026-04-27", "2026-05-25", "2026-05-26", "2026-05-22"),
    ],
)
def test_the_examples_of_the_domain(received: str, ends: str, rolled: str, safe: str) -> None:
    """taxonomy.yml `frister.fridage.testtilfaelde_4_uger`."""
    deadline = safe_deadline(date.fromisoformat(received), AST)
    assert deadline.ends == date.fromisoformat(ends)
    assert deadline.legal_with_extra_days == date.fromisoformat(rolled)
    assert deadline.safe == date.fromisoformat(safe)


@pytest.mark.parametrize(
    ("received", "moved"), [("2026-03-03", ""), ("2026-01-10", "weekend"), ("2026-05-08", "fridag"), ("2026-03-07", "weekend")]
)
def test_why_the_safe_day_is_earlier(received: str, moved: str) -> None:
    assert safe_deadline(date.fromisoformat(received), AST).moved == moved


def test_a_closed_day_of_the_municipality_moves_the_safe_day_back() -> None:
    deadline = safe_deadline(date(2026, 3, 3), AST, WorkCalendar(frozenset({date(2026, 3, 31)})))
    assert (deadline.safe, deadline.legal, deadline.moved) == (date(2026, 3, 30), date(2026, 3, 31), "fridag")


def test_a_day_is_computed_only_where_the_period_is_verified() -> None:
    assert {route.id for route in CATALOGUE.appeals.values() if needs_a_date(route)} == DATED
    for route in CATALOGUE.appeals.values():
        if route.id not in DATED:
            with pytest.raises(ValueError, match=route.id):
                safe_deadline(TODAY, route)


@pytest.mark.parametrize(
    ("today", "nearness"),
    [
        ("2026-03-10", "far"),
        ("2026-03-24", "far"),  # eight days before Wednesday 1 April, the safe day
        ("2026-03-25", "near"),
        ("2026-03-31", "near"),
        ("2026-04-01", "today"),
        ("2026-04-04", "today"),  # four weeks to the day, Easter Saturday
        ("2026-04-07", "today"),  # the legal day, Tuesday after Easter
        ("2026-04-08", "passed"),
    ],
)
def test_how_near_it_is(today: str, nearness: str) -> None:
    assert near(safe_deadline(date(2026, 3, 7), AST), date.fromisoformat(today)) == nearness


def test_the_sum_is_shown() -> None:
    said = told(AST, on(date(2026, 3, 7)), unit="Hjælpemidler")
    assert "senest onsdag den 1. april 2026" in said
    assert "lørdag den 7. marts 2026 + 28 dage = lørdag den 4. april 2026" in said
    assert "weekend" in said
    assert "den afdeling, der har truffet afgørelsen (Hjælpemidler)" in said
    assert "“Jeg klager over jeres afgørelse af 7.3.2026 om hjælpemidler. Jeg er ikke enig. Jeg skriver mere senere.”" in said


def test_in_english_the_short_complaint_is_danish_and_explained() -> None:
    said = told(AST, on(date(2026, 3, 3)), lang="en")
    assert "by Tuesday 31 March 2026" in said
    assert "Tuesday 3 March 2026 + 28 days" in said
    assert "it may be in Danish" in said
    assert "“Jeg klager over jeres afgørelse af 3.3.2026 om hjælpemidler." in said


def test_an_assumed_date_is_said_to_be_one_and_stays_out_of_the_complaint() -> None:
    said = told(AST, answer_date("for to uger siden", TODAY))
    assert "den tidligste dag" in said
    assert "søndag den 1. marts 2026 + 28 dage" in said
    assert "afgørelse af (skriv datoen på brevet)" in said
    assert "den dato, du skrev" not in said


def test_the_unit_is_named_only_where_the_complaint_goes_there() -> None:
    assert "(Byg)" not in told(CATALOGUE.appeals["bygge"], on(TODAY), unit="Byg")
    assert "Byggeklageenheden" in told(CATALOGUE.appeals["bygge"], on(TODAY), unit="Byg")
    assert "()" not in told(AST, on(TODAY))


def test_when_it_has_passed_it_is_sent_at_once_all_the_same() -> None:
    said = told(AST, on(date(2026, 1, 5)))
    assert said.startswith("Send din klage med det samme alligevel.")
    assert "særlig grund" in said
    assert "borgerrådgiveren at vide, at det haster" in said
    special = told(CATALOGUE.appeals["spec_uv"], on(date(2026, 1, 5)), lang="en")
    assert "straight to Klagenævnet for Specialundervisning" in special
    assert "særlig grund" not in told(CATALOGUE.appeals["bygge"], on(date(2026, 1, 5)))


def test_without_a_date_none_is_made_up() -> None:
    for read in (NO_DATE, DateRead(kind=DateKind.UNKNOWN), DateRead(kind=DateKind.IMPOSSIBLE)):
        said = told(AST, read)
        assert "4 uger" in said
        assert "hurtigst muligt" in said
        assert "2026" not in said
    assert "med det samme alligevel" in told(AST, DateRead(kind=DateKind.TOO_OLD))


@pytest.mark.parametrize("route", sorted(set(CATALOGUE.appeals) - DATED))
def test_where_no_period_is_known_the_letter_is_pointed_to(route: str) -> None:
    said = told(CATALOGUE.appeals[route], on(date(2026, 3, 3)))
    assert "Se på sidste side" in said
    assert "dage =" not in said
    assert "senest" not in said


def test_an_unknown_topic_goes_by_the_letter() -> None:
    assert CATALOGUE.appeal_of("hjaelpemidler") is AST
    assert CATALOGUE.appeal_of("").id == SEE_DECISION.id
    assert CATALOGUE.appeal_of("intet_saadant").id == SEE_DECISION.id
    said = RENDERER.text(say_deadline(SEE_DECISION, NO_DATE, TODAY, topic={}), "da")
    assert "om (skriv, hvad det handler om)" in said


kinds = st.sampled_from([kind for kind in DateKind if kind not in {DateKind.EXACT, DateKind.SPAN}])
read_or_not = st.builds(on, st.integers(0, 366).map(lambda back: TODAY - timedelta(days=back))) | kinds.map(
    lambda kind: DateRead(kind=kind)
)


@given(route=st.sampled_from(sorted(CATALOGUE.appeals)), read=read_or_not, lang=st.sampled_from(LANGUAGES))
def test_every_bubble_says_what_must_always_be_said(route: str, read: DateRead, lang: str) -> None:
    said = told(CATALOGUE.appeals[route], read, lang=lang, unit="Skole")
    assert SHORT_COMPLAINT in said
    assert ("borgerrådgiveren" if lang == "da" else "citizens' advisor") in said
    assert any(words in said for words in WHERE_TO[lang])
    assert not [words for words in NEVER_SAID if words in said.casefold()]


@pytest.mark.parametrize(
    "story",
    [
        "Har fået afslag på rollator 3. marts, brevet er umuligt at forstå",
        "jeg er ikke enig i afgørelsen",
        "de har stoppet min kontanthjælp",
        "kommunen afslog min ansøgning",
        "har fået nej til kørestol",
        "hvorfor må de bygge når vi fik nej",
        "byggesagen blev hjemvist, og de har bare sendt samme afgørelse igen",
        "har ikke fået svar på min klage, men afslaget er fra maj",
        "afslaget er ikke begrundet",
        "har ikke fået en begrundelse for afslaget",
        "Der er ikke kommet nogen hjemmehjælp, og nu er der kommet et afslag",
        "har faaet afslaag pa hjaelp. AFSLAG",
        "my application was rejected",
        "I got a refusal yesterday",
        "I don't agree with the decision",
    ],
)
def test_there_is_a_decision(story: str) -> None:
    assert concerns_decision("klage_over_sagsbehandling", (), story)


@pytest.mark.parametrize(
    "story",
    [
        "har ikke fået en afgørelse endnu",
        "venter på afgørelse",
        "har ventet 4 måneder på en afgørelse",
        "der er ikke truffet en afgørelse",
        "jeg mangler en afgørelse",
        "afgørelsen er ikke kommet",
        "afgørelsen er endnu ikke truffet",
        "ingen afgørelse endnu",
        "vi har ikke set nogen afgørelse",
        "hvad gør jeg hvis jeg får afslag",
        "hvornår får jeg en afgørelse",
        "Ankestyrelsen har hjemvist afgørelsen",
        "afgørelsen blev hjemvist, og så skete der ikke mere",
        "I have not received a decision yet",
        "I haven't got a decision",
        "still waiting for a decision",
        "no decision yet",
    ],
)
def test_there_is_none_yet_whatever_it_was_taken_for(story: str) -> None:
    assert not concerns_decision("klage_over_afgoerelse", ("uenig_i_afgoerelse",), story)


def test_without_a_word_on_it_the_labels_decide() -> None:
    for sub in ("klage_over_afgoerelse", "hjaelp_til_at_klage_videre", "forstaa_afgoerelse_eller_brev"):
        assert concerns_decision(sub, (), "det er forkert")
    assert concerns_decision("", ("begrundelse", "uenig_i_afgoerelse"), "det er forkert")
    assert not concerns_decision("klage_over_adfaerd", ("adfaerd_og_tone",), "hun var grov")
    assert not concerns_decision("", (), "")
    assert not concerns_decision("ros", (), "Et afslag, ja, men pænt forklaret. Tak")
