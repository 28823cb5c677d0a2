"""The form listens, on the web and in Telegram, with the engine and without it: each promise of the conversation, as a citizen meets it."""

from __future__ import annotations

import pytest

from tests.conversations.forms.citizen import Citizen
from tests.conversations.forms.conftest import NewCitizen

STORY = "Jeg har ventet fire måneder på svar om mine sygedagpenge, og det er ikke i orden"
DECISION = "Jeg har fået afslag på en kørestol og vil klage over afslaget"


def test_several_answers_in_one_message_are_all_taken(citizen: Citizen) -> None:
    citizen.say(
        f"{STORY}. Jeg har ringet til kommunen tre gange. Jeg vil gerne have et svar og en undskyldning. I kan ringe på 20 30 40 50 "
        "efter kl. 16, og I må gerne kontakte afdelingen."
    )
    citizen.until("bekraeft")
    assert len(citizen.said) <= 2, "only whether it was understood is asked"
    case = citizen.finish()
    assert (case["contact_value"], case["kontakt_hvornaar"], case["talt_med_afdeling"]) == ("+4520304050", "efter kl. 16", "ja")
    assert "undskyldning" in case["oenske"] and case["consent_department"] == 1


def test_a_question_is_answered_in_the_middle_and_is_no_answer(citizen: Citizen) -> None:
    citizen.say(STORY)
    citizen.until("kontakt")
    keys = citizen.say("er du et menneske?")
    assert keys[0].startswith("svar.") and citizen.slot == "kontakt"
    assert citizen.draft["story"] == STORY and not citizen.draft["kontakt_maade"]


def test_the_date_and_whose_case_it_is_are_corrected_in_the_middle(citizen: Citizen) -> None:
    citizen.say(DECISION)
    citizen.until("talt_med_afdeling", brevdato="den 1. marts")
    assert citizen.draft["brevdato"] == "2026-03-01"
    assert citizen.say("jeg mente 2. marts")[0].startswith("frist."), "the deadline of that day, at once"
    assert citizen.say("nej, det var min mors sag")[0] == "rettet.for_anden"
    assert citizen.draft["brevdato"] == "2026-03-02" and citizen.draft["for_anden"] == "foraelder"
    case = citizen.finish(fuldmagt="=ja")
    assert (case["afgoerelse_dato"], case["fuldmagt"]) == ("2026-03-02", "ja")


def test_each_line_of_the_summary_takes_its_new_value_at_once(citizen: Citizen) -> None:
    citizen.say(STORY)
    citizen.until("bekraeft", kontakt="20 30 40 50")
    for words in ("ret ønsket til en undskyldning", "ret telefonnummer til 40 50 60 70", "ret at jeg har talt med dem til ja"):
        assert citizen.say(words)[0] == "rettet.linje" and citizen.slot == "bekraeft"
    case = citizen.finish()
    assert (case["oenske"], case["contact_value"], case["talt_med_afdeling"]) == ("en undskyldning", "+4540506070", "ja")


def test_somebody_who_knows_nothing_gets_to_a_receipt(citizen: Citizen) -> None:
    citizen.say(STORY)
    for _ in range(8):
        if citizen.slot == "bekraeft":
            break
        before = citizen.slot
        citizen.say("ved ikke")
        assert citizen.slot != before, f"{before} was asked again"
    case = citizen.finish()
    assert case["contact_way"] == "chat" and case["consent_department"] == 0, "nothing was agreed to that nobody said"
    assert "ved ikke" not in case["story"]


@pytest.mark.parametrize("slot", ["oenske", "talt_med_afdeling", "kontakt", "samtykke", "bekraeft"])
def test_stop_at_any_question_sends_nothing(slot: str, citizen: Citizen) -> None:
    citizen.say(STORY)
    citizen.until(slot)
    assert citizen.say("stop") == ("stoppet",)
    assert citizen.cases == [] and not citizen.slot


def test_start_over_forgets_and_begins(citizen: Citizen) -> None:
    citizen.say(STORY)
    citizen.until("kontakt")
    assert citizen.say("start forfra") == ("forfra",)
    citizen.say("Skraldespanden er ikke blevet tømt i fire uger, og det er for dårligt")
    case = citizen.finish()
    assert "sygedagpenge" not in case["story"] and len(citizen.cases) == 1


