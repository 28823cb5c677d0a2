"""Dates as people write them. Today is Wednesday 18 March 2026 in every line; Easter Sunday is 5 April 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.letter_date import NO_DATE, OLDEST_LETTER, DateKind, DateRead, answer_date, date_in_story
from actions.rules.letter_words import MONTHS, normalised

TODAY = date(2026, 3, 18)


def day(iso: str) -> DateRead:
    return DateRead(kind=DateKind.EXACT, day=date.fromisoformat(iso), latest=date.fromisoformat(iso))


def between(first: str, last: str) -> DateRead:
    return DateRead(kind=DateKind.SPAN, day=date.fromisoformat(first), latest=date.fromisoformat(last))


DAYS = {
    "i dag": "2026-03-18",
    "Idag": "2026-03-18",
    "dags dato": "2026-03-18",
    "today": "2026-03-18",
    "i går": "2026-03-17",
    "igår": "2026-03-17",
    "igar": "2026-03-17",
    "i gaar": "2026-03-17",
    "i aftes": "2026-03-17",
    "yesterday": "2026-03-17",
    "yesterdy": "2026-03-17",
    "i forgårs": "2026-03-16",
    "iforgårs": "2026-03-16",
    "i forgars": "2026-03-16",
    "the day before yesterday": "2026-03-16",
    "i tirsdags": "2026-03-17",
    "i tirsdgs": "2026-03-17",
    "det kom i mandags": "2026-03-16",
    "i onsdags": "2026-03-11",  # said on a Wednesday: a week ago
    "i lørdags": "2026-03-14",
    "i lordags": "2026-03-14",
    "i søndags": "2026-03-15",
    "i sondags": "2026-03-15",
    "tirsdag": "2026-03-17",
    "tordag": "2026-03-12",
    "on Monday": "2026-03-16",
    "i mandags i sidste uge": "2026-03-09",
    "tirsdag i sidste uge": "2026-03-10",
    "sidste uge, torsdag": "2026-03-12",
    "tuesday last week": "2026-03-10",
    "tirsdag i uge 9": "2026-02-24",
    "sidste mandag": "2026-03-09 2026-03-16",
    "den 3. marts": "2026-03-03",
    "d. 3 marts": "2026-03-03",
    "d.3.marts": "2026-03-03",
    "3.marts": "2026-03-03",
    "3 marts": "2026-03-03",
    "3 mars": "2026-03-03",
    "3. matrs": "2026-03-03",
    "den 3de marts": "2026-03-03",
    "den tredje marts": "2026-03-03",
    "den tredje i tredje": "2026-03-03",
    "d. 3. i 3.": "2026-03-03",
    "tirsdag den 3. marts 2026": "2026-03-03",
    "Brevet er dateret den 3. marts 2026.": "2026-03-03",
    "3/3": "2026-03-03",
    "3/3-26": "2026-03-03",
    "3-3-2026": "2026-03-03",
    "03.03.26": "2026-03-03",
    "3.3": "2026-03-03",
    "3. 3.": "2026-03-03",
    "3 3": "2026-03-03",
    "030326": "2026-03-03",
    "03032026": "2026-03-03",
    "2026-03-03": "2026-03-03",
    "March 3": "2026-03-03",
    "march 3rd, 2026": "2026-03-03",
    "3rd of March": "2026-03-03",
    "the third of march": "2026-03-03",
    "d. 3": "2026-03-03",
    "den 3.": "2026-03-03",
    "the 3rd": "2026-03-03",
    "den tredje": "2026-03-03",
    "den 18.": "2026-03-18",
    "den 19.": "2026-02-19",  # not yet in March: the month before
    "den 31.": "2026-01-31",  # February has none
    "19. marts": "2025-03-19",  # the nearest past one
    "24. december": "2025-12-24",
    "24 dec": "2025-12-24",
    "14 febuar": "2026-02-14",
    "5. januer": "2026-01-05",
    "28.2": "2026-02-28",
    "for 10 dage siden": "2026-03-08",
    "10 days ago": "2026-03-08",
    "for tre dage siden": "2026-03-15",
}
SPANS = {
    "sidste tirsdag": ("2026-03-10", "2026-03-17"),  # yesterday for some, last week's for others
    "last Tuesday": ("2026-03-10", "2026-03-17"),
    "for en uge siden": ("2026-03-08", "2026-03-14"),
    "for to uger siden": ("2026-03-01", "2026-03-07"),
    "for 2 uger siden": ("2026-03-01", "2026-03-07"),
    "two weeks ago": ("2026-03-01", "2026-03-07"),
    "for 14 dage siden": ("2026-03-01", "2026-03-07"),
    "for et par uger siden": ("2026-02-22", "2026-03-07"),
    "for en måneds tid siden": ("2026-02-03", "2026-03-05"),
    "for en maned siden": ("2026-02-03", "2026-03-05"),
    "a month ago": ("2026-02-03", "2026-03-05"),
    "for over en måned siden": ("2026-01-19", "2026-02-18"),
    "for halvanden måned siden": ("2026-01-19", "2026-02-18"),
    "for et par dage siden": ("2026-03-15", "2026-03-16"),
    "forleden": ("2026-03-11", "2026-03-17"),
    "sidste uge": ("2026-03-09", "2026-03-15"),
    "i denne uge": ("2026-03-16", "2026-03-18"),
    "last month": ("2026-02-01", "2026-02-28"),
    "uge 10": ("2026-03-02", "2026-03-08"),
    "uge 12": ("2026-03-16", "2026-03-18"),  # this week, up to today
    "week 50": ("2025-12-08", "2025-12-14"),
    "i starten af marts": ("2026-03-01", "2026-03-10"),
    "først i marts": ("2026-03-01", "2026-03-10"),
    "midt i februar": ("2026-02-10", "2026-02-20"),
    "slutningen af februar": ("2026-02-20", "2026-02-28"),
    "early March": ("2026-03-01", "2026-03-10"),
    "i februar": ("2026-02-01", "2026-02-28"),
    "februar": ("2026-02-01", "2026-02-28"),
    "in December": ("2025-12-01", "2025-12-31"),
    "lige før påske": ("2025-04-03", "2025-04-12"),  # of 2025: Palm Sunday was 13 April
    "efter jul": ("2025-12-27", "2026-01-16"),
    "lige for jul": ("2025-12-14", "2025-12-23"),
    "i julen": ("2025-12-24", "2025-12-26"),
    "mellem jul og nytår": ("2025-12-26", "2025-12-31"),
    "after Christmas": ("2025-12-27", "2026-01-16"),
    "lige efter nytår": ("2026-01-01", "2026-01-10"),
    "før vinterferien": ("2026-01-19", "2026-02-08"),  # weeks 7 and 8 begin on 9 February
    "mellem 3. og 7. marts": ("2026-03-03", "2026-03-07"),
    "3. eller 4. marts": ("2026-03-03", "2026-03-04"),
    "den er dateret 3. marts, men jeg fik den 10. marts": ("2026-03-03", "2026-03-10"),
    "ved ikke, måske i februar": ("2026-02-01", "2026-02-28"),
}
OTHERS = {
    DateKind.IMPOSSIBLE: ["31/2", "31. februar", "32. marts", "29. februar", "13/13", "30.02.2026", "den 31. april", "uge 53 2025"],
    DateKind.FUTURE: ["i morgen", "næste uge", "20/3-2026", "1. april 2026", "på fredag", "next Tuesday", "om to uger"],
    DateKind.TOO_OLD: ["3. marts 2019", "01.02.1965", "29/2-2024", "for et år siden", "16. marts 2025"],
    DateKind.UNKNOWN: [
        "ved ikke", "Det ved jeg ikke", "ved det ikke", "kan ikke huske det", "husker det ikke", "aner det ikke", "ingen anelse",
        "I don't know", "not sure", "can't remember", "no idea", "?", "der er ingen dato", "jeg har ikke brevet", "det er længe siden", "i sommer",
    ],
    DateKind.NONE: ["", "hej", "112", "kl 14.30", "20304050", "ring 20 30 40 50", "3.500 kr", "§ 112", "brevet er dumt", "ja", "3"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "iso"), DAYS.items())
def test_a_day(text: str, iso: str) -> None:
    first, _, last = iso.partition(" ")
    assert answer_date(text, TODAY) == (between(first, last) if last else day(first))


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
