"""Danger in any turn: in the answer to any question, after a receipt, in the plain form, and with the engine killed under it."""

from __future__ import annotations

import re
import sqlite3

import httpx

from tests.conversations.product import HTTP, Served, Talk

STORY = "Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage"
DANGER = "jeg orker ikke mere, jeg vil bare dø"
CHILD = "Naboen slår sine børn, jeg kan høre dem skrige"


def alarms(product: Served, conversation: str) -> list[str]:
    """The situations that the duty contact was told of, in order. What a notice held is forgotten when it is sent; its key stays."""
    with sqlite3.connect(f"file:{product.folder / 'vejviser.db'}?mode=ro", uri=True) as database:
        rows = database.execute(
            "select o.message_key from outbox o join message m on o.message_key like 'akut:' || m.id || ':%' "
            "where m.conversation_id = ? order by o.id",
            (conversation,),
        ).fetchall()
    return [str(key).rpartition(":")[2] for (key,) in rows]


def conversation_of(product: Served, number: str) -> str:
    with sqlite3.connect(f"file:{product.folder / 'vejviser.db'}?mode=ro", uri=True) as database:
        ((conversation,),) = database.execute("select conversation_id from henvendelse where number = ?", (number,)).fetchall()
    return str(conversation)


def register_with_danger_in_every_answer(talk: Talk) -> int:
    """Answer every question of the form with danger first; how many questions there were."""
    talk.say(STORY)
    asked = 0
    while talk.receipt is None:
        question = talk.replies[-1]["text"]
        said = talk.say(DANGER)
        assert "112" in said and "1813" in said and question not in said, "first aid and no form"
        talk.say("nej jeg er alene")
        assert "Prøv ikke at være alene nu" in talk.words and question not in talk.words
        talk.choose("Gå videre")
        assert talk.replies[-1]["text"] == question, "the form stays open and goes on where it was"
        asked += 1
        assert asked < 12
        talk._answer_plainly()
    return asked


def test_danger_in_the_answer_to_every_question(talk: Talk) -> None:
    assert register_with_danger_in_every_answer(talk) >= 4
    assert alarms(talk.product, talk.id) == ["selvmordstanker"], "one situation, one alarm"


def test_the_same_without_the_engine(own_product: Served) -> None:
    talk = own_product.start(with_engine=False).talk()
    assert register_with_danger_in_every_answer(talk) >= 4
    assert len(alarms(own_product, talk.id)) == 1


def test_the_engine_is_killed_between_the_danger_and_going_on(own_product: Served) -> None:
    talk = own_product.start().talk()
    talk.say(STORY)
    question = talk.replies[-1]["text"]
    own_product.kill_engine()
    assert "112" in talk.say(DANGER)
    talk.say("ja min mor er her")
    assert "Det er godt, at der er nogen hos dig" in talk.words
    talk.choose("Gå videre")
    assert talk.replies[-1]["text"] == question
    assert talk.finish()["number"]


def test_after_a_receipt_the_alarm_names_its_number(talk: Talk) -> None:
    talk.say(STORY)
    number = talk.finish()["number"]
    assert "112" in talk.say("min mand slår mig")
    assert alarms(talk.product, talk.id) == ["vold"]
    (mail,) = talk.product.wait_for_mail(f"Akut varsel {number}")
    assert "mand" not in mail and "vold" not in mail, "no content"


def test_a_graver_danger_is_told_too_and_a_lesser_one_as_well(talk: Talk) -> None:
    talk.say("jeg blev smidt ud i dag og har intet sted at sove i nat")
    talk.say("jeg har intet sted at sove")
    talk.say(DANGER)
    talk.say("og jeg har ingen penge til mad")
    assert alarms(talk.product, talk.id) == ["hjemloes_i_nat", "selvmordstanker", "ingen_penge_i_dag"]


def test_what_may_be_an_underretning_says_until_when_and_is_anonymous_from_the_start(talk: Talk) -> None:
    said = talk.say(CHILD)
    assert "anonym" in said and said.index("anonym") < said.index("?")
    assert alarms(talk.product, talk.id) == ["barn_i_fare"]
    mails = talk.product.wait_for_mail("Det skal vurderes senest")
    assert not any("barn" in mail.lower() for mail in mails), "a deadline and no content"


def send_form(product: Served, **fields: str) -> httpx.Response:
    return HTTP.post(f"{product.url}/skriv", data=fields, headers={"Origin": product.url}, timeout=60)


def test_the_plain_form_shows_first_aid_before_the_receipt(product: Served) -> None:
    page = send_form(product, beskrivelse=STORY, oenske=f"At I svarer. {DANGER}").text
    found = re.search(r"20\d\d-\d{6}", page)
    assert found and page.index("tel:112") < page.index(found[0]) and "tel:1813" in page
    assert alarms(product, conversation_of(product, found[0])) == ["selvmordstanker"]
    assert product.wait_for_mail(f"Akut varsel {found[0]}")


def test_a_form_without_danger_shows_none(product: Served) -> None:
    assert "first-aid" not in send_form(product, beskrivelse="Jeg er ved at dø af grin over § 112, men ingen svarer om min sag").text


def test_a_false_alarm_registers_as_anything_else(talk: Talk) -> None:
    talk.say("Min eksmand slog mig for tolv år siden. Nu har jeg ventet fire måneder på svar om min førtidspension")
    talk.finish()
    with sqlite3.connect(f"file:{talk.product.folder / 'vejviser.db'}?mode=ro", uri=True) as database:
        ((akut,),) = database.execute("select akut from henvendelse where conversation_id = ?", (talk.id,)).fetchall()
    assert not akut and alarms(talk.product, talk.id) == []


def test_a_wiped_conversation_is_gone_and_a_registered_one_stays(talk: Talk) -> None:
    talk.say("min mand slår mig og tjekker min telefon")
    talk.choose("Slet samtalen fra skærmen")
    assert [message["text"] for message in talk.history()] == [talk.words] and "browserens historik" in talk.words
    other = talk.product.talk()
    other.say(STORY)
    number = other.finish()["number"]
    other.say("min mand slår mig")
    other.choose("Slet samtalen fra skærmen")
    assert "er der stadig" in other.words and number not in other.words
    assert any((message["case"] or {}).get("number") == number for message in other.history())
