"""The queue: what is due, in words and colour, each view at its own address."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from actions.rules.case import Channel, Status
from bot.advisor.queue import PER_PAGE, VIEWS
from tests.bot.advisor.town import Town

TODAY = date(2026, 11, 25)
CPR_LIKE = "010190" + "-" + "1234"


def numbers(page: str) -> list[str]:
    return re.findall(r'class="number" href="/raadgiver/sager/([0-9-]+)"', page)


def counts(page: str) -> dict[str, int]:
    return {view: int(count) for view, count in re.findall(r'\?vis=(\w+)"[^>]*>[^<]*<span class="count">(\d+)</span>', page)}


async def test_what_is_due_first_stands_first_and_danger_before_all(town: Town) -> None:
    await town.hire()
    later = await town.case(due=TODAY + timedelta(days=5))
    over = await town.case(due=TODAY - timedelta(days=2))
    today = await town.case(due=TODAY)
    danger = await town.case(due=TODAY + timedelta(days=3), akut="udsaettelse")
    page = await (await town.advisor()).text("/raadgiver")
    assert numbers(page) == [danger.number, over.number, today.number, later.number]
    assert "Haster" in page


@pytest.mark.parametrize(
    ("days", "look", "words"),
    [(-2, "over", "2 dage over"), (-1, "over", "1 dag over"), (0, "i_dag", "i dag"), (1, "snart", "1 dag tilbage"), (2, "god_tid", "2 dage tilbage")],
)  # fmt: skip
async def test_the_days_left_are_said_in_words_as_well_as_colour(town: Town, days: int, look: str, words: str) -> None:
    await town.hire()
    await town.case(due=TODAY + timedelta(days=days))
    page = await (await town.advisor()).text("/raadgiver")
    assert f'<span class="chip chip-{look}">{words}</span>' in page


@pytest.mark.parametrize(
    ("answered", "words"), [(TODAY, "besvaret"), (TODAY + timedelta(days=1), "besvaret 1 dag over"), (TODAY + timedelta(days=3), "besvaret 3 dage over")]
)  # fmt: skip
async def test_an_answered_case_is_not_over(town: Town, answered: date, words: str) -> None:
    await town.hire()
    at = town.clock.now() + (answered - TODAY)
    await town.case(due=TODAY, first_answer_at=at, status=Status.I_GANG)
    town.clock.forward(days=10)
    browser = await town.advisor()
    assert f'<span class="chip chip-faerdig">{words}</span>' in await browser.text("/raadgiver")
    assert numbers(await browser.text("/raadgiver?vis=overskredet")) == []


async def test_the_day_turns_at_midnight_in_copenhagen(town: Town) -> None:
    await town.hire()
    case = await town.case(due=TODAY)
    browser = await town.advisor()
    town.clock.at = town.clock.at.replace(hour=22, minute=59)
    browser = await town.advisor()
    assert numbers(await browser.text("/raadgiver?vis=i_dag")) == [case.number]
    town.clock.forward(minutes=2)
    assert numbers(await browser.text("/raadgiver?vis=i_dag")) == []
    assert numbers(await browser.text("/raadgiver?vis=overskredet")) == [case.number]


async def test_each_view_shows_its_own_and_the_counts_agree(town: Town) -> None:
    me = await town.hire()
    new = await town.case(due=TODAY + timedelta(days=3))
    mine = await town.case(due=TODAY, status=Status.I_GANG, advisor_id=me.id)
    over = await town.case(due=TODAY - timedelta(days=1), status=Status.I_GANG, advisor_id="jonas")
    citizen = await town.case(due=TODAY, status=Status.VENTER_BORGER, first_answer_at=town.clock.now())
    unit = await town.case(due=TODAY + timedelta(days=9), status=Status.VENTER_AFDELING)
    closed = await town.case(due=TODAY - timedelta(days=9), status=Status.LUKKET, closed_at=town.clock.now(), outcome="vejledt")
    appeal = await town.case(due=TODAY + timedelta(days=9), status=Status.I_GANG, klagefrist_sikker=TODAY + timedelta(days=2))
    expected = {
        "aabne": {new.number, mine.number, over.number, citizen.number, unit.number, appeal.number}, "nye": {new.number},
        "mine": {mine.number}, "klagefrist": {appeal.number},
        "i_dag": {mine.number}, "overskredet": {over.number}, "venter_borger": {citizen.number}, "venter_afdeling": {unit.number},
        "lukkede": {closed.number},
    }  # fmt: skip
    browser = await town.advisor()
    for view, cases in expected.items():
        page = await browser.text(f"/raadgiver?vis={view}")
        assert set(numbers(page)) == cases, view
        assert counts(page) == {name: len(found) for name, found in expected.items()}
        assert f'href="/raadgiver?vis={view}" aria-current="page"' in page


async def test_a_row_says_what_an_advisor_chooses_by(town: Town) -> None:
    await town.hire()
    await town.case(channel=Channel.TELEGRAM, kind="anden_henvendelse", sub="status_paa_sag", advisor_id="slettet", status=Status.I_GANG)
    page = await (await town.advisor()).text("/raadgiver")
    for words in (
        "Anden henvendelse",
        "Sygedagpenge",
        "Manglende svar på henvendelser",
        "Jobcenter og unge",
        "Telegram",
        "Tidligere kollega",
        "I gang",
    ):
        assert words in page
    assert "25. nov. kl. 10.00" in page
    assert "ventet fire" not in page, "the list shows no words of citizens"


@pytest.mark.parametrize("view", [view.value for view in VIEWS])
async def test_an_empty_view_says_why(town: Town, view: str) -> None:
    await town.hire()
    page = await (await town.advisor()).text(f"/raadgiver?vis={view}")
    assert 'class="empty"' in page
    assert "<table" not in page


async def test_an_unknown_view_or_page_is_the_first(town: Town) -> None:
    await town.hire()
    case = await town.case()
    browser = await town.advisor()
    for query in ("vis=findes_ikke", "vis=%00", "side=0", "side=-1", "side=x", "side=²", "side=" + "9" * 40):
        assert numbers(await browser.text(f"/raadgiver?{query}")) == [case.number], query
    assert numbers(await browser.text("/raadgiver?side=9")) == []


async def test_searching_finds_by_words_and_logs_only_numbers(town: Town) -> None:
    await town.hire()
    await town.case("Fliserne på fortovet ligger løse")
    found = await town.case("Min søn på Nørrebro går ikke i skole")
    browser = await town.advisor()
    page = await browser.text("/raadgiver?soeg=nørrebro+SKOLE")
    assert numbers(page) == [found.number]
    assert "Søgning på »nørrebro SKOLE« i alle åbne" in page
    async with town.store.work() as work:
        (entry,) = await work.audit.of("queue")
    assert (entry.actor, entry.detail["shown"]) == ("advisor:kirsten", [found.number])
    assert "nørrebro" not in str(entry)


async def test_a_number_goes_straight_to_its_case(town: Town) -> None:
    await town.hire()
    case = await town.case(status=Status.LUKKET, closed_at=town.clock.now(), outcome="vejledt", intervention=False)
    browser = await town.advisor()
    answer = await browser.get(f"/raadgiver?soeg={case.number}")
    assert (answer.status, answer.headers["Location"]) == (303, f"/raadgiver/sager/{case.number}")
    assert "Ingen sager passer" in await browser.text("/raadgiver?soeg=2026-999999")


@pytest.mark.parametrize(
    "raw", ["%25", "%27", "%22", "%5C", "%3Cscript%3Ealert(1)%3C/script%3E", "a" * 5000, "%27+OR+1%3D1+--", "%ED%A0%80", "x%00y"]
)
async def test_odd_searches_are_only_words(town: Town, raw: str) -> None:
    await town.hire()
    await town.case()
    page = await (await town.advisor()).text(f"/raadgiver?soeg={raw}")
    assert "<script>alert" not in page
    assert numbers(page) == []


async def test_a_cpr_number_in_the_search_box_is_masked(town: Town) -> None:
    await town.hire()
    browser = await town.advisor()
    page = await browser.text(f"/raadgiver?soeg={CPR_LIKE}")
    assert "1234" not in page


async def test_a_long_queue_has_pages(town: Town) -> None:
    await town.hire()
    cases = [await town.case() for _ in range(PER_PAGE + 1)]
    browser = await town.advisor()
    first, second = await browser.text("/raadgiver"), await browser.text("/raadgiver?vis=aabne&side=2")
    assert numbers(first) == [case.number for case in cases[:PER_PAGE]]
    assert numbers(second) == [cases[-1].number]
    assert 'href="/raadgiver?vis=aabne&amp;side=2" rel="next"' in first
    assert 'href="/raadgiver?vis=aabne" rel="prev"' in second
    assert 'rel="next"' not in second
