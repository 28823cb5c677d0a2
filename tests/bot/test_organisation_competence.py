"""Other authorities and the advisor's remit as data: with where it was read, and never a contact that nobody has verified."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from actions.rules.catalogue import Catalogue
from actions.rules.competence import ASKS, NOTES, named
from bot.organisation import TAXONOMY, OrganisationProblem, load

EXAMPLE = Path(__file__).parents[2] / "bot" / "municipality"
# The ids that the design's taxonomy marks `verificeret: ja` (anden_myndighed); everything else is second-hand or not found.
VERIFIED = frozenset(
    {
        "ankestyrelsen", "kommunaltilsynet", "folketingets_ombudsmand", "ombudsmandens_boernekontor", "skattestyrelsen",
        "vurderingsstyrelsen", "gaeldsstyrelsen", "styrelsen_for_patientklager", "politi", "a_kasse", "siri", "beboerklagenaevn",
        "huslejenaevn", "klagenaevnet_specialundervisning", "planklagenaevnet", "byggeklageenheden", "miljoe_og_foedevareklagenaevnet",
        "retshjaelp", "parkeringsklagenaevnet", "digital_post_support", "anden_kommune", "privat_tvist",
    }
)  # fmt: skip
NOT_VERIFIED_PHONES = ("70 12 80 61", "72 56 70 00", "33 19 32 00", "33 98 00 10")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(EXAMPLE)


@pytest.fixture
def taxonomy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TAXONOMY, tmp_path / "taxonomy"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kommune"))


def problems_of(folder: Path, taxonomy: Path) -> list[str]:
    with pytest.raises(OrganisationProblem) as problem:
        load(folder, taxonomy)
    return str(problem.value).splitlines()


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_is_verified_is_what_the_taxonomy_says(catalogue: Catalogue) -> None:
    assert {authority.id for authority in catalogue.authorities.values() if authority.verified == "ja"} == VERIFIED
    for authority in catalogue.authorities.values():
        shown = authority.contact.verified and (authority.contact.phone or authority.contact.web or authority.contact.address)
        assert not shown or authority.verified == "ja", authority.id


def test_everybody_says_who_and_where_it_was_read(catalogue: Catalogue) -> None:
    for authority in catalogue.authorities.values():
        assert authority.sources
        if authority.verified == "ja":
            assert all(source.name for source in authority.sources)
            assert any(source.web for source in authority.sources) or authority.id == "anden_kommune"
        for words in (authority.label, authority.when, authority.not_theirs, authority.appeal, authority.tip, authority.note):
            assert set(words) in (set(), {"da", "en"})
            assert all(said.strip() == said and said for said in words.values())
        # One sentence each, without its full stop: they are put into a text that has one.
        for words in (authority.when, authority.not_theirs, authority.appeal, authority.tip):
            assert not any(said.endswith((".", "!", "?")) for said in words.values())
        assert authority.checked is None or date(2026, 1, 1) <= authority.checked <= date(2027, 12, 31)


def test_what_is_not_theirs_and_how_to_complain_where_it_is_known(catalogue: Catalogue) -> None:
    assert "helbredstillæg" in catalogue.authorities["udbetaling_danmark"].not_theirs["da"]
    assert "anbragt" in catalogue.authorities["familieretshuset"].not_theirs["da"]
    assert "4 uger" in catalogue.authorities["udbetaling_danmark"].appeal["da"]
    assert "Borgerservice" in catalogue.authorities["udbetaling_danmark"].tip["da"]
    assert catalogue.authorities["ankestyrelsen"].printed == date(2020, 11, 17)
    assert not catalogue.authorities["su"].appeal


def test_a_number_nobody_read_at_its_source_is_in_no_shown_contact(catalogue: Catalogue) -> None:
    for authority in catalogue.authorities.values():
        if authority.contact.verified:
            assert authority.contact.phone not in NOT_VERIFIED_PHONES


def test_a_municipality_that_checked_a_contact_itself_may_show_it(folder: Path) -> None:
    change(folder / "authorities.yml", "authorities: {}", 'authorities:\n  familieretshuset: {phone: "20 00 00 03"}')
    contact = load(folder).authorities["familieretshuset"].contact
    assert (contact.phone, contact.verified) == ("20 00 00 03", True)


def test_every_rule_of_competence_is_there_with_its_sources(catalogue: Catalogue) -> None:
    assert set(catalogue.competence) == ASKS | NOTES
    assert catalogue.competence_in_force == ASKS | NOTES
    for rule in catalogue.competence.values():
        assert named(rule.id).id == rule.id
        assert any(source.web.startswith("https://") for source in rule.sources)
        assert catalogue.label("kompetence", rule.id, "en") == rule.label["en"]
    assert {rule.id for rule in catalogue.competence.values() if rule.as_a_rule} == {"over_et_aar", "andre_personers_sag"}


def test_a_municipality_may_leave_a_rule_out(folder: Path) -> None:
    (folder / "competence.yml").write_text("off: [over_et_aar]\n", encoding="utf-8")
    catalogue = load(folder)
    assert "over_et_aar" not in catalogue.competence_in_force
    assert catalogue.label("kompetence", "over_et_aar").startswith("Sager"), "older cases still have its words"


def test_an_unknown_rule_is_named_by_file_and_line(folder: Path) -> None:
    (folder / "competence.yml").write_text("# ours\noff:\n  - for_gammel\n", encoding="utf-8")
    assert problems_of(folder, TAXONOMY) == ["competence.yml:3: there is no rule of competence 'for_gammel'"]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("competence.yml", "  - id: serviceniveau", "  - id: servicenivo", "there is no rule of competence 'servicenivo'"),
        ("competence.yml", "  - id: serviceniveau", "  - id: servicenivo", "there is no rule here: 'serviceniveau'"),
        ("competence.yml", "    checked: 2026-11-22", "    checked: i dag", "a date is written like"),
        ("competence.yml", "    as_a_rule: true", "    as_a_rule: ja tak", "as_a_rule: Input should be a valid boolean"),
        ("authorities.yml", "contact: {web: borger.dk, verified: false}", "contact: {web: borger.dk}", "has verified: false"),
        ("authorities.yml", "    verified: delvist", "    verified: måske", "verified: Input should be 'ja', 'delvist' or 'nej'"),
        ("authorities.yml", "    printed: 2020-11-17", "    printed: 17/11-2020", "printed: a date is written like"),
        ("authorities.yml", "    contact_of: ankestyrelsen", "    contact_of: anken", "there is no authority 'anken'"),
    ],
)
def test_a_mistake_is_told(taxonomy: Path, file: str, old: str, new: str, said: str) -> None:
    change(taxonomy / file, old, new)
    lines = problems_of(EXAMPLE, taxonomy)
    assert any(re.match(rf"{file}:\d+: ", line) and said in line for line in lines), lines


def test_an_authority_without_a_source_is_a_mistake(taxonomy: Path) -> None:
    change(taxonomy / "authorities.yml", '    sources:\n      - {name: "DUKH"', '    sources: []\n    unknown:\n      - {name: "DUKH"')
    lines = problems_of(EXAMPLE, taxonomy)
    assert any("unknown: Extra inputs are not permitted" in line for line in lines)
