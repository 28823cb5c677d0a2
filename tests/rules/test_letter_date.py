"""The date of a letter, as an answer and in a story. The phrases themselves are in `letter_dates`."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.letter_date import NO_DATE, OLDEST_LETTER, DateKind, DateRead, answer_date, date_in_story
from actions.rules.letter_words import MONTHS, normalised
from tests.rules.letter_dates import DAYS, OTHERS, SPANS, TODAY


def day(iso: str) -> DateRead:
    return DateRead(kind=DateKind.EXACT, day=date.fromisoformat(iso), latest=date.fromisoformat(iso))


def between(first: str, last: str) -> DateRead:
    return DateRead(kind=DateKind.SPAN, day=date.fromisoformat(first), latest=date.fromisoformat(last))


@pytest.mark.parametrize(("text", "iso"), DAYS.items())
def test_a_day(text: str, iso: str) -> None:
    assert answer_date(text, TODAY) == day(iso)


@pytest.mark.parametrize(("text", "span"), SPANS.items())
def test_loose_words_are_a_span_and_the_earliest_counts(text: str, span: tuple[str, str]) -> None:
    read = answer_date(text, TODAY)
    assert read == between(*span)
    assert read.assumed


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in OTHERS.items() for text in texts])
def test_what_nothing_is_counted_from(kind: DateKind, text: str) -> None:
    read = answer_date(text, TODAY)
    assert read.kind is kind
    assert read.day is None
    assert not read.assumed


def test_29_february_of_a_leap_year() -> None:
    assert answer_date("29. februar", date(2028, 3, 10)) == day("2028-02-29")
    assert answer_date("29/2", date(2029, 1, 10)) == day("2028-02-29")


def test_today_itself_is_the_nearest_past_one() -> None:
    assert answer_date("18. marts", TODAY) == day("2026-03-18")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Har fået afslag på rollator 3. marts, brevet er umuligt at forstå. Hvad gør jeg?", "2026-03-03"),
        ("I går kom afslaget, hvor der stod at udgiften kunne forudses.", "2026-03-17"),
        ("fik afslag i tirsdags kl 14.30", "2026-03-17"),
        ("Afslaget, som kom i tirsdags, er uretfærdigt", "2026-03-17"),
        ("afslaget er fra 3/3 og fristen er 31/3", "2026-03-03"),
        ("Jeg søgte i januar. Afgørelsen kom den 3. marts, og jeg er uenig", "2026-03-03"),
        ("har faaet afslag paa koerestol den 3 marts. jeg er ked af det", "2026-03-03"),
        ("I got a rejection letter on March 3, what can I do?", "2026-03-03"),
        ("My letter dated 03/03/2026 says no", "2026-03-03"),
        ("min mor er født 3/4-1940 og fik brevet den 3. marts", "2026-03-03"),
    ],
)
def test_the_date_of_a_decision_in_a_story(text: str, iso: str) -> None:
    assert date_in_story(text, TODAY) == day(iso)


def test_a_loose_date_in_a_story_is_a_span() -> None:
    assert date_in_story("jeg fik nej for to uger siden", TODAY) == between("2026-03-01", "2026-03-07")
    assert date_in_story("Svaret kom i februar: afslag fordi han har en kørestol.", TODAY) == between("2026-02-01", "2026-02-28")


@pytest.mark.parametrize(
    "text",
    [
        "afslag efter § 112",
        "afslag efter servicelovens § 3/4",
        "afslag på 3.500 kr",
        "afslag på kr 3.500",
        "afslag, ring på 20 30 40 50",
        "min søn på 12 fik afslag",
        "Jeg er 46 år og har fået afslag",
        "Jeg har ventet 4 måneder på svar",
        "har ventet på svar siden 3. marts",
        "har ikke fået svar siden den 3. marts",
        "afgørelsen kommer senest den 3. marts",
        "de har lovet mig et brev inden den 3. marts",
        "de har stoppet min ydelse fra 1. marts",
        "medicinhjælp afslag klagefrist 3/3",
        "jeg klager over afslaget, dato i dag = sidste dag",
        "mødet var i tirsdags og brevet er dårligt",
        "min datter er født 3/3 og fik afslag",
        "mødet kl 14.30 om afslaget",
        "afslag 24/7",
        "brevet siger 2/3 af prisen",
        "søgt i januar, svar i februar, afslag i marts",
        "afslag 3. marts og nyt afslag 10. marts",
        "afslag den 31. februar",
        "afslag den 1. april 2026",
        "afslag 3. marts 2019",
        "afslag tirsdag",
        "kommunen lukker den 3. marts",
        "hej",
        "",
    ],
)
def test_what_is_not_the_letters_date_in_a_story(text: str) -> None:
    assert date_in_story(text, TODAY) == NO_DATE


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Febuar", "februar"),
        ("FORGÅRS", "forgaars"),
        ("påske", "paaske"),
        ("paske", "paaske"),
        ("pinse", "pinse"),
        ("match", "match"),
        ("mandat", "mandat"),
        ("tersdag", "tersdag"),  # torsdag as well as tirsdag: not guessed
        ("sidst", "sidst"),
    ],
)
def test_misspelt_words_are_set_right_only_when_there_is_no_doubt(written: str, read: str) -> None:
    assert normalised(written) == read


days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(
    today=days,
    back=st.integers(0, 360),
    style=st.sampled_from(["{d}. {m} {y}", "{d}/{n}-{y}", "{d}.{n}.{s}", "{y}-{n:02}-{d:02}", "den {d}. {m}"]),
)
def test_every_day_of_twenty_years_is_read_as_written(today: date, back: int, style: str) -> None:
    wanted = today - timedelta(days=back)
    name = next(name for name, number in MONTHS.items() if number == wanted.month)
    text = style.format(d=wanted.day, m=name, n=wanted.month, y=wanted.year, s=f"{wanted.year % 100:02}")
    assert answer_date(text, today) == day(wanted.isoformat())


WORDS = ["i", "den", "3.", "3/3", "31/2", "tirsdag", "tirsdags", "sidste", "uge", "12", "53", "for", "to", "uger", "siden", "måneder", "et par",
         "marts", "29.", "februar", "lige før", "påske", "jul", "efter", "starten af", "2026", "0", "99", "00/00", "/", "-", ".", "next", "ago", "a"]  # fmt: skip


@given(today=days, words=st.lists(st.sampled_from(WORDS), max_size=7))
def test_whatever_is_written_the_day_lies_within_the_year_behind(today: date, words: list[str]) -> None:
    for read in (answer_date(" ".join(words), today), date_in_story("afslag " + " ".join(words), today)):
        assert (read.day is not None) is (read.kind in {DateKind.EXACT, DateKind.SPAN})
        if read.day and read.latest:
            assert timedelta(0) <= today - read.latest <= today - read.day <= timedelta(days=OLDEST_LETTER)


@given(today=days, text=st.text(max_size=60))
def test_any_text_can_be_read(today: date, text: str) -> None:
    assert answer_date(text, today).kind in DateKind
    assert date_in_story(text, today).kind in {DateKind.EXACT, DateKind.SPAN, DateKind.NONE}
