"""The data files: what is shipped is whole, and every mistake is named by file and line."""

import shutil
from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest

from actions.rules.catalogue import Catalogue
from actions.rules.danger import ORDER
from bot.organisation import TAXONOMY, OrganisationProblem, load, unfilled, weekdays, work_calendar

EXAMPLE = Path(__file__).parents[2] / "bot" / "municipality"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(EXAMPLE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kommune"))


@pytest.fixture
def taxonomy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TAXONOMY, tmp_path / "taxonomy"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, words: str) -> int:
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1) if words in line)


def test_every_id_of_the_taxonomy_is_there(catalogue: Catalogue) -> None:
    assert {kind.id for kind in catalogue.kinds.values() if kind.counted} == {"klage", "anden_henvendelse"}
    assert {kind.id: len(kind.subs) for kind in catalogue.kinds.values()} == {
        "klage": 11,
        "anden_henvendelse": 18,
        "uden_for_statistik": 6,
        "smaasnak": 12,
    }
    assert len(catalogue.problems) == 43
    assert len(catalogue.areas) == 4
    assert len(catalogue.units) == 15
    assert len(catalogue.topics) == 95
    assert len(catalogue.authorities) == 45
    assert len(catalogue.urgent) == 14
    assert len(catalogue.outcomes) == 18
    assert {outcome.id for outcome in catalogue.outcomes.values() if outcome.counts_as_solved} == {"loest_i_dialog", "delvist_loest"}
    assert Counter(problem.group for problem in catalogue.problems.values()) == {
        "forvaltningsret": 20,
        "god_skik": 14,
        "indhold": 4,
        "udfoerelse": 5,
    }


def test_everything_has_words_in_both_languages(catalogue: Catalogue) -> None:
    tables = (catalogue.kinds, catalogue.problems, catalogue.areas, catalogue.units, catalogue.topics, catalogue.authorities)
    labels = [item.label for table in (*tables, catalogue.urgent, catalogue.outcomes) for item in table.values()]
    labels += [sub.label for kind in catalogue.kinds.values() for sub in kind.subs.values()]
    for label in labels:
        assert label["da"].strip()
        assert label["en"].strip()
        assert not label["da"].endswith(".")


def test_topics_and_units_resolve(catalogue: Catalogue) -> None:
    assert {topic.unit for topic in catalogue.topics.values()} == set(catalogue.units)
    assert {unit.area for unit in catalogue.units.values()} == set(catalogue.areas)
    assert catalogue.unit_of("sygedagpenge") == "ydelser"
    assert catalogue.label("sub", "klage_over_adfaerd") == "Klage over personalets adfærd eller betjening"


def test_only_contacts_that_were_read_at_the_source_count_as_verified(catalogue: Catalogue) -> None:
    assert catalogue.authorities["ankestyrelsen"].contact.phone == "33 41 12 00"
    assert catalogue.authorities["ankestyrelsen"].contact.verified
    assert not catalogue.authorities["familieretshuset"].contact.verified
    assert catalogue.authorities["kommunaltilsynet"].contact == catalogue.authorities["ankestyrelsen"].contact
    assert [number.number for number in catalogue.urgent["selvmordstanker"].numbers if number.verified] == ["112", "1813"]


def test_nobody_in_danger_is_given_an_example_number(catalogue: Catalogue) -> None:
    numbers = [number.number for situation in catalogue.urgent.values() for number in situation.numbers]
    assert not any("00 00 00" in number for number in numbers)
    assert all(situation.numbers for situation in catalogue.urgent.values() if situation.alarm == "straks")


def test_own_numbers_appear_once_they_are_filled_in(folder: Path) -> None:
    change(folder / "municipality.yml", 'duty_phone: ""', 'duty_phone: "20 00 00 01"')
    change(folder / "units.yml", 'familier: {phone: "00 00 00 00"', 'familier: {phone: "20 00 00 02"')
    catalogue = load(folder)
    numbers = [number.number for number in catalogue.urgent["barn_i_fare"].numbers]
    assert numbers[:4] == ["112", "20 00 00 02", "20 00 00 01", "114"]
    assert catalogue.municipality.duty_phone == "20 00 00 01"
    assert "units.yml: familier" not in unfilled(catalogue)


def test_the_example_says_that_it_is_one(catalogue: Catalogue) -> None:
    assert len(unfilled(catalogue)) == 15
    assert catalogue.municipality.mail.endswith(".example")
    assert catalogue.municipality.phone_hours[5] == (time(9), time(14))
    assert 6 not in catalogue.municipality.phone_hours


