"""Answers with more in them than the answer: a no to the leader only, "ved ikke" with a reason, goodbye in the middle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, Taken, take
from actions.rules.listening import when_to_call
from actions.rules.reading import only_opens
from tests.rules.drafts import OFFICE, at


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"said-{text}", text=text), office=OFFICE)


@pytest.mark.parametrize("text", ["nej ik chefen. men ja til i ringer til dem", "nej, ikke lederen, men ja til afdelingen"])
def test_a_no_to_the_leader_is_a_yes_to_the_department(text: str) -> None:
    draft = said(at(Slot.SAMTYKKE), text).draft
    assert (draft.samtykke, draft.leder) == ("ja", "")


def test_a_no_with_a_yes_in_it_is_asked_again() -> None:
    taken = said(at(Slot.SAMTYKKE), "nej, jo ok hvis det hjælper")
    assert taken.draft.requested is Slot.SAMTYKKE and not taken.draft.samtykke


@pytest.mark.parametrize("text", ["nej", "nej tak", "nej det må I ikke", "nej, ikke lederen"])
def test_a_no_is_a_no(text: str) -> None:
    assert said(at(Slot.SAMTYKKE), text).draft.samtykke == "nej"


def test_not_knowing_with_a_reason() -> None:
    draft = replace(at(Slot.TALT), for_anden="foraelder", requested=Slot.FULDMAGT)
    taken = said(draft, "det ved jeg ikke, hun kan ikke skrive under mere")
    assert taken.draft.fuldmagt == "ved_ikke" and "skrive under" in taken.draft.story


@pytest.mark.parametrize("text", ["anonym så", "så anonym", "helst anonymt tak", "anonym"])
def test_anonymous_in_short(text: str) -> None:
    assert said(at(Slot.KONTAKT), text).draft.kontakt_maade == "anonym"


@pytest.mark.parametrize("text", ["farvel", "hej hej"])
@pytest.mark.parametrize("slot", [Slot.OENSKE, Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE, Slot.BEKRAEFT])
def test_goodbye_answers_nothing(slot: Slot, text: str) -> None:
    before = at(slot)
    taken = said(before, text)
    assert taken.draft.requested is slot and taken.said and taken.said.key == "svar.farvel.midt_i"


@pytest.mark.parametrize("text", ["20112233 ring helst om formidagen", "20112233 om formiddagen", "20112233 om eftermidagen"])
def test_when_to_call_as_it_is_spelled(text: str) -> None:
    assert "mid" in when_to_call(text)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("hej jeg ved ik hvem jeg skal spøre det er lidt pinligt", True),
        ("Det er lidt flovt at skrive", True),
        ("jeg ved ikke hvem jeg skal spørge om kontanthjælp", False),
        ("det er pinligt at jeg ikke har råd til mad", False),
        ("ved ikke", False),
        ("jeg ved ikke", False),
        ("hvem skal jeg snakke med", False),
    ],
)
def test_hesitation_only_opens(text: str, opens: bool) -> None:
    assert only_opens(text) is opens
