"""A child is asked little and in its own words, may stay anonymous, and is told who reads it; a grown-up is met as before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.rules import child
from actions.rules.asking import topic_of
from actions.rules.draft import Draft, Ending, Slot
from actions.rules.intake import Answer, begin, take
from actions.rules.questions import ask
from actions.rules.registering import facts_of
from actions.rules.remarks import remarked
from actions.rules.triage import Part, Route
from bot.texts import LANGUAGES, load_texts
from tests.rules.drafts import CATALOGUE, KLAGE, OFFICE

TEXTS = load_texts()
STORY = "jeg er 11 min far bliver vred og jeg tør ikk gå hjem"
MADE = {
    "afgørelse": replace(KLAGE, sub="klage_over_afgoerelse", problem=("uenig_i_afgoerelse",)),
    "elsewhere": replace(KLAGE, route=Route.ANDEN_MYNDIGHED, sub="klage_over_anden_myndighed", myndighed=("politi",)),
    "not counted": replace(KLAGE, route=Route.TAEL, kind="uden_for_statistik", sub="andet"),
    "doubt": replace(KLAGE, klar=False, scores={"emne": (("sygedagpenge", 0.3), ("kontanthjaelp", 0.3))}),
    "two": replace(KLAGE, second=Part(text="og skolen", kind="klage", afdeling="skole", emne="mobning", score=0.9)),
    "nothing": None,
}
"""Whatever the engine makes of a child's words, or nothing without it."""


def begun(made: str = "nothing", text: str = STORY, akut: str = child.SITUATION, lang: str = "da") -> Draft:
    return begin(text, MADE[made], message_id="m0", lang=lang, office=OFFICE, akut=akut)


def answered(draft: Draft, *texts: str) -> Draft:
    for at, text in enumerate(texts, 1):
        said = Answer(message_id=f"m{at}", value=text[1:]) if text.startswith("=") else Answer(message_id=f"m{at}", text=text)
        draft = take(draft, said, office=OFFICE).draft
    return draft


@pytest.mark.parametrize("made", MADE)
def test_a_child_is_asked_three_things_whatever_was_made_of_its_words(made: str) -> None:
    draft = begun(made)
    asked: list[Slot] = []
    for at, text in enumerate(("at nogen hjælper mig", "her i chatten", "ja"), 1):
        assert draft.requested is not None
        asked.append(draft.requested)
        assert ask(draft, draft.requested, CATALOGUE).key.startswith(f"ask.{draft.requested.value}.barn")
        draft = take(draft, Answer(message_id=f"m{at}", text=text), office=OFFICE).draft
    assert asked == [Slot.OENSKE, Slot.KONTAKT, Slot.BEKRAEFT]
    assert draft.ending is Ending.SEND


def test_what_is_registered_is_marked_as_a_childs_and_gives_no_consent() -> None:
    draft = answered(begun("afgørelse", f"{STORY}. I må gerne tale med skolen."), "ved ikke", "=chat", "=ja")
    facts = facts_of(draft, OFFICE)
    assert (facts.sender_type, facts.underretning, facts.akut) == ("barn", True, child.SITUATION)
    assert not facts.consent_department and facts.afgoerelse_dato is None


def test_a_child_may_stay_anonymous() -> None:
    waiting = answered(begun(), "ved ikke")
    assert "anonym" in {choice.value for choice in ask(waiting, Slot.KONTAKT, CATALOGUE).choices}
    for answer in ("=anonym", "jeg vil ikke sige hvem jeg er"):
        draft = answered(begun(), "ved ikke", answer)
        assert (draft.kontakt_maade, draft.requested) == ("anonym", Slot.BEKRAEFT)


@pytest.mark.parametrize("words", ["i skolen hos min lærer Hanne", "ikke når min far er hjemme", "skriv kun her om dagen"])
def test_how_it_is_safe_to_reach_is_told_in_words_and_read_by_the_advisor(words: str) -> None:
    draft = answered(begun(), "ved ikke", words)
    assert (draft.kontakt_maade, draft.requested) == ("chat", Slot.BEKRAEFT)
    assert words in draft.story


