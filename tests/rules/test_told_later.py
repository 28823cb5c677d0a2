"""A story that comes in parts is heard to its end; an answer to a question is not taken for a part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, begin, take
from actions.rules.long_course import SUB
from actions.rules.told_later import RULE, TELLS, told_later
from actions.rules.triage import Route, Suggestion
from tests.rules.drafts import KLAGE, OFFICE, at, started

NEW = replace(
    KLAGE, sub="klage_over_adfaerd", emne=("fleksjob",), afdeling=("jobcenter_og_unge",), problem=("inddragelse", "manglende_svar")
)
PART = "Der er også det at de ikke har spurgt mig om noget som helst før de skrev papiret. " * 5
COURSE = (
    "Vi er på tredje sagsbehandler siden august. På mødet i september blev vi lovet en plads, og det blev ikke skrevet ned. Skolen siger at det er "
    "familieafdelingen, og familieafdelingen siger at det er skolen, og vi starter forfra hver gang med det hele. "
)


def problems(draft: Draft) -> tuple[str, ...]:
    assert draft.suggestion is not None
    return draft.suggestion.problem


def test_a_later_part_adds_what_goes_wrong_in_it_and_moves_nothing() -> None:
    before = started()
    after = told_later(before, PART, NEW)
    assert problems(after) == ("sagsbehandlingstid", "manglende_svar", "inddragelse")
    assert after.suggestion is not None and after.suggestion.rules[-1:] == (RULE,)
    assert (after.sub, after.emne, after.afdeling) == (before.sub, before.emne, before.afdeling)
    assert told_later(after, PART, NEW) == after


def test_a_later_part_may_tell_the_first_problem_there_is() -> None:
    before = started()
    assert before.suggestion is not None
    unheard = replace(before, suggestion=replace(before.suggestion, problem=()))
    assert problems(told_later(unheard, PART, NEW)) == NEW.problem


@pytest.mark.parametrize("slot", [Slot.OENSKE, Slot.TALT, Slot.BEKRAEFT])
def test_it_is_heard_where_a_story_is_taken_for_an_answer(slot: Slot) -> None:
    taken = take(at(slot), Answer(message_id="del2", text=f"Jeg fortæller lige videre. {PART}", suggestion=NEW), office=OFFICE)
    assert "inddragelse" in problems(taken.draft)


def test_parts_that_tell_a_course_together_are_one() -> None:
    first, rest = COURSE.split("Skolen siger", 1)
    draft = begin(first, KLAGE, message_id="m1", lang="da", office=OFFICE)
    assert draft.sub == "klage_over_sagsbehandling"
    taken = take(draft, Answer(message_id="m2", text=f"Skolen siger{rest}{PART}", suggestion=NEW), office=OFFICE)
    assert taken.draft.sub == SUB


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Ja tak, det er rigtigt", NEW),
        (" ".join(PART.split()[: TELLS - 1]), NEW),
        (PART, None),
        (PART, replace(NEW, kind="anden_henvendelse", sub="andet")),
        (PART, replace(NEW, route=Route.ANDEN_MYNDIGHED)),
        (PART, replace(NEW, route=Route.UKENDT)),
        (PART, replace(NEW, problem=("manglende_svar",))),
        (PART, replace(NEW, problem=())),
    ],
)
def test_an_answer_or_another_matter_adds_nothing(text: str, new: Suggestion | None) -> None:
    draft = started()
    assert told_later(draft, text, new) == draft


def test_what_is_no_complaint_stays_none() -> None:
    for draft in (replace(started(), kind="anden_henvendelse", sub="andet"), replace(started(), suggestion=None)):
        assert told_later(draft, PART, NEW) == draft
