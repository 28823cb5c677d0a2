"""`appeals.yml`: every road has its data, and every mistake is named by file and line."""

import shutil
from pathlib import Path

import pytest

from bot.organisation import TAXONOMY, OrganisationProblem, load

EXAMPLE = Path(__file__).parents[2] / "bot" / "municipality"
SHIPPED = (TAXONOMY / "appeals.yml").read_text(encoding="utf-8")
WHOLE = """routes:
  - id: ast
    where: {da: "afdelingen", en: "the department"}
    to_unit: true
    weeks: 4
    until: "23.59"
    fee: "900 kr."
    late: {da: "Der er dispensation.", en: "There is a dispensation."}
    note: {da: "Husk det.", en: "Remember it."}
    verified: ja
    sources: [{name: "Ankestyrelsen", web: ast.example/frist}]
"""
REST = SHIPPED[SHIPPED.index("  - id: ast_buu") :]


@pytest.fixture
def taxonomy(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(TAXONOMY, tmp_path / "taxonomy"))
    (folder / "appeals.yml").write_text(WHOLE + REST, encoding="utf-8")
    return folder


def test_a_whole_one_is_read(taxonomy: Path) -> None:
    catalogue = load(EXAMPLE, taxonomy)
    route = catalogue.appeals["ast"]
    assert route.label["da"] == "Kommunen, derefter Ankestyrelsen"
    assert (route.weeks, route.until, route.fee, route.verified) == (4, "23.59", "900 kr.", "ja")
    assert route.where == {"da": "afdelingen", "en": "the department"}
    assert (route.to_unit, route.direct, route.in_decision, route.gives_a_day) == (True, False, False, True)
    assert route.late["en"] == "There is a dispensation."
    assert route.note["da"] == "Husk det."
    assert route.sources[0].web == "ast.example/frist"


def test_every_topic_has_a_road_with_data() -> None:
    catalogue = load(EXAMPLE)
    assert {topic.appeal_route for topic in catalogue.topics.values()} <= set(catalogue.appeals)


def test_what_is_not_verified_says_nothing_to_citizens() -> None:
    for route in load(EXAMPLE).appeals.values():
        if route.verified != "ja":
            assert (route.where, route.late, route.note, route.gives_a_day) == ({}, {}, {}, False)
        else:
            assert any(source.web for source in route.sources)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("id: ast\n", "id: ankestyrelsen\n", 2, "topics.yml has no appeal route 'ankestyrelsen'"),
        ("id: ast\n", "id: ast_buu\n", 12, "the id 'ast_buu' is there twice"),
        ("weeks: 4", "weeks: fire", 5, "weeks: it is a whole number from 1 to 52"),
        ("weeks: 4", "weeks: 0", 5, "weeks: it is a whole number from 1 to 52"),
        ('until: "23.59"', 'until: "24.00"', 6, 'until: an hour is written like "23.59"'),
        ("verified: ja", "verified: måske", 10, "verified: Input should be"),
        ("    to_unit: true", "    to_unit: true\n    in_decision: true", 2, "either the period is known in weeks"),
        ("    to_unit: true", "    to_unit: true\n    direct: true", 2, "to_unit goes with where, and not with direct"),
        ('    where: {da: "afdelingen", en: "the department"}\n', "", 2, "say where the complaint goes"),
        (", web: ast.example/frist", "", 2, "what is verified has a source with a web address"),
        ("verified: ja", "verified: delvist", 2, "what is not verified is not told to citizens"),
        (', en: "the department"', "", 3, "en: Field required"),
        ('fee: "900 kr."', 'gebyr: "900 kr."', 7, "gebyr: Extra inputs are not permitted"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(taxonomy: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in WHOLE
    (taxonomy / "appeals.yml").write_text(WHOLE.replace(old, new, 1) + REST, encoding="utf-8")
    with pytest.raises(OrganisationProblem) as problem:
        load(EXAMPLE, taxonomy)
    lines = str(problem.value).splitlines()
    assert any(one.startswith(f"appeals.yml:{line}: ") and said in one for one in lines), lines


def test_a_road_without_data_is_named(taxonomy: Path) -> None:
    (taxonomy / "appeals.yml").write_text("routes:\n" + REST, encoding="utf-8")
    with pytest.raises(OrganisationProblem, match=r"appeals\.yml:2: the appeal route 'ast' is not described"):
        load(EXAMPLE, taxonomy)


def test_the_file_has_to_be_there(taxonomy: Path) -> None:
    (taxonomy / "appeals.yml").unlink()
    with pytest.raises(OrganisationProblem, match=r"appeals\.yml: the file is missing"):
        load(EXAMPLE, taxonomy)
