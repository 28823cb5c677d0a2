"""What a citizen may say to any question: "ved ikke", a greeting, another way to be reached, a power of attorney, a plain permission."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.contact import read_contact
from actions.rules.choices import resolve
from actions.rules.draft import Draft, Ending, Slot
from actions.rules.intake import Answer, Taken, begin, take
from actions.rules.questions import ask
from actions.rules.triage import Route
from tests.rules.drafts import CATALOGUE, KLAGE, OFFICE, at, started

ONE_GUESS = replace(KLAGE, klar=False, scores={"emne": (("sygedagpenge", 0.5), ("kontanthjaelp", 0.01))})


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"said-{text}", text=text), office=OFFICE)


# ------------------------------------------------------------ does not know


@pytest.mark.parametrize(
    ("slot", "field", "value"),
    [
        (Slot.OENSKE, "oenske", "-"),
        (Slot.TALT, "talt_med_afdeling", "ved_ikke"),
        (Slot.KONTAKT, "kontakt_maade", "chat"),
        (Slot.SAMTYKKE, "samtykke", "nej"),
    ],
)
@pytest.mark.parametrize("text", ["ved ikke", "det ved jeg ikke", "I don't know"])
def test_not_knowing_is_an_answer(slot: Slot, field: str, value: str, text: str) -> None:
    draft = said(at(slot), text).draft
    assert getattr(draft, field) == value and draft.requested is not slot and "ved" not in draft.story


def test_not_knowing_whether_it_was_understood_keeps_the_guess() -> None:
    draft = said(started(), "ved ikke").draft
    assert (draft.emne, draft.forstaaet, draft.story) == ("sygedagpenge", "ja", "Jeg har ventet")


def test_not_knowing_whether_to_go_on_goes_on() -> None:
    draft = begin("Jeg har ventet", replace(KLAGE, route=Route.VEJVIS), message_id="m0", lang="da", office=OFFICE)
    assert draft.requested is Slot.VEJ
    draft = said(draft, "ved ikke").draft
    assert not draft.ending and draft.vej == "videre" and draft.story == "Jeg har ventet"


def test_not_knowing_what_to_mend_shows_the_summary_again() -> None:
    mending = said(at(Slot.BEKRAEFT), "ret").draft
    assert mending.requested is Slot.RET and said(mending, "ved ikke").draft.requested is Slot.BEKRAEFT


def test_a_story_is_no_yes() -> None:
    opened = begin("jeg vil klage", None, message_id="m0", lang="da", office=OFFICE)
    assert opened.requested is Slot.BESKRIVELSE and said(opened, "ja").draft.story == ""


# ------------------------------------------------------------ a greeting


@pytest.mark.parametrize("slot", [Slot.OENSKE, Slot.TALT, Slot.KONTAKT, Slot.SAMTYKKE, Slot.BEKRAEFT])
@pytest.mark.parametrize("text", ["hej", "Hej igen!", "Er du der?", "hello"])
def test_a_greeting_answers_nothing(slot: Slot, text: str) -> None:
    before = at(slot)
    taken = said(before, text)
    assert taken.draft.requested is slot and taken.draft.misses == 0 and taken.said
    assert taken.said.key == "hilsen.midt_i" and taken.draft.oenske == before.oenske


# ------------------------------------------------------------ how to be reached


def reachable(value: str = "20 30 40 50") -> Draft:
    draft = said(at(Slot.KONTAKT), value).draft
    assert draft.requested is Slot.SAMTYKKE
    return draft


@pytest.mark.parametrize(
    ("text", "way", "value"),
    [
        ("nej vent, send hellere til kim@post.example", "mail", "kim@post.example"),
        ("hov, jeg skrev forkert, det er 40 50 60 70", "telefon", "+4540506070"),
        ("svar hellere her i chatten", "chat", ""),
    ],
)
def test_another_way_is_taken_and_the_open_question_stays_open(text: str, way: str, value: str) -> None:
    draft = said(reachable(), text).draft
    assert (draft.kontakt_maade, draft.kontakt_vaerdi, draft.requested, draft.samtykke) == (way, value, Slot.SAMTYKKE, "")


def test_who_was_anonymous_may_change_their_mind() -> None:
    draft = said(at(Slot.KONTAKT), "jeg vil være anonym").draft
    assert draft.requested is Slot.BEKRAEFT
    draft = said(draft, "nej jeg vil alligevel gerne ringes op på 20304050").draft
    assert draft.kontakt_vaerdi == "+4520304050" and "20304050" not in draft.story
    assert draft.requested is Slot.SAMTYKKE, "somebody with a name is asked for consent"


def test_anonymous_in_one_word_at_the_summary() -> None:
    draft = said(at(Slot.BEKRAEFT), "anonym").draft
    assert draft.kontakt_maade == "anonym" and draft.requested is Slot.BEKRAEFT


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("på telefon", "problem.kontakt.telefon"),
        ("I må gerne ringe til mig", "problem.kontakt.telefon"),
        ("mail", "problem.kontakt.mail"),
        ("ja", "problem.kontakt.ja"),
        ("2030405", "problem.kontakt"),
    ],
)
def test_a_way_without_the_number_is_asked_for_the_number(text: str, key: str) -> None:
    taken = said(at(Slot.KONTAKT), text)
    assert taken.said and taken.said.key == key and taken.draft.requested is Slot.KONTAKT


def test_no_way_at_all_is_the_chat() -> None:
    taken = said(at(Slot.KONTAKT), "nej tak")
    assert taken.draft.kontakt_maade == "chat" and taken.said and taken.said.key == "antaget.kontakt"


def test_a_number_beside_an_address_is_used_where_they_want_to_be_called() -> None:
    both = read_contact("Min søns mail er peter@post.example, men ring helst til mig på 86 11 22 33")
    assert both and both.value == "+4586112233"
    either = read_contact("20 30 40 50 eller mig@post.example")
    assert either and either.value == "mig@post.example"


# ------------------------------------------------------------ consent, and what was told beside


@pytest.mark.parametrize("text", ["jo det må de godt", "Ja, det må I gerne", "ja det er helt fint med mig", "yes you may"])
def test_a_permission_in_many_words(text: str) -> None:
    draft = said(at(Slot.SAMTYKKE), text).draft
    assert draft.samtykke == "ja" and draft.story == "Jeg har ventet"


@pytest.mark.parametrize("text", ["nej det må de ikke", "helst ikke", "det må I ikke"])
def test_a_refusal_in_many_words(text: str) -> None:
    assert said(at(Slot.SAMTYKKE), text).draft.samtykke == "nej"


@pytest.mark.parametrize("text", ["ja men kun om kørestolen", "ja hvis de ringer først"])
def test_a_reservation_is_asked_again(text: str) -> None:
    draft = said(at(Slot.SAMTYKKE), text).draft
    assert draft.requested is Slot.SAMTYKKE and text in draft.story


def test_everything_told_at_once_is_taken() -> None:
    story = (
        "Jeg har ventet 4 måneder på mine sygedagpenge. Jeg har ringet til kommunen tre gange. Jeg vil gerne have et svar og en "
        "undskyldning. I kan ringe på 20 30 40 50 efter kl. 16, og I må gerne kontakte afdelingen."
    )
    draft = begin(story, KLAGE, message_id="m0", lang="da", office=OFFICE)
    assert (draft.talt_med_afdeling, draft.kontakt_vaerdi, draft.samtykke) == ("ja", "+4520304050", "ja")
    assert draft.kontakt_hvornaar == "efter kl. 16" and draft.oenske.endswith("en undskyldning.")
    assert said(draft, "ja").draft.requested is Slot.BEKRAEFT


def test_you_may_not_contact_them_is_heard_too() -> None:
    draft = begin("Jeg har ventet. I må ikke kontakte afdelingen.", KLAGE, message_id="m0", lang="da", office=OFFICE)
    assert draft.samtykke == "nej"


def test_having_talked_to_them_after_all() -> None:
    draft = said(at(Slot.KONTAKT), "hov, jeg har faktisk ringet til dem").draft
    assert (draft.talt_med_afdeling, draft.requested) == ("ja", Slot.KONTAKT)


@pytest.mark.parametrize(
    ("text", "known"),
    [("jeg har ikke nogen fuldmagt", "nej"), ("jeg har fået en fuldmagt fra hende", "ja"), ("jeg er værge for hende", "ja")],
)
@pytest.mark.parametrize("slot", [Slot.TALT, Slot.KONTAKT, Slot.BEKRAEFT])
def test_a_power_of_attorney_is_heard_at_any_question(slot: Slot, text: str, known: str) -> None:
    draft = replace(at(slot), for_anden="foraelder", fuldmagt="" if slot is Slot.TALT else "ved_ikke")
    taken = said(draft, text)
    assert taken.draft.fuldmagt == known and taken.draft.requested is slot and "fuldmagt" not in taken.draft.story


def test_a_power_of_attorney_in_other_words() -> None:
    draft = replace(at(Slot.KONTAKT), for_anden="foraelder", requested=Slot.FULDMAGT)
    assert said(draft, "jeg har ikke fuldmagt endnu").draft.fuldmagt == "nej"


# ------------------------------------------------------------ what is offered


def test_one_guess_is_asked_with_a_yes_and_a_no() -> None:
    draft = started(ONE_GUESS)
    assert ask(draft, Slot.FORSTAAET, CATALOGUE).key == "forstaaet.klage"
    assert said(draft, "ja det er rigtigt nok").draft.requested is Slot.OENSKE


def test_a_yes_in_many_words_adds_nothing_to_the_story() -> None:
    assert said(started(), "Ja det er rigtigt nok").draft.story == "Jeg har ventet"
    assert said(at(Slot.TALT), "ja jeg har ringet").draft.story == "Jeg har ventet"
    assert "lægger røret på" in said(at(Slot.TALT), "ja 20 gange og de lægger røret på").draft.story


def test_an_answer_is_what_people_hope_for_and_no_number() -> None:
    assert resolve("et svar", ["Ved ikke"]) is None and resolve("svar 1", ["Ved ikke"]) == 0
    assert said(at(Slot.OENSKE), "et svar").draft.oenske == "et svar"


# ------------------------------------------------------------ more than one open case


def with_two_cases() -> Draft:
    cases = ("2026-000002:sygedagpenge", "2026-000001:")
    return begin("Der er sket mere", KLAGE, message_id="m0", lang="da", office=OFFICE, open_case="2026-000002", open_cases=cases)


def test_with_two_open_cases_it_is_asked_which() -> None:
    draft = with_two_cases()
    asked = ask(draft, Slot.TILHOER, CATALOGUE)
    assert asked.key == "ask.tilhoer.flere" and [choice.value for choice in asked.choices] == ["foej:2026-000002", "foej:2026-000001", "ny"]
    chosen = take(draft, Answer(message_id="m1", value="foej:2026-000001"), office=OFFICE).draft
    assert (chosen.ending, chosen.open_case) == (Ending.APPEND, "2026-000001")
    new = take(draft, Answer(message_id="m1", value="ny"), office=OFFICE).draft
    assert not new.ending and new.requested is Slot.FORSTAAET


def test_a_plain_yes_does_not_say_which_case() -> None:
    taken = said(with_two_cases(), "ja")
    assert taken.said and taken.said.key == "problem.tilhoer.flere"
    assert said(taken.draft, "jo").draft.ending is Ending.APPEND, "nobody is stuck"


def test_a_draft_is_read_back_with_its_cases() -> None:
    assert Draft.from_json(with_two_cases().as_json()) == with_two_cases()
