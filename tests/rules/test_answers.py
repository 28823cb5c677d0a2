"""Answers in people's own words: understood, kept, never asked for twice, and never more than they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.contact import read_contact
from actions.rules.draft import Ending, Slot
from actions.rules.intake import Answer, begin, take
from actions.rules.questions import ask
from actions.rules.triage import Route
from tests.rules.drafts import CATALOGUE, KLAGE, OFFICE, answered, at, started


@pytest.mark.parametrize(
    ("slot", "said", "field", "value"),
    [
        (Slot.TALT, "ja 10 gange", "talt_med_afdeling", "ja"),
        (Slot.TALT, "jeg har ringet mange gange", "talt_med_afdeling", "ja"),
        (Slot.TALT, "mange gange", "talt_med_afdeling", "ja"),
        (Slot.TALT, "👎🏽", "talt_med_afdeling", "nej"),
        (Slot.SAMTYKKE, "👍", "samtykke", "ja"),
        (Slot.OENSKE, "🙏", "oenske", ""),
        (Slot.TALT, "nej jeg tør ikke ringe til dem", "talt_med_afdeling", "nej"),
        (Slot.TALT, "de tager aldrig telefonen hos jer", "talt_med_afdeling", "nej"),
        (Slot.SAMTYKKE, "ja da for pokker", "samtykke", "ja"),
        (Slot.SAMTYKKE, "nej det vil jeg bestemt ikke have", "samtykke", "nej"),
        (Slot.SAMTYKKE, "ja men ikke min sagsbehandler", "samtykke", ""),
        (Slot.BEKRAEFT, "ja send", "bekraeft", "ja"),
        (Slot.BEKRAEFT, "ja men vent lidt", "bekraeft", ""),
        (Slot.OENSKE, "nej tak", "oenske", "-"),
        (Slot.OENSKE, "ja", "oenske", ""),
    ],
)
def test_an_answer_in_peoples_own_words_is_understood(slot: Slot, said: str, field: str, value: str) -> None:
    assert getattr(answered(at(slot), said), field) == value


def test_a_short_yes_does_not_become_part_of_the_story() -> None:
    draft = answered(started(), "ja for helvede")
    assert (draft.requested, draft.story) == (Slot.OENSKE, "Jeg har ventet")


def test_a_no_with_the_right_matter_behind_it_is_not_taken_for_the_first_guess() -> None:
    draft = answered(started(), "nej det handler slet ikke om det")
    assert (draft.emne, draft.afdeling) == ("", "andet_uoplyst")


def test_what_is_told_beside_a_yes_or_no_is_kept() -> None:
    assert "de tager aldrig telefonen" in answered(at(Slot.TALT), "nej for de tager aldrig telefonen").story


@pytest.mark.parametrize("slot", [Slot.TALT, Slot.SAMTYKKE])
def test_a_way_to_be_reached_is_taken_wherever_it_is_said(slot: Slot) -> None:
    taken = take(at(slot), Answer(message_id="x", text="ring 20 30 40 50"), office=OFFICE)
    assert (taken.draft.kontakt_vaerdi, taken.draft.requested, taken.said and taken.said.key) == ("+4520304050", slot, "noteret.kontakt")


def test_a_wish_to_be_called_is_not_asked_for_the_number_again() -> None:
    draft = answered(at(Slot.OENSKE), "ring til mig på 20 30 40 50", "nej")
    assert (draft.requested, draft.kontakt_maade) == (Slot.SAMTYKKE, "telefon")


def test_a_number_alone_is_no_wish() -> None:
    draft = answered(at(Slot.OENSKE), "22 33 44 55")
    assert (draft.requested, draft.oenske, draft.kontakt_vaerdi) == (Slot.OENSKE, "", "+4522334455")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peter, 20 30 40 50", "Peter"),
        ("ring 20304050", ""),
        ("Min mail er borger@post.example", ""),
        ("jeg hedder Anna Lind, mit nummer er 20304050", "Anna Lind"),
        ("20304050 tak", ""),
    ],
)
def test_the_words_around_a_number_are_no_name(text: str, name: str) -> None:
    contact = read_contact(text)
    assert contact is not None and contact.name == name


def test_a_new_number_in_the_end_takes_the_place_of_the_old() -> None:
    draft = answered(at(Slot.BEKRAEFT), "mit nummer er 20 30 40 51")
    assert (draft.requested, draft.kontakt_vaerdi) == (Slot.BEKRAEFT, "+4520304051")
    assert "20 30 40 51" in ask(draft, Slot.BEKRAEFT, CATALOGUE).args["kontakt"]


@pytest.mark.parametrize("slot", [Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE])
def test_what_is_assumed_after_two_misses_is_told(slot: Slot) -> None:
    once = take(at(slot), Answer(message_id="x", text="hvad"), office=OFFICE)
    twice = take(once.draft, Answer(message_id="y", text="øh"), office=OFFICE)
    assert twice.said and twice.said.key == f"antaget.{slot.value}" and twice.draft.requested is not slot


def test_back_opens_the_question_before() -> None:
    draft = answered(at(Slot.KONTAKT), "tilbage")
    assert (draft.requested, draft.talt_med_afdeling) == (Slot.TALT, "")
    assert answered(draft, "tilbage").requested is Slot.OENSKE
    assert answered(at(Slot.BEKRAEFT), "tilbage").requested is Slot.SAMTYKKE


def test_the_summary_takes_more_of_the_story_and_never_sends_by_itself() -> None:
    draft = answered(at(Slot.BEKRAEFT), "husk også at min kone er syg", "hvad så nu?", "hvad", "øh")
    assert "min kone er syg" in draft.story
    assert (draft.requested, draft.ending) == (Slot.BEKRAEFT, Ending.NONE)


@pytest.mark.parametrize(
    ("said", "asked"),
    [("ret mit telefonnummer", Slot.KONTAKT), ("nej", Slot.RET), ("ret", Slot.RET), ("ret emnet", Slot.EMNE)],
)
def test_a_line_can_be_named_in_words(said: str, asked: Slot) -> None:
    assert answered(at(Slot.BEKRAEFT), said).requested is asked


def test_nobody_is_stuck_in_mending() -> None:
    assert answered(at(Slot.BEKRAEFT), "=ret", "hmm", "hvad").requested is Slot.BEKRAEFT


def test_words_to_an_open_case_are_never_lost() -> None:
    draft = replace(started(), open_case="2026-000001", requested=Slot.TILHOER)
    assert answered(draft, "ja").ending is Ending.APPEND
    assert answered(draft, "nej").tilhoer == "ny"
    assert answered(draft, "jeg glemte noget", "min kone er faldet").ending is Ending.APPEND


@pytest.mark.parametrize(("opening", "kind"), [("Klage!", "klage"), ("Jeg har et problem", "anden_henvendelse")])
def test_words_that_only_open_are_asked_what_happened(opening: str, kind: str) -> None:
    draft = begin(opening, KLAGE, message_id="m0", lang="da", office=OFFICE)
    assert draft.requested is Slot.BESKRIVELSE and ask(draft, Slot.BESKRIVELSE, CATALOGUE).key == "ask.beskrivelse.foerst"
    told = Answer(message_id="m1", text="min bil", suggestion=replace(KLAGE, kind="anden_henvendelse", sub="andet"))
    draft = take(draft, told, office=OFFICE).draft
    assert (draft.story, draft.kind, draft.requested) == ("min bil", kind, Slot.FORSTAAET)


def test_an_opening_is_asked_twice_and_never_in_a_ring() -> None:
    draft = begin("klage", KLAGE, message_id="m0", lang="da", office=OFFICE)
    draft = answered(draft, "klage")
    assert (draft.requested, draft.story) == (Slot.BESKRIVELSE, "")
    draft = answered(draft, "klage")
    assert (draft.requested, draft.story) == (Slot.OENSKE, "klage")


def test_a_reservation_reaches_the_advisor() -> None:
    draft = answered(at(Slot.SAMTYKKE), "ja gerne men kun om kørestolen", "ja")
    assert draft.samtykke == "ja" and "kun om kørestolen" in draft.story


def test_thanks_to_being_shown_the_way_ends_it() -> None:
    way = started(replace(KLAGE, route=Route.VEJVIS, kind="anden_henvendelse", sub="find_indgang"))
    assert answered(way, "tak for hjælpen").ending is Ending.DROP


def test_labels_fit_into_a_sentence() -> None:
    said = ask(started(), Slot.FORSTAAET, CATALOGUE).args
    assert said["emne"] == "sygedagpenge"
    stu = ask(replace(started(), emne="stu"), Slot.FORSTAAET, CATALOGUE).args["emne"]
    assert stu.startswith("STU")
    home = ask(replace(started(), afdeling="bolig_og_omsorg"), Slot.TALT, CATALOGUE).args["afdeling"]
    assert "/" not in home and " eller " in home


def test_nothing_unplaced_is_named_a_department() -> None:
    draft = replace(at(Slot.BEKRAEFT), emne="", afdeling="andet_uoplyst", oenske="-")
    shown = ask(draft, Slot.BEKRAEFT, CATALOGUE).args
    assert not [line for line in shown.values() if line == "-" or "kan ikke placeres" in line]
    aktindsigt = replace(started(), emne="aktindsigt_emne", afdeling="andet_uoplyst")
    assert ask(aktindsigt, Slot.FORSTAAET, CATALOGUE).key == "forstaaet.klage.uden_afdeling"


def test_a_small_word_is_no_reason() -> None:
    assert ask(started(replace(KLAGE, evidence=("når", "Hva", "boligstøtte"))), Slot.FORSTAAET, CATALOGUE).args["fordi"] == "“boligstøtte”"
    assert ask(started(replace(KLAGE, evidence=("hvor",))), Slot.FORSTAAET, CATALOGUE).key == "forstaaet.klage.uden_ord"


def test_who_said_no_to_a_list_is_not_shown_it_again() -> None:
    draft = answered(started(replace(KLAGE, klar=False)), "nej")
    assert draft.requested is Slot.EMNE
    assert [choice.value for choice in ask(draft, Slot.EMNE, CATALOGUE).choices] == ["ved_ikke"]
