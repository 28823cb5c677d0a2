"""Words that a reading took for more than they say: no consent, no sending and no correction is made out of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.contact import read_contact
from actions.rules.case import ContactWay
from actions.rules.corrections import corrected
from actions.rules.draft import Draft, Ending, Slot
from actions.rules.intake import Answer, Taken, take
from actions.rules.mending import mended, reached_by
from tests.rules.drafts import OFFICE, at

NUMBER = "+4522334455"


def said(draft: Draft, text: str) -> Taken:
    return take(draft, Answer(message_id=f"said-{text}", text=text), office=OFFICE)


def by_phone() -> Draft:
    """Asked for consent, with the leader's call offered."""
    return reached_by(replace(at(Slot.SAMTYKKE), talt_med_afdeling="ja"), ContactWay.TELEFON, value=NUMBER)


# ------------------------------------------------------------ consent


@pytest.mark.parametrize(
    "text",
    [
        "nej, ikke lederen, de er jo på nakken af mig",
        "Nej. Helst ikke chefen, ok?",
        "nej jeg vil gerne være fri, og ikke lederen",
        "nej, ikke lederen, og ja til ingen andre",
        "nej det må de ik",
        "det må de ik",
    ],
)
def test_no_consent_is_made_of_a_no(text: str) -> None:
    assert said(by_phone(), text).draft.samtykke in {"", "nej"}


@pytest.mark.parametrize("text", ["nej, ikke lederen, men ja til afdelingen", "nej ikke chefen. ja, de må ringe til afdelingen"])
def test_a_yes_to_the_department_after_the_no_to_the_leader(text: str) -> None:
    draft = said(by_phone(), text).draft
    assert (draft.samtykke, draft.leder) == ("ja", "")


@pytest.mark.parametrize(
    "text",
    [
        "jeg er bange for at lederen ringer",
        "ja men uden at lederen ringer til mig",
        "lederen ringer altid og råber",
        "ja lederen ringer og råber",
        "ja, men lederen skal lade være med at ringe",
        "skal lederen ringe til mig",
        "lederen må ringe?",
        "lederen må ik ringe",
    ],
)
def test_the_leaders_call_needs_a_permission(text: str) -> None:
    assert said(by_phone(), text).draft.leder == ""


@pytest.mark.parametrize(
    "text", ["lederen må gerne ringe", "ja tak, lederen kan ringe", "ja, jeg vil gerne have, at lederen ringer til mig"]
)
def test_a_permission_to_the_leader(text: str) -> None:
    draft = said(by_phone(), text).draft
    assert (draft.samtykke, draft.leder) == ("ja", "ja")


# ------------------------------------------------------------ sending


@pytest.mark.parametrize(
    "text",
    [
        "Det passer ikke. Send det senere",
        "Slet det. Send det ikk",
        "Emnet er forkert. Send det",
        "Jeg vil ikke have det sendt.\nSend intet",
        "Nej. Ikke endnu. Send kopi først",
        "Vent. Send det",
        "Er det rigtigt? Send det",
        "send det ikke",
        "send kopi først",
        "ja, send intet",
        "ja vent",
    ],
)
def test_only_a_plain_send_sends(text: str) -> None:
    draft = said(at(Slot.BEKRAEFT), text).draft
    assert draft.ending is Ending.NONE and draft.bekraeft != "ja"


def test_what_is_told_before_send_is_kept_and_shown_first() -> None:
    taken = said(at(Slot.BEKRAEFT), "Jeg har også en søn med autisme, og han har ikke fået hjælp. Send det")
    assert taken.draft.ending is Ending.NONE and taken.draft.requested is Slot.BEKRAEFT
    assert "en søn med autisme" in taken.draft.story and taken.said and taken.said.key == "noteret.historie"


@pytest.mark.parametrize(
    "text",
    [
        "send",
        "Send det nu",
        "send den bare",
        "ja. send det tak",
        "Ja, det passer. Send det",
        "ok send det",
        "Det ser fint ud!\nSend det",
        "yes, send it",
    ],
)
def test_a_plain_send_sends(text: str) -> None:
    assert said(at(Slot.BEKRAEFT), text).draft.ending is Ending.SEND


# ------------------------------------------------------------ the date of the letter


def decided(slot: Slot, brevdato: str) -> Draft:
    """A decision, asked about at `slot`, with what is known of the day of its letter."""
    return replace(at(slot), sub="klage_over_afgoerelse", frist_rute="ast", brevdato=brevdato, sagt=("frist",))


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (Slot.TALT, "ja i oktober"),
        (Slot.TALT, "det var den 3. november"),
        (Slot.TALT, "ja, den 3. november"),
        (Slot.KONTAKT, "12.11.26.30"),
        (Slot.OENSKE, "ja i oktober"),
    ],
)
def test_a_day_in_another_answer_is_not_the_letters(slot: Slot, text: str) -> None:
    assert said(decided(slot, "ved_ikke"), text).draft.brevdato == "ved_ikke"


@pytest.mark.parametrize(
    "text", ["jeg fik brevet den 3. november", "3. november", "den 3/11", "det var den 3. november", "3. november 2026"]
)
def test_a_day_that_comes_right_after_is_the_letters(text: str) -> None:
    assert said(decided(Slot.OENSKE, "ved_ikke"), text).draft.brevdato == "2026-11-03"


