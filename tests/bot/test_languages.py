"""Languages in a conversation while the engine is away: English from the first word, and the way to an interpreter."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.rules.case import Henvendelse
from actions.rules.language import INTERPRETED
from bot.texts import load_texts
from tests.rules.foreign_messages import LEARNERS, MESSAGES, MIXED
from tests.running import Citizen, Running, running

TEXTS = load_texts()
POLISH = "Dzień dobry, dostałam decyzję o kontanthjælp i nie rozumiem co mam zrobić"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as started:
        yield started


async def cases(house: Running, citizen: Citizen) -> list[Henvendelse]:
    async with house.product.services.store.work() as work:
        return list(await work.cases.in_conversation(citizen.id))


def words(replies: list[dict[str, Any]]) -> str:
    return "\n".join(reply["text"] for reply in replies)


def choice(replies: list[dict[str, Any]], title: str) -> str:
    return next(str(one["id"]) for one in replies[-1]["choices"] if one["title"] == title)


@pytest.mark.parametrize("code", INTERPRETED)
async def test_a_first_message_is_answered_in_its_language_and_in_english(house: Running, code: str) -> None:
    citizen = await house.citizen()
    own, english = await citizen.say(MESSAGES[code][3])
    assert own["text"] == TEXTS.raw("tolk.hilsen", code) and own["lang"] == code
    assert english["text"] == TEXTS.raw("tolk.hilsen", "en") and english["lang"] == "en"
    assert [one["title"] for one in english["choices"]] == [TEXTS.raw("tolk.noter", code)]
    assert await cases(house, citizen) == [], "nothing is registered before a number or a yes"


async def test_a_number_makes_it_a_case_that_says_the_language(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(POLISH)
    own, receipt = await citizen.say("mój numer to 20 30 40 50, po 16")
    [case] = await cases(house, citizen)
    facts = case.facts
    assert (facts.hovedproblem, facts.lang, facts.contact.way.value, facts.contact.value) == (
        "sprog_og_tolk",
        "pl",
        "telefon",
        "+4520304050",
    )
    assert (facts.kind, facts.sub, facts.afdeling, facts.contact.name, facts.consent_department) == (
        "anden_henvendelse", "andet", "andet_uoplyst", "", False,
    )  # fmt: skip
    assert facts.story == f"{POLISH}\nmój numer to 20 30 40 50, po 16"
    assert own["lang"] == "pl" and case.number in own["text"] and f"{case.due:%d.%m.%Y}" in own["text"]
    assert receipt["case"]["number"] == case.number and "registered" in receipt["text"]


async def test_what_is_noted_without_a_number_is_answered_in_the_chat(house: Running) -> None:
    citizen = await house.citizen()
    replies = await citizen.say("لا أفهم الرسالة التي وصلتني من البلدية")
    replies = await citizen.choose(choice(replies, TEXTS.raw("tolk.noter", "ar")))
    [case] = await cases(house, citizen)
    assert (case.facts.lang, case.facts.contact.way.value, case.facts.hovedproblem) == ("ar", "chat", "sprog_og_tolk")
    assert replies[-1]["case"]["number"] == case.number


@pytest.mark.parametrize(
    ("code", "yes"), [("pl", "tak"), ("uk", "Так"), ("ar", "نعم"), ("tr", "evet"), ("de", "ja"), ("so", "haa"), ("ti", "እወ")]
)
async def test_yes_can_be_typed_in_the_language(house: Running, code: str, yes: str) -> None:
    citizen = await house.citizen()
    await citizen.say(MESSAGES[code][4])
    await citizen.say(yes)
    assert [case.facts.lang for case in await cases(house, citizen)] == [code]


async def test_who_goes_on_telling_is_told_what_to_do_and_all_of_it_is_kept(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say("Я не розумію листа від комуни")
    own, _ = await citizen.say("Вони забрали мої гроші")
    assert own["text"] == TEXTS.raw("tolk.mere", "uk")
    await citizen.say("+45 20 30 40 50")
    [case] = await cases(house, citizen)
    assert case.facts.story == "Я не розумію листа від комуни\nВони забрали мої гроші"
    own, english = await citizen.say("Ще одне: мій син хворий")
    assert case.number in own["text"] and own["lang"] == "uk" and case.number in english["text"]
    assert len(await cases(house, citizen)) == 1
    assert words(await citizen.say("Дякую!")) == TEXTS.raw("svar.tak", "en"), "the advisor is not told of a thank you"


async def test_a_number_in_the_first_message_is_the_way_to_reach_them(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say("Ich verstehe den Brief nicht, bitte rufen Sie mich an: 20 30 40 50")
    await citizen.say("ja bitte")
    [case] = await cases(house, citizen)
    assert (case.facts.lang, case.facts.contact.value) == ("de", "+4520304050")


ASKED = {
    "uk": "Коли ви мені відповісте?",
    "ar": "متى ستجيبون؟",
    "pl": "Kiedy dostanę odpowiedź?",
    "tr": "Ne zaman cevap vereceksiniz?",
    "de": "Wann antworten Sie mir?",
    "so": "Goorma ayaad ii jawaabaysaan?",
    "fa": "کی جواب می‌دهید؟",
    "ti": "መዓስ ክትምልሱለይ ኢኹም፧",
    "ro": "Când îmi veți răspunde?",
}


@pytest.mark.parametrize("code", INTERPRETED)
async def test_a_question_after_the_receipt_is_told_when_a_human_means_to_be_in_touch(house: Running, code: str) -> None:
    citizen = await house.citizen()
    number = (await citizen.register())["number"]
    own, english = await citizen.say(ASKED[code])
    [case] = await cases(house, citizen)
    args = {"nummer": number, "dato": f"{case.due:%d.%m.%Y}"}
    assert (own["lang"], own["text"]) == (code, TEXTS("tolk.foejet.senest", code, **args))
    assert (english["lang"], english["text"]) == ("en", TEXTS("tolk.foejet.senest", "en", **args))


async def test_a_question_after_the_advisor_answered_is_added(house: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day they meant to be in touch by tells nothing any more."""
    citizen = await house.citizen()
    await citizen.say("Я не розумію листа від комуни")
    case = (await citizen.say("+45 20 30 40 50"))[-1]["case"]
    await house.advisor_answers(case["number"], "Vi ringer i morgen med en tolk")
    later = house.product.services.clock.now() + timedelta(hours=1)
    monkeypatch.setattr(type(house.product.services.clock), "now", lambda _: later)
    own, english = await citizen.say(ASKED["uk"])
    assert own["text"] == TEXTS("tolk.foejet", "uk", nummer=case["number"]) and case["number"] in english["text"]


