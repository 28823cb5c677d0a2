"""The rules of intake: one question at a time, nothing asked twice, nobody stuck, in doubt klage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.contact import read_contact
from actions.rules.case import ContactWay
from actions.rules.draft import Draft, Ending, Slot, next_slot
from actions.rules.intake import Answer, begin, take
from actions.rules.questions import ask
from actions.rules.registering import facts_of
from actions.rules.triage import Route, Suggestion
from bot import organisation

CATALOGUE = organisation.load(Path("bot/municipality"))
KLAGE = Suggestion(
    route=Route.REGISTRER,
    kind="klage",
    sub="klage_over_sagsbehandling",
    afdeling=("ydelser",),
    emne=("sygedagpenge", "kontanthjaelp"),
    problem=("sagsbehandlingstid", "manglende_svar"),
    confidence=0.9,
    klar=True,
    evidence=("ventet fire måneder",),
)


def started(suggestion: Suggestion | None = KLAGE, **changes: object) -> Draft:
    draft = begin("Jeg har ventet", suggestion, message_id="m0", lang="da", catalogue=CATALOGUE)
    return replace(draft, **changes)  # type: ignore[arg-type]


def answered(draft: Draft, *answers: str) -> Draft:
    """Answer in turn; what begins with `=` is a choice's value."""
    for at, said in enumerate(answers, 1):
        answer = (
            Answer(message_id=f"m{at}-{draft.seen}", value=said[1:])
            if said.startswith("=")
            else Answer(message_id=f"m{at}-{draft.seen}", text=said)
        )
        draft = take(draft, answer, read_contact=read_contact, catalogue=CATALOGUE).draft
    return draft


def test_the_questions_come_one_by_one_and_end_in_a_registration() -> None:
    draft = started()
    asked = []
    for said in ("=ja", "Et svar", "nej", "borger@post.example", "ja", "=ja"):
        assert draft.requested is not None
        asked.append(draft.requested)
        draft = answered(draft, said)
    assert asked == [Slot.FORSTAAET, Slot.OENSKE, Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE, Slot.BEKRAEFT]
    assert draft.requested is None and draft.ending is Ending.SEND
    facts = facts_of(draft)
    assert (facts.kind, facts.emne, facts.afdeling) == ("klage", "sygedagpenge", "ydelser")
    assert (facts.hovedproblem, facts.other_problems) == ("sagsbehandlingstid", ("manglende_svar",))
    assert facts.contact.way is ContactWay.MAIL and facts.contact.value == "borger@post.example" and facts.consent_department


def test_without_a_suggestion_it_is_a_klage_that_nobody_has_placed() -> None:
    draft = started(None)
    assert draft.requested is Slot.OENSKE, "what was not understood is not asked to be confirmed"
    facts = facts_of(answered(draft, "Et svar", "ja", "=chat", "ja", "=ja"))
    assert (facts.kind, facts.afdeling, facts.hovedproblem) == ("klage", "andet_uoplyst", "andet")


def test_the_same_message_is_taken_once() -> None:
    draft = started()
    answer = Answer(message_id="m1", value="ja")
    once = take(draft, answer, read_contact=read_contact, catalogue=CATALOGUE).draft
    again = take(once, answer, read_contact=read_contact, catalogue=CATALOGUE)
    assert again.draft == once and not again.problem


def test_a_correction_keeps_the_complaint() -> None:
    other = replace(
        KLAGE, kind="anden_henvendelse", sub="find_indgang", emne=("hjaelpemidler",), afdeling=("afgoerelser_og_hjaelpemidler",)
    )
    draft = answered(started(), "=nej")
    assert draft.requested is Slot.EMNE
    draft = take(
        draft, Answer(message_id="m9", text="det er min kørestol", suggestion=other), read_contact=read_contact, catalogue=CATALOGUE
    ).draft
    assert (draft.kind, draft.emne) == ("klage", "hjaelpemidler")
    assert "kørestol" in draft.story


