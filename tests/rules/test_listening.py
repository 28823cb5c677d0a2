"""What is told beside the answer is taken once, and what was said is never asked again."""

from __future__ import annotations

import pytest

from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, begin, take
from actions.rules.listening import told_beside, when_to_call
from tests.rules.drafts import KLAGE, OFFICE, at, started


def heard(text: str) -> Draft:
    return told_beside(Draft(story=text), text, OFFICE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jeg har ringet til kommunen ti gange om mine sygedagpenge.", "ja"),
        ("Jeg har talt med min sagsbehandler, men hun siger nej.", "ja"),
        ("Vi har skrevet til skolen mange gange", "ja"),
        ("I have called the department four times", "ja"),
        ("Jeg har ikke talt med kommunen endnu", "nej"),
        ("I have not contacted the municipality yet", "nej"),
        ("Jeg har talt med min læge om det", ""),
        ("Min nabo har ringet til kommunen", ""),
        ("Kommunen har ringet til mig", ""),
        ("Jeg har ventet i fire måneder", ""),
    ],
)
def test_whether_they_have_talked(text: str, said: str) -> None:
    assert heard(text).talt_med_afdeling == said


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("De svarer ikke. Jeg vil bare have mine penge.", "Jeg vil bare have mine penge."),
        ("Jeg ønsker at få sagen set på igen", "Jeg ønsker at få sagen set på igen"),
        ("It has been months. I just want an answer from them.", "I just want an answer from them."),
        ("Jeg vil klage", ""),
        ("Jeg vil gerne klage over jobcentret", ""),
        ("Jeg skal have opereret mit knæ på torsdag", ""),
        ("Jeg vil ikke være med til det her mere", ""),
        ("Hvad vil I gøre ved det?", ""),
    ],
)
def test_what_they_hope_for(text: str, wish: str) -> None:
    assert heard(text).oenske == wish


@pytest.mark.parametrize(
    ("text", "way", "value", "when"),
    [
        ("Ring til mig på 20 30 40 50 efter kl. 16, jeg har ventet længe", "telefon", "+4520304050", "efter kl. 16"),
        ("Skriv til anna@borger.example, det haster", "mail", "anna@borger.example", ""),
        ("Jeg vil gerne være anonym, men de behandler hende dårligt", "anonym", "", ""),
        ("Jeg vil ikke sige mit navn", "anonym", "", ""),
        ("De skylder mig 12.400 kr. for tre måneder", "", "", ""),
    ],
)
def test_how_to_reach_them(text: str, way: str, value: str, when: str) -> None:
    draft = heard(text)
    assert (draft.kontakt_maade, draft.kontakt_vaerdi, draft.kontakt_hvornaar) == (way, value, when)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("20304050 helst efter 15", "helst efter 15"),
        ("20304050 mellem 9 og 12", "mellem 9 og 12"),
        ("20304050 om formiddagen", "om formiddagen"),
        ("call me in the morning", "in the morning"),
        ("20304050", ""),
        ("Anna 20304050", ""),
    ],
)
def test_when_to_call(text: str, when: str) -> None:
    assert when_to_call(text) == when


def test_one_message_that_says_it_all_leaves_little_to_ask() -> None:
    story = (
        "Jeg har ringet til kommunen syv gange om mine sygedagpenge og får intet svar. Jeg vil bare have at vide, hvornår pengene kommer. "
        "Ring til mig på 20 30 40 50 efter kl. 16."
    )
    draft = begin(story, KLAGE, message_id="m0", lang="da", office=OFFICE)
    asked = []
    while draft.requested is not None:
        asked.append(draft.requested)
        draft = take(draft, Answer(message_id=f"m{len(asked)}", value="ja"), office=OFFICE).draft
    assert asked == [Slot.FORSTAAET, Slot.SAMTYKKE, Slot.BEKRAEFT]


def test_a_longer_answer_is_taken_for_the_questions_that_follow_too() -> None:
    said = "At de ringer tilbage. Jeg har skrevet til dem ti gange, ring på 20 30 40 50"
    draft = take(at(Slot.OENSKE), Answer(message_id="x", text=said), office=OFFICE).draft
    assert draft.oenske == said and draft.talt_med_afdeling == "ja" and draft.kontakt_vaerdi == "+4520304050"
    assert draft.requested is Slot.SAMTYKKE


def test_a_short_answer_is_only_that() -> None:
    draft = take(started(), Answer(message_id="x", text="ja tak"), office=OFFICE).draft
    assert draft.requested is Slot.OENSKE and not draft.kontakt_maade and not draft.talt_med_afdeling
