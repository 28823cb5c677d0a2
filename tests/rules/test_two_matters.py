"""Two matters in one message: the citizen chooses, and the second begins when the first is registered."""

from __future__ import annotations

from dataclasses import replace

from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, begin, take
from actions.rules.questions import ask
from actions.rules.second import second_draft
from actions.rules.triage import Part
from tests.rules.drafts import CATALOGUE, KLAGE, OFFICE

SCHOOL = Part(text="Og så får min søn ingen støtte i skolen.", kind="klage", afdeling="skole", emne="specialundervisning", score=0.9)
STORY = f"Jeg har ventet fire måneder på mine sygedagpenge. {SCHOOL.text}"


def begun(second: Part = SCHOOL) -> Draft:
    return begin(STORY, replace(KLAGE, second=second), message_id="m0", lang="da", office=OFFICE)


def test_it_is_asked_once_and_first() -> None:
    draft = begun()
    asked = ask(draft, Slot.TO_SAGER, CATALOGUE)
    assert draft.requested is Slot.TO_SAGER
    assert asked.args["foerste"] == "sygedagpenge" and "specialundervisning" in asked.args["andet"].lower()
    one = take(draft, Answer(message_id="m1", text="én sag"), office=OFFICE).draft
    assert one.to_sager == "en" and one.requested is Slot.FORSTAAET and second_draft(one, OFFICE, message_id="m9") is None


def test_two_cases_and_the_way_to_reach_them_is_said_once() -> None:
    draft = take(begun(), Answer(message_id="m1", value="to"), office=OFFICE).draft
    draft = replace(draft, kontakt_maade="telefon", kontakt_vaerdi="+4520304050", samtykke="ja", talt_med_afdeling="ja")
    second = second_draft(draft, OFFICE, message_id="m9")
    assert second is not None and (second.emne, second.afdeling, second.story) == ("specialundervisning", "skole", SCHOOL.text)
    assert second.kontakt_vaerdi == "+4520304050" and not second.samtykke and not second.talt_med_afdeling
    assert second.requested is Slot.FORSTAAET and not second.to_sager


def test_the_second_may_be_another_authoritys() -> None:
    part = Part(text="Og min boligstøtte er stoppet.", kind="klage", myndighed="udbetaling_danmark", score=0.9)
    draft = take(begun(part), Answer(message_id="m1", text="to sager"), office=OFFICE).draft
    second = second_draft(draft, OFFICE, message_id="m9")
    assert second is not None and second.requested is Slot.VEJ and second.suggestion is not None
    assert second.suggestion.myndighed == ("udbetaling_danmark",)


def test_a_threat_is_no_matter_beside_the_real_one() -> None:
    draft = begin(STORY, replace(KLAGE, second=SCHOOL), message_id="m0", lang="da", office=OFFICE, akut="trusler_mod_medarbejdere")
    assert draft.requested is Slot.FORSTAAET and not draft.andet_emne
