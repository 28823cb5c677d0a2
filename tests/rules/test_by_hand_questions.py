"""Questions that people put in the middle, heard by hand: each is answered, none is swallowed, and what stood beside it is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.asking import asked_at_first
from actions.rules.command_words import command_in
from actions.rules.draft import Draft, Slot
from actions.rules.fold import fold
from actions.rules.intake import Answer, Taken, take
from actions.rules.triage import Suggestion
from tests.rules.drafts import KLAGE, OFFICE, at, started

ELSEWHERE = replace(KLAGE, emne=("saerlig_stoette",), evidence=("huslejen",))


def said(draft: Draft, text: str, suggestion: Suggestion | None = None) -> Taken:
    return take(draft, Answer(message_id=f"said-{text}", text=text, suggestion=suggestion), office=OFFICE)


@pytest.mark.parametrize(
    ("slot", "text", "key"),
    [
        (Slot.OENSKE, "You did not answer me. Must I speak Danish, or can the advisor speak English?", "svar.om.sprog"),
        (Slot.OENSKE, "Kan min datter se det?", "svar.om.hvem_laeser"),
        (Slot.OENSKE, "Bliver jeg straffet, hvis jeg klager?", "svar.om.straf"),
        (Slot.OENSKE, "Er det et problem?", "svar.spoergsmaal"),
        (Slot.TALT, "Hvor længe går der, før jeg hører noget?", "svar.om.svartid"),
        (Slot.TALT, "Kan min datter komme med til samtalen?", "svar.om.bisidder"),
        (Slot.OENSKE, "jeg ikke forstå", "svar.hvorfor.oenske"),
        (Slot.SAMTYKKE, "forstår ikke", "svar.hvorfor.samtykke"),
    ],
)
def test_a_question_is_answered_and_asked_again(slot: Slot, text: str, key: str) -> None:
    draft = at(slot)
    taken = said(draft, text)
    assert taken.said and taken.said.key == key
    assert taken.draft.requested is slot and not taken.draft.oenske.startswith(text[:8])


def test_a_yes_with_a_question_behind_it_is_both() -> None:
    taken = said(started(), "Yes. Do I have to speak Danish with the advisor?")
    assert taken.said and taken.said.key == "svar.om.sprog" and taken.draft.requested is Slot.OENSKE


def test_a_question_with_more_behind_it_is_both() -> None:
    taken = said(at(Slot.BEKRAEFT), "Hvornår har I åbent? Jeg vil egentlig hellere ringe selv")
    assert taken.said and taken.said.key.startswith("svar.om.aabningstid") and "ringe selv" in taken.draft.story
    assert taken.draft.requested is Slot.BEKRAEFT


def test_a_correction_with_a_question_behind_it_is_both() -> None:
    draft = started(replace(KLAGE, kind="anden_henvendelse", sub="andet"))
    taken = said(draft, "Det er jo en klage. Men bliver jeg straffet for det?", ELSEWHERE)
    assert taken.said and taken.said.key == "svar.om.straf"
    assert (taken.draft.kind, taken.draft.emne, taken.draft.requested) == ("klage", "sygedagpenge", Slot.FORSTAAET)


def test_a_wish_with_a_question_behind_it_is_both() -> None:
    taken = said(at(Slot.OENSKE), "Jeg vil gerne have et svar. Skal jeg bruge MitID?")
    assert taken.said and taken.said.key == "svar.om.login" and taken.draft.oenske == "Jeg vil gerne have et svar."


@pytest.mark.parametrize("text", ["kan I hjælpe mig med at få svar?", "hvornår får jeg svar?", "kan jeg få min rengøring igen?"])
def test_a_wish_that_is_put_as_a_question_is_a_wish(text: str) -> None:
    assert said(at(Slot.OENSKE), text).draft.oenske == text


def test_a_question_at_the_end_of_a_first_message_is_answered_too() -> None:
    text = "De kommer for sent hver morgen. Bliver jeg straffet, hvis jeg klager?"
    told = asked_at_first(text, started(), OFFICE)
    assert told and told.key == "svar.om.straf"
    assert asked_at_first("Jeg har ventet fire måneder. Hvor længe skal jeg vente på svar?", started(), OFFICE) is None
    assert asked_at_first("Bliver jeg straffet, hvis jeg klager?", started(), OFFICE) is None, "alone it is answered before"


def test_the_polite_form_asks_whether_it_is_a_human() -> None:
    assert command_in(fold("Er De et rigtigt menneske, jeg taler med?")) == "er_du_robot"
