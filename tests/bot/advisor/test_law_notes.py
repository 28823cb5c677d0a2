"""»Ny lov« on the case page: what applied to the topic on the day the case came in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape

from actions.rules.catalogue import Catalogue
from bot.advisor.law_notes import law_notes
from bot.pages import bound
from tests.bot.advisor.town import CATALOGUE, WORDS, Town


async def opened(town: Town, emne: str) -> str:
    await town.hire()
    case = await town.case(emne=emne)
    browser = await town.advisor()
    return unescape(await browser.text(f"/raadgiver/sager/{case.number}"))


async def test_a_verified_move_is_shown_with_its_words_and_source(town: Town) -> None:
    page = await opened(town, "merudgifter_voksne")
    for words in (
        "Ny lov", "Merudgifter bliver til kompensationsydelse", "Gælder fra 1. sept. 2025", "»merudgiftsydelse« hedder nu »kompensationsydelse«.",
        'href="https://alleroed.dk/', "Allerød Kommune om kompensationsydelse", "Læst 22. nov. 2026.",
    ):  # fmt: skip
        assert words in page, words
    assert "Ikke bekræftet" not in page


async def test_an_unverified_move_says_so_and_what_is_missing(town: Town) -> None:
    page = await opened(town, "revalidering")
    assert "<strong>Ikke bekræftet</strong>" in page
    assert "om det er fra 1. februar eller 1. juli 2026, er ikke læst" in page
    assert "»revalidering« er under afvikling eller væk, men bliver stadig sagt." in page


async def test_a_topic_without_new_law_has_no_section(town: Town) -> None:
    for emne in ("rotter", ""):
        case = await town.case(emne=emne)
        assert law_notes(case, CATALOGUE, bound(WORDS, "da")) == []
    page = await opened(town, "rotter")
    assert 'id="law"' not in page


async def test_the_day_is_that_of_receipt_in_copenhagen(town: Town) -> None:
    case = await town.case(emne="hjemmehjaelp")

    def titles(at: datetime) -> list[str]:
        return [note.title for note in law_notes(replace(case, received_at=at), CATALOGUE, bound(WORDS, "da"))]

    assert titles(datetime(2025, 6, 30, 21, 59, tzinfo=UTC)) == []
    assert titles(datetime(2025, 6, 30, 22, 0, tzinfo=UTC)) == ["Ældreloven"], "midnight in Copenhagen"


async def test_an_end_and_an_unread_source_are_told(town: Town) -> None:
    case = await town.case(emne="hjemmehjaelp")
    changed = replace(CATALOGUE.law["aeldrelov"], ends=date(2026, 12, 31), checked=None)
    catalogue: Catalogue = replace(CATALOGUE, law={"aeldrelov": changed})
    note = law_notes(case, catalogue, bound(WORDS, "da"))[0]
    assert note.since == "Gælder fra 1. juli 2025 til 31. dec. 2026"
    assert note.read == "Ikke læst endnu."
