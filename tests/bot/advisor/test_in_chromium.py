"""The advisor's pages in a real browser: cookies on loopback, the keyboard, a link from elsewhere, narrow screens, axe."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, expect

from actions.rules.case import Henvendelse
from tests.bot.advisor.town import PASSPHRASE, Town

AXE = Path("node_modules/axe-core/axe.min.js")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


def address(town: Town, path: str) -> str:
    assert town.server is not None
    return str(town.server.make_url(path))


async def log_in(page: Page, town: Town, path: str = "/raadgiver") -> None:
    await page.goto(address(town, path))
    await page.get_by_label("Mailadresse").fill("kirsten@kommune.example")
    await page.get_by_label("Adgangskode").fill(PASSPHRASE)
    await page.get_by_role("button", name="Log ind").click()
    await page.wait_for_url(address(town, path))


async def full(town: Town) -> list[Henvendelse]:
    await town.hire()
    return [
        await town.case(),
        await town.case(akut="udsaettelse", suggestion={"evidence": ["ventet"], "afdeling": ["ydelser"]}),
        await town.case(),
    ]


async def violations(page: Page) -> list[Any]:
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = await page.evaluate("rules => axe.run(document, rules)", RULES)
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found["violations"]]


async def test_a_citizen_is_answered_with_the_keyboard_alone(town: Town, chromium: Browser) -> None:
    cases = await full(town)
    page = await chromium.new_page()
    await log_in(page, town)
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    await page.keyboard.press("k")
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await page.wait_for_url(address(town, f"/raadgiver/sager/{cases[0].number}"))
    await page.keyboard.press("r")
    await page.keyboard.type("Jeg ringer, jkre/, i morgen.")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Svaret er sendt.")).to_be_visible()
    assert (await town.lines(cases[0]))[-1].text == "Jeg ringer, jkre/, i morgen."
    await page.keyboard.press("e")
    await expect(page.get_by_label("Type", exact=True)).to_be_focused()


async def test_shortcuts_can_be_switched_off_and_stay_off(town: Town, chromium: Browser) -> None:
    await full(town)
    page = await chromium.new_page()
    await log_in(page, town)
    await page.keyboard.press("/")
    await expect(page.get_by_role("searchbox")).to_be_focused()
    await page.goto(address(town, "/raadgiver/konto"))
    await page.get_by_label("Brug genveje på tastaturet").uncheck(force=True)
    await page.goto(address(town, "/raadgiver"))
    await page.keyboard.press("/")
    await expect(page.get_by_role("searchbox")).not_to_be_focused()


async def test_a_link_on_another_site_opens_the_case_without_a_new_login(town: Town, chromium: Browser) -> None:
    cases = await full(town)
    target = address(town, f"/raadgiver/sager/{cases[0].number}")

    async def mail(request: web.Request) -> web.Response:
        return web.Response(text=f'<a href="{target}">Ny henvendelse</a>', content_type="text/html")

    app = web.Application()
    app.router.add_get("/", mail)
    webmail = TestServer(app, host="127.0.0.1")
    await webmail.start_server()
    try:
        page = await chromium.new_page()
        await log_in(page, town)
        # localhost and 127.0.0.1 are two sites to a browser.
        await page.goto(f"http://localhost:{webmail.port}/")
        await page.get_by_role("link", name="Ny henvendelse").click()
        await expect(page.get_by_role("heading", name=f"Sag {cases[0].number}")).to_be_visible()
    finally:
        await webmail.close()


async def test_another_site_cannot_post_for_the_advisor(town: Town, chromium: Browser) -> None:
    cases = await full(town)
    target = address(town, f"/raadgiver/sager/{cases[0].number}/tag")

    async def trap(request: web.Request) -> web.Response:
        form = f'<form method="post" action="{target}"><input name="version" value="1"><button>Vind en tur</button></form>'
        return web.Response(text=form, content_type="text/html")

    app = web.Application()
    app.router.add_get("/", trap)
    elsewhere = TestServer(app, host="127.0.0.1")
    await elsewhere.start_server()
    try:
        page = await chromium.new_page()
        await log_in(page, town)
        await page.goto(f"http://localhost:{elsewhere.port}/")
        async with page.expect_navigation() as navigation:
            await page.get_by_role("button").click()
        response = await navigation.value
        assert response is not None
        assert response.status == 403
    finally:
        await elsewhere.close()
    assert (await town.stored(cases[0])).advisor_id is None


@pytest.mark.parametrize("width", [320, 1280])
async def test_every_page_fits_and_axe_finds_nothing(town: Town, chromium: Browser, width: int) -> None:
    cases = await full(town)
    context = await chromium.new_context(viewport={"width": width, "height": 800})
    page = await context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    await page.goto(address(town, "/raadgiver/login"))
    assert await violations(page) == []
    await log_in(page, town)
    case = f"/raadgiver/sager/{cases[1].number}"
    alarm = await town.alarm(akut="barn_i_fare", assess_by=town.clock.now() + timedelta(hours=24))
    for path in (
        "/raadgiver",
        "/raadgiver?vis=lukkede",
        "/raadgiver?soeg=nr",
        case,
        f"{case}?gjort=svar",
        "/raadgiver/varsler",
        f"/raadgiver/varsler/{alarm.id}",
        "/raadgiver/varsler/x",
        "/raadgiver/konto",
        "/raadgiver/sager/x",
    ):
        await page.goto(address(town, path))
        await page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert await page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert await violations(page) == [], path
    assert [error for error in errors if "404" not in error] == []


async def test_a_citizens_markup_does_nothing(town: Town, chromium: Browser) -> None:
    await town.hire()
    vector = '"><img src=x onerror="document.title=1"><script>document.title=1</script>'
    case = await town.case(vector, oenske=vector, suggestion={"evidence": [vector]})
    page = await chromium.new_page()
    await log_in(page, town, f"/raadgiver/sager/{case.number}")
    await expect(page.locator("blockquote")).to_have_text(vector)
    assert await page.title() == f"Sag {case.number} – Vejviser"
