"""Which moves of law apply on which day, and to which topic."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actions.rules.catalogue import LawChange, Source
from actions.rules.law import changes_for, in_force
from bot import organisation

CATALOGUE = organisation.load(Path("bot/municipality"))
CHANGE = LawChange(
    id="proeve",
    label={"da": "Prøve", "en": "Trial"},
    begins=date(2026, 2, 1),
    ends=date(2026, 6, 30),
    topics=("pas",),
    change={"da": "Noget er nyt.", "en": "Something is new."},
    sources=(Source(name="Kilde", web="kommune.example"),),
    verified=True,
    checked=date(2026, 11, 22),
)


def ids(topic: str, day: date) -> list[str]:
    return [change.id for change in changes_for(CATALOGUE, topic, day)]


@pytest.mark.parametrize(
    ("day", "applies"),
    [(date(2026, 1, 31), False), (date(2026, 2, 1), True), (date(2026, 6, 30), True), (date(2026, 7, 1), False)],
)
def test_the_first_and_the_last_day_are_within(day: date, applies: bool) -> None:
    assert in_force(CHANGE, day) is applies


def test_without_a_last_day_it_goes_on() -> None:
    assert in_force(replace(CHANGE, ends=None), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("topic", "day", "expected"),
    [
        ("kontanthjaelp", date(2025, 6, 30), []),
        ("kontanthjaelp", date(2025, 7, 1), ["en_kontanthjaelp", "saerlig_stoette_kontanthjaelp"]),
        ("merudgifter_boern", date(2023, 12, 31), []),
        ("merudgifter_boern", date(2024, 1, 1), ["barnets_lov"]),
        ("merudgifter_boern", date(2025, 9, 1), ["kompensationsydelse", "barnets_lov"]),
        ("hjemmehjaelp", date(2025, 7, 1), ["aeldrelov"]),
        ("jobcenter", date(2026, 1, 31), []),
        ("jobcenter", date(2026, 6, 30), ["uden_jobcenterkrav"]),
        ("jobcenter", date(2026, 7, 1), ["friere_kontaktforloeb", "uden_jobcenterkrav"]),
        ("jobcenter", date(2027, 1, 1), ["ny_beskaeftigelseslov", "friere_kontaktforloeb", "uden_jobcenterkrav"]),
        ("ejendomsskat", date(2024, 1, 1), ["ejendomsskat_til_staten", "ejendomsskattelaan_til_staten"]),
        ("rotter", date(2026, 11, 22), []),
        ("", date(2026, 11, 22), []),
        ("et_emne_fra_i_morgen", date(2026, 11, 22), []),
    ],
)
def test_the_topic_gets_what_applied_that_day_the_newest_first(topic: str, day: date, expected: list[str]) -> None:
    assert ids(topic, day) == expected


def test_what_concerns_no_topic_is_never_on_a_case() -> None:
    general = {change.id for change in CATALOGUE.law.values() if not change.topics}
    assert general == {"store_bededag", "ai_forordningen_oplysningspligt"}
    shown = {one for topic in ("", *CATALOGUE.topics) for one in ids(topic, date(2027, 6, 1))}
    assert shown == set(CATALOGUE.law) - general


def test_every_id_is_one_of_the_catalogue() -> None:
    for change in CATALOGUE.law.values():
        assert set(change.topics) <= set(CATALOGUE.topics), change.id
        assert set(change.units) <= set(CATALOGUE.units), change.id
        assert set(change.authorities) <= set(CATALOGUE.authorities), change.id


def test_the_units_of_the_topics_are_among_the_units_concerned() -> None:
    for change in CATALOGUE.law.values():
        assert {CATALOGUE.unit_of(topic) for topic in change.topics} == set(change.units), change.id


def test_the_dates_are_those_of_the_years_told() -> None:
    for change in CATALOGUE.law.values():
        assert date(2024, 1, 1) <= change.begins <= date(2027, 1, 1), change.id
        assert (change.checked is not None) or not change.verified, change.id


def test_the_change_is_one_plain_sentence_in_both_languages() -> None:
    for change in CATALOGUE.law.values():
        assert change.change.keys() == change.label.keys() == {"da", "en"}
        for lang, sentence in change.change.items():
            assert sentence.endswith("."), (change.id, lang)
            assert ". " not in sentence, (change.id, lang)
            assert len(sentence.split()) <= 35, (change.id, lang)


def test_what_is_not_read_at_a_responsible_source_says_so() -> None:
    unverified = {change.id for change in CATALOGUE.law.values() if not change.verified}
    assert unverified == {
        "medicintilskud_som_ret", "saerlig_stoette_kontanthjaelp", "saerlig_stoette_udfases", "ressourceforloeb_ophaevet",
        "revalidering_ophaevet", "uden_rehabiliteringsteam", "ny_beskaeftigelseslov", "store_bededag",
        "ai_forordningen_oplysningspligt",
    }  # fmt: skip
    assert all(CATALOGUE.law[one].note["da"] and CATALOGUE.law[one].note["en"] for one in unverified)
