"""What is put right in the middle of the conversation, at whatever question it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, Taken, take
from actions.rules.triage import Suggestion
from tests.rules.drafts import KLAGE, OFFICE, at, started

DECISION: Suggestion = replace(KLAGE, sub="klage_over_afgoerelse", problem=("uenig_i_afgoerelse",))


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"said-{text}", text=text), office=OFFICE)


def dated() -> Draft:
    draft = started(DECISION)
    draft = take(draft, Answer(message_id="m1", value="ja"), office=OFFICE).draft
    assert draft.requested is Slot.BREVDATO
    draft = said(draft, "den 3. november").draft
    assert (draft.brevdato, draft.requested) == ("2026-11-03", Slot.OENSKE)
    return draft


@pytest.mark.parametrize("text", ["jeg mente 12. november", "nej det var den 12. november", "hov, brevet er fra 12/11", "rettelse: 12.11"])
def test_the_date_of_the_letter(text: str) -> None:
    taken = said(replace(dated(), sagt=("frist",)), text)
    assert taken.draft.brevdato == "2026-11-12" and taken.said and taken.said.key.startswith("frist.")
    assert taken.draft.requested is Slot.OENSKE, "the open question is still open"
    assert taken.draft.sagt == ("frist",), "the deadline is told anew, at once"


def test_a_date_in_an_answer_corrects_nothing() -> None:
    draft = said(dated(), "at de ringer inden den 1. december").draft
    assert draft.brevdato == "2026-11-03" and draft.oenske == "at de ringer inden den 1. december"


@pytest.mark.parametrize("text", ["nej, det var min mors sag", "det er for min mor", "undskyld, det er min fars sag"])
def test_whose_case_it_is(text: str) -> None:
    taken = said(at(Slot.TALT), text)
    assert taken.draft.for_anden == "foraelder" and taken.said and taken.said.key == "rettet.for_anden"


@pytest.mark.parametrize("slot", [Slot.OENSKE, Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE, Slot.BEKRAEFT])
def test_it_is_no_complaint_after_all(slot: Slot) -> None:
    taken = said(at(slot), "det er ikke en klage")
    assert taken.draft.kind == "anden_henvendelse" and taken.draft.requested is slot
    again = said(taken.draft, "jo, jeg vil gerne klage")
    assert again.draft.kind == "klage"


def test_anonymous_after_all() -> None:
    draft = said(at(Slot.KONTAKT), "20 30 40 50").draft
    draft = said(draft, "jeg vil alligevel være anonym").draft
    assert (draft.kontakt_maade, draft.kontakt_vaerdi) == ("anonym", "")
    assert draft.requested is Slot.BEKRAEFT, "who is anonymous is not asked for consent"


@pytest.mark.parametrize("text", ["nej", "nej det har jeg ikke", "ja det var hos lederen", "er det ikke en klage?"])
def test_what_is_no_correction(text: str) -> None:
    draft = said(at(Slot.TALT), text).draft
    assert draft.kind == "klage" and not draft.for_anden
