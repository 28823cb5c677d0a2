"""The weekly page behind the real login guard."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestClient, TestServer

from actions.ports import Account, Session
from bot.advisor.guard import COOKIE
from bot.advisor.sessions import token_hash
from bot.site import build_site
from storage.fakes import FakeStore
from tests.bot.reports.a_week import MONDAY_AFTER, fill, services

TOKEN = "T" * 43


@pytest.fixture
async def store() -> FakeStore:
    store = FakeStore()
    await fill(store)
    async with store.work() as work:
        account = Account(id="a-1", email="r@kommune.example", name="Kirsten Prøve", password_hash="x", created_at=MONDAY_AFTER)
        await work.accounts.add(account)
        session = Session(token_hash=token_hash(TOKEN), account_id="a-1", csrf="c", created_at=MONDAY_AFTER, last_seen_at=MONDAY_AFTER)
        await work.accounts.add_session(session)
        await work.commit()
    return store


@pytest.fixture
async def browser(store: FakeStore) -> AsyncIterator[TestClient]:  # type: ignore[type-arg]
    async with TestClient(TestServer(build_site(services(store)))) as client:
        yield client


LOGGED_IN = {"Cookie": f"{COOKIE}={TOKEN}"}


async def test_nobody_sees_it_without_login(browser: TestClient) -> None:  # type: ignore[type-arg]
    for path in ("/raadgiver/uge", "/raadgiver/uge/2026-W47"):
        answer = await browser.get(path, allow_redirects=False)
        assert answer.status == 303
        assert answer.headers["Location"].startswith("/raadgiver/login")


async def test_the_page_shows_the_last_full_week_with_one_chart_and_its_table(browser: TestClient, store: FakeStore) -> None:  # type: ignore[type-arg]
    answer = await browser.get("/raadgiver/uge", headers=LOGGED_IN)
    text = await answer.text()
    assert answer.status == 200
    assert "Ugens overblik: uge 47, 2026" in text
    assert text.count('<svg xmlns="http://www.w3.org/2000/svg" class="chart"') == 1
    assert 'id="tabel-omraade"' in text
    assert 'href="/raadgiver/sager/2026-000002"' in text
    assert " style=" not in text  # the content security policy would refuse it
    async with store.work() as work:
        (entry,) = await work.audit.of("week:2026-W47")
    assert (entry.actor, entry.action) == ("advisor:a-1", "week.read")


async def test_a_week_has_an_address_and_neighbours(browser: TestClient) -> None:  # type: ignore[type-arg]
    text = await (await browser.get("/raadgiver/uge/2026-W48", headers=LOGGED_IN)).text()
    assert "Ugen er ikke slut. Tallene er talt op mandag kl. 07.30." in text
    assert 'href="/raadgiver/uge/2026-W47"' in text
    assert "uge/2026-W49" not in text


async def test_a_quiet_week_says_so_kindly(browser: TestClient) -> None:  # type: ignore[type-arg]
    text = await (await browser.get("/raadgiver/uge/2026-W30", headers=LOGGED_IN)).text()
    assert "stille uge" in text
    assert 'class="chart"' not in text


@pytest.mark.parametrize("week", ["2026-W54", "2027-W01", "2026-W49", "nu", "%3Cscript%3E", "9999-W99", "0000-W01", "0001-W01"])
async def test_what_is_no_week_or_has_not_begun_leads_to_the_last_one(browser: TestClient, week: str) -> None:  # type: ignore[type-arg]
    answer = await browser.get(f"/raadgiver/uge/{week}", headers=LOGGED_IN, allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (303, "/raadgiver/uge")
