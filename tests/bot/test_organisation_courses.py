"""`courses_*.yml`: three true, short and cautious steps for every topic, and every mistake named by file and line."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from actions.rules.catalogue import Course
from bot.organisation import TAXONOMY, OrganisationProblem, load

EXAMPLE = Path(__file__).parents[2] / "bot" / "municipality"
CATALOGUE = load(EXAMPLE)
FILES = sorted(TAXONOMY.glob("courses_*.yml"))
LONGEST_STEP = {"da": 15, "en": 19}  # words; English needs more of them to say the same
HARDEST = {"da": 35.0, "en": 40.0}  # LIX; below 35 is easy to read. The names of Danish boards stay long in English.
NO_PROMISE = {
    "da": r"garanter\w*|love[rs]?|har ret til|krav på|skal nok|helt sikkert|altid|aldrig|bare|!|jobcent\w*|hr\.|fru\b|\bhan\b|\bhun\b|\bDe\b(?= har| skal)",
    "en": r"guarante\w*|promise\w*|entitled|have a right|certainly|definitely|always|never|just|!|\bhe\b|\bshe\b|\bhis\b|\bher\b",
}
NUMBER_WORDS = {
    "da": "to tre fire fem seks syv otte ni ti tolv fjorten",
    "en": "two three four five six seven eight nine ten twelve fourteen",
}
WHOLE = """courses:
  - topic: pas
    basis: taxonomi
    sources: [{name: "Kommunen", web: kommune.example/pas}]
    figures: [{number: "7", source: "frister.klageveje.aktindsigt"}]
    checked: 2026-11-22
    da: ["Du søger.", "De svarer inden 7 dage.", "Du får et pas."]
    en: ["You apply.", "They answer within 7 days.", "You get a passport."]
"""


def steps(lang: str) -> Iterator[tuple[str, str]]:
    for topic, course in CATALOGUE.courses.items():
        for step in course.steps:
            yield topic, step[lang]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+", text)


def lix(texts: list[str]) -> float:
    """Björnsson's measure: words per sentence, and how many in a hundred are longer than six letters."""
    counted = [word for text in texts for word in words(text)]
    sentences = sum(len(re.findall(r"[.?:](?=\s|$)", text)) for text in texts)
    return len(counted) / sentences + 100 * sum(len(word) > 6 for word in counted) / len(counted)


def test_lix_is_counted_as_it_should_be() -> None:
    assert lix(["Du får et brev."]) == 4
    assert lix(["Kommunen skriver til dig. Du svarer."]) == 3 + 100 * 2 / 6


def test_every_topic_has_one() -> None:
    assert set(CATALOGUE.courses) == set(CATALOGUE.topics)
    assert all(topic == course.topic for topic, course in CATALOGUE.courses.items())


@pytest.mark.parametrize("course", CATALOGUE.courses.values(), ids=list(CATALOGUE.courses))
def test_three_steps_in_both_languages_read_and_dated(course: Course) -> None:
    assert len(course.steps) == 3
    assert all(step.keys() == {"da", "en"} for step in course.steps)
    assert course.checked == date(2026, 11, 22)
    assert course.sources or course.basis == "almindelig"


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_step_is_short_and_whole(lang: str) -> None:
    long = [(topic, len(words(step)), step) for topic, step in steps(lang) if len(words(step)) > LONGEST_STEP[lang]]
    assert long == []
    unfinished = [
        (topic, step) for topic, step in steps(lang) if not (step.endswith((".", "?")) and step[0].isupper() and step == step.strip())
    ]
    assert unfinished == []


@pytest.mark.parametrize("lang", ["da", "en"])
def test_nothing_is_promised_and_nobody_is_told_what_the_law_gives_them(lang: str) -> None:
    found = [(topic, step) for topic, step in steps(lang) if re.search(rf"\b(?:{NO_PROMISE[lang]})\b|!|§", step)]
    assert found == []


@pytest.mark.parametrize("lang", ["da", "en"])
def test_no_number_hides_in_words(lang: str) -> None:
    hidden = set(NUMBER_WORDS[lang].split())
    assert [(topic, step) for topic, step in steps(lang) if hidden & {word.lower() for word in words(step)}] == []


def test_every_number_stands_in_the_taxonomy_as_verified() -> None:
    figures = {
        course["topic"]: {figure["number"]: figure["source"] for figure in course["figures"]}
        for file in FILES
        for course in yaml.safe_load(file.read_text(encoding="utf-8"))["courses"]
        if course.get("figures")
    }
    assert figures == {
        "krisecenter": {"112": "akut: politi_112"},
        "underretning": {"24": "frister: underretning_24_timer", "6": "frister: underretning_24_timer"},
        "efterstoette": {"18": "emner: efterstoette"},
        "aktindsigt_emne": {"7": "frister: aktindsigt"},
        "ejendomsskat": {"2024": "law: ejendomsskat_til_staten", "2023": "law: ejendomsskat_til_staten"},
        "pensionistlaan": {"2024": "law: ejendomsskattelaan_til_staten"},
    }
    assert all(
        CATALOGUE.law[source.removeprefix("law: ")].verified for one in figures.values() for source in one.values() if "law: " in source
    )
    assert "112" in [number.number for number in CATALOGUE.urgent["vold"].numbers if number.verified]
    assert "18" in CATALOGUE.topics["efterstoette"].label["da"]


