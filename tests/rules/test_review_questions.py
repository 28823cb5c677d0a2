"""An answer with a question behind it, and what is no answer: nothing that was told is lost, and nobody is stuck."""

from __future__ import annotations

import time

import pytest

from actions.rules import letters
from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, Taken, take
from actions.rules.topic_words import meant
from tests.rules.drafts import CATALOGUE, OFFICE, at, started
from tests.rules.test_letters import DECISION


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"{draft.seen}-{text}", text=text), office=OFFICE)


def asked(slot: Slot) -> Draft:
    return said(started(DECISION), "ja").draft if slot is Slot.BREVDATO else at(slot)


@pytest.mark.parametrize(
    ("slot", "text", "field", "value"),
    [
        (Slot.OENSKE, "At de siger undskyld. Hvem læser det her?", "oenske", "At de siger undskyld."),
        (Slot.OENSKE, "En ny sagsbehandler. Koster det noget?", "oenske", "En ny sagsbehandler."),
        (Slot.TALT, "Ja, tre gange. Koster det noget?", "talt_med_afdeling", "ja"),
        (Slot.KONTAKT, "Her i chatten. Koster det noget?", "kontakt_maade", "chat"),
        (Slot.BREVDATO, "Det er fra 3. november. Koster det noget?", "brevdato", "2026-11-03"),
    ],
)
def test_the_answer_before_a_question_is_taken(slot: Slot, text: str, field: str, value: str) -> None:
    taken = said(asked(slot), text)
    assert getattr(taken.draft, field) == value
    assert taken.said is not None and taken.said.key.startswith(("svar.om.", "frist."))


@pytest.mark.parametrize(
    "text",
    [
        "Kan min sag blive behandlet hurtigere?",
        "Kan min søn få sin plads tilbage?",
        "Hvem kan hjælpe mig med at få pengene?",
        "Er det i orden, at de ikke svarer?",
    ],
)
def test_a_wish_put_as_a_question_is_a_wish(text: str) -> None:
    assert said(asked(Slot.OENSKE), text).draft.oenske == text


def test_a_question_that_nobody_prepared_does_not_go_round_in_circles() -> None:
    draft = started()
    for number in range(3):
        draft = take(draft, Answer(message_id=f"m{number + 10}", text="Er det ok at jeg skriver så sent?"), office=OFFICE).draft
    assert draft.requested is not Slot.FORSTAAET


@pytest.mark.parametrize("slot", [Slot.TALT, Slot.SAMTYKKE, Slot.OENSKE])
def test_a_message_of_blanks_is_read_at_once(slot: Slot) -> None:
    began = time.process_time()
    said(asked(slot), "ja" + " " * 3990 + "nej")
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    "text", ["nej det er forkert at det er sygedagpenge", "nej, jeg fik sygedagpenge før, men det er noget helt andet"]
)
def test_a_topic_that_is_refused_by_name_is_not_noted(text: str) -> None:
    draft = started()
    assert draft.emne == "sygedagpenge"
    assert said(draft, text).draft.emne == ""


@pytest.mark.parametrize("text", ["hverken sygedagpenge eller noget", "det er ikke mine egne sygedagpenge", "uden sygedagpenge"])
def test_what_is_denied_is_not_meant(text: str) -> None:
    assert meant(text, CATALOGUE.topics) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jeg har ikke et brev, men fik det i e-Boks 3. november", "2026-11-03"),
        ("Det var den 3. november, lige efter jeg fik min folkepension", "2026-11-03"),
        ("det er fra udbetaling danmark den 3. november", "ved_ikke"),
    ],
)
def test_the_day_counts_unless_another_sent_it(text: str, day: str) -> None:
    assert said(asked(Slot.BREVDATO), text).draft.brevdato == day


def test_a_letter_on_a_screen_came() -> None:
    assert letters.came_some_way("fik det i e-Boks") and not letters.came_some_way("intet brev, kun et opkald")
