"""A question behind an answer: the answer is taken, and the question is met."""

from __future__ import annotations

import pytest

from actions.rules.asking import topic_of
from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, Taken, take
from tests.rules.drafts import OFFICE, at, started


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"{draft.seen}-{text}", text=text), office=OFFICE)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ja. Men hvor klager man henne?", "svar.om.hvor_klage"),
        ("ja. men kan i finde på at tage min datter når jeg skriver det her", "svar.om.boern_fjernes"),
        ("det er rigtigt nok. må jeg overhovedet klage for hende?", "svar.om.klage_for_anden"),
        ("ja, men hvad koster det?", "svar.om.pris"),
        ("ja. jeg er bange for at sige noget forkert, kan de bruge det her imod mig?", "svar.om.hvem_laeser"),
        ("ja. Hvad gør jeg ved min hund?", "svar.spoergsmaal"),
    ],
)
def test_behind_a_yes(text: str, key: str) -> None:
    draft = started()
    assert draft.requested is Slot.FORSTAAET
    taken = said(draft, text)
    assert taken.draft.forstaaet == "ja" and taken.draft.requested is Slot.OENSKE, "the yes is taken"
    assert taken.said and taken.said.key == key


def test_behind_a_no() -> None:
    taken = said(at(Slot.TALT), "nej det tør jeg ikke. får de at vide at jeg har skrevet til dig?")
    assert taken.draft.talt_med_afdeling == "nej" and taken.said and taken.said.key == "svar.om.hvem_laeser"


@pytest.mark.parametrize("text", ["at jeg får et svar. hvad skal jeg sige i fogedretten?", "at de ringer. kan de ikke bare gøre det?"])
def test_a_wish_with_a_question_in_it_is_a_wish(text: str) -> None:
    taken = said(at(Slot.OENSKE), text)
    assert taken.draft.oenske == text and taken.said is None


@pytest.mark.parametrize("text", ["ja", "ja, det passer", "ja. det er rigtigt. jeg er træt"])
def test_no_question_no_answer(text: str) -> None:
    assert said(started(), text).said is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("sir du det til min far", "foraeldre"),
        ("siger du det til min far?", "foraeldre"),
        ("får mine forældre det at vide?", "foraeldre"),
        ("hvor klager jeg?", "hvor_klage"),
        ("tager I mine børn?", "boern_fjernes"),
        ("kan I bruge det imod mig?", "hvem_laeser"),
        ("kan jeg klage for min mor?", "klage_for_anden"),
        ("får de det at vide?", "hvem_laeser"),
    ],
)
def test_the_questions_of_the_afraid(text: str, topic: str) -> None:
    assert topic_of(text) == topic


@pytest.mark.parametrize(
    "text",
    [
        "min far siger at jeg skal klage",
        "hvor længe må en klage tage?",
        "hvem kan tage min datter med til børnehave?",
        "kommunen har taget mine børn",
        "hvor klager jeg over en p-bøde fra Netto?",
    ],
)
def test_what_is_none_of_them(text: str) -> None:
    assert topic_of(text) not in {"foraeldre", "hvor_klage", "boern_fjernes", "klage_for_anden"}
