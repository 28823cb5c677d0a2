"""Bubbles in other languages, in a real browser: each has its language and its direction, and the page stays accessible."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, expect

from tests.journeys.browser import violations, visitor
from tests.running import Running

pytestmark = pytest.mark.asyncio(loop_scope="module")
DIRECTION = "bubble => getComputedStyle(bubble).direction"


async def test_arabic_reads_from_the_right_and_says_its_language(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base, bypass_csp=True) as page:
        await page.goto("/")
        await page.get_by_label("Din besked").fill("لا أفهم الرسالة التي وصلتني من البلدية")
        await page.keyboard.press("Enter")
        await expect(page.locator("#messages > li").last).to_have_class(re.compile("from-assistant"))
        await expect(page.locator("#typing")).to_be_hidden()
        written, own, english = (page.locator("#messages .bubble").nth(at) for at in (-3, -2, -1))
        assert [await one.evaluate(DIRECTION) for one in (written, own, english)] == ["rtl", "rtl", "ltr"]
        assert [await one.get_attribute("lang") for one in (written, own, english)] == [None, "ar", "en"]
        await expect(own.locator("a[href='tel:112']")).to_be_visible()
        assert await violations(page) == []
        await page.locator(".choice").first.focus()
        await page.keyboard.press("Enter")
        await expect(page.locator(".receipt")).to_be_visible()
        assert await violations(page) == []


async def test_danish_bubbles_on_the_danish_page_need_no_language_of_their_own(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base) as page:
        await page.goto("/")
        await page.get_by_label("Din besked").fill("hej")
        await page.keyboard.press("Enter")
        await expect(page.locator("#messages > li").last).to_have_class(re.compile("from-assistant"))
        assert await page.locator("#messages .bubble[lang]").count() == 0
        assert await page.locator("#messages .bubble").last.evaluate(DIRECTION) == "ltr"
