"""Nobody is told the same thing in the same words twice in a row."""

from __future__ import annotations

import pytest

from actions.rules.rewording import OTHER_WORDS, REMEMBERED, SAID, reworded
from actions.rules.say import Say
from bot.texts import LANGUAGES, load_texts

TEXTS = load_texts()
KNOWN = TEXTS.keys("da")
VARIED = sorted(key for key in KNOWN if key.removesuffix(OTHER_WORDS) in KNOWN and key.endswith(OTHER_WORDS))


def there_are_words(say: Say) -> bool:
    return (say.words or say.key) in KNOWN


def conversation(*turns: tuple[str, ...]) -> list[list[str]]:
    """The keys of the words that each turn of bubbles is said in."""
    state: dict[str, object] = {}
    heard = []
    for turn in turns:
        says, state = reworded([Say(key=key) for key in turn], state, there_are_words)
        assert [say.key for say in says] == list(turn), "what a bubble means stays"
        heard.append([say.words or say.key for say in says])
    return heard


def test_said_again_it_has_other_words_and_the_two_take_turns() -> None:
    assert conversation(*[("svar.uforstaaeligt",)] * 4) == [
        ["svar.uforstaaeligt"],
        ["svar.uforstaaeligt.2"],
        ["svar.uforstaaeligt"],
        ["svar.uforstaaeligt.2"],
    ]


def test_a_question_between_does_not_hide_it() -> None:
    asked = ("problem.kontakt", "ask.kontakt")
    assert conversation(asked, asked, asked) == [
        ["problem.kontakt", "ask.kontakt"],
        ["problem.kontakt.2", "ask.kontakt"],
        ["problem.kontakt", "ask.kontakt"],
    ]


def test_long_after_the_first_words_are_as_good_as_new() -> None:
    heard = conversation(("problem.kontakt", "ask.kontakt"), ("ask.samtykke",), ("ask.bekraeft",), ("problem.kontakt", "ask.kontakt"))
    assert heard[-1] == ["problem.kontakt", "ask.kontakt"]


def test_without_other_words_it_is_said_as_it_is() -> None:
    assert conversation(("svar.tak",), ("svar.tak",)) == [["svar.tak"], ["svar.tak"]]


def test_only_the_newest_are_remembered_beside_what_else_is_known() -> None:
    _, state = reworded([Say(key=f"ask.{n}") for n in range(5)], {"akut": "vold"}, there_are_words)
    assert state == {"akut": "vold", SAID: ["ask.3", "ask.4"]}
    assert len(state[SAID]) == REMEMBERED


def test_what_is_said_most_often_has_other_words() -> None:
    assert {key.removesuffix(OTHER_WORDS) for key in VARIED} >= {
        "svar.uforstaaeligt",
        "foejet",
        "akut.videre",
        "noteret.kontakt",
        "noteret.historie",
    }
    # A date that is in the future or does not exist is a mistake of its own, and its words say which.
    unvaried = {key for key in KNOWN if key.startswith("problem.") and key + OTHER_WORDS not in KNOWN and key not in VARIED}
    assert {key for key in unvaried if not key.startswith("problem.brevdato.")} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", VARIED)
def test_other_words_need_nothing_that_the_first_did_not(key: str, lang: str) -> None:
    first = key.removesuffix(OTHER_WORDS)
    assert TEXTS.placeholders(key, lang) <= TEXTS.placeholders(first, lang)
    assert TEXTS.raw(key, lang) != TEXTS.raw(first, lang)
