"""A child writes: after the first words of first aid it meets a child's form, with the engine and without, on the web and in Telegram."""

from __future__ import annotations

import re

import pytest

from tests.conversations.forms.citizen import Citizen

AFRAID = "jeg er 11 min far bliver vred og jeg tør ikk gå hjem"
GROWN_UP = re.compile(r"afdeling|afgørelse|frist|samtykke|leder|henvendelse|mail|fuldmagt", re.IGNORECASE)


def test_a_child_is_asked_what_it_wants_and_how_it_is_safe_to_reach(citizen: Citizen) -> None:
    assert citizen.say(AFRAID) == ("akut.barn_skriver_selv",)
    citizen.choose("fortsaet")
    asked: list[str] = []
    for answer in ("at han ikke bliver så vred", "her i chatten"):
        asked.append(citizen.slot)
        assert not GROWN_UP.search(citizen.words), citizen.words
        citizen.say(answer)
    assert asked == ["oenske", "kontakt"] and citizen.slot == "bekraeft"
    assert "barn.hvem_laeser.fare" in {key for turn in citizen.said for key in turn}
    assert citizen.said[-1][-1] == "ask.bekraeft.barn" and not GROWN_UP.search(citizen.words)
    (receipt,) = citizen.choose("ja")
    assert receipt == "kvittering.barn" and not GROWN_UP.search(citizen.words)
    (case,) = citizen.cases
    assert (case["sender_type"], case["akut"], case["underretning"]) == ("barn", "barn_skriver_selv", 1)
    assert (case["contact_way"], case["consent_department"]) == ("chat", 0)
    assert case["story"] == AFRAID and case["oenske"] == "at han ikke bliver så vred"


@pytest.mark.parametrize("question", ["vil I sige det til min mor hvis jeg skriver mere", "lover du at du ikke siger det til nogen"])
def test_what_it_fears_is_answered_at_once_and_is_no_part_of_its_story(citizen: Citizen, question: str) -> None:
    citizen.say(AFRAID)
    answer = citizen.say(question)[0]
    assert answer in {"svar.om.foraeldre.barn", "svar.om.hemmeligt.barn"} and "fortsaet" in citizen.offered
    citizen.choose("fortsaet")
    assert citizen.slot == "oenske"
    told, again = citizen.say(question)
    assert told.startswith(answer) and again == "ask.oenske.barn"
    case = citizen.finish()
    assert case["story"] == AFRAID and question not in case["oenske"]


def test_violence_that_a_child_tells_of_is_met_with_a_childs_words_and_its_wish_is_no_new_danger(citizen: Citizen) -> None:
    citizen.say("hej jeg er 13 og min far slår mig når han er fuld")
    citizen.choose("fortsaet")
    citizen.say("at han holder op")
    assert citizen.slot == "kontakt" and citizen.said[-1][-1] == "ask.kontakt.barn"
    assert citizen.say("han slog mig igen i går")[-1].startswith("akut.barn_skriver_selv")
    assert not GROWN_UP.search(citizen.words)
    citizen.choose("fortsaet")
    assert citizen.finish()["akut"] == "barn_skriver_selv"


def test_asked_before_anything_is_told_it_is_answered_and_is_no_matter(citizen: Citizen) -> None:
    """The engine hears a child in it, and then the first words follow; the answer is there either way."""
    asked = "vil I sige det til min mor hvis jeg skriver"
    answer = citizen.say(asked)
    assert answer in {("svar.om.foraeldre",), ("svar.om.foraeldre.barn", "akut.barn_skriver_selv")}
    assert not citizen.slot and not citizen.cases
    if len(answer) > 1:
        assert citizen.choose("fortsaet") == ("videre.hvad_nu.barn",) and not citizen.slot
        citizen.say("de råber ad mig hver dag derhjemme og jeg er ked af det")
        assert citizen.draft["story"] != asked


def test_a_child_that_says_its_age_later_meets_the_childs_form_from_there(citizen: Citizen) -> None:
    citizen.say("Min lærer skælder mig ud hver dag uden grund, og skolen gør ikke noget")
    citizen.until("talt_med_afdeling")
    citizen.say("jeg er 12 og tør ikke gå i skole")
    assert citizen.choose("fortsaet") == ("ask.kontakt.barn",) and citizen.slot == "kontakt"
    assert citizen.say("hvorfor spørger du om det?")[0] == "svar.hvorfor.kontakt.barn"
    case = citizen.finish(kontakt="=anonym")
    assert (case["sender_type"], case["contact_way"]) == ("barn", "anonym")
    assert "tør ikke gå i skole" in case["story"] and not case["consent_department"]


def test_a_parent_meets_the_grown_ups_form(citizen: Citizen) -> None:
    citizen.say("Min søn er 12, og hans lærer skælder ham ud hver dag uden grund. Skolen svarer mig ikke.")
    citizen.until("talt_med_afdeling")
    assert not citizen.draft["barn"]


def test_a_second_alarm_is_met_while_the_wish_is_asked_for(citizen: Citizen) -> None:
    citizen.say(AFRAID)
    citizen.say("jeg gemmer mig")
    citizen.choose("fortsaet")
    assert citizen.say("han leder")[-1].startswith("akut.barn_skriver_selv")


def test_danger_told_in_the_middle_of_the_form_is_a_part_of_the_story(citizen: Citizen) -> None:
    citizen.say(AFRAID)
    citizen.choose("fortsaet")
    citizen.say("at han stopper")
    assert citizen.say("han slår min mor lige nu")[-1].startswith("akut.")
    citizen.choose("fortsaet")
    assert citizen.slot == "kontakt"
    assert "han slår min mor lige nu" in citizen.finish()["story"]


@pytest.mark.parametrize("question", ["siger du det til min far", "ringer du til min far"])
def test_its_fear_in_the_plainest_words_is_answered(citizen: Citizen, question: str) -> None:
    citizen.say(AFRAID)
    assert citizen.say(question)[0] == "svar.om.foraeldre.barn" and "fortsaet" in citizen.offered
    citizen.say("ja")
    assert citizen.slot == "oenske"


def test_that_its_mother_is_called_may_be_what_it_wants(citizen: Citizen) -> None:
    citizen.say(AFRAID)
    citizen.choose("fortsaet")
    citizen.say("vil I ringe til min mor")
    assert citizen.slot == "kontakt" and citizen.finish()["oenske"] == "vil I ringe til min mor"
