"""Languages with the real engine: English from the first word, changed in the middle of the form, and an interpreter for the others."""

from __future__ import annotations

from tests.conversations.product import Served, Talk
from tests.conversations.scenarios.stage import registered


def in_english(talk: Talk) -> None:
    """Answer plainly, in English, until there is a receipt."""
    for _ in range(14):
        if talk.receipt is not None:
            return
        title = next((one for one in ("Send", "Yes", "Answer me here in the chat") if one in talk.titles), None)
        if title is not None:
            talk.choose(title)
        else:
            talk.say("That somebody calls me")
    raise AssertionError(talk.words)


def test_english_from_the_first_word_to_the_receipt(talk: Talk, product: Served) -> None:
    talk.say("I have waited four months for an answer about my sickness benefit and nobody calls me back")
    assert "This is how I understand it" in talk.words and "“dansk”" in talk.words
    assert "a little more simply" not in talk.words, "this is the engine's answer"
    in_english(talk)
    assert talk.receipt is not None and talk.receipt["type"] == "Complaint"
    assert {message["lang"] for message in talk.history()[2:] if message["from"] == "assistant"} == {"en"}
    assert [case["lang"] for case in registered(product, talk.id)] == ["en"]


def test_the_language_is_changed_in_the_middle_of_the_form(talk: Talk, product: Served) -> None:
    talk.say("Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage")
    talk.until("Hvad håber du")
    talk.say("can we speak english")
    assert "What do you hope" in talk.words
    in_english(talk)
    summary = next(message["text"] for message in talk.history() if "This is what I send" in message["text"])
    assert "Type: Complaint" in summary and "Department:" in summary and "Type: Klage" not in summary
    assert [case["lang"] for case in registered(product, talk.id)] == ["en"]


def test_a_mixed_message_is_read_and_nobody_is_sent_away(talk: Talk) -> None:
    talk.say("My kommune siger jeg skal tilbagebetale 14.000, but I don't understand brevet")
    assert "tolk" not in talk.words and "interpreter" not in talk.words
    assert {reply["lang"] for reply in talk.replies} == {"da"}


def test_polish_leaves_a_number(talk: Talk, product: Served) -> None:
    polish(talk, product)


def test_polish_leaves_a_number_while_the_engine_is_away(own_product: Served) -> None:
    own_product.start(with_engine=False)
    polish(own_product.talk(), own_product)


def test_the_engine_is_killed_between_two_english_answers(own_product: Served) -> None:
    own_product.start()
    talk = own_product.talk()
    talk.say("I have waited four months for an answer about my sickness benefit and nobody calls me back")
    own_product.kill_engine()
    in_english(talk)
    assert [case["lang"] for case in registered(own_product, talk.id)] == ["en"]


def polish(talk: Talk, product: Served) -> None:
    talk.say("Dzień dobry, nie rozumiem listu z gminy i nikt mi nie odpowiada")
    assert [reply["lang"] for reply in talk.replies] == ["pl", "en"]
    assert "tłumacz" in talk.words and "interpreter" in talk.words and "112" in talk.words
    assert registered(product, talk.id) == []
    talk.say("20 30 40 50")
    receipt = talk.receipt
    assert receipt is not None and receipt["number"] in talk.replies[0]["text"]
    [case] = registered(product, talk.id)
    assert (case["hovedproblem"], case["lang"], case["contact_value"]) == ("sprog_og_tolk", "pl", "+4520304050")
    assert case["story"].startswith("Dzień dobry")


def test_a_form_that_was_begun_in_danish_is_registered_with_an_interpreter(talk: Talk, product: Served) -> None:
    talk.say("Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage")
    talk.until("Hvad håber du")
    talk.say("Przepraszam, nie rozumiem tych pytań i potrzebuję pomocy po polsku")
    assert [reply["lang"] for reply in talk.replies] == ["pl", "en"]
    talk.say("20 30 40 50")
    assert talk.receipt is not None
    [case] = registered(product, talk.id)
    assert case["lang"] == "pl" and "sprog_og_tolk" in case["problems"] and case["kind"] == "klage"
    assert "sygedagpenge" in case["story"] and "Przepraszam" in case["story"]
    talk.say("Hej igen, jeg har fået hjælp til at skrive dansk nu")
    assert talk.replies, "the conversation goes on"
