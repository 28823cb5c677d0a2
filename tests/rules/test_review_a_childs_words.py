"""What a review found in a child's form: a second alarm while the wish is asked for is met again."""

from __future__ import annotations

import pytest

from actions.rules import child
from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, begin, take
from bot.young import only_wishes
from tests.rules.drafts import KLAGE, OFFICE

AFRAID = "jeg er 11 min far bliver vred og jeg tør ikk gå hjem"


def reached_by(text: str, *, young: bool = True) -> Draft:
    """The draft of a child (or of a grown-up) after `text` was answered to how it may be reached."""
    draft = begin(
        AFRAID if young else "min sag",
        None if young else KLAGE,
        message_id="m0",
        lang="da",
        office=OFFICE,
        akut=child.SITUATION if young else "",
    )
    for at in range(1, 9):
        if draft.requested is Slot.KONTAKT:
            break
        said = {Slot.FORSTAAET: "ja", Slot.TALT: "ja", Slot.BREVDATO: "ved ikke"}.get(draft.requested or Slot.OENSKE, "at det stopper")
        draft = take(draft, Answer(message_id=f"m{at}", text=said), office=OFFICE).draft
    assert draft.requested is Slot.KONTAKT and draft.barn is young
    return take(draft, Answer(message_id="m9", text=text), office=OFFICE).draft


@pytest.mark.parametrize(
    "text",
    ["hos min mormor", "i skolen", "ikke til mor", "jeg tør ikke tale", "ring ikke hjem", "jeg har ikke nogen telefon", "far er her"],
)
def test_how_a_child_is_safe_to_reach_is_kept_however_short(text: str) -> None:
    draft = reached_by(text)
    assert draft.kontakt_maade == "chat" and text in draft.story


@pytest.mark.parametrize(
    "text", ["20304050 men ikke når min far er hjemme", "ring på 20304050 kun i frikvarteret min far tager den ellers"]
)
@pytest.mark.parametrize("young", [True, False])
def test_a_condition_beside_a_number_is_kept(text: str, young: bool) -> None:
    draft = reached_by(text, young=young)
    assert (draft.kontakt_maade, draft.kontakt_vaerdi) == ("telefon", "+4520304050") and text in draft.story


@pytest.mark.parametrize("text", ["ring til mig", "mail", "hvorfor spørger du om det?"])
def test_a_bare_way_is_asked_for_its_number(text: str) -> None:
    assert not reached_by(text).kontakt_maade


def test_a_number_alone_is_no_story() -> None:
    assert reached_by("20304050").story == AFRAID


@pytest.mark.parametrize("text", ["at han holder op", "At min far ikke slår mig", "jeg vil bare have at det stopper", "han skal stoppe"])
def test_the_shape_of_a_wish(text: str) -> None:
    assert only_wishes(text)


@pytest.mark.parametrize(
    "text",
    [
        "han leder",
        "han leder efter mig",
        "jeg er i skabet",
        "at nogen kommer nu",
        "han har låst døren og jeg kan ikke komme ud",
        "jeg gemmer mig",
    ],
)
def test_an_alarm_has_not_the_shape_of_a_wish(text: str) -> None:
    assert not only_wishes(text)


def test_hostile_words_take_no_time() -> None:
    assert not only_wishes(" " * 4000)
