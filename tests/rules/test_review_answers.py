"""Words that a reading took for more than they say: no consent, no sending and no correction is made out of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.case import ContactWay
from actions.rules.draft import Draft, Ending, Slot
from actions.rules.intake import Answer, Taken, take
from actions.rules.mending import reached_by
from tests.rules.drafts import OFFICE, at

NUMBER = "+4522334455"


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"said-{text}", text=text), office=OFFICE)


def by_phone() -> Draft:
    """Asked for consent, with the leader's call offered."""
    return reached_by(replace(at(Slot.SAMTYKKE), talt_med_afdeling="ja"), ContactWay.TELEFON, value=NUMBER)


# ------------------------------------------------------------ consent


@pytest.mark.parametrize(
    "text",
    [
        "nej, ikke lederen, de er jo på nakken af mig",
        "Nej. Helst ikke chefen, ok?",
        "nej jeg vil gerne være fri, og ikke lederen",
        "nej, ikke lederen, og ja til ingen andre",
        "nej det må de ik",
        "det må de ik",
    ],
)
def test_no_consent_is_made_of_a_no(text: str) -> None:
    assert said(by_phone(), text).draft.samtykke in {"", "nej"}


@pytest.mark.parametrize("text", ["nej, ikke lederen, men ja til afdelingen", "nej ikke chefen. ja, de må ringe til afdelingen"])
def test_a_yes_to_the_department_after_the_no_to_the_leader(text: str) -> None:
    draft = said(by_phone(), text).draft
    assert (draft.samtykke, draft.leder) == ("ja", "")


@pytest.mark.parametrize(
    "text",
    [
        "jeg er bange for at lederen ringer",
        "ja men uden at lederen ringer til mig",
        "lederen ringer altid og råber",
        "ja lederen ringer og råber",
        "ja, men lederen skal lade være med at ringe",
        "skal lederen ringe til mig",
        "lederen må ringe?",
        "lederen må ik ringe",
    ],
)
def test_the_leaders_call_needs_a_permission(text: str) -> None:
    assert said(by_phone(), text).draft.leder == ""


@pytest.mark.parametrize(
    "text", ["lederen må gerne ringe", "ja tak, lederen kan ringe", "ja, jeg vil gerne have, at lederen ringer til mig"]
)
def test_a_permission_to_the_leader(text: str) -> None:
    draft = said(by_phone(), text).draft
    assert (draft.samtykke, draft.leder) == ("ja", "ja")


# ------------------------------------------------------------ sending


@pytest.mark.parametrize(
    "text",
    [
        "Det passer ikke. Send det senere",
        "Slet det. Send det ikk",
        "Emnet er forkert. Send det",
        "Jeg vil ikke have det sendt.\nSend intet",
        "Nej. Ikke endnu. Send kopi først",
        "Vent. Send det",
        "Er det rigtigt? Send det",
        "send det ikke",
        "send kopi først",
        "ja, send intet",
        "ja vent",
    ],
)
def test_only_a_plain_send_sends(text: str) -> None:
    draft = said(at(Slot.BEKRAEFT), text).draft
    assert draft.ending is Ending.NONE and draft.bekraeft != "ja"


def test_what_is_told_before_send_is_kept_and_shown_first() -> None:
    taken = said(at(Slot.BEKRAEFT), "Jeg har også en søn med autisme, og han har ikke fået hjælp. Send det")
    assert taken.draft.ending is Ending.NONE and taken.draft.requested is Slot.BEKRAEFT
    assert "en søn med autisme" in taken.draft.story and taken.said and taken.said.key == "noteret.historie"


@pytest.mark.parametrize(
    "text",
    [
        "send",
        "Send det nu",
        "send den bare",
        "ja. send det tak",
        "Ja, det passer. Send det",
        "ok send det",
        "Det ser fint ud!\nSend det",
        "yes, send it",
    ],
)
def test_a_plain_send_sends(text: str) -> None:
    assert said(at(Slot.BEKRAEFT), text).draft.ending is Ending.SEND
