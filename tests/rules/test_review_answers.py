"""Words that a reading took for more than they say: no consent, no sending and no correction is made out of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.case import ContactWay
from actions.rules.draft import Draft, Slot
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
