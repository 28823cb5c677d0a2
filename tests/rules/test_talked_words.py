"""Free words at "har du talt med afdelingen": the obvious ones are the answer, and every word stays in the case."""

from __future__ import annotations

import pytest

from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, take
from actions.rules.office import Office
from actions.rules.remarks import remarked
from actions.rules.talked_words import tried_in_vain
from tests.rules.drafts import OFFICE, at

YES = """
    ja i mandags med Lone fra jobcentret
    i mandags med Lone fra jobcentret
    kun skrevet
    kun på mail
    jeg har talt med dem, men de vil ikke høre på mig
    snakkede med sagsbehandleren i sidste uge og hun ville ikke hjælpe
    har ringet 4 gange
    var til møde med dem i fredags
    hele tiden
    I spoke with my caseworker but she did not help
    only by email
"""
NO = """
    det har jeg ikk turdet
    jeg har ik talt med dem
    aldrig
    endnu ikke
    har ikke snakket med nogen derinde
    jeg tør ik ringe til dem
    I have not called them
    I never talked to them
"""
IN_VAIN = """
    de tager den ikke
    de tager aldrig telefonen
    hun tager ik sin telefon
    der er ingen der svarer
    de svarer ikke på mine mails
    jeg kan ikke få fat i nogen
    har ringet 10 gange og ingen tager den
    jeg har skrevet til dem men de svarer ikke
    har prøvet at ringe mange gange
    de ringer aldrig tilbage
    kommer ikke igennem
    they never pick up
    I can't get through
    nobody answers
"""
UNSURE = """
    jeg kan ikke huske om jeg har talt med dem
    jeg tror min mand har ringet til nogen
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def told(text: str) -> Draft:
    return take(at(Slot.TALT), Answer(message_id="said", text=text), office=OFFICE).draft


@pytest.mark.parametrize("text", lines(YES))
def test_yes(text: str) -> None:
    draft = told(text)
    assert (draft.talt_med_afdeling, draft.requested) == ("ja", Slot.KONTAKT)
    assert text in draft.story


@pytest.mark.parametrize("text", lines(NO))
def test_no(text: str) -> None:
    draft = told(text)
    assert (draft.talt_med_afdeling, draft.requested) == ("nej", Slot.KONTAKT)
    assert text in draft.story or text in {"aldrig", "endnu ikke"}


@pytest.mark.parametrize("text", lines(IN_VAIN))
def test_tried_without_reaching_anybody_is_no_talk_and_nobody_is_told_to_call(text: str) -> None:
    draft = told(text)
    assert (draft.talt_med_afdeling, draft.requested) == ("nej", Slot.KONTAKT)
    assert text in draft.story
    assert remark(draft, OFFICE) != "afdeling_foerst" and remark(told("nej"), OFFICE) == "afdeling_foerst"


def remark(draft: Draft, office: Office) -> str:
    """The kind of what is said beside the next question."""
    said, _ = remarked(draft, draft.seen, office, quiet=False)
    return said.key.split(".")[0] if said else ""


@pytest.mark.parametrize("text", lines(UNSURE))
def test_what_is_neither_is_not_known_and_kept(text: str) -> None:
    draft = told(text)
    assert draft.talt_med_afdeling == "ved_ikke" and text in draft.story


@pytest.mark.parametrize("text", ["hva", "Lone", "jobcentret"])
def test_a_word_that_answers_nothing_is_asked_again(text: str) -> None:
    assert told(text).requested is Slot.TALT


@pytest.mark.parametrize(
    "text",
    ["de tager mig ikke alvorligt", "de tager det ikke alvorligt", "har ikke fået svar på min ansøgning", "de tog den med det samme"],
)
def test_other_complaints_are_no_unanswered_call(text: str) -> None:
    assert not tried_in_vain(text)


@pytest.mark.parametrize("text", ["jeg har talt med min læge", "min læge har talt med mig om det her", "jeg har ringet til min udlejer"])
def test_talking_with_somebody_else_is_no_talk_with_the_department(text: str) -> None:
    assert told(text).talt_med_afdeling in {"", "ved_ikke"}
