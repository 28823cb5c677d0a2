"""Each line of the summary is mended in free words, and at any question: the new value is taken at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.commands import typed
from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, Taken, take
from actions.rules.triage import Suggestion
from tests.rules.drafts import KLAGE, OFFICE, answered, at, started

DECISION: Suggestion = replace(KLAGE, sub="klage_over_afgoerelse", problem=("uenig_i_afgoerelse",))


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"said-{text}", text=text), office=OFFICE)


def everything() -> Draft:
    """At the summary of a decision that somebody else's case is about: every line is there."""
    draft = answered(
        replace(started(DECISION), for_anden="foraelder"), "=ja", "den 3. november", "Et svar", "nej", "nej", "20 30 40 50", "ja"
    )
    assert draft.requested is Slot.BEKRAEFT
    return draft


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("ret ønsket til at den samme hjælper kommer hver gang", "oenske", "at den samme hjælper kommer hver gang"),
        ("Mit ønske er en undskyldning", "oenske", "en undskyldning"),
        ("change my wish to an apology", "oenske", "an apology"),
        ("ret telefonnummer til 40 50 60 70", "kontakt_vaerdi", "+4540506070"),
        ("skift mailen til ny@post.example", "kontakt_vaerdi", "ny@post.example"),
        ("ret kontakt til her i chatten", "kontakt_maade", "chat"),
        ("nej, ret svar til anonym", "kontakt_maade", "anonym"),
        ("ret at jeg har talt med dem til ja", "talt_med_afdeling", "ja"),
        ("ret datoen til 5. november", "brevdato", "2026-11-05"),
        ("ret fuldmagt til ja", "fuldmagt", "ja"),
        ("ret samtykke til nej", "samtykke", "nej"),
        ("ret emnet til hjælpemidler", "emne", "hjaelpemidler"),
        ("ret typen til et spørgsmål", "kind", "anden_henvendelse"),
        ("ret teksten til: De har glemt min ansøgning helt", "story", "De har glemt min ansøgning helt"),
    ],
)
def test_a_line_of_the_summary(text: str, field: str, value: str) -> None:
    taken = said(everything(), text)
    assert getattr(taken.draft, field) == value
    assert taken.draft.requested is Slot.BEKRAEFT, "nothing is asked that was said, and the summary comes again"
    assert taken.said is not None or field == "brevdato", "the new deadline is said in its place"


def test_a_topic_takes_its_department_with_it() -> None:
    draft = said(everything(), "ret emnet til hjælpemidler").draft
    assert draft.afdeling == "afgoerelser_og_hjaelpemidler"


def test_a_new_date_tells_the_deadline_anew() -> None:
    draft = said(replace(everything(), sagt=("frist", "grund")), "ret datoen til 5. november").draft
    assert draft.sagt == ("grund", "frist"), "it was told with the correction"


def test_what_is_no_value_of_the_line_is_asked() -> None:
    assert said(everything(), "ret emnet til noget helt andet").draft.requested is Slot.EMNE
    assert said(everything(), "ret mit ønske").draft.requested is Slot.OENSKE


def test_the_list_of_lines_takes_a_line_with_its_value() -> None:
    draft = answered(at(Slot.BEKRAEFT), "=ret")
    assert draft.requested is Slot.RET
    assert said(draft, "ønsket til en undskyldning").draft.oenske == "en undskyldning"


@pytest.mark.parametrize("slot", [Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE])
def test_before_the_summary_the_open_question_stays_open(slot: Slot) -> None:
    taken = said(at(slot), "ret ønsket til en undskyldning")
    assert (taken.draft.oenske, taken.draft.requested) == ("en undskyldning", slot)


@pytest.mark.parametrize("text", ["de skal rette fejlen til mig", "at de retter det til næste uge", "Jeg vil have dem til at rette det"])
def test_a_wish_that_something_is_corrected_is_a_wish(text: str) -> None:
    assert said(at(Slot.OENSKE), text).draft.oenske == text


def test_a_line_can_be_emptied_without_losing_the_rest() -> None:
    draft = replace(everything(), sagt=("frist",))
    taken = said(draft, "slet datoen")
    assert (taken.draft.brevdato, taken.draft.requested) == ("ved_ikke", Slot.BEKRAEFT)
    assert taken.draft.story == draft.story and not taken.draft.ending
    assert said(draft, "fjern mit ønske").draft.oenske == "-"


@pytest.mark.parametrize(
    ("text", "command"), [("slet datoen", ""), ("fjern datoen", ""), ("slet alt", "slet_mine_data"), ("slet data", "slet_mine_data")]
)
def test_a_line_is_not_everything(text: str, command: str) -> None:
    assert typed(text) == command
