"""The main job, as a citizen meets it, with the real engine."""

from __future__ import annotations

from tests.conversations.product import Talk

STORY = "Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage"


def test_a_message_becomes_a_registered_henvendelse(talk: Talk) -> None:
    first = talk.words
    assert "digital assistent" in first and "ikke et menneske" in first and "CPR" in first

    talk.say(STORY)
    assert "lidt mere enkelt" not in talk.words, "this is the engine's answer, not the form's"
    assert "utilfreds" in talk.words, "what was understood is shown"
    assert "fordi du skriver" in talk.words or "Du skriver" in talk.words, "with the citizen's own words as the reason"
    assert any(word in talk.words for word in ("sygedagpenge", "måneder", "ringer", "ventet", "svar"))
    talk.until("Hvad håber du")
    talk.say("Jeg vil vide, hvornår pengene kommer")
    assert "Har du talt med" in talk.words
    talk.say("nej")
    assert "få fat i dig" in talk.words
    talk.say("20 30 40 50")
    assert "Må borgerrådgiveren kontakte" in talk.words
    talk.choose("Ja")
    assert "hvornår pengene kommer" in talk.words and "20 30 40 50" in talk.words, "the summary shows what is sent"
    talk.choose("Send")

    receipt = talk.receipt
    assert receipt is not None
    assert receipt["number"] in talk.words and receipt["type"] == "Klage"
    assert len(receipt["code"].replace("-", "")) == 16
    assert "et mål, ikke et løfte" in talk.words


def test_one_question_at_a_time_and_two_bubbles_at_most(talk: Talk) -> None:
    talk.say(STORY)
    for _ in range(12):
        assert len(talk.replies) <= 2
        if talk.receipt:
            return
        assert sum(reply["text"].count("?") for reply in talk.replies) <= 2
        talk._answer_plainly()
    raise AssertionError("no receipt")


def test_the_summary_can_be_mended_line_by_line(talk: Talk) -> None:
    talk.say(STORY)
    talk.until("Skal jeg sende det?")
    talk.choose("Ret noget")
    talk.choose("Mit ønske")
    talk.say("Kun en forklaring")
    assert "Kun en forklaring" in talk.words and "Skal jeg sende det?" in talk.words
    talk.say("ret")
    talk.say("det jeg skrev")
    talk.say("Min sag om sygedagpenge ligger stille")
    assert "ligger stille" in talk.words
    talk.say("send")
    assert talk.receipt is not None


def test_a_choice_can_always_be_typed(talk: Talk) -> None:
    talk.say(STORY)
    talk.until("Har du talt med")
    talk.say("den anden")
    assert "få fat i dig" in talk.words
    talk.say("1")
    assert "Må borgerrådgiveren" in talk.words


def test_a_question_in_the_middle_is_answered_and_never_taken_for_an_answer(talk: Talk) -> None:
    talk.say(STORY)
    talk.until("få fat i dig")
    talk.say("er du et menneske?")
    assert "ikke et menneske" in talk.replies[0]["text"] and "få fat i dig" in talk.replies[-1]["text"]
    talk.say("hvem er du")
    assert "få fat i dig" in talk.replies[-1]["text"], "a question is no way to reach somebody"
    talk.choose("Svar mig her i chatten")
    assert "Må borgerrådgiveren" in talk.words


def test_stop_sends_nothing(talk: Talk) -> None:
    talk.say(STORY)
    talk.until("Hvad håber du")
    assert "ikke sendt noget" in talk.say("stop")
    assert talk.receipt is None
    talk.say("Det regner ind i min datters klasseværelse på skolen, og kommunen gør ikke noget")
    talk.finish()


def test_answers_in_peoples_own_words_reach_the_receipt(talk: Talk) -> None:
    talk.say("klage")
    assert "Hvad er der sket" in talk.words, "an opening says nothing of the matter"
    talk.say(STORY)
    talk.until("Hvad håber du")
    talk.say("hjælp")
    assert "Har du talt med" in talk.words, "help is a wish, not a question about the assistant"
    talk.say("tilbage")
    assert "Hvad håber du" in talk.words
    talk.say("at nogen ringer til mig på 20 30 40 50")
    talk.say("ja 10 gange, og de svarer ikke")
    assert "Må borgerrådgiveren kontakte" in talk.words, "the number was said already"
    talk.say("👍")
    assert "20 30 40 50" in talk.words and "de svarer ikke" in talk.words
    talk.say("ja send")
    assert "registreret" in talk.words


def test_anonymous_is_not_asked_for_consent(talk: Talk) -> None:
    talk.say(STORY)
    talk.until("få fat i dig")
    talk.choose("Jeg vil være anonym")
    assert "Skal jeg sende det?" in talk.words
    assert "Må kontakte afdelingen: nej, for du er anonym" in talk.words


def test_a_second_matter_after_the_receipt_is_asked_about(talk: Talk) -> None:
    talk.say(STORY)
    number = talk.finish()["number"]
    talk.say("Skraldespanden er heller ikke blevet tømt i fire uger, og ingen svarer")
    assert number in talk.words and "Føj det til sagen" in talk.titles
    talk.choose("Det er en ny sag")
    assert talk.finish()["number"] != number


def test_what_belongs_to_the_case_is_added_and_the_advisor_is_told(talk: Talk) -> None:
    talk.say(STORY)
    number = talk.finish()["number"]
    talk.say("Jeg glemte at skrive at min læge har sendt papirer ind om mine sygedagpenge tre gange")
    talk.choose("Føj det til sagen")
    assert number in talk.words
    mails = talk.product.wait_for_mail(number)
    assert not any("læge" in mail for mail in mails), "notices hold no content"


def test_english_from_the_first_word(talk: Talk) -> None:
    english = talk.product.talk("en")
    assert "digital assistant" in english.words
    english.say("I have waited four months for an answer about my sickness benefit and nobody calls me back")
    for _ in range(12):
        if english.receipt:
            break
        wanted = [
            title for title in ("Send", "Write to the advisor all the same", "Answer me here in the chat", "Yes") if title in english.titles
        ]
        if wanted:
            english.choose(wanted[0])
        elif "Something else" in english.titles:
            english.choose(english.titles[0])
        else:
            english.say("I want to know what happens")
    assert english.receipt is not None
    assert english.receipt["type"] in {"Complaint", "Other contact", "Other enquiry"}


def test_the_language_can_be_changed_in_the_middle(talk: Talk) -> None:
    talk.say(STORY)
    talk.until("Hvad håber du")
    assert "What do you hope" in talk.say("in English please")
    assert "Hvad håber du" in talk.say("dansk")


def test_the_citizen_can_delete_an_unregistered_conversation(talk: Talk) -> None:
    talk.say("Min nabo og jeg er uenige om noget med kommunen og jeg er ked af det")
    talk.say("slet alt hvad jeg har skrevet")
    talk.choose("Ja, slet det")
    history = talk.history()
    assert [message["from"] for message in history] == ["assistant"]
    assert "slettet" in history[0]["text"]