def test_a_second_correction_leaves_the_placing_to_the_advisor() -> None:
    draft = answered(started(corrections=1), "=nej")
    draft = take(
        draft, Answer(message_id="m8", text="nej det er noget helt andet", suggestion=KLAGE), read_contact=read_contact, catalogue=CATALOGUE
    ).draft
    assert (draft.forstaaet, draft.afdeling) == ("ja", "andet_uoplyst")


def test_words_instead_of_a_choice_keep_the_first_guess() -> None:
    draft = started(replace(KLAGE, klar=False))
    vague = Answer(message_id="m1", text="jeg vil bare have svar", suggestion=replace(KLAGE, emne=("jobcenter",), klar=False))
    draft = take(draft, vague, read_contact=read_contact, catalogue=CATALOGUE).draft
    assert (draft.emne, draft.requested) == ("sygedagpenge", Slot.OENSKE)
    assert draft.suggestion is not None and draft.suggestion.emne[0] == "sygedagpenge" and "bare have svar" in draft.story


def test_with_several_guesses_a_plain_yes_is_asked_again_once() -> None:
    draft = started(replace(KLAGE, klar=False))
    taken = take(draft, Answer(message_id="m1", text="ja"), read_contact=read_contact, catalogue=CATALOGUE)
    assert taken.problem and taken.draft.requested is Slot.FORSTAAET
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
    assert not facts_of(draft).consent_department


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
    assert facts_of(going_on).myndighed == "udbetaling_danmark"


@pytest.mark.parametrize("line", ["beskrivelse", "emne", "oenske", "talt_med_afdeling", "kontakt", "samtykke"])
def test_every_line_of_the_summary_can_be_mended(line: str) -> None:
    done = answered(started(), "=ja", "Et svar", "nej", "=chat", "ja")
    assert done.requested is Slot.BEKRAEFT
    mending = answered(done, "=ret")
    assert mending.requested is Slot.RET
    offered = [choice.value for choice in ask(mending, Slot.RET, CATALOGUE).choices]
    assert line in offered
    assert answered(mending, f"={line}").requested == Slot(line)


def at(slot: Slot) -> Draft:
    """A draft that has come to `slot`."""
    said = {Slot.OENSKE: 1, Slot.TALT: 2, Slot.KONTAKT: 3, Slot.SAMTYKKE: 4, Slot.BEKRAEFT: 5}[slot]
    draft = answered(started(), *("=ja", "Et svar", "nej", "=chat", "ja")[:said])
    assert draft.requested is slot
    return draft


@pytest.mark.parametrize(
    ("slot", "said", "field", "value"),
    [
        (Slot.TALT, "ja 10 gange", "talt_med_afdeling", "ja"),
        (Slot.TALT, "jeg har ringet mange gange", "talt_med_afdeling", "ja"),
        (Slot.TALT, "nej jeg tør ikke ringe til dem", "talt_med_afdeling", "nej"),
        (Slot.TALT, "de tager aldrig telefonen hos jer", "talt_med_afdeling", "ved_ikke"),
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
    taken = take(at(slot), Answer(message_id="x", text="ring 20 30 40 50"), read_contact=read_contact, catalogue=CATALOGUE)
    assert (taken.draft.kontakt_vaerdi, taken.draft.requested, taken.problem) == ("+4520304050", slot, "noteret.kontakt")


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
    once = take(at(slot), Answer(message_id="x", text="hvad"), read_contact=read_contact, catalogue=CATALOGUE)
    twice = take(once.draft, Answer(message_id="y", text="øh"), read_contact=read_contact, catalogue=CATALOGUE)
    assert twice.problem == f"antaget.{slot.value}" and twice.draft.requested is not slot


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
    draft = begin(opening, KLAGE, message_id="m0", lang="da", catalogue=CATALOGUE)
    assert draft.requested is Slot.BESKRIVELSE and ask(draft, Slot.BESKRIVELSE, CATALOGUE).key == "ask.beskrivelse.foerst"
    told = Answer(message_id="m1", text="min bil", suggestion=replace(KLAGE, kind="anden_henvendelse", sub="andet"))
    draft = take(draft, told, read_contact=read_contact, catalogue=CATALOGUE).draft
    assert (draft.story, draft.kind, draft.requested) == ("min bil", kind, Slot.FORSTAAET)


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