async def test_dissatisfaction_in_its_own_word_is_a_complaint(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say("chce zlozyc skarge na urzad, bardzo niegrzeczna pani")
    await citizen.say("20304050")
    [case] = await cases(house, citizen)
    assert (case.facts.kind, case.facts.sub, case.facts.hovedproblem) == ("klage", "klage_over_sagsbehandling", "sprog_og_tolk")


async def test_a_cpr_number_is_masked_and_the_words_in_ones_own_language_stay(house: Running) -> None:
    citizen = await house.citizen()
    own, _ = await citizen.say("Proszę o pomoc, mój numer " + "010190" + "-" + "1234")
    assert own["lang"] == "pl"
    history = words(await citizen.read())
    assert "010190" not in history


async def test_danish_after_all_goes_on_in_danish(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(POLISH)
    replies = await citizen.say("Min veninde hjælper mig: jeg forstår ikke afgørelsen om kontanthjælp")
    assert all(reply["lang"] == "da" for reply in replies)
    assert "tolk" not in words(replies)


async def test_stop_is_the_same_in_every_language(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(POLISH)
    await citizen.say("stop")
    await citizen.say("tak")
    assert await cases(house, citizen) == [], "thanks in Danish is no yes in Polish any more"


async def test_a_language_that_is_asked_for_by_name(house: Running) -> None:
    citizen = await house.citizen()
    own, _ = await citizen.say("Do you speak Turkish?")
    assert own["lang"] == "tr"
    own, english = await (await house.citizen()).say("Здравствуйте, мне нужна помощь")
    assert (own["lang"], english["lang"]) == ("da", "en"), "a language without prepared words gets both of ours"


@pytest.mark.parametrize("text", [*LEARNERS[:6], *MIXED])
async def test_learners_and_those_who_mix_are_never_sent_away(house: Running, text: str) -> None:
    citizen = await house.citizen()
    replies = await citizen.say(text)
    assert {reply["lang"] for reply in replies} <= {"da", "en"}
    assert TEXTS.raw("tolk.hilsen", "en") not in words(replies)


async def test_english_from_the_first_word_to_the_receipt(house: Running) -> None:
    citizen = await house.citizen()
    replies = await citizen.say("I have waited four months for an answer about my sickness benefit")
    said = []
    for _ in range(14):
        said += replies
        receipt = next((reply["case"] for reply in replies if reply["case"]), None)
        if receipt:
            break
        titles = {one["title"]: one["id"] for one in replies[-1]["choices"]}
        wanted = next((title for title in ("Yes", "Send", "Answer me here in the chat") if title in titles), None)
        replies = await (citizen.choose(titles[wanted]) if wanted else citizen.say("That they answer me"))
    else:
        raise AssertionError(words(replies))
    assert {reply["lang"] for reply in said} == {"en"}
    assert "“dansk”" in words(said), "how to change back is said once"
    assert receipt["type"] == "Complaint"
    [case] = await cases(house, citizen)
    assert case.facts.lang == "en"


async def asked(citizen: Citizen, question: str) -> list[dict[str, Any]]:
    replies = await citizen.say("Jeg har ventet fire måneder på svar om mine sygedagpenge")
    for _ in range(10):
        if question in words(replies):
            return replies
        titles = {one["title"]: one["id"] for one in replies[-1]["choices"]}
        wanted = next((title for title in ("Ja", "Svar mig her i chatten") if title in titles), None)
        replies = await (citizen.choose(titles[wanted]) if wanted else citizen.say("At nogen ringer til mig"))
    raise AssertionError(words(replies))


@pytest.mark.parametrize("wish", ["English", "på engelsk tak", "can we speak english"])
async def test_the_language_is_changed_in_the_middle_and_the_summary_with_it(house: Running, wish: str) -> None:
    citizen = await house.citizen()
    await asked(citizen, "Skal jeg sende det?")
    replies = await citizen.say(wish)
    assert "This is what I send" in words(replies) and "Type: Complaint" in words(replies) and "Dette sender jeg" not in words(replies)
    replies = await citizen.choose(choice(replies, "Send"))
    assert "registered" in words(replies)
    assert [case.facts.lang for case in await cases(house, citizen)] == ["en"]


async def test_back_again_and_then_nothing_is_guessed(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say("I need help with a letter from the municipality")
    replies = await citizen.say("dansk")
    assert {reply["lang"] for reply in replies} == {"da"}
    replies = await citizen.say("The letter says that I have to pay back everything I got")
    assert {reply["lang"] for reply in replies} == {"da"}


@pytest.mark.parametrize("answer", ["ok", "sorry", "please help", "they never answer me"])
async def test_a_little_english_in_a_danish_form_changes_nothing(house: Running, answer: str) -> None:
    citizen = await house.citizen()
    await asked(citizen, "Hvad håber du")
    replies = await citizen.say(answer)
    assert {reply["lang"] for reply in replies} == {"da"}


async def test_a_small_question_before_does_not_make_the_next_message_the_first(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say("er du en robot?")
    assert {reply["lang"] for reply in await citizen.say("please help")} == {"da"}


async def test_danger_comes_before_the_language(house: Running) -> None:
    citizen = await house.citizen()
    replies = await citizen.say("I want to kill myself tonight, I cannot go on")
    assert "112" in words(replies) and {reply["lang"] for reply in replies} == {"en"}


async def test_the_form_on_one_page_notes_the_language_too(house: Running) -> None:
    gateway = house.product.services.gateway
    fields = {"beskrivelse": "Nie rozumiem listu z gminy, proszę o kontakt", "kontakt_maade": "telefon", "kontakt_vaerdi": "20 30 40 50"}
    conversation, _, case, problem = await gateway.register_form(lang="da", fields=fields)
    assert case is not None and not problem
    assert (case.facts.lang, case.facts.hovedproblem, case.facts.contact.value) == ("pl", "sprog_og_tolk", "+4520304050")
    assert conversation.lang == "da", "the page stays what it was"
