"""A citizen's way: write, be asked, get a receipt, come back, get the advisor's answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.journeys.browser import violations, visitor
from tests.running import STORY, Running

pytestmark = pytest.mark.asyncio(loop_scope="module")

STORED = "() => JSON.stringify({...localStorage, ...sessionStorage, cookie: document.cookie})"
ANNOUNCED = "() => document.getElementById('announcer').innerText"
PHONE = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}
"""1280 x 1024 at 400 %."""


async def write(page: Page, text: str) -> None:
    await page.get_by_label("Din besked").fill(text)
    await page.keyboard.press("Enter")


async def answered(page: Page) -> None:
    """Wait until the assistant has the last word."""
    await expect(page.locator("#messages > li").last).to_have_class(re.compile("from-assistant"))
    await expect(page.locator("#typing")).to_be_hidden()


async def go_on_to_the_receipt(page: Page) -> str:
    """Answer what is asked until there is a receipt; its number."""
    for _ in range(12):
        await answered(page)
        if await page.locator(".receipt").count():
            number = await page.locator(".receipt dd").first.inner_text()
            assert re.fullmatch(r"20\d\d-\d{6}", number)
            return number
        titles = await page.locator(".choice").all_inner_texts()
        wanted = next((title for title in ("Ja", "Send", "Svar mig her i chatten") if title in titles), None)
        if wanted:
            await page.locator(".choice").get_by_text(wanted, exact=True).click()
        else:
            await write(page, "At nogen ringer til mig")
        await expect(page.locator("#typing")).to_be_hidden()
    raise AssertionError("no receipt")


async def test_from_the_first_words_to_the_advisors_answer(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base, bypass_csp=True) as page:
        await page.goto("/")
        await expect(page.get_by_text("Jeg er ikke et menneske")).to_be_visible()
        await expect(page.get_by_text("Skriv ikke dit CPR-nummer")).to_be_visible()
        assert await page.evaluate(STORED) == '{"cookie":""}'
        assert await violations(page) == []

        await write(page, STORY)
        await answered(page)
        await expect(page.get_by_text(STORY)).to_have_count(1)
        assert "Vejviser, digital assistent:" in await page.evaluate(ANNOUNCED)
        assert await violations(page) == []
        await expect(page.get_by_label("Din besked")).to_be_focused()

        number = await go_on_to_the_receipt(page)
        code = await page.locator(".receipt .code").inner_text()
        assert await violations(page) == []

        said = await page.locator("#messages > li .bubble").all_inner_texts()
        await page.reload()
        await expect(page.locator(".receipt")).to_be_visible()
        assert await page.locator("#messages > li .bubble").all_inner_texts() == said
        assert await page.evaluate(ANNOUNCED) == ""

        await house.advisor_answers(number, "Jeg har talt med Ydelse. Ring til mig på 12 34 56 78.")
        answer = page.locator(".from-advisor")
        await expect(answer).to_contain_text("Jeg har talt med Ydelse")
        await expect(answer.get_by_role("link", name="12 34 56 78")).to_have_attribute("href", "tel:12345678")
        assert "Borgerrådgiveren: Jeg har talt med Ydelse" in await page.evaluate(ANNOUNCED)
        assert await violations(page) == []

        await page.get_by_role("navigation", name="Sider").get_by_role("link", name="Se din sag").click()
        await page.get_by_label("Din kode").fill(code)
        await page.get_by_role("button", name="Vis status").click()
        await expect(page.get_by_role("heading", name=number)).to_be_visible()
        assert await violations(page) == []


async def test_the_same_without_javascript(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base, java_script_enabled=False) as page:
        await page.goto("/")
        await expect(page.get_by_label("Din besked")).to_be_hidden()
        await page.get_by_role("link", name="Gå til formularen").click()
        await page.get_by_role("button", name="Send til borgerrådgiveren").click()
        await expect(page.get_by_role("alert")).to_contain_text("Skriv, hvad der er sket")
        await page.get_by_label("Hvad er der sket").fill(STORY)
        await page.get_by_role("button", name="Send til borgerrådgiveren").click()
        await expect(page.get_by_role("heading", name="Din henvendelse er registreret")).to_be_visible()
        code = await page.locator(".code").inner_text()
        await page.get_by_role("link", name="Gå til “Se din sag”").click()
        await page.get_by_label("Din kode").fill(code)
        await page.get_by_role("button", name="Vis status").click()
        await expect(page.get_by_text("Et menneske læser din henvendelse")).to_be_visible()


async def test_the_forms_receipt_opens_the_chat_when_asked(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base, bypass_csp=True) as page:
        await page.goto("/skriv")
        assert await violations(page) == []
        await page.get_by_role("button", name="Send til borgerrådgiveren").click()
        assert await violations(page) == []
        await page.get_by_label("Hvad er der sket").fill(STORY)
        await page.get_by_role("button", name="Send til borgerrådgiveren").click()
        assert await violations(page) == []
        assert await page.evaluate(STORED) == '{"cookie":""}'
        await page.get_by_role("button", name="Åbn samtalen i chatten").click()
        await expect(page.locator(".receipt")).to_be_visible()


async def test_words_that_could_not_be_sent_are_kept_and_sent_once(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base) as page:
        await page.goto("/")
        await write(page, STORY)
        await answered(page)
        await page.context.set_offline(True)
        await write(page, "Ved ikke")
        await expect(page.get_by_role("alert")).to_contain_text("ikke forbindelse")
        await expect(page.get_by_text("Ikke sendt endnu")).to_be_visible()
        await page.context.set_offline(False)
        await answered(page)
        await expect(page.get_by_text("Ikke sendt endnu")).to_be_hidden()
        await page.reload()
        await expect(page.locator(".from-citizen")).to_have_count(2)


async def test_unsent_words_are_there_after_a_reload(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base) as page:
        await page.goto("/")
        await write(page, STORY)
        await answered(page)
        await page.get_by_label("Din besked").fill("Halvt skrevet")
        await page.reload()
        await expect(page.get_by_label("Din besked")).to_have_value("Halvt skrevet")


async def test_the_keyboard_is_enough(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base) as page:
        await page.goto("/")
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Gå til indholdet")).to_be_focused()
        await page.get_by_label("Din besked").focus()
        await page.keyboard.type("Første linje")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.type("Anden linje")
        await expect(page.get_by_label("Din besked")).to_have_value("Første linje\nAnden linje")
        await page.keyboard.press("Enter")
        await answered(page)
        await expect(page.locator(".from-citizen .bubble p")).to_have_text(["Første linje", "Anden linje"])
        await page.keyboard.press("Shift+Tab")
        await expect(page.locator(".choice").last).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.get_by_label("Din besked")).to_be_focused()
        await answered(page)
        await page.get_by_role("button", name="Slet samtalen").press("Enter")
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("button", name="Slet samtalen")).to_be_focused()


async def test_erasing_leaves_nothing_behind(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base, bypass_csp=True) as page:
        await page.goto("/")
        await write(page, STORY)
        await answered(page)
        await page.get_by_role("button", name="Slet samtalen").click()
        assert await violations(page) == []
        await page.get_by_role("button", name="Ja", exact=True).click()
        await expect(page.get_by_text(STORY)).to_have_count(0)
        await expect(page.get_by_text("Jeg er ikke et menneske")).to_be_visible()
        assert await page.evaluate(STORED) == '{"cookie":""}'
        async with house.product.services.store.work() as work:
            assert await work.conversations.unanswered(before=house.product.services.clock.now()) == []


async def test_the_conversation_can_be_taken_home(house: Running, browser: Browser, tmp_path: Path) -> None:
    async with visitor(browser, house.base) as page:
        await page.goto("/")
        await write(page, STORY)
        number = await go_on_to_the_receipt(page)
        async with page.expect_download() as waiting:
            await page.get_by_role("button", name="Hent samtalen").click()
        download = await waiting.value
        await download.save_as(tmp_path / "samtale.txt")
    text = (tmp_path / "samtale.txt").read_text(encoding="utf-8-sig")
    assert download.suggested_filename == "samtale-med-vejviser.txt"
    assert STORY in text
    assert f"Nummer: {number}" in text


async def test_it_fits_small_screens_and_high_zoom(house: Running, browser: Browser) -> None:
    for viewport in (PHONE, ZOOMED):
        async with visitor(browser, house.base, viewport=viewport) as page:
            for path in ("/", "/skriv", "/status", "/privatliv", "/tilgaengelighed"):
                await page.goto(path)
                assert await page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
            await page.goto("/")
            await write(page, STORY + " " + "Etmegetlangtordudenmellemrum" * 8)
            await go_on_to_the_receipt(page)
            assert await page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


async def test_what_is_pressed_is_large_enough(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base, viewport=PHONE) as page:
        await page.goto("/")
        await write(page, STORY)
        await answered(page)
        small = await page.evaluate(
            """() => [...document.querySelectorAll('button, .site-nav a, .phone, .language a, .brand, textarea')]
                .filter((one) => one.checkVisibility()).map((one) => [one.innerText, one.getBoundingClientRect()])
                .filter(([, box]) => box.width < 43.5 || box.height < 43.5).map(([text]) => text)"""
        )
        assert small == []


async def test_html_is_only_ever_words(house: Running, browser: Browser) -> None:
    vectors = (
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        '"><svg onload=alert(1)>',
        "javascript:alert(1)",
        "[x](javascript:alert(1))",
        "https://example.example/<b>x</b>",
    )
    async with visitor(browser, house.base) as page:
        await page.goto("/")
        for vector in vectors:
            await write(page, vector)
            await answered(page)
        number = await go_on_to_the_receipt(page)
        await house.advisor_answers(number, vectors[0] + " https://vejviser.example/side?a=1&b=<b>")
        await expect(page.locator(".from-advisor")).to_be_visible()
        await page.reload()
        await expect(page.locator(".from-advisor")).to_be_visible()
        assert await page.locator("#messages :is(img, script, b, iframe)").count() == 0
        assert await page.locator("#messages a[href^='javascript']").count() == 0
        await expect(page.locator(".from-advisor a")).to_have_attribute("href", "https://vejviser.example/side?a=1&b=")


async def test_english(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base, bypass_csp=True) as page:
        await page.goto("/")
        await page.get_by_role("link", name="English").click()
        await expect(page.get_by_text("I am not a human")).to_be_visible()
        assert await violations(page) == []
        await page.get_by_label("Your message").fill("I have waited four months for an answer and nobody calls me back.")
        await page.get_by_role("button", name="Send message").click()
        await answered(page)
        await page.get_by_role("link", name="Your data").first.click()
        await expect(page.get_by_role("heading", name="Your data", level=1)).to_be_visible()


async def test_two_tabs_show_the_same(house: Running, browser: Browser) -> None:
    async with visitor(browser, house.base) as page:
        await page.goto("/")
        await write(page, STORY)
        await answered(page)
        other = await page.context.new_page()
        await other.goto("/")
        await expect(other.get_by_text(STORY)).to_be_visible()
        await write(other, "Det ved jeg ikke")
        await answered(other)
        await expect(page.locator(".from-citizen")).to_have_count(2)
        assert await page.locator(".bubble").all_inner_texts() == await other.locator(".bubble").all_inner_texts()
