"""Which language a message is in. Danish that is misspelt, learnt or in dialect is never taken for another one."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from actions.rules.interpreted import half_understood
from actions.rules.language import CLEARLY, INTERPRETED, OTHER, WRITTEN_IN, changes_to, mixes, recognise
from actions.rules.triage import Route, Suggestion
from tests.rules.foreign_messages import DANISH_AT_ITS_EDGE, ENGLISH_ONES, LEARNERS, MESSAGES, MIXED, SAYS_NOTHING_OF_THE_LANGUAGE
from tests.rules.foreign_messages_later import LATER

WRITTEN_BY_US = Path(__file__).parents[2] / "nlu_data/messages"


def ours(*, files: str) -> list[str]:
    found = [
        json.loads(line)["text"]
        for file in sorted(WRITTEN_BY_US.glob(files))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    assert found, files
    return found


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in MESSAGES.items() for text in texts])
def test_another_language_is_recognised(code: str, text: str) -> None:
    assert recognise(text) == code


def test_few_of_the_later_messages_are_missed_and_none_taken_for_another_language() -> None:
    missed = {text: found for code, texts in LATER.items() for text in texts if (found := recognise(text)) != code}
    assert set(missed.values()) <= {""}, missed
    assert len(missed) <= 4, missed


def test_every_language_has_its_dozen() -> None:
    assert set(MESSAGES) == {*INTERPRETED, OTHER}
    assert {code: len(texts) for code, texts in MESSAGES.items() if len(texts) < 12} == {}


@pytest.mark.parametrize("text", [*LEARNERS, *DANISH_AT_ITS_EDGE])
def test_danish_is_danish_or_nothing_else(text: str) -> None:
    assert recognise(text) in {"da", ""}


@pytest.mark.parametrize("text", MIXED)
def test_whoever_mixes_languages_is_read(text: str) -> None:
    assert recognise(text) in {*WRITTEN_IN, ""}


@pytest.mark.parametrize("text", ENGLISH_ONES)
def test_english_with_danish_words_and_names_is_english(text: str) -> None:
    assert recognise(text) == "en"


@pytest.mark.parametrize("text", SAYS_NOTHING_OF_THE_LANGUAGE)
def test_what_says_nothing_of_the_language(text: str) -> None:
    assert recognise(text) == ""


def test_none_of_our_own_messages_is_taken_for_another_language() -> None:
    found = {text: recognise(text) for text in ours(files="*.jsonl")}
    assert {text: code for text, code in found.items() if code and code not in WRITTEN_IN} == {}
    english = Counter(found[text] for text in ours(files="*english.jsonl"))
    assert english["da"] == 0 and english["en"] / english.total() > 0.97, english
    learners = Counter(found[text] for text in ours(files="*learners.jsonl"))
    assert learners["en"] == 0 and learners["da"] / learners.total() > 0.98, learners


def test_danish_with_many_slips_of_the_finger_stays_danish() -> None:
    dice = random.Random(3)
    for text in dice.sample(ours(files="*.jsonl"), 1500):
        if recognise(text) == "da":
            assert recognise(mistyped(text, dice)) in {*WRITTEN_IN, ""}, text


def mistyped(text: str, dice: random.Random) -> str:
    """Two words in five with a letter left out, doubled or exchanged with the next one."""

    def slip(word: str) -> str:
        if len(word) < 4 or dice.random() > 0.4:
            return word
        at = dice.randrange(len(word) - 1)
        return dice.choice([word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[: at + 1] + word[at:]])

    return " ".join(slip(word) for word in text.split())


def test_anything_at_all_can_be_read() -> None:
    dice = random.Random(7)
    kinds = [*MESSAGES.values(), LEARNERS, ENGLISH_ONES]
    alphabet = [sign for texts in kinds for text in texts for sign in text] + ["\x00", "\ud800", "\u202e", "\n", '"', "“", "İ", "ﬁ", "𝕳"]
    known = {"", *WRITTEN_IN, *INTERPRETED, OTHER}
    for _ in range(3000):
        text = "".join(dice.choices(alphabet, k=dice.randrange(40)))
        assert recognise(text) in known
    assert recognise("ვ" * 20_000) == OTHER


def change(text: str, *, now: str = "da", first: bool = False, chosen: bool = False, in_form: bool = False) -> str:
    return changes_to(text, now=now, first=first, chosen=chosen, in_form=in_form)


@pytest.mark.parametrize("text", ["Hello", "Hello, I need help", "help me please", "I want to complain", "help"])
def test_the_first_words_in_english_change_the_conversation(text: str) -> None:
    assert change(text, first=True) == "en"


@pytest.mark.parametrize("text", ["sorry", "ok", "please", "hi", "thanks", "yes"])
def test_an_english_word_that_is_danish_by_now_changes_nothing(text: str) -> None:
    assert change(text, first=True) == ""


@pytest.mark.parametrize("text", ["please help", "ok sorry", "I want to", "help me"])
def test_a_little_english_in_a_danish_conversation_changes_nothing(text: str) -> None:
    assert change(text) == ""


def test_an_answer_in_the_form_changes_the_language_only_when_it_is_clear() -> None:
    assert change("they never answer me", in_form=True) == ""
    assert change("I hope that they will answer me and explain the letter", in_form=True) == "en"
    assert change("Chcę odpowiedzi", in_form=True) == ""
    assert change("Chcę żeby ktoś mi odpowiedział bo nie rozumiem", in_form=True) == "pl"
    assert CLEARLY == 6


def test_who_chose_a_language_keeps_it_until_they_choose_another() -> None:
    assert change("I got this letter and I do not know what it means", chosen=True) == ""
    assert change("Jeg har fået et brev som jeg ikke forstår", now="en", chosen=True) == ""
    assert change("Nie rozumiem listu z gminy, proszę o pomoc", now="en", chosen=True) == "pl"


def test_danish_on_the_english_page_is_answered_in_danish() -> None:
    assert change("Jeg har fået et brev som jeg ikke forstår", now="en", first=True) == "da"
    assert change("jeg ikke forstå brev fra kommune", now="en", first=True) == "da"


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("My kommune siger jeg skal tilbagebetale 14.000, but I don't understand brevet", True),
        ("I got a letter from jobcentret og jeg forstår det ikke at all", True),
        ("Jeg forstår ikke brevet, sorry, please help", False),
        ("I do not understand the letter from jobcenter", False),
        ("Jeg har skrevet til jer “I do not understand the letter” tre gange", False),
    ],
)
def test_going_over_from_one_language_to_the_other_is_seen(text: str, mixed: bool) -> None:
    assert mixes(text) is mixed


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("My kommune siger jeg skal tilbagebetale 14.000, but I don't understand brevet", ("vejledning", "sprog_og_tolk")),
        ("My kommune siger jeg skal tilbagebetale 14.000, but I will not pay det", ("vejledning",)),
        ("Jeg forstår ikke brevet fra kommunen om at jeg skal betale", ("vejledning",)),
    ],
)
def test_who_mixes_languages_and_does_not_understand_may_need_an_interpreter(text: str, problems: tuple[str, ...]) -> None:
    before = Suggestion(route=Route.REGISTRER, kind="klage", sub="klage_over_sagsbehandling", problem=("vejledning",))
    after = half_understood(text, before)
    assert after.problem == problems and ("blandet_sprog" in after.rules) is (len(problems) == 2)
    assert half_understood(text, after) == after
    assert half_understood(text, replace(before, problem=())).problem == problems[1:]
