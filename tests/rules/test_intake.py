"""The rules of intake: one question at a time, nothing asked twice, nobody stuck, in doubt klage."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.contact import read_contact
from actions.rules.case import ContactWay
from actions.rules.draft import Draft, Ending, Slot, next_slot
from actions.rules.intake import Answer, begin, take
from actions.rules.questions import ask
from actions.rules.registering import facts_of
from actions.rules.say import Say
from actions.rules.triage import Route
from tests.rules.drafts import CATALOGUE, KLAGE, OFFICE, answered, started


def test_the_questions_come_one_by_one_and_end_in_a_registration() -> None:
    draft = started()
    asked = []
    for said in ("=ja", "Et svar", "nej", "borger@post.example", "ja", "=ja"):
        assert draft.requested is not None
        asked.append(draft.requested)
        draft = answered(draft, said)
    assert asked == [Slot.FORSTAAET, Slot.OENSKE, Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE, Slot.BEKRAEFT]
    assert draft.requested is None and draft.ending is Ending.SEND
    facts = facts_of(draft, OFFICE)
    assert (facts.kind, facts.emne, facts.afdeling) == ("klage", "sygedagpenge", "ydelser")
    assert (facts.hovedproblem, facts.other_problems) == ("sagsbehandlingstid", ("manglende_svar",))
    assert facts.contact.way is ContactWay.MAIL and facts.contact.value == "borger@post.example" and facts.consent_department


def test_without_a_suggestion_it_is_a_klage_that_nobody_has_placed() -> None:
    draft = started(None)
    assert draft.requested is Slot.OENSKE, "what was not understood is not asked to be confirmed"
    facts = facts_of(answered(draft, "Et svar", "ja", "=chat", "ja", "=ja"), OFFICE)
    assert (facts.kind, facts.afdeling, facts.hovedproblem) == ("klage", "andet_uoplyst", "andet")


def test_the_same_message_is_taken_once() -> None:
    draft = started()
    answer = Answer(message_id="m1", value="ja")
    once = take(draft, answer, office=OFFICE).draft
    again = take(once, answer, office=OFFICE)
    assert again.draft == once and not again.said


def test_a_correction_keeps_the_complaint() -> None:
    other = replace(
        KLAGE, kind="anden_henvendelse", sub="find_indgang", emne=("hjaelpemidler",), afdeling=("afgoerelser_og_hjaelpemidler",)
    )
    draft = answered(started(), "=nej")
    assert draft.requested is Slot.EMNE
    draft = take(draft, Answer(message_id="m9", text="det er min kørestol", suggestion=other), office=OFFICE).draft
    assert (draft.kind, draft.emne) == ("klage", "hjaelpemidler")
    assert "kørestol" in draft.story


def test_a_second_correction_leaves_the_placing_to_the_advisor() -> None:
    draft = answered(started(corrections=1), "=nej")
    draft = take(draft, Answer(message_id="m8", text="nej det er noget helt andet", suggestion=KLAGE), office=OFFICE).draft
    assert (draft.forstaaet, draft.afdeling) == ("ja", "andet_uoplyst")


def test_words_instead_of_a_choice_keep_the_first_guess() -> None:
    draft = started(replace(KLAGE, klar=False))
    vague = Answer(message_id="m1", text="jeg vil bare have svar", suggestion=replace(KLAGE, emne=("jobcenter",), klar=False))
    draft = take(draft, vague, office=OFFICE).draft
    assert (draft.emne, draft.oenske, draft.requested) == ("sygedagpenge", "jeg vil bare have svar", Slot.TALT)
    assert draft.suggestion is not None and draft.suggestion.emne[0] == "sygedagpenge" and "bare have svar" in draft.story


def test_with_several_guesses_a_plain_yes_is_asked_again_once() -> None:
    draft = started(replace(KLAGE, klar=False))
    taken = take(draft, Answer(message_id="m1", text="ja"), office=OFFICE)
    assert taken.said and taken.draft.requested is Slot.FORSTAAET
    assert answered(taken.draft, "ja").forstaaet == "ja", "nobody is stuck"


@pytest.mark.parametrize("slot", [Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE])
def test_two_misses_never_leave_anybody_stuck(slot: Slot) -> None:
    filled: dict[str, str] = {"forstaaet": "ja", "oenske": "Et svar"}
    if slot is not Slot.TALT:
        filled["talt_med_afdeling"] = "ja"
    if slot is Slot.SAMTYKKE:
        filled["kontakt_maade"] = "chat"
    draft = replace(started(), requested=slot, **filled)  # type: ignore[arg-type]
    draft = answered(draft, "øh det ved jeg da heller ikke rigtigt hvad jeg skal sige til", "hvad mener du egentlig med alt det der")
    assert draft.requested is not slot
    assert slot is not Slot.SAMTYKKE or draft.samtykke == "nej", "no consent is ever assumed"


def test_who_is_anonymous_is_not_asked_for_consent() -> None:
    draft = answered(started(), "=ja", "Et svar", "nej", "=anonym")
    assert draft.requested is Slot.BEKRAEFT
    assert not facts_of(draft, OFFICE).consent_department


def test_praise_needs_no_wish_and_no_consent() -> None:
    draft = started(replace(KLAGE, kind="anden_henvendelse", sub="ros", problem=()))
    draft = answered(draft, "=ja")
    assert draft.requested is Slot.KONTAKT
    assert answered(draft, "=chat").requested is Slot.BEKRAEFT


def test_shown_the_way_and_satisfied_ends_without_a_case() -> None:
    draft = started(
        replace(KLAGE, route=Route.ANDEN_MYNDIGHED, myndighed=("udbetaling_danmark",), kind="anden_henvendelse", sub="anden_myndighed")
    )
    assert draft.requested is Slot.VEJ
    assert answered(draft, "=nej").ending is Ending.DROP
    going_on = answered(draft, "=ja")
    assert going_on.requested is Slot.OENSKE, "never a refusal"
    assert facts_of(going_on, OFFICE).myndighed == "udbetaling_danmark"


@pytest.mark.parametrize("line", ["beskrivelse", "emne", "oenske", "talt_med_afdeling", "kontakt", "samtykke"])
def test_every_line_of_the_summary_can_be_mended(line: str) -> None:
    done = answered(started(), "=ja", "Et svar", "nej", "=chat", "ja")
    assert done.requested is Slot.BEKRAEFT
    mending = answered(done, "=ret")
    assert mending.requested is Slot.RET
    offered = [choice.value for choice in ask(mending, Slot.RET, CATALOGUE).choices]
    assert line in offered
    assert answered(mending, f"={line}").requested == Slot(line)


@given(
    said=st.lists(
        st.one_of(st.text(max_size=40), st.sampled_from(["=ja", "=nej", "=ret", "=slet", "=chat", "=ved_ikke", "=kontakt"])), max_size=30
    )
)
def test_whatever_is_said_the_draft_survives_and_can_be_asked_about(said: list[str]) -> None:
    draft = answered(started(), *said)
    assert Draft.from_json(draft.as_json()) == draft
    if draft.requested is not None:
        assert ask(draft, draft.requested, CATALOGUE).key
        assert next_slot(draft) is draft.requested
    else:
        assert draft.ending


@pytest.mark.parametrize(
    ("text", "way", "value"),
    [
        ("20 30 40 50", ContactWay.TELEFON, "+4520304050"),
        ("ring på 20304050 efter kl 16", ContactWay.TELEFON, "+4520304050"),
        ("+46 8 123 456 78", ContactWay.TELEFON, "+46812345678"),
        ("min mail er Borger.Et@Post.example tak", ContactWay.MAIL, "Borger.Et@post.example"),
    ],
)
def test_ways_to_reach_somebody_are_read(text: str, way: ContactWay, value: str) -> None:
    contact = read_contact(text)
    assert contact is not None and (contact.way, contact.value) == (way, value)


@pytest.mark.parametrize("text", ["hvem er du", "12", "ved ikke", "borger@", "[CPR fjernet]", "http://example"])
def test_what_is_no_way_to_reach_somebody_is_not_taken(text: str) -> None:
    assert read_contact(text) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("det er om sygedagpenge", "sygedagpenge"),
        ("Det handler om mine sygedagpenge", "sygedagpenge"),
        ("it is about sygedagpenge", "sygedagpenge"),
        ("jeg vil have mine sygedagpenge", ""),
        ("det er om min nabo", ""),
    ],
)
def test_what_an_unplaced_matter_is_about_may_be_told_at_any_question(text: str, topic: str) -> None:
    draft = begin("Hej, jeg har et problem og er ikke god til dansk", None, message_id="m1", lang="da", office=OFFICE)
    assert draft.requested is Slot.OENSKE and not draft.emne
    taken = take(draft, Answer(message_id="m2", text=text), office=OFFICE)
    assert taken.draft.emne == topic
    if topic:
        assert taken.said == Say(key="noteret.emne") and taken.draft.requested is Slot.OENSKE and not taken.draft.oenske
