"""The whole way in one go: a citizen writes, an advisor finds the case and answers on the real pages, and the citizen reads it live."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from bot.advisor.first_login import add_advisor
from tests.journeys.browser import violations, visitor
from tests.journeys.test_citizen import answered, go_on_to_the_receipt, write
from tests.running import STORY, Running

pytestmark = pytest.mark.asyncio(loop_scope="module")

ADVISOR, PASSPHRASE = "raadgiver@kommune.example", "en lang sætning som ingen gætter"
ANSWER = "Jeg har talt med afdelingen. De ringer til dig på onsdag."
REPLY = "Tak, det er jeg glad for"


async def test_from_citizen_to_advisor_and_back(house: Running, browser: Browser) -> None:
    services = house.product.services
    await add_advisor(services.store, ADVISOR, "Rådgiver", PASSPHRASE, services.clock.now())
    async with visitor(browser, house.base) as citizen, visitor(browser, house.base, bypass_csp=True) as advisor:
        await citizen.goto("/")
        await write(citizen, STORY)
        await answered(citizen)
        number = await go_on_to_the_receipt(citizen)

        await advisor.goto("/raadgiver")
        await advisor.get_by_label("Mailadresse").fill(ADVISOR)
        await advisor.get_by_label("Adgangskode").fill(PASSPHRASE)
        await advisor.get_by_role("button", name="Log ind").click()
        await expect(advisor.get_by_text("dage tilbage").first).to_be_visible()
        assert await violations(advisor) == []
        await advisor.get_by_role("link", name=number).click()
        await expect(advisor.get_by_role("heading", name=number)).to_be_visible()
        await expect(advisor.get_by_text(STORY).first).to_be_visible()
        await advisor.get_by_label("Dit svar").fill(ANSWER)
        await advisor.get_by_role("button", name="Send svar").click()
        await expect(advisor.get_by_text("Svaret er sendt")).to_be_visible()

        await expect(citizen.get_by_text(ANSWER, exact=True)).to_be_visible()  # live, without a reload
        await citizen.reload()
        await expect(citizen.get_by_text(ANSWER, exact=True)).to_be_visible()
        await write(citizen, REPLY)
        # A human is in the chat: the assistant says nothing, and the message is the case's.
        await expect(citizen.get_by_text(REPLY, exact=True).first).to_be_visible()
        await expect(citizen.locator("#messages > li[data-waiting]")).to_have_count(0)
        await advisor.reload()
        await expect(advisor.get_by_text(REPLY).first).to_be_visible()
