"""The date of the letter: put right in any words, at any question, and never somebody else's letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, Taken, begin, take
from actions.rules.remarks import remarked
from tests.rules.drafts import KLAGE, OFFICE, started

DECISION = replace(KLAGE, sub="klage_over_afgoerelse", problem=("uenig_i_afgoerelse",))


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"{draft.seen}-{text}", text=text), office=OFFICE)


def asked() -> Draft:
    draft = said(started(DECISION), "ja").draft
    assert draft.requested is Slot.BREVDATO
    return draft


def told() -> Draft:
    """Dated too early, and the deadline was told."""
    return replace(said(asked(), "lige før påske").draft, sagt=("frist",))


def at_the_end() -> Draft:
    draft = told()
    for answer in ("at de ser på det igen", "ja", "her i chatten", "ja"):
        draft = said(draft, answer).draft
    draft = replace(draft, sagt=("frist",))
    draft = said(draft, "chat").draft if draft.requested is Slot.KONTAKT else draft
    return said(draft, "ja").draft if draft.requested is Slot.SAMTYKKE else draft


@pytest.mark.parametrize(
    "text",
    [
        "Nej undskyld. Jeg har brillerne paa nu. Der staar 12 november paa brevet",
        "Har du hørt det med datoen? Det er den 12. november",
        "jeg glemte det, men datoen er 12. november",
        "der står jo den 12. november",
    ],
)
def test_the_date_is_put_right_in_any_words(text: str) -> None:
    taken = said(told(), text)
    assert taken.draft.brevdato == "2026-11-12" and taken.said and taken.said.key.startswith("frist."), "with the deadline of that day"
    assert not taken.draft.oenske and taken.draft.requested is Slot.OENSKE, "it is not the wish"


def test_at_the_summary_the_new_deadline_is_said() -> None:
    draft = at_the_end()
    assert draft.requested is Slot.BEKRAEFT
    taken = said(draft, "Datoen er forkert. Brevet er fra 12. november")
    assert taken.draft.brevdato == "2026-11-12" and taken.said
    assert taken.said.key.startswith("frist."), "nobody leaves with the deadline of another day"
    remark, _ = remarked(taken.draft, taken.draft.seen, OFFICE, quiet=False)
    assert remark is None or not remark.key.startswith("frist."), "once"


def test_a_yes_before_the_date_is_taken_too() -> None:
    draft = started(DECISION)
    assert draft.requested is Slot.FORSTAAET
    taken = said(draft, "ja. brevet er fra d. 3/11")
    assert (taken.draft.forstaaet, taken.draft.brevdato, taken.draft.requested) == ("ja", "2026-11-03", Slot.OENSKE)


def test_a_date_told_before_it_is_asked_for_is_not_put_right() -> None:
    taken = said(started(DECISION), "brevet er fra den 3. november")
    assert taken.draft.brevdato == "2026-11-03" and taken.said and taken.said.key.startswith("frist.")


def test_the_same_day_again_is_an_answer() -> None:
    draft = said(asked(), "den 12. november").draft
    wish = "at de ser at der står 12. november"
    assert said(draft, wish).draft.oenske == wish


@pytest.mark.parametrize(
    "text",
    [
        "boligstøttebrevet er fra 2. november, jobcenter har ikke sendt noget brev",
        "det er fra udbetaling danmark den 2. november",
        "jeg har ikke fået noget brev, de sagde det den 2. november",
        "intet brev, kun et opkald 2/11",
    ],
)
def test_no_deadline_is_counted_from_another_letter(text: str) -> None:
    draft = said(asked(), text).draft
    assert draft.brevdato == "ved_ikke" and text in draft.story and draft.requested is Slot.OENSKE


def test_nor_from_one_in_the_story() -> None:
    text = "Jeg er uenig i jobcentrets afgørelse. Brevet fra Udbetaling Danmark er fra den 2. november"
    assert not begin(text, DECISION, message_id="m0", lang="da", office=OFFICE).brevdato


@pytest.mark.parametrize("text", ["den 2. november", "afgørelsen er fra den 2. november", "jeg fik brevet den 2. november"])
def test_the_departments_own_letter_counts(text: str) -> None:
    assert said(asked(), text).draft.brevdato == "2026-11-02"