@pytest.mark.parametrize("brevdato", ["2026-11-12", "ved_ikke"])
@pytest.mark.parametrize(
    "text",
    [
        "Jeg vil have at vide, hvorfor der står 1. oktober i journalen",
        "hvorfor der står 1. oktober",
        "Det var forkert, at de stoppede pengene den 1. oktober",
        "Det var forkert. De stoppede pengene den 1. oktober",
    ],
)
def test_another_day_in_a_wish_stays_there(text: str, brevdato: str) -> None:
    draft = said(decided(Slot.OENSKE, brevdato), text).draft
    assert (draft.brevdato, draft.oenske) == (brevdato, text)


@pytest.mark.parametrize(
    "text", ["der står jo den 3. november", "på brevet der står 3. november, kan jeg se nu", "det var forkert, den 3. november"]
)
def test_the_letters_own_day_still_moves_it(text: str) -> None:
    assert said(decided(Slot.OENSKE, "2026-11-12"), text).draft.brevdato == "2026-11-03"


# ------------------------------------------------------------ one case or two


def counted(slot: Slot, to_sager: str) -> Draft:
    return replace(at(slot), andet_emne="kontanthjaelp", to_sager=to_sager)


@pytest.mark.parametrize(
    ("to_sager", "text"),
    [
        ("to", "Det er bare en sag om respekt"),
        ("to", "de har kun en sag på mig og den er væk"),
        ("to", "Jeg vil bare have en sag, der bliver behandlet"),
        ("to", "kun en sag om respekt"),
        ("en", "Jeg har haft to sager hos kommunen i flere år, jeg vil have svar"),
    ],
)
def test_a_case_in_a_wish_is_no_count_of_cases(to_sager: str, text: str) -> None:
    draft = said(counted(Slot.OENSKE, to_sager), text).draft
    assert (draft.to_sager, draft.oenske) == (to_sager, text)


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (Slot.OENSKE, "bare en sag tak"),
        (Slot.TALT, "vent, det skal bare være en sag, ikke to"),
        (Slot.BEKRAEFT, "det skal jo bare være en sag for mig"),
    ],
)
def test_one_case_after_all_at_any_question(slot: Slot, text: str) -> None:
    assert said(counted(slot, "to"), text).draft.to_sager == "en"


# ------------------------------------------------------------ whose case it is


def test_for_whom_it_is_once_more_is_the_wish() -> None:
    draft = said(replace(at(Slot.OENSKE), for_anden="foraelder", fuldmagt="ja"), "Det er min mor, der skal have hjælp").draft
    assert draft.oenske == "Det er min mor, der skal have hjælp" and draft.requested is not Slot.OENSKE


def test_who_called_for_whom_answers_the_question() -> None:
    draft = said(replace(at(Slot.TALT), for_anden="foraelder", fuldmagt="ja"), "Ja men det er min mor, der har ringet").draft
    assert draft.talt_med_afdeling == "ja" and draft.for_anden == "foraelder"


# ------------------------------------------------------------ the chat


@pytest.mark.parametrize(
    "text",
    [
        "helst telefon, chat er svært for mig",
        "jeg vil hellere ringes op end bruge chatten",
        "alt andet end chat",
        "ring her",
        "hvad er chat",
    ],
)
def test_the_chat_that_is_named_is_not_chosen(text: str) -> None:
    draft = said(at(Slot.KONTAKT), text).draft
    assert (draft.kontakt_maade, draft.requested) == ("", Slot.KONTAKT)


@pytest.mark.parametrize("text", ["helst her i chatten", "chatten er fin for mig", "here is fine"])
def test_the_chat_that_is_chosen(text: str) -> None:
    assert said(at(Slot.KONTAKT), text).draft.kontakt_maade == "chat"


# ------------------------------------------------------------ a line that is emptied


@pytest.mark.parametrize("brevdato", ["", "ved_ikke"])
def test_a_date_that_is_not_there_is_not_put_right(brevdato: str) -> None:
    draft = replace(at(Slot.BEKRAEFT), brevdato=brevdato)
    assert mended(draft, "slet datoen", Slot.BEKRAEFT, OFFICE) is None
    taken = said(draft, "slet datoen")
    assert taken.draft.brevdato == brevdato and taken.said and taken.said.key != "rettet.linje"


# ------------------------------------------------------------ numbers and names


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("Mit nummer er 40506070, nej 40 50 60 71 er forkert", "+4540506070", None),
        ("40 50 60 70, nej vent, 40 50 60 71 er det rigtige", "+4540506071", None),
        ("May Hansen, 20 30 40 50", "+4520304050", "May Hansen"),
        ("jeg hedder May Hansen 20 30 40 50", "+4520304050", "May Hansen"),
        ("you may call me on 20 30 40 50", "+4520304050", ""),
        ("May I be called on 20 30 40 50", "+4520304050", ""),
    ],
)
def test_the_number_that_is_wrong_and_the_name_that_is_whole(text: str, value: str, name: str | None) -> None:
    contact = read_contact(text)
    assert contact and contact.value == value and (name is None or contact.name == name)


@pytest.mark.parametrize(
    ("brevdato", "key"), [("ved_ikke", "noteret.brevdato"), ("", "noteret.brevdato"), ("2026-11-12", "rettet.brevdato")]
)
@pytest.mark.parametrize("text", ["jeg mente den 3. november", "den kom den 3. november", "datoen er den 3. november"])
def test_a_day_that_was_not_known_is_written_down_and_not_put_right(brevdato: str, key: str, text: str) -> None:
    put_right = corrected(decided(Slot.OENSKE, brevdato), text, Slot.OENSKE, OFFICE)
    assert put_right is None or (put_right.draft.brevdato, put_right.key) == ("2026-11-03", key)
    assert put_right or text == "den kom den 3. november", "only where the day was given up"
