"""Somebody in danger at the page: numbers that a phone can call, and a conversation that can be wiped off the screen with a keyboard."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from tests.journeys.browser import violations, visitor
from tests.journeys.test_citizen import STORED, answered, go_on_to_the_receipt, write
from tests.running import STORY, Running

pytestmark = pytest.mark.asyncio(loop_scope="module")

VIOLENCE = "min mand slår mig og tjekker min telefon"
WIPE = "Slet samtalen fra skærmen"


async def press_with_the_keyboard(page: Page, name: str) -> None:
    """Tab to the button and press it."""
    for _ in range(60):
        await page.keyboard.press("Tab")
        if await page.evaluate("() => document.activeElement.textContent") == name:
            break
    await expect(page.get_by_role("button", name=name)).to_be_focused()
    await page.keyboard.press("Enter")


async def test_the_numbers_can_be_called(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base, bypass_csp=True) as page:
        await page.goto("/")
        await write(page, VIOLENCE)
        await answered(page)
        for number in ("112", "1888"):
            await expect(page.get_by_role("link", name=number, exact=True).first).to_have_attribute("href", f"tel:{number}")
        assert await violations(page) == []


async def test_the_screen_is_wiped_with_the_keyboard_and_stays_so(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base, bypass_csp=True) as page:
        await page.goto("/")
        await write(page, VIOLENCE)
        await answered(page)
        await page.locator("#chat-log").focus()
        await press_with_the_keyboard(page, WIPE)
        await expect(page.locator("#messages").get_by_text("Samtalen er slettet")).to_be_visible()
        await expect(page.get_by_text(VIOLENCE)).to_have_count(0)
        await expect(page.get_by_text("1888")).to_have_count(0)
        await expect(page.get_by_role("button", name=WIPE)).to_have_count(0)
        await expect(page.get_by_label("Din besked")).to_be_focused()
        assert await page.evaluate(STORED) == '{"cookie":""}'
        assert await violations(page) == []
        await page.reload()
        await expect(page.get_by_text("Jeg er ikke et menneske")).to_be_visible()
        await expect(page.get_by_text("slettet")).to_have_count(0)
        await write(page, STORY)
        await answered(page)
        await expect(page.get_by_text(STORY)).to_have_count(1)


async def test_what_is_registered_is_off_the_screen_and_in_the_register(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base) as page:
        await page.goto("/")
        await write(page, STORY)
        number = await go_on_to_the_receipt(page)
        await write(page, VIOLENCE)
        await answered(page)
        await page.get_by_role("button", name=WIPE).click()
        await expect(page.locator("#messages").get_by_text("Skærmen er ryddet")).to_be_visible()
        await expect(page.get_by_text(number)).to_have_count(0)
        assert await page.evaluate(STORED) == '{"cookie":""}'
    async with house.product.services.store.work() as work:
        assert await work.cases.by_number(number) is not None
