"""Our own matter and another authority's in one short message, found by the words alone; and messages that only mention the other."""

from __future__ import annotations

import pytest

from actions.rules.draft import Slot
from actions.rules.intake import Answer, begin, take
from actions.rules.questions import ask, authority_name
from actions.rules.remarks import remarked
from actions.rules.second import second_draft
from actions.rules.two_places import divided
from tests.rules.drafts import CATALOGUE, KLAGE, OFFICE

PAIRS = [
    ("boligstøtten er stoppet og jobcentret svarer mig heller ikke", "udbetaling_danmark", "jobcenter"),
    ("jobcentret svarer mig ikke og boligstøtten er også stoppet", "udbetaling_danmark", "jobcenter"),
    ("Min mors hjemmehjælp bliver aflyst hver uge. Desuden er hendes folkepension regnet forkert.", "udbetaling_danmark", "hjemmehjaelp"),
    ("Børnepengene er ikke kommet. Min kontanthjælp er også sat ned.", "udbetaling_danmark", "kontanthjaelp"),
    ("Min SU er stoppet. Jeg venter også på svar om mine sygedagpenge.", "su", "sygedagpenge"),
    (
        "Vi venter på en byggetilladelse. Derudover har Udbetaling Danmark ikke betalt mine barselsdagpenge.",
        "udbetaling_danmark",
        "byggesag",
    ),
    ("A-kassen betaler ikke mine dagpenge. Vi venter også på en plads i vuggestue.", "a_kasse", "daginstitution"),
    ("My housing benefit has stopped. The jobcenter doesn't answer either.", "udbetaling_danmark", "jobcenter"),
    (
        "Min mors hjemmehjælp bliver aflyst hver uge. Desuden har Udbetaling Danmark trukket for meget i hendes folkepension.",
        "udbetaling_danmark",
        "hjemmehjaelp",
    ),
]
ONE = [
    "Kommunen har givet mig afslag på enkeltydelse til tandlægen. Jeg har kun min folkepension, og den rækker heller ikke.",
    "Jobcentret siger også, at jeg skal kontakte Udbetaling Danmark om min boligstøtte, som er stoppet.",
    "Jeg skal betale kontanthjælp tilbage, fordi jeg har fået boligstøtte samtidig. Det er forkert.",
    "Udbetaling Danmark har stoppet min boligstøtte. Jeg har også ringet til dem uden at få svar.",
    "Jobcentret svarer ikke, og min kontanthjælp er også sat ned.",
    "Jeg venter på sygedagpenge. Sygehuset siger også, at jeg ikke kan arbejde.",
    "Hvad er forskellen på boligstøtte og kontanthjælp?",
    "Min boligstøtte er stoppet, og jobcentret er flyttet",
    "Min kontanthjælp er nedsat fordi SU'en er forkert, og jobcentret svarer heller ikke",
    "Jobcentret har sendt forkerte oplysninger til Udbetaling Danmark, og nu er min kontanthjælp også stoppet",
    "Jobcentret har ikke sendt papirer til min a-kasse, og sygedagpenge er også stoppet",
    "Min mor fik ikke hjemmehjælp, og hun kom på hospitalet også fordi ingen kom",
    "Sygedagpengene er ikke kommet. Det er også fordi politiet ikke svarer kommunen",
]


@pytest.mark.parametrize(("text", "authority", "topic"), PAIRS)
def test_the_two_are_asked_about_and_our_own_is_the_first(text: str, authority: str, topic: str) -> None:
    draft = begin(text, None, message_id="m0", lang="da", office=OFFICE)
    assert draft.requested is Slot.TO_SAGER
    assert (draft.andet_myndighed, draft.emne) == (authority, topic)
    assert draft.andet_ord in text and draft.andet_ord != text, "the citizen's own words, and only those"
    both = take(draft, Answer(message_id="m1", value="to"), office=OFFICE).draft
    second = second_draft(both, OFFICE, message_id="m9")
    assert second is not None and second.requested is Slot.VEJ
    assert ask(second, Slot.VEJ, CATALOGUE).args["navn"] == authority_name(CATALOGUE.label("myndighed", authority, "da"))


@pytest.mark.parametrize("text", ONE)
def test_what_is_only_mentioned_is_no_matter(text: str) -> None:
    draft = begin(text, None, message_id="m0", lang="da", office=OFFICE)
    assert not draft.andet_myndighed and draft.requested is not Slot.TO_SAGER


def test_what_the_engine_found_is_left_as_it_is() -> None:
    assert divided("Min sag er vigtig", KLAGE, CATALOGUE) is KLAGE


def test_in_one_case_it_is_told_whose_the_other_part_is() -> None:
    draft = begin(PAIRS[4][0], None, message_id="m0", lang="da", office=OFFICE)
    one = take(draft, Answer(message_id="m1", value="en"), office=OFFICE).draft
    for at, value in enumerate(("ja", "ja"), 2):
        if one.requested in {Slot.FORSTAAET, Slot.AFKLAR}:
            one = take(one, Answer(message_id=f"m{at}", value=value), office=OFFICE).draft
    said, _ = remarked(one, one.seen, OFFICE, quiet=False)
    assert said is not None and said.key == "vej.ved_siden_af" and "SU er stoppet" in said.args["fordi"]
