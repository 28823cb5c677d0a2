"""Few words that weigh much: a no or an age after a burst, the chat chosen or left, a consent, a talk that was had."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules.bursts import may_tell_of_danger, told_in_bursts
from actions.rules.case import ContactWay
from actions.rules.chat_chosen import in_the_chat
from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, Taken, take
from actions.rules.mending import reached_by
from actions.rules.talked_words import said_of_talking
from tests.rules.drafts import OFFICE, at


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"said-{text}", text=text), office=OFFICE)


# ------------------------------------------------------------ danger in bursts


@pytest.mark.parametrize(
    ("said", "situation"),
    [
        (("min far ligger på gulvet", "han svarer", "ikke"), "livsfare"),
        (("min far ligger på gulvet", "han svarer", "ik"), "livsfare"),
        (("jeg er", "12"), "barn_skriver_selv"),
        (("jeg går i", "5."), "barn_skriver_selv"),
        (("min far er fuld", "jeg er", "11"), "barn_skriver_selv"),
        (("jeg er alene", "jeg er", "9"), "barn_skriver_selv"),
    ],
)
def test_a_no_and_an_age_are_read_with_what_stands_before(said: tuple[str, ...], situation: str) -> None:
    assert told_in_bursts(said[:-1], said[-1]) == situation
    assert may_tell_of_danger(said[-1])


@pytest.mark.parametrize("text", ["ikke", "Ik!", "ikk", "aldrig", "overhovedet ikke", "not", "never", "1", "17", "11 år"])
def test_a_no_and_an_age_cost_a_look(text: str) -> None:
    assert may_tell_of_danger(text)


@pytest.mark.parametrize(
    "text", ["ja", "nej", "nej tak", "ved ikke", "det ved jeg ikke", "20304050", "0", "18", "2026", "12/11", "1" * 4000]
)
def test_an_answer_that_makes_nothing_out_costs_none(text: str) -> None:
    assert not may_tell_of_danger(text)


# ------------------------------------------------------------ consent


@pytest.mark.parametrize(
    "text",
    [
        "det må I lade være med",
        "ok så lad være",
        "ok så lad venligst være",
        "det er fint at lade være",
        "ja til at lade være",
        "det må I selv om",
        "det må I selvom",
        "det må de drømme om",
        "gerne en anden gang",
        "ok senere",
        "det må I spørge min kone om",
        "det er fint som det er",
        "må de det",
        "må de vide det",
        "må I godt det",
        "may they",
        "nej, ikke lederen, men ja til at lade være",
    ],
)
def test_no_consent_is_made_of_what_only_sounds_like_one(text: str) -> None:
    taken = said(at(Slot.SAMTYKKE), text).draft
    assert (taken.samtykke, taken.requested) == ("", Slot.SAMTYKKE)


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "ja det må de gerne",
        "ja må I gerne",
        "det må I gerne",
        "det er fint med mig",
        "ok",
        "det er helt i orden",
        "ja de må spørge dem",
        "yes they may",
    ],
)
def test_a_plain_yes_is_a_consent(text: str) -> None:
    assert said(at(Slot.SAMTYKKE), text).draft.samtykke == "ja"


@pytest.mark.parametrize("text", ["nej, lad være", "nej det må I selv om", "det må de ikke"])
def test_a_no_stays_a_no(text: str) -> None:
    assert said(at(Slot.SAMTYKKE), text).draft.samtykke == "nej"


@pytest.mark.parametrize(
    ("text", "samtykke", "asked"),
    [
        ("samtykke: ja til at lade være", "nej", Slot.BEKRAEFT),
        ("samtykke: ok så lad være", "nej", Slot.BEKRAEFT),
        ("ret samtykke til ja men senere", "", Slot.SAMTYKKE),
        ("samtykke: ja", "ja", Slot.BEKRAEFT),
        ("ret samtykke til ja tak det må I gerne", "ja", Slot.BEKRAEFT),
        ("ret samtykke til nej", "nej", Slot.BEKRAEFT),
    ],
)
def test_the_line_of_the_consent_is_read_like_its_question(text: str, samtykke: str, asked: Slot) -> None:
    taken = said(replace(at(Slot.BEKRAEFT), samtykke="nej"), text).draft
    assert (taken.samtykke, taken.requested) == (samtykke, asked)


# ------------------------------------------------------------ the chat


def by_phone() -> Draft:
    """The summary, with a number noted."""
    return reached_by(at(Slot.BEKRAEFT), ContactWay.TELEFON, value="+4522334455")


@pytest.mark.parametrize(
    "text",
    [
        "far er her",
        "hun er her",
        "bor her",
        "her er jeg",
        "I am here",
        "chatten? nej",
        "chat? no",
        "i chatten. nej tak",
        "chatten aldrig",
        "chatten er sværere end telefon",
        "I må ikke ringe eller skrive i chatten",
        "kan I ikke ringe i stedet for chatten",
    ],
)
def test_who_is_here_and_what_is_refused_chooses_no_chat(text: str) -> None:
    draft = said(at(Slot.KONTAKT), text).draft
    assert (draft.kontakt_maade, draft.requested) == ("", Slot.KONTAKT)


@pytest.mark.parametrize(
    "text", ["her", "bare her", "kun her tak", "helst her", "svar her", "her er fint", "hellere her", "just here please", "chatten? ja"]
)
def test_here_and_what_goes_with_it_chooses_the_chat(text: str) -> None:
    assert said(at(Slot.KONTAKT), text).draft.kontakt_maade == "chat"


@pytest.mark.parametrize(
    "text",
    [
        "jeg vil hellere have svar i chatten end på telefon",
        "hellere i chatten end at blive ringet op",
        "svar her i chatten i stedet for at ringe",
        "I må ikke ringe alligevel kun i chatten",
        "nej jeg vil hellere i chatten uden opkald",
        "nej vent i chatten og ikke på telefon",
        "I would rather be answered in the chat than by phone",
        "kontakt: chat i stedet for telefon",
        "kontakt: bare chatten, aldrig telefon",
    ],
)
def test_the_phone_is_left_for_the_chat(text: str) -> None:
    draft = said(by_phone(), text).draft
    assert (draft.kontakt_maade, draft.kontakt_vaerdi) == ("chat", "")


@pytest.mark.parametrize(
    "text",
    [
        "ikke i chatten",
        "hellere telefon end chat",
        "hellere telefon end i chatten",
        "chatten er svær for mig",
        "i chatten? nej",
        "i chatten er værre end på telefon",
        "I må ikke ringe og heller ikke skrive i chatten",
        "hvorfor må I ikke ringe i stedet for i chatten",
    ],
)
def test_the_phone_stays(text: str) -> None:
    assert said(by_phone(), text).draft.kontakt_maade == "telefon"


@pytest.mark.parametrize("word", ["chatten end ", "ikke ring ", "chat er bedre ", "nej, chatten. ", "her "])
def test_four_thousand_hostile_characters_are_read(word: str) -> None:
    assert not in_the_chat((word * 1000)[:4000] + " telefon og nej, nej")


# ------------------------------------------------------------ talked with the department


@pytest.mark.parametrize(
    "text",
    [
        "jeg har talt med dem, men de ringer aldrig tilbage",
        "jeg har snakket med hende og hun svarer ikke på mails",
        "jeg talte med en men hun svarede ikke på mit spørgsmål",
        "jeg har haft et møde hvor ingen svarede på noget",
        "jeg har ikke ringet men skrevet tre mails",
        "jeg har ikke ringet, men jeg har mailet",
        "de siger jeg ikke har ringet men det har jeg",
        "de tager den aldrig men jeg har talt med Lone i mandags",
        "I talked to her but she never answers mails",
    ],
)
def test_somebody_talked(text: str) -> None:
    assert said_of_talking(text) == "ja"
    assert said(at(Slot.TALT), text).draft.talt_med_afdeling == "ja"


@pytest.mark.parametrize(
    "text",
    [
        "jeg har ikke talt med dem",
        "jeg har ikke engang fået talt med dem",
        "har aldrig rigtig snakket med dem",
        "de tager den ikke",
        "ingen svarer",
        "jeg ville have talt med dem men de svarer ikke",
        "jeg har prøvet at tale med dem",
        "jeg har talt med min læge, men kommunen svarer ikke",
        "jeg har kun talt med telefonsvareren og de ringer aldrig tilbage",
        "jeg har ikke ringet men skrevet og de svarer ikke",
    ],
)
def test_nobody_talked(text: str) -> None:
    assert said_of_talking(text) == "nej"


@pytest.mark.parametrize("word", ["ikke talt med ", "talt med, ", "ikke ringet men ", "haft ", "men det har jeg "])
def test_a_long_answer_about_talking_is_read(word: str) -> None:
    assert said_of_talking((word * 4000)[:4000]) in {"", "ja", "nej"}