def test_back_goes_one_question_back(citizen: Citizen) -> None:
    citizen.say(STORY)
    citizen.until("kontakt")
    citizen.say("tilbage")
    assert citizen.slot == "talt_med_afdeling"
    citizen.say("tilbage")
    assert citizen.slot == "oenske"
    citizen.say("en undskyldning")
    assert citizen.slot == "talt_med_afdeling" and citizen.draft["oenske"] == "en undskyldning"


@pytest.mark.parametrize(
    ("answer", "way", "value"),
    [
        ("20 30 40 50, helst efter kl. 16", "telefon", "+4520304050"),
        ("bo@post.example", "mail", "bo@post.example"),
        ("her i chatten", "chat", ""),
        ("jeg vil være anonym", "anonym", ""),
    ],
)
def test_every_way_to_be_reached(answer: str, way: str, value: str, citizen: Citizen) -> None:
    citizen.say(STORY)
    case = citizen.finish(kontakt=answer)
    assert (case["contact_way"], case["contact_value"]) == (way, value)
    if way == "anonym":
        assert case["consent_department"] == 0 and not any("ask.samtykke" in key for keys in citizen.said for key in keys)


def test_a_cpr_number_is_taken_out_before_the_contact_is_read_and_when_it_is_split(citizen: Citizen) -> None:
    citizen.say(STORY)
    citizen.until("kontakt")
    assert citizen.say("010190" + "-" + "1234")[0].startswith("cpr_fjernet")
    citizen.say("010190")
    assert citizen.say("1234")[0].startswith("cpr_fjernet"), "the second half is taken out too"
    case = citizen.finish(kontakt="=chat")
    assert "1234" not in case["story"] + case["oenske"] and case["contact_way"] == "chat"


def test_a_new_matter_after_the_receipt_is_asked_about_also_with_two_open(citizen: Citizen) -> None:
    citizen.say(STORY)
    first = citizen.finish()["number"]
    assert citizen.say("Skraldespanden er heller ikke blevet tømt i fire uger") == ("ask.tilhoer",)
    citizen.choose("ny")
    second = citizen.finish()["number"]
    citizen.say("Jeg glemte at skrive, at min læge har sendt papirer om mine sygedagpenge")
    assert citizen.said[-1] == ("ask.tilhoer.flere",) and {f"foej:{first}", f"foej:{second}", "ny"} <= set(citizen.offered)
    assert citizen.choose(f"foej:{first}") == ("foejet",) and first in citizen.words
    assert len(citizen.cases) == 2


def test_the_same_citizen_again_is_asked_nothing_from_before(begin: NewCitizen) -> None:
    one = begin()
    one.say(STORY)
    one.finish(kontakt="20 30 40 50")
    other = begin()
    other.say(STORY)
    assert other.finish()["contact_value"] == "", "another conversation is another sitting: nothing leaks into it"


def test_the_receipt_says_what_happens_next_and_that_the_day_is_an_aim(citizen: Citizen) -> None:
    citizen.say(STORY)
    case = citizen.finish(kontakt="bo@post.example")
    assert case["number"] in citizen.words
    assert "mål" in citizen.words and "løfte" in citizen.words and "13. marts 2026" in citizen.words
    assert "du får en mail, når det er der" in citizen.words


def test_a_long_story_is_said_back_in_its_own_words_and_all_of_it_is_sent(citizen: Citizen) -> None:
    filler = "Vi bor i et hus ved skoven og har det godt med hinanden til daglig. "
    story = f"Hej. {filler * 6}Jeg har ventet fire måneder på mine sygedagpenge, og ingen svarer mig. {filler * 6}".strip()
    citizen.say(story)
    citizen.until("bekraeft")
    assert citizen.said[-1][-1] == "ask.bekraeft.lang"
    assert "Jeg har ventet fire måneder på mine sygedagpenge, og ingen svarer mig." in citizen.words
    assert citizen.words.count("skoven") < 4
    assert citizen.finish()["story"] == story
