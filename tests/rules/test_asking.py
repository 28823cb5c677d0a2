"""Questions about the service are known and answered; everything else is left to the conversation."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from actions.rules.asking import answer, topic_of
from actions.rules.draft import Draft, Slot
from bot.dialogue.render import Renderer
from bot.texts import load_texts
from tests.rules.asked import ASKED, NOT_ASKED
from tests.rules.drafts import CATALOGUE, OFFICE, at, started

RENDERER = Renderer(load_texts(Path("bot/municipality/texts")), CATALOGUE.municipality)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("topic", "question"), [(topic, line) for topic, table in ASKED.items() for line in lines(table)])
def test_a_question_about_the_service_is_known(topic: str, question: str) -> None:
    assert topic_of(question) == topic
    assert answer(question, None, OFFICE) is not None


def test_each_topic_is_asked_in_six_ways_at_least() -> None:
    assert min(len(lines(table)) for table in ASKED.values()) >= 6
    assert len(lines(NOT_ASKED)) >= 60


@pytest.mark.parametrize("text", lines(NOT_ASKED))
def test_everything_else_goes_on_to_the_conversation(text: str) -> None:
    assert topic_of(text) == ""
    assert answer(text, None, OFFICE) is None


@pytest.mark.parametrize("slot", [Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE, Slot.BEKRAEFT])
@pytest.mark.parametrize(
    "question", ["hvem læser det her?", "hvad koster det", "hvad er en bisidder?", "hvornår får jeg svar på min klage?"]
)
def test_asked_in_the_middle_of_the_form_it_is_answered(slot: Slot, question: str) -> None:
    said = answer(question, at(slot), OFFICE)
    assert said is not None and said.key.startswith("svar.om.")


@pytest.mark.parametrize(
    "wish",
    [
        "kan I hjælpe mig med at få svar?", "hvornår får jeg svar?", "kan I ændre afgørelsen?", "kan jeg komme forbi?", "at jeg får et svar",
        "kan du ringe til min sagsbehandler?", "hvorfor svarer de ikke?", "kan I sige det til min sagsbehandler?",
    ],
)  # fmt: skip
def test_a_wish_that_sounds_like_a_question_is_a_wish(wish: str) -> None:
    assert answer(wish, at(Slot.OENSKE), OFFICE) is None


@pytest.mark.parametrize("question", ["hvem læser det her?", "koster det noget?", "er det fortroligt?", "hvad er aktindsigt?"])
def test_a_plain_question_is_a_question_at_the_wish_too(question: str) -> None:
    assert answer(question, at(Slot.OENSKE), OFFICE) is not None


@pytest.mark.parametrize(
    "question",
    [
        "hvorfor", "hvorfor spørger du om det?", "Hvorfor vil I vide det?", "hvad skal I bruge det til", "why do you ask?", "hvad mener du",
        "jeg forstår ikke spørgsmålet", "why do you need to know that",
    ],
)  # fmt: skip
@pytest.mark.parametrize("slot", list(Slot))
def test_why_a_question_is_put_is_told_for_every_question(question: str, slot: Slot) -> None:
    said = answer(question, started(requested=slot), OFFICE)
    assert said is not None and said.key == f"svar.hvorfor.{slot.value}"
    assert RENDERER.can_say(said, "da") and RENDERER.can_say(said, "en")


def test_why_means_nothing_while_nothing_is_asked() -> None:
    assert answer("hvorfor spørger du om det?", None, OFFICE) is None


@pytest.mark.parametrize("slot", [Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE])
@pytest.mark.parametrize("question", ["hvad tid spiser I frokost?", "er det dig der bestemmer over pengene?", "kan man også få fodpleje?"])
def test_a_question_nobody_has_an_answer_to_is_not_swallowed(slot: Slot, question: str) -> None:
    said = answer(question, at(slot), OFFICE)
    assert said is not None and said.key == "svar.spoergsmaal"


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (Slot.TALT, "ja, hvorfor?"), (Slot.TALT, "er det ikke nok at jeg har ringet ti gange?"), (Slot.KONTAKT, "kan I ringe på 20 30 40 50?"),
        (Slot.SAMTYKKE, "nej, er det et problem?"), (Slot.BEKRAEFT, "kan du rette mit ønske?"), (Slot.KONTAKT, "mail?"),
        (Slot.BREVDATO, "er 3. marts ok?"), (Slot.TALT, "tilbage"), (Slot.SAMTYKKE, "ja"), (Slot.BEKRAEFT, "send"),
    ],
)  # fmt: skip
def test_an_answer_with_a_question_mark_stays_an_answer(slot: Slot, text: str) -> None:
    assert answer(text, started(requested=slot), OFFICE) is None


def test_how_it_goes_is_told_for_the_topic_of_the_case() -> None:
    draft: Draft = at(Slot.KONTAKT)
    said = answer("hvad sker der nu?", draft, OFFICE)
    assert said is not None and said.key == "forloeb" and "sygedagpenge" in said.args["emne"].casefold()
    nowhere = answer("hvad sker der nu?", replace(draft, emne=""), OFFICE)
    assert nowhere is not None and nowhere.key == "svar.om.forloeb"


def test_the_hours_say_whether_it_is_open_now_and_when_it_opens() -> None:
    open_now = answer("har I åbent nu?", None, OFFICE)
    closed = answer("har I åbent nu?", None, replace(OFFICE, now=datetime(2026, 11, 20, 21, 40, tzinfo=UTC)))
    assert open_now is not None and closed is not None
    assert "åben i dag til kl. 16" in RENDERER.text(open_now, "da")
    assert "9-16" in RENDERER.text(open_now, "da") and "fredag 9-14" in RENDERER.text(closed, "da")
    over_christmas = replace(OFFICE, now=datetime(2026, 12, 23, 20, 0, tzinfo=UTC), day=datetime(2026, 12, 23, tzinfo=UTC).date())
    said = answer("hvornår har I åbent?", None, over_christmas)
    assert said is not None and "åbner mandag den 28. december kl. 9" in RENDERER.text(said, "da")


def test_the_open_counselling_is_told_as_the_municipality_wrote_it() -> None:
    said = answer("kan jeg komme forbi?", None, OFFICE)
    assert said is not None
    assert CATALOGUE.municipality.open_counselling["da"] in RENDERER.text(said, "da")
    assert CATALOGUE.municipality.open_counselling["en"] in RENDERER.text(said, "en")
    place = replace(CATALOGUE.municipality, open_counselling={})
    without = answer("kan jeg komme forbi?", None, replace(OFFICE, catalogue=replace(CATALOGUE, municipality=place)))
    assert without is not None and "rådgivning" not in Renderer(load_texts(), place).text(without, "da").replace("borgerrådgiver", "")


def test_the_aim_is_a_date_and_no_promise() -> None:
    said = answer("hvornår får jeg svar?", None, OFFICE)
    assert said is not None
    assert "torsdag den 26. november 2026" in RENDERER.text(said, "da") and "ikke et løfte" in RENDERER.text(said, "da")


@pytest.mark.parametrize("topic", sorted(ASKED))
@pytest.mark.parametrize("lang", ["da", "en"])
def test_an_answer_is_three_sentences_at_most(topic: str, lang: str) -> None:
    said = answer(lines(ASKED[topic])[0], None, OFFICE)
    assert said is not None
    words = RENDERER.text(replace(said, args={**said.args, "adresse": "Vej 1", "raadgivning": "Mandag", "telefon": "1", "tid": "9"}), lang)
    assert len(re.findall(r"[^\d\s][.?:](?=\s|$)", words.replace(" kl.", ""))) <= 3, words
    assert "!" not in words


def test_a_long_text_is_a_story() -> None:
    assert topic_of("hvem læser det her? " + "Jeg har ventet på svar fra kommunen i mere end fire måneder nu og er træt af det.") == ""


@pytest.mark.parametrize("text", ["", "?", "???", "😀", "\N{THUMBS UP SIGN}", " "])
def test_no_words_ask_nothing(text: str) -> None:
    assert answer(text, None, OFFICE) is None