@pytest.mark.parametrize("lang", ["da", "en"])
def test_it_is_easy_to_read(lang: str) -> None:
    assert lix([step for _, step in steps(lang)]) < 30
    hard = {topic: round(lix([step[lang] for step in course.steps]), 1) for topic, course in CATALOGUE.courses.items()}
    assert {topic: value for topic, value in hard.items() if value >= HARDEST[lang]} == {}


@pytest.mark.parametrize("lang", ["da", "en"])
def test_each_topic_has_words_of_its_own(lang: str) -> None:
    """No template: what the citizen and the unit do is told for this topic alone, and no two courses end alike and begin alike."""
    for position in (0, 1):
        said = [course.steps[position][lang] for course in CATALOGUE.courses.values()]
        assert sorted({step for step in said if said.count(step) > 1}) == []
    assert len({tuple(step[lang] for step in course.steps) for course in CATALOGUE.courses.values()}) == len(CATALOGUE.courses)


def test_where_a_social_decision_may_be_appealed_the_way_is_told() -> None:
    """Forvaltningsloven wants reasons and a guide to complaining with every decision that is not a full yes."""
    silent = [
        topic.id
        for topic in CATALOGUE.topics.values()
        if topic.appeal_route in {"ast", "ast_buu", "spec_uv", "spec_uv_direkte", "bygge", "plan", "aktindsigt", "folkeregister"}
        and not re.search(r"[kK]lag", CATALOGUE.courses[topic.id].steps[2]["da"])
    ]
    # The crisis centre itself says who may come in, and somebody who reports a concern is no party to the case.
    assert silent == ["krisecenter", "underretning"]


def test_what_nobody_has_verified_is_not_told() -> None:
    """The moves of law that wait for a source have not found their way into the steps."""
    every = " ".join(step for lang in ("da", "en") for _, step in steps(lang))
    assert not re.search(
        r"rehabiliteringsteam|sundhedskoordinator|afskaff|udfas|phased out|DCUM|Kirkekontor|Færdselsstyrelsen|Vejdirektoratet", every
    )


@pytest.fixture
def taxonomy(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(TAXONOMY, tmp_path / "taxonomy", ignore=shutil.ignore_patterns("courses_*.yml")))
    (folder / "courses_proeve.yml").write_text(WHOLE, encoding="utf-8")
    return folder


def test_a_whole_one_is_read(taxonomy: Path) -> None:
    course = load(EXAMPLE, taxonomy).courses["pas"]
    assert course.steps[1] == {"da": "De svarer inden 7 dage.", "en": "They answer within 7 days."}
    assert (course.basis, course.sources[0].web, course.checked) == ("taxonomi", "kommune.example/pas", date(2026, 11, 22))


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("topic: pas", "topic: pasport", 2, "there is no topic 'pasport'"),
        ("basis: taxonomi", "basis: gæt", 3, "basis: Input should be"),
        ('    sources: [{name: "Kommunen", web: kommune.example/pas}]\n', "", 2, "name the sources where the basis is taxonomi"),
        ("web: kommune.example/pas", "web: vores side", 4, "web: write a web address"),
        ("inden 7 dage", "inden 10 dage", 2, "the number 10 has to stand both in the steps (da)"),
        ("within 7 days", "soon", 2, "the number 7 has to stand both in the steps (en)"),
        (', source: "frister.klageveje.aktindsigt"', "", 5, "source: Field required"),
        ("checked: 2026-11-22", "checked: i går", 6, "checked: a date is written like"),
        (', "Du får et pas."', "", 7, "da: a course has three steps"),
        ('"You apply."', '""', 8, "String should have at least 1 character"),
        ("    checked: 2026-11-22\n", "", 2, "checked: Field required"),
        ("checked:", "set:", 6, "set: Extra inputs are not permitted"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_and_line(taxonomy: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in WHOLE
    (taxonomy / "courses_proeve.yml").write_text(WHOLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OrganisationProblem) as problem:
        load(EXAMPLE, taxonomy)
    lines = str(problem.value).splitlines()
    assert any(one.startswith(f"courses_proeve.yml:{line}: ") and said in one for one in lines), lines


def test_the_same_topic_in_two_files_is_refused(taxonomy: Path) -> None:
    (taxonomy / "courses_anden.yml").write_text(WHOLE, encoding="utf-8")
    with pytest.raises(OrganisationProblem, match=r"courses_proeve\.yml:2: the topic 'pas' has a course already"):
        load(EXAMPLE, taxonomy)