def test_a_municipality_may_rename_a_unit_and_replace_a_contact(folder: Path) -> None:
    change(folder / "units.yml", "  skole: {", '  skole: {label: {da: "Skoleafdelingen", en: "The school office"}, ')
    change(folder / "authorities.yml", "authorities: {}", 'authorities:\n  dukh: {phone: "20 00 00 03"}')
    catalogue = load(folder)
    assert catalogue.label("afdeling", "skole") == "Skoleafdelingen"
    assert catalogue.authorities["dukh"].contact.phone == "20 00 00 03"
    assert catalogue.authorities["dukh"].contact.verified


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("units.yml", "  ydelser:", "  ydelse:", "there is no unit 'ydelse'"),
        ("units.yml", '  skole: {phone: "00 00 00 00"', '  skole: {phone: "12345"', "phone: a phone number is eight digits"),
        ("units.yml", "web: kommune.example/skole", "web: vores side", "web: write a web address"),
        ("units.yml", "  skole: {phone", "  skole: {telefon", "telefon: Extra inputs are not permitted"),
        ("units.yml", "  kultur:", "  'skole':", "'skole' is there twice"),
        ("municipality.yml", 'fredag: "09:00-14:00"', 'fredag: "9-14"', 'fredag: hours are "HH:MM-HH:MM"'),
        ("municipality.yml", 'fredag: "09:00-14:00"', 'fredag: "14:00-09:00"', "fredag: opens after it closes"),
        ("municipality.yml", "fredag:", "friday:", "friday"),
        ("municipality.yml", "mail: borgerraadgiver@kommune.example", "mail: borgerraadgiver", "mail: this is no mail address"),
        ("municipality.yml", 'name: "Eksempel Kommune"', 'name: ""', "name:"),
        ("municipality.yml", 'name: "Eksempel Kommune"', "name: Eksempel: Kommune", "mapping values are not allowed"),
        ("authorities.yml", "authorities: {}", "authorities: {toldvaesen: {}}", "there is no authority 'toldvaesen'"),
        ("closed_days.yml", "closed_days: []", "closed_days: [2026-13-01]", "a closed day is a date"),
        ("closed_days.yml", "closed_days: []", "closed_days: [2026-05-15..2026-05-01]", "the last day comes before the first"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(folder: Path, file: str, old: str, new: str, said: str) -> None:
    change(folder / file, old, new)
    with pytest.raises(OrganisationProblem) as problem:
        load(folder)
    lines = str(problem.value).splitlines()
    assert any(line.startswith(f"{file}:{line_of(folder / file, new)}: ") and said in line for line in lines), lines


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("topics.yml", "id: pas, unit: borgerservice_og_folkeregister", "id: pas, unit: passkranken", "there is no unit 'passkranken'"),
        ("topics.yml", "elsewhere: [byggeklageenheden]", "elsewhere: [byggeriet]", "there is no authority 'byggeriet'"),
        ("topics.yml", "id: rotter", "id: affald", "the id 'affald' is there twice"),
        ("topics.yml", "id: rotter", "id: Rotter!", "an id is small ASCII"),
        ("organisation.yml", "id: kultur, area: boern", "id: kultur, area: fritid", "there is no area 'fritid'"),
        ("problems.yml", "id: habilitet, group: forvaltningsret", "id: habilitet, group: andet", "there is no group 'andet'"),
        ("urgent.yml", "alarm: samme_dag", "alarm: snart", "alarm: Input should be"),
        ("urgent.yml", '{number: "112", da: "Alarm", en: "Emergency"}', '{da: "Alarm", en: "Emergency"}', "exactly one of number"),
        ("kinds.yml", "id: presse", "id: hurtigt_ekspederet", "the id 'hurtigt_ekspederet' is there twice"),
    ],
)
def test_a_mistake_in_the_taxonomy_is_named_too(taxonomy: Path, file: str, old: str, new: str, said: str) -> None:
    change(taxonomy / file, old, new)
    with pytest.raises(OrganisationProblem) as problem:
        load(EXAMPLE, taxonomy)
    assert any(line.startswith(f"{file}:") and said in line for line in str(problem.value).splitlines()), str(problem.value)


def test_all_mistakes_come_at_once(folder: Path) -> None:
    change(folder / "units.yml", 'skole: {phone: "00 00 00 00"', 'skole: {phone: "12345"')
    change(folder / "municipality.yml", 'torsdag: "09:00-16:00"', 'torsdag: "hele dagen"')
    (folder / "closed_days.yml").write_text("closed_days: [i morgen]", encoding="utf-8")
    with pytest.raises(OrganisationProblem) as problem:
        load(folder)
    assert len(str(problem.value).splitlines()) == 3


def test_a_missing_folder_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(OrganisationProblem, match=r"municipality\.yml: the file is missing"):
        load(tmp_path / "findes-ikke")


def test_closed_days_and_authorities_may_be_left_out(folder: Path) -> None:
    (folder / "closed_days.yml").unlink()
    (folder / "authorities.yml").unlink()
    assert load(folder).municipality.closed_days == frozenset()


def test_the_weekdays_of_the_law_are_no_municipalitys_own() -> None:
    calendar = weekdays(2026, 2027)
    assert not calendar.is_open(date(2026, 12, 25)) and not calendar.is_open(date(2027, 1, 1)) and not calendar.is_open(date(2026, 11, 28))
    assert calendar.is_open(date(2026, 12, 24)) and calendar.is_open(date(2026, 12, 31)), "the town hall is closed and the clock runs"


def test_the_calendar_knows_holidays_half_closed_days_and_own_days(folder: Path) -> None:
    change(folder / "closed_days.yml", "closed_days: []", "closed_days:\n  - 2026-05-15\n  - 2026-12-28..2026-12-30")
    calendar = work_calendar(load(folder), 2023, 2027)
    closed = ["2026-01-01", "2026-04-03", "2026-06-05", "2026-12-24", "2026-12-31", "2026-05-15", "2026-12-29", "2023-05-05", "2027-05-17"]
    assert not any(calendar.is_open(date.fromisoformat(day)) for day in closed)
    assert calendar.is_open(date(2024, 4, 26))  # Store Bededag ended in 2023
    assert calendar.is_open(date(2026, 5, 18))


def test_the_order_of_danger_is_the_order_of_the_data(catalogue: Catalogue) -> None:
    assert tuple(catalogue.urgent) == ORDER
