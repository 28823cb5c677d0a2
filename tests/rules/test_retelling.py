"""A long story is said back in the citizen's own words, and never with any others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from actions.rules.draft import Slot
from actions.rules.retelling import GAP, LONG, SENTENCES, retold
from actions.rules.summary import summary
from tests.rules.drafts import CATALOGUE, at

FILLER = "Vi bor i et hus ved skoven og har det godt med hinanden til daglig her. "
LONG_STORY = (
    f"Hej igen. {FILLER * 4}Jeg søgte om kontanthjælp i november. {FILLER * 3}Jeg har aldrig fået svar, og ingen ringer tilbage. "
    f"{FILLER * 2}Nu har jeg ventet i fire måneder. {FILLER}"
)


def test_a_short_story_stands_as_it_is() -> None:
    assert retold("Jeg har ventet.\nIngen svarer.", ()) == "Jeg har ventet. Ingen svarer."


def test_the_sentences_that_say_what_is_wrong_are_picked_in_their_order() -> None:
    assert retold(LONG_STORY, ("kontanthjælp",)) == GAP.join(
        (
            "Jeg søgte om kontanthjælp i november.",
            "Jeg har aldrig fået svar, og ingen ringer tilbage.",
            "Nu har jeg ventet i fire måneder.",
        )
    )


def test_a_story_without_full_stops_is_divided_where_a_clause_begins() -> None:
    spoken = "hej det er fordi altså " + "jeg bor her i byen og har gjort det længe " * 14
    spoken += "men nu har jeg ventet fire måneder på mine sygedagpenge og der er ingen der svarer men det er nok bare sådan det er"
    found = retold(spoken, ("sygedagpenge",))
    assert "ventet fire måneder på mine sygedagpenge" in found and len(found.split()) < LONG


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=200), st.lists(st.text(max_size=12), max_size=3))
def test_every_word_is_the_citizens_own_and_in_their_order(words: list[str], evidence: list[str]) -> None:
    story = " ".join(words)
    flat = " ".join(story.split())
    position = 0
    for part in retold(story, evidence).split(GAP):
        own = part.removesuffix(" …")
        assert own in flat[position:]
        position = flat.index(own, position) + len(own)


@given(st.text(max_size=3000))
def test_it_never_breaks_and_never_grows(story: str) -> None:
    found = retold(story, ())
    assert len(found.split(GAP)) <= max(SENTENCES, story.count("…") + 1)


def test_the_summary_says_that_all_of_it_is_sent() -> None:
    assert summary(replace(at(Slot.BEKRAEFT), story=LONG_STORY), CATALOGUE).key == "ask.bekraeft.lang"
    assert summary(at(Slot.BEKRAEFT), CATALOGUE).key == "ask.bekraeft"