def test_a_number_is_taken_too() -> None:
    draft = answered(begun(), "ved ikke", "20 30 40 50 efter kl 14")
    assert (draft.kontakt_maade, draft.kontakt_vaerdi) == ("telefon", "+4520304050")


def test_it_is_told_who_reads_it_before_it_says_how_to_reach_it_and_only_once() -> None:
    draft = answered(begun(), "ved ikke")
    said, later = remarked(draft, draft.seen, OFFICE, quiet=False)
    assert said is not None and said.key == "barn.hvem_laeser.fare"
    assert remarked(replace(later, seen="m9"), "m9", OFFICE, quiet=False)[0] is None
    calm = begun("afgørelse", "jeg er 12 og min lærer er sur på mig hele tiden", akut="")
    said, _ = remarked(calm, calm.seen, OFFICE, quiet=False)
    assert said is not None and said.key == "barn.hvem_laeser"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_reads_it_names_the_advisor_the_hours_and_what_may_be_told_on(lang: str) -> None:
    words = TEXTS("barn.hvem_laeser.fare", lang)
    for told in {
        "da": ("voksen", "112", "24 timer", "kommunen", "ikke love"),
        "en": ("grown-up", "112", "24 hours", "municipality", "cannot promise"),
    }[lang]:
        assert told in words


def test_the_summary_can_be_mended_line_by_line() -> None:
    draft = answered(begun(), "ved ikke", "=chat", "=ret")
    assert draft.requested is Slot.RET
    assert [choice.value for choice in ask(draft, Slot.RET, CATALOGUE).choices] == ["beskrivelse", "oenske", "kontakt", "intet"]
    draft = take(draft, Answer(message_id="m8", value="oenske"), office=OFFICE).draft
    assert draft.requested is Slot.OENSKE
    draft = take(draft, Answer(message_id="m9", text="at han holder op"), office=OFFICE).draft
    assert (draft.oenske, draft.requested) == ("at han holder op", Slot.BEKRAEFT)


def test_a_child_that_is_known_in_the_middle_is_asked_no_more_grown_up_questions() -> None:
    draft = begin("Jeg har ventet", KLAGE, message_id="m0", lang="da", office=OFFICE)
    assert not draft.barn and draft.requested is Slot.FORSTAAET
    draft = take(replace(draft, akut=child.SITUATION), Answer(message_id="m1", value="ja"), office=OFFICE).draft
    assert draft.barn and draft.requested is Slot.OENSKE


def test_a_case_of_the_childs_is_asked_about_in_its_words() -> None:
    draft = begin(STORY, None, message_id="m0", lang="da", office=OFFICE, open_case="BR-1", akut=child.SITUATION)
    assert draft.requested is Slot.TILHOER and ask(draft, Slot.TILHOER, CATALOGUE).key == "ask.tilhoer.barn"
    assert answered(draft, "=foej:BR-1").ending is Ending.APPEND
    assert answered(draft, "ja").ending is Ending.APPEND
    assert answered(draft, "nej").requested is Slot.OENSKE


@pytest.mark.parametrize(
    ("text", "akut"),
    [
        (STORY, ""),
        (STORY, "vold"),
        ("min far slår mig, skal jeg sige det til min lærer", child.SITUATION),
        ("jeg går i 5. klasse og de andre driller", ""),
        ("jeg er 16 og tør ikke gå hjem", child.SITUATION),
        ("I'm 12 and I am afraid of my dad", ""),
    ],
)
def test_a_child_is_known(text: str, akut: str) -> None:
    assert child.writes(text, akut)


