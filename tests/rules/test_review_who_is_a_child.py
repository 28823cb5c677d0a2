"""Who is met as a child: its own words or its danger, and not a grown-up's passing number, own benefit, or the words of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules import child
from actions.rules.danger import assess
from actions.rules.draft import Slot
from actions.rules.intake import Answer, begin, take
from actions.rules.remarks import remarked
from actions.rules.sender import sender_type
from tests.rules.drafts import KLAGE, OFFICE


def found(text: str) -> str:
    danger = assess(text)
    return danger.id if danger else ""


@pytest.mark.parametrize(
    "text",
    [
        "min mors kæreste slår mig",
        "min mors kæreste rører ved mig",
        "min mors nye kæreste slår mig",
        "min far slår mig når min mor på arbejde",
        "min mor får kontanthjælp og drikker og slår mig",
        "min mors eks slår mig",
        "jeg er 9 min mor er enlig mor til mig og hun slår mig",
        "min fars kone slår mig",
        "min far slår mig når min mor er på jobcentret",
        "min mor arbejder på plejehjemmet og hun slår mig",
        "min far slår mig og jeg skal til eksamen, min eksamen er i morgen",
        "jeg er bange mor slår mig",
        "jeg er 5 minutter hjemmefra og tør ikke gå hjem, min far slår mig",
        "jeg er 14 og min kæreste slår mig",
        "jeg er 17, min far slår mig, og jeg har fået afslag på uddannelseshjælp",
    ],
)
def test_a_childs_danger_is_met_as_a_childs(text: str) -> None:
    assert child.writes(text, child.SITUATION)


@pytest.mark.parametrize(
    "text",
    [
        "jeg er 11 og min far slår mig", "jeg er 13 år", "hej jeg hedder x og jeg er 10", "jeg er 11 min far bliver vred",
        "jeg er 12 år gammel og ked af det", "jeg er en pige og jeg er 9, hvem kan jeg tale med", "jeg er 13år og ked af det",
        "hej jeg e 10 år og ked af det", "jeg er lige blevet 12", "jeg skriver: jeg er 11 og ked af det", '"jeg er 11"',
        "jeg går i 5. klasse", "I am 12 years old", "I'm 11 and my mum is sad", "i am 12 my dad is angry",
        "jeg er 11\nvil ikke hjem", "jeg er 12 og min lærer råber", "jeg er 12 bliver mobbet",
        "jeg er 10 i 4. klasse og ked af det", "jeg er 11 mor slår mig", "jeg er 12 år bor hos min far",
    ],
)  # fmt: skip
def test_a_childs_own_age_is_heard(text: str) -> None:
    assert child.writes(text) and child.writes(text, found(text))


@pytest.mark.parametrize(
    "text",
    [
        "jeg er 8 mdr henne og har fået afslag på barselsdagpenge", "jeg er 6 mdr gravid", "jeg er 12 år ældre end min mand",
        "Jeg er 10 år i Danmark og venter på afgørelse", "I am 10 years in Denmark and my husband hits me", "I am 7 years married",
        "jeg er 10 min forsinket", "jeg er ti minutter forsinket", "jeg er 5 på listen", "jeg er 6 i husstanden",
        "jeg er 12 kg for tung", "jeg er 7 på skalaen", "Jeg går i 9. klasse på VUC", "Min mand er syg, jeg er 8 t på arbejde",
        "jeg er 5 års pensionist", 'Min elev skriver: "jeg er 11 og min far slår mig"',
        'Min søn siger: "jeg er 12, og min lærer slår mig"',
        "Min søn skriver: jeg er 12 år og vil ikke i skole. Jeg har fået afslag",
        "Jeg er pædagog. En dreng sagde: jeg er 6 år og far slår", "jeg er 34. Min datter skrev: jeg er 12 og vil ikke leve",
        "Jeg er 7, mor til to", "ja, jeg er 10 minutter i telefonkø hver gang", "jeg er 12,5 uger henne", "jeg er 8. måned henne", "jeg er 7 gange blevet afvist",
    ],
)  # fmt: skip
def test_a_passing_number_or_somebody_elses_words_make_no_child(text: str) -> None:
    assert not child.writes(text)
    assert not child.writes(text, found(text))
    assert not child.writes(text, child.SITUATION)


@pytest.mark.parametrize(
    "text",
    [
        'Min elev skriver: "jeg er 11 og min far slår mig"',
        "jeg er 34. Min datter skrev: jeg er 12 og vil ikke leve", "I am 10 years in Denmark and my husband hits me",
        "min far slår mig, jeg er 32år", "min stedfar slår mig og jobcentret hjælper ikke",
    ],
)  # fmt: skip
def test_the_danger_in_them_is_still_heard(text: str) -> None:
    assert assess(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "min far på 80 slår mig når jeg hjælper ham, hjemmeplejen kommer ikke", "min mor på plejehjemmet slår mig",
        "Jeg får førtidspension og bor hos min far som slår mig", "Jeg bor i egen lejlighed, men min far truer mig",
        "min far slår mig, jeg er 32år", "Jeg er fyldt 40 og min far slår mig", "jeg er tredive og min far slår mig", "Jeg er fyldt 40",
        "jeg er tredive", "jeg har fået afslag på botilbud", "min stedfar slår mig og jobcentret hjælper ikke",
        "min mor slår mig, og min lille pige ser det", "Jeg er sundhedsplejerske. Barnet siger: min far slår mig",
        "Jeg er plejemor. Hun siger: min far slår mig", "Jeg er mormor til en pige. Min far slår mig, siger hun",
        "Jeg er advokat for en pige, min far slår mig siger hun", "eleven fortalte: min far slår mig",
        "Min nye mand og min far slår mig", "my dad hits me and my husband too",
    ],
)  # fmt: skip
def test_a_grown_up_in_danger_is_met_as_one(text: str) -> None:
    assert not child.writes(text, child.SITUATION)


@pytest.mark.parametrize(
    ("text", "akut"),
    [
        ("jeg er 17 og har fået afslag på uddannelseshjælp, klagefristen er i dag", "frist_i_dag"),
        ("jeg er 17 og bliver sat ud af min lejlighed", "udsaettelse"),
        ("jeg er 16 og har ingen penge til mad i dag", "ingen_penge_i_dag"),
    ],
)
def test_the_young_with_a_matter_of_their_own_are_met_as_grown_ups(text: str, akut: str) -> None:
    assert not child.writes(text, akut)
    assert child.writes(text, "vold")


def test_in_an_open_form_only_danger_or_an_age_beyond_doubt_makes_a_child() -> None:
    assert not child.writes("Jeg har ventet længe\njeg er 8 og naboen 9", begun=True)
    assert child.writes("Jeg har ventet længe\njeg er 8 år gammel", begun=True)
    assert child.writes("Jeg har ventet længe\njeg er 8 og min far slår mig", child.SITUATION, begun=True)


@pytest.mark.parametrize("text", ["jeg er 8 mdr henne", "Min elev skriver: jeg er 11 og min far slår mig", "jeg er 5 års pensionist"])
def test_no_grown_up_is_registered_as_a_child(text: str) -> None:
    assert sender_type(text) != "barn"


HOSTILE = [
    unit * (4000 // len(unit) + 1)
    for unit in (
        "jeg er ",
        "min ny ",
        "min ",
        "my nice ",
        "jeg x ",
        "skrev jeg er a",
        '"',
        "«",
        "“a",
        "jeg er tyve",
        "far er ",
        "min mor på ",
        "jeg er 1 ,;",
        "jeg har ny ",
    )
]


@pytest.mark.parametrize("text", [text[:4000] for text in HOSTILE])
def test_any_text_is_read(text: str) -> None:
    assert child.writes(text, child.SITUATION) in {True, False}


@pytest.mark.parametrize("words", ["jeg er 8 og naboen 9", "jeg er 12.", "jeg er 10 kan man sige", "jeg er 6 i husstanden"])
def test_a_grown_up_in_the_middle_of_a_form_stays_one(words: str) -> None:
    draft = begin("Jeg har ventet længe på svar", KLAGE, message_id="m0", lang="da", office=OFFICE)
    assert draft.requested is Slot.FORSTAAET
    draft = take(draft, Answer(message_id="m1", value="ja"), office=OFFICE).draft
    draft = take(draft, Answer(message_id="m2", text=f"at I svarer, {words}"), office=OFFICE).draft
    draft = take(
        replace(draft, requested=Slot.OENSKE, story=f"{draft.story}\n{words}"), Answer(message_id="m3", text="at I svarer"), office=OFFICE
    ).draft
    assert not draft.barn


def test_a_child_that_tells_its_age_when_asked_what_happened_is_heard() -> None:
    draft = begin("jeg vil klage", None, message_id="m0", lang="da", office=OFFICE)
    assert draft.requested is Slot.BESKRIVELSE
    assert take(draft, Answer(message_id="m1", text="jeg er 12 og de andre driller mig hver dag"), office=OFFICE).draft.barn


@pytest.mark.parametrize(
    ("akut", "day", "told"),
    [("", "", True), ("", "2026-03-01", True), (child.SITUATION, "", False), (child.SITUATION, "2026-03-01", True)],
)
def test_a_child_with_a_decision_is_told_how_long_there_is(akut: str, day: str, told: bool) -> None:
    made = replace(KLAGE, sub="klage_over_afgoerelse", problem=("uenig_i_afgoerelse",))
    draft = begin("jeg er 14 og har fået et afslag", made, message_id="m0", lang="da", office=OFFICE, akut=akut)
    draft = replace(draft, brevdato=day)
    assert draft.barn and draft.frist_rute
    first, draft = remarked(draft, draft.seen, OFFICE, quiet=False)
    assert first is not None and first.key.startswith("barn.hvem_laeser")
    second, _ = remarked(replace(draft, seen="m9"), "m9", OFFICE, quiet=False)
    assert (second is not None and second.key.startswith("frist.")) is told


@pytest.mark.parametrize(
    "text",
    [
        "jeg er 13år og bliver slået derhjemme", "hej jeg e 10 år og min stedfar rør ved mig", "min mor og hendes kæreste slår mig", "min far og hans nye kone slår mig tit", "min mor og hendes kæreste har slået mig", "mors kæreste slår mig når mor er på arbejde",
        "min mors nye kæreste låser mig inde", "han har slået min lillesøster med et bælte i går", "far har slået min lillebror i hovedet",
        "han har slået min lillesøster i går", "my mum's boyfriend hits me",
        "my dad lost his job and hits me",
    ],
)  # fmt: skip
def test_a_child_in_danger_is_found_however_it_says_so(text: str) -> None:
    assert found(text) == child.SITUATION
    assert child.writes(text, found(text))


@pytest.mark.parametrize(
    "text",
    [
        "mors kæreste ringer til mig om ansøgningen", "min mors nye kæreste har låst cyklen", "han har slået min lillebror i skak",
        "han har slået min lillesøster op i registret", "my mum's boyfriend hit the road", "my dad lost his job and it hits me hard",
        "min stedfar rører ikke en finger", "min mors nye kæreste hjælper mig med blanketten", "jeg er 35år og bor alene",
        "jeg er 65 år og har spørgsmål", "far har brug for hjemmepleje", "my dad's wife called the office",
    ],
)  # fmt: skip
def test_calm_words_of_a_family_alarm_nobody(text: str) -> None:
    assert assess(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "min mor og hendes sygdom tager på mig", "min far og hans demens tager på os", "min mor og hendes situation rører mig dybt",
        "min gamle mor og hendes mand truer os med advokat", "min storebror og hans kone truer os med en retssag",
        "min mor og hendes læge river mig op",
    ],
)  # fmt: skip
def test_a_grown_up_with_parents_is_no_child_in_danger(text: str) -> None:
    assert found(text) == ""
