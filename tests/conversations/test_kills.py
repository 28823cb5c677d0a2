"""What dies may die at the worst moment: nothing acknowledged is lost, nothing is made twice."""

from __future__ import annotations

import sqlite3

from tests.conversations.product import Served

STORY = "Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage"


def rows(product: Served, statement: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{product.folder / 'vejviser.db'}?mode=ro", uri=True) as database:
        return database.execute(statement).fetchall()


def test_rasa_killed_in_the_middle_of_the_form(own_product: Served) -> None:
    product = own_product.start()
    talk = product.talk()
    talk.say(STORY)
    talk.until("Har du talt med")
    product.kill_engine()
    assert "få fat i dig" in talk.say("nej"), "the form goes on without the engine"
    product.wait_for("up")
    talk.say("20 30 40 50")
    assert "Må borgerrådgiveren" in talk.words, "the new engine goes on where the form was"
    assert "lidt mere enkelt" not in talk.words
    receipt = talk.finish()
    assert rows(product, "select count(*) from henvendelse") == [(1,)]
    assert receipt["unit"], "what the first engine understood is still there"


def test_rasa_restarted_between_two_questions(own_product: Served) -> None:
    product = own_product.start()
    talk = product.talk()
    talk.say(STORY)
    talk.until("Har du talt med")
    before = set(product.engine_pids())
    product.kill_engine()
    for _ in range(600):
        if set(product.engine_pids()) - before:
            break
    product.wait_for("up")
    assert "få fat i dig" in talk.say("nej")
    talk.finish()


def test_the_product_killed_right_after_the_receipt(own_product: Served) -> None:
    product = own_product.start()
    talk = product.talk()
    talk.say(STORY)
    talk.until("Skal jeg sende det?")
    talk.choose("Send")
    receipt = talk.receipt
    product.kill()
    assert receipt is not None

    product.start()
    mails = product.wait_for_mail(receipt["number"])
    assert len(mails) == 1
    assert rows(product, "select count(*) from henvendelse") == [(1,)]
    shown = [message["case"] for message in talk.history() if message["case"]]
    assert shown == [receipt], "the receipt is there again, with the same code"
    assert "sygedagpenge" not in mails[0] and "måneder" not in mails[0], "a notice holds no content"


def test_a_repeated_message_is_answered_the_same_and_registered_once(own_product: Served) -> None:
    product = own_product.start(with_engine=False)
    talk = product.talk()
    talk.say(STORY)
    talk.until("Skal jeg sende det?")
    send = next(choice["id"] for choice in talk.replies[-1]["choices"] if choice["title"] == "Send")
    body = {"client_msg_id": "7b0f6d0e-3d0a-4d0e-9e55-0d5a5c9f0001", "choice": send}
    answers = [talk.send(body).json() for _ in range(10)]
    assert all(answer == answers[0] for answer in answers)
    assert rows(product, "select count(*) from henvendelse") == [(1,)]


def test_without_an_engine_the_whole_time_it_is_registered_all_the_same(own_product: Served) -> None:
    product = own_product.start(with_engine=False)
    talk = product.talk()
    talk.say(STORY)
    receipt = talk.finish()
    assert receipt["type"] == "Klage", "in doubt it is a complaint"
    assert len(product.wait_for_mail(receipt["number"])) == 1