@pytest.mark.parametrize(
    ("text", "akut"),
    [
        ("Min søn er 11 og tør ikke gå hjem", child.SITUATION),
        ("Jeg er mor til en pige på 12, som er bange for sin far", child.SITUATION),
        ("jeg er 12 timer om ugen i praktik", ""),
        ("Jeg er 34 og har ventet i tre måneder", ""),
        ("min far slår mig", "vold"),
        ("jeg er 16 og har fået afslag på uddannelseshjælp", ""),
        ("My son is 12 and afraid", ""),
        ("I'm 12 weeks pregnant", ""),
    ],
)
def test_a_grown_up_or_somebody_with_a_deadline_of_their_own_is_met_as_before(text: str, akut: str) -> None:
    assert not child.writes(text, akut)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_words_of_a_childs_are_missing(lang: str) -> None:
    keys = TEXTS.keys(lang)
    asked = {f"ask.{slot.value}.barn" for slot in (Slot.BESKRIVELSE, Slot.OENSKE, Slot.KONTAKT, Slot.TILHOER, Slot.BEKRAEFT)}
    wanted = asked | {"ask.bekraeft.barn.lang", "barn.hvem_laeser", "barn.hvem_laeser.fare", *child.WORDS.values()}
    assert wanted - keys == set()
    assert {key for key in keys if key.endswith(".barn") and key.startswith(("svar.", "problem.", "kvittering"))} <= set(
        child.WORDS.values()
    )
    for grown, own in child.WORDS.items():
        assert grown in keys and TEXTS.placeholders(own, lang) <= TEXTS.placeholders(grown, lang), own


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_child_is_spoken_to_without_an_offices_words(lang: str) -> None:
    theirs = {
        "da": ("afdeling", "afgørelse", "henvendelse", "samtykke", "underretning", "tavshedspligt"),
        "en": ("department", "decision", "consent", "enquiry"),
    }[lang]
    for key in (*child.WORDS.values(), *(key for key in TEXTS.keys(lang) if key.startswith("ask.") and ".barn" in key)):
        assert not [word for word in theirs if word in TEXTS.raw(key, lang).lower()], key


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("vil I sige det til min mor hvis jeg skriver", "foraeldre"),
        ("vil du sige det til min far hvis jeg fortæller det", "foraeldre"),
        ("vil i sige det til mor eller far", "foraeldre"),
        ("må min mor ikke få det at vide?", "foraeldre"),
        ("kan min far se det her", "foraeldre"),
        ("ser min mor det her", "foraeldre"),
        ("finder min far ud af det?", "foraeldre"),
        ("opdager min mor at jeg har skrevet", "foraeldre"),
        ("siger du det til min lærer?", "foraeldre"),
        ("i siger det ik til min mor vel", "foraeldre"),
        ("ringer i hjem til min mor", "foraeldre"),
        ("will my parents find out", "foraeldre"),
        ("are you going to tell my dad?", "foraeldre"),
        ("kan I holde det hemmeligt", "hemmeligt"),
        ("lover du at du ikke siger det til nogen", "hemmeligt"),
        ("siger I det videre", "hemmeligt"),
        ("kan det blive mellem os", "hemmeligt"),
        ("hvem får det at vide", "hemmeligt"),
        ("bliver jeg fjernet", "jeg_fjernes"),
        ("tager I mig væk fra min mor", "jeg_fjernes"),
    ],
)
def test_what_a_child_fears_is_answered_also_where_a_wish_is_asked_for(text: str, topic: str) -> None:
    assert topic_of(text) == topic and topic_of(text, Slot.OENSKE) == topic
    taken = take(begun(), Answer(message_id="m1", text=text), office=OFFICE)
    assert taken.said is not None and taken.said.key == f"svar.om.{topic}"
    assert taken.draft.requested is Slot.OENSKE and not taken.draft.oenske and text not in taken.draft.story


@pytest.mark.parametrize(
    "text",
    [
        "Kan I sige det til min mor", "Vil I sige det til min sagsbehandler, at jeg er syg", "siger min mor det videre i skolen",
        "Jeg vil have at I siger det til skolen", "Kan min mor få hjælp", "bliver min ansøgning fjernet", "hvem skal vide hvor jeg bor henne nu",
    ],
)  # fmt: skip
def test_a_request_is_not_taken_for_fear(text: str) -> None:
    assert topic_of(text, Slot.OENSKE) not in {"foraeldre", "hemmeligt", "jeg_fjernes"}
