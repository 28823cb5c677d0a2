"""`law.yml`: every mistake in a move of law is named by file and line."""

import shutil
from pathlib import Path

import pytest

from bot.organisation import TAXONOMY, OrganisationProblem, load

EXAMPLE = Path(__file__).parents[2] / "bot" / "municipality"
WHOLE = """changes:
  - id: proeve
    da: "Prøve"
    en: "Trial"
    begins: 2026-02-01
    ends: 2026-06-30
    topics: [pas]
    units: [borgerservice_og_folkeregister]
    authorities: [politi]
    change: {da: "Noget er nyt.", en: "Something is new."}
    note: {da: "Husk det.", en: "Remember it."}
    terms: [{before: "gammelt", now: "nyt"}]
    sources: [{name: "Kommunen", web: kommune.example/lov}]
    verified: true
    checked: 2026-11-22
"""


@pytest.fixture
def taxonomy(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(TAXONOMY, tmp_path / "taxonomy"))
    (folder / "law.yml").write_text(WHOLE, encoding="utf-8")
    return folder


def test_a_whole_one_is_read(taxonomy: Path) -> None:
    change = load(EXAMPLE, taxonomy).law["proeve"]
    assert (change.begins.isoformat(), change.ends and change.ends.isoformat()) == ("2026-02-01", "2026-06-30")
    assert (change.topics, change.units, change.authorities) == (("pas",), ("borgerservice_og_folkeregister",), ("politi",))
    assert change.terms[0].now == "nyt"
    assert change.sources[0].web == "kommune.example/lov"
    assert change.verified


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("topics: [pas]", "topics: [pasport]", 7, "there is no topic 'pasport'"),
        ("units: [borgerservice_og_folkeregister]", "units: [passkranken]", 8, "there is no unit 'passkranken'"),
        ("authorities: [politi]", "authorities: [toldvaesen]", 9, "there is no authority 'toldvaesen'"),
        ("ends: 2026-06-30", "ends: 2026-01-31", 2, "it ends before it begins"),
        ("begins: 2026-02-01", "begins: 1. februar 2026", 5, "begins: a date is written like 2026-07-01"),
        ("    begins: 2026-02-01\n", "", 2, "begins: Field required"),
        ("checked: 2026-11-22", "checked: i går", 15, "checked: a date is written like"),
        ('en: "Something is new."', 'en: ""', 10, "en: String should have at least 1 character"),
        (', en: "Something is new."', "", 10, "en: Field required"),
        ('    en: "Trial"\n', "", 2, "en: Field required"),
        ("topics: [pas]", "topics: []", 2, "name the topics it concerns, or say general"),
        ("topics: [pas]", "topics: [pas]\n    general: true", 2, "name the topics it concerns, or say general"),
        ('sources: [{name: "Kommunen", web: kommune.example/lov}]', "sources: []", 2, "say where it was read"),
        (", web: kommune.example/lov", "", 2, "what is verified has a source with a web address"),
        ("    checked: 2026-11-22\n", "", 2, "what is verified has a source with a web address and the day"),
        ("web: kommune.example/lov", "web: vores side", 13, "web: write a web address"),
        ('    note: {da: "Husk det.", en: "Remember it."}\n', "", 2, "what is not verified has a note"),
        ("verified: true", "verified: måske", 14, "verified: Input should be a valid boolean"),
        ("id: proeve", "id: Prøve", 2, "an id is small ASCII"),
        ("da: \"Prøve\"", "dansk: \"Prøve\"", 3, "dansk: Extra inputs are not permitted"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_and_line(taxonomy: Path, old: str, new: str, line: int, said: str) -> None:
    # A note may be left out where the move is verified.
    text = WHOLE.replace("verified: true", "verified: false") if "note: {" in old else WHOLE
    assert old in text
    (taxonomy / "law.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OrganisationProblem) as problem:
        load(EXAMPLE, taxonomy)
    lines = str(problem.value).splitlines()
    assert any(one.startswith(f"law.yml:{line}: ") and said in one for one in lines), lines


def test_the_same_id_twice_is_refused(taxonomy: Path) -> None:
    (taxonomy / "law.yml").write_text(WHOLE + WHOLE.partition("\n")[2], encoding="utf-8")
    with pytest.raises(OrganisationProblem, match=r"law\.yml:16: the id 'proeve' is there twice"):
        load(EXAMPLE, taxonomy)


def test_the_file_has_to_be_there(taxonomy: Path) -> None:
    (taxonomy / "law.yml").unlink()
    with pytest.raises(OrganisationProblem, match=r"law\.yml: the file is missing"):
        load(EXAMPLE, taxonomy)
