"""The chat named and the chat chosen, wherever it is said; a no in few letters; a number that is not taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.chat_chosen import in_the_chat
from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, Taken, take
from actions.rules.masking import MARKER
from actions.rules.reading import allowed, has_told, only_yes_no
from tests.rules.drafts import OFFICE, at


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"{draft.seen}-{text}", text=text), office=OFFICE)


def by_mail(slot: Slot) -> Draft:
    return replace(at(slot), kontakt_maade="mail", kontakt_vaerdi="kim@post.example")


CHOSEN = [
    "svar hellere her i chatten",
    "nej vent, svar hellere her i chatten",
    "nej vent jeg vil hellere have at I svarer mig her i chatten",
    "ikke på mail, hellere her i chatten",
    "forkert, her i stedet",
]
NAMED = [
    "jeg vil hellere ringes op end skrive i chatten",
    "ret det, og ikke i chatten",
    "vent, ikke i chatten men på telefon",
    "ring hellere, for i chatten kan andre læse med",
    "jeg vil hellere have en mail, i chatten er svært for mig",
]


@pytest.mark.parametrize("text", CHOSEN)
def test_the_chat_is_chosen_instead(text: str) -> None:
    assert in_the_chat(text)
    assert said(by_mail(Slot.BEKRAEFT), text).draft.kontakt_maade == "chat"


@pytest.mark.parametrize("slot", [Slot.SAMTYKKE, Slot.BEKRAEFT])
@pytest.mark.parametrize("text", NAMED)
def test_the_chat_that_is_only_named_is_not_chosen_instead(text: str, slot: Slot) -> None:
    assert not in_the_chat(text)
    assert said(by_mail(slot), text).draft.kontakt_maade == "mail"


@pytest.mark.parametrize("text", ["ret kontakt til ikke i chatten", "ret kontakt til telefon, her er svært for mig at skrive"])
def test_a_line_is_not_mended_to_what_is_refused(text: str) -> None:
    draft = said(by_mail(Slot.BEKRAEFT), text).draft
    assert (draft.kontakt_maade, draft.requested) == ("", Slot.KONTAKT), "the line is asked for"


@pytest.mark.parametrize("text", ["ret kontakt til her i chatten", "ret kontakt til chatten", "ret kontakt til her"])
def test_a_line_is_mended_to_the_chat(text: str) -> None:
    assert said(by_mail(Slot.BEKRAEFT), text).draft.kontakt_maade == "chat"


@pytest.mark.parametrize("no", ["ikke", "ikk", "ik"])
def test_a_no_in_few_letters_is_a_no(no: str) -> None:
    assert allowed(f"i må {no} skrive til hende") == "nej"
    assert allowed(f"helst {no}") == "nej"
    assert only_yes_no(f"ja men {no} i dag") is None
    assert not has_told(f"har {no} ringet til dem")
    assert said(at(Slot.SAMTYKKE), f"i må {no} skrive til hende").draft.samtykke == "nej"


@pytest.mark.parametrize("no", ["ikke", "ik"])
def test_a_no_to_a_part_of_it_is_asked_about_again_and_kept(no: str) -> None:
    text = f"I må {no} ringe til lederen, men gerne skrive til afdelingen"
    taken = said(at(Slot.SAMTYKKE), text).draft
    assert (taken.samtykke, taken.requested) == ("", Slot.SAMTYKKE) and text in taken.story


def test_a_removed_number_is_no_way_to_be_reached_and_is_not_asked_for_ever() -> None:
    once = said(at(Slot.KONTAKT), f"mit nummer er {MARKER}").draft
    assert (once.kontakt_maade, once.requested) == ("", Slot.KONTAKT), "asked once more"
    twice = said(once, f"her: {MARKER}")
    assert (twice.draft.kontakt_maade, twice.draft.requested) == ("chat", Slot.SAMTYKKE)
    assert twice.said and twice.said.key == "antaget.kontakt"


@pytest.mark.parametrize("slot", [Slot.OENSKE, Slot.TALT, Slot.SAMTYKKE])
def test_at_another_question_a_removed_number_is_no_answer(slot: Slot) -> None:
    draft = at(slot)
    taken = said(draft, MARKER).draft
    assert (taken.requested, taken.misses) == (slot, draft.misses)
