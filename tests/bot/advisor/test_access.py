"""Nobody gets in where they don't belong (promises S3, S9, S13): the whole route table is walked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from aiohttp import web

from bot.advisor.guard import PREFIX, is_open
from tests.bot.advisor.town import Browser, Town, hidden

OPEN = {("GET", f"{PREFIX}/login"), ("POST", f"{PREFIX}/login")}
SAFE = {"GET", "HEAD"}
ALARM = f"{2:032x}"
"""Of the second thing that a town has."""


def advisor_routes(town: Town) -> Iterator[tuple[str, str]]:
    """Every (method, path) under the prefix, with a real number or id where a case or an alarm is named."""
    assert town.server is not None
    assert isinstance(town.server.app, web.Application)
    for route in town.server.app.router.routes():
        assert route.resource is not None
        canonical = route.resource.canonical
        if canonical == PREFIX or canonical.startswith(PREFIX + "/"):
            yield route.method, canonical.replace("{number}", "2026-000001").replace("{varsel}", ALARM).replace("{verb}", "svar")


async def send(browser: Browser, method: str, path: str, fields: dict[str, str] | None = None, **headers: str) -> int:
    response = await browser.client.request(method, path, data=fields, allow_redirects=False, headers={"Origin": browser.origin, **headers})
    return response.status


async def test_only_the_login_page_is_open(town: Town) -> None:
    assert isinstance(town.server and town.server.app, web.Application)
    routes = {
        (route.method, route.resource.canonical)
        for route in town.server.app.router.routes()  # type: ignore[union-attr]
        if route.resource and is_open(route.handler)
    }
    assert routes - {("HEAD", f"{PREFIX}/login")} == OPEN


async def test_the_walk_finds_the_pages(town: Town) -> None:
    found = set(advisor_routes(town))
    assert {("GET", PREFIX), ("GET", f"{PREFIX}/konto"), ("POST", f"{PREFIX}/konto"), ("POST", f"{PREFIX}/logud")} <= found
    assert {("GET", f"{PREFIX}/sager/2026-000001"), ("POST", f"{PREFIX}/sager/2026-000001/svar")} <= found
    assert {("GET", f"{PREFIX}/varsler"), ("GET", f"{PREFIX}/varsler/{ALARM}"), ("POST", f"{PREFIX}/varsler/{ALARM}/svar")} <= found


@pytest.mark.parametrize("visitor", ["anonymous", "disabled", "made-up cookie"])
async def test_without_a_session_no_route_answers(town: Town, visitor: str) -> None:
    account = await town.hire()
    case = await town.case("En hemmelighed")
    await town.alarm("En hemmelighed i fare")
    browser = await town.browser()
    headers = {}
    if visitor == "disabled":
        browser = await town.advisor()
        await town.change(account, disabled_at=town.clock.now())
    if visitor == "made-up cookie":
        headers["Cookie"] = "__Host-vejviser=" + "A" * 43
    for method, path in advisor_routes(town):
        if (method.replace("HEAD", "GET"), path) in OPEN:
            continue
        answer = await browser.client.request(method, path, allow_redirects=False, headers={"Origin": browser.origin, **headers})
        expected = 303 if method in SAFE else 401
        assert (answer.status, "hemmelighed" in await answer.text()) == (expected, False), (method, path)
        if method in SAFE:
            assert answer.headers["Location"].startswith(f"{PREFIX}/login")
    assert await town.stored(case) == case


async def test_with_a_session_every_page_answers(town: Town) -> None:
    await town.hire()
    await town.case()
    await town.alarm()
    browser = await town.advisor()
    for method, path in advisor_routes(town):
        if method in SAFE:
            assert await send(browser, method, path) in {200, 303}, path


async def test_a_route_that_somebody_adds_is_closed_by_itself(town: Town) -> None:
    """Also one that is reached by a pattern, or by another spelling of the path."""

    async def forgotten(request: web.Request) -> web.Response:
        return web.Response(text="inside")

    services = town.services()
    await town.server.close()  # type: ignore[union-attr]
    from aiohttp.test_utils import TestServer

    from bot.site import build_site

    app = build_site(services)
    app.router.add_get(f"{PREFIX}/glemt", forgotten)
    app.router.add_get("/{anything}/glemt-igen", forgotten)
    app.router.add_get("/helt-udenfor", forgotten)
    town.server = TestServer(app)
    await town.server.start_server()
    browser = await town.browser()
    for path in ("/raadgiver/glemt", "/%72aadgiver/glemt", "/raadgiver/glemt-igen", "/raadgiver/./glemt", "/raadgiver/x/../glemt"):
        answer = await browser.get(path)
        assert answer.status in {303, 404}, path
        assert "inside" not in await answer.text(), path
    assert (await browser.get("/helt-udenfor")).status == 200


async def test_an_unknown_place_is_not_told_to_strangers(town: Town) -> None:
    await town.hire()
    await town.case()
    stranger, advisor = await town.browser(), await town.advisor()
    for path in ("/raadgiver/findes-ikke", "/raadgiver/sager/2026-000001", "/raadgiver/sager/2026-999999"):
        answer = await stranger.get(path)
        assert (answer.status, answer.headers["Location"].partition("?")[0]) == (303, f"{PREFIX}/login")
    assert (await advisor.get("/raadgiver/findes-ikke")).status == 404
    assert (await advisor.get("/raadgiver/sager/2026-999999")).status == 404


@pytest.mark.parametrize("token", [None, "", "wrong", "ø", "\x00", "A" * 50_000])
async def test_a_form_without_its_token_changes_nothing(town: Town, token: str | None) -> None:
    await town.hire()
    case = await town.case()
    alarm = await town.alarm()
    browser = await town.advisor()
    for method, path in advisor_routes(town):
        if method in SAFE or (method, path) in OPEN:
            continue
        fields = {"version": "1", "text": "Hej", **({"csrf": token} if token is not None else {})}
        assert await send(browser, method, path, fields) == 403, path
    assert await town.stored(case) == case
    assert len(await town.lines(alarm)) == 2
    assert (await browser.get("/raadgiver")).status == 200, "not even logged out"


async def test_another_sessions_token_does_not_fit(town: Town) -> None:
    await town.hire()
    await town.hire("jonas@kommune.example", "Jonas Eksempel")
    case = await town.case()
    mine, theirs = await town.advisor(), await town.advisor("jonas@kommune.example")
    token = hidden(await theirs.text("/raadgiver"), "csrf")
    fields = {"csrf": token, "version": "1"}
    assert await send(mine, "POST", f"/raadgiver/sager/{case.number}/tag", fields) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://ond.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://ond.example"},
    ],
)
async def test_a_form_from_another_place_changes_nothing(town: Town, headers: dict[str, str]) -> None:
    await town.hire()
    case = await town.case()
    browser = await town.advisor()
    token = hidden(await browser.text(f"/raadgiver/sager/{case.number}"), "csrf")
    for path, fields in (
        (f"/raadgiver/sager/{case.number}/tag", {"csrf": token, "version": "1"}),
        ("/raadgiver/login", {"csrf": token, "email": "kirsten@kommune.example", "password": "x"}),
    ):
        answer = await browser.post(path, fields, headers=headers)
        assert answer.status == 403
    assert (await town.stored(case)).advisor_id is None


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "same-origin", "Origin": "null"}])
async def test_our_own_form_is_heard_although_its_origin_is_hidden(town: Town, headers: dict[str, str]) -> None:
    await town.hire()
    case = await town.case()
    browser = await town.advisor()
    token = hidden(await browser.text(f"/raadgiver/sager/{case.number}"), "csrf")
    answer = await browser.post(f"/raadgiver/sager/{case.number}/tag", {"csrf": token, "version": "1"}, headers=headers)
    assert answer.status == 303


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"csrf=%FF%FE&text=%00", "application/x-www-form-urlencoded"),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"csrf=a", "application/x-www-form-urlencoded; charset=klingon"),
        (b"csrf=+2AA-", "application/x-www-form-urlencoded; charset=utf-7"),
        (b"--x\r\nrubbish", "multipart/form-data; boundary=x"),
        (b"--x\r\n\r\n", "multipart/form-data"),
        (b'{"csrf": 1}', "application/json"),
        (b"", "text/plain"),
        (b"csrf=" + b"a" * 70_000, "application/x-www-form-urlencoded"),
    ],
)
async def test_a_broken_body_is_the_senders_fault(town: Town, body: bytes, content_type: str) -> None:
    await town.hire()
    case = await town.case()
    browser = await town.advisor()
    alarm = await town.alarm()
    for path in ("/raadgiver/login", "/raadgiver/konto", f"/raadgiver/sager/{case.number}/svar", f"/raadgiver/varsler/{alarm.id}/svar"):
        answer = await browser.client.post(
            path, data=body, allow_redirects=False, headers={"Origin": browser.origin, "Content-Type": content_type}
        )
        assert 400 <= answer.status < 500, (path, answer.status)
        assert "Traceback" not in await answer.text()


async def test_the_pages_are_kept_nowhere_and_framed_nowhere(town: Town) -> None:
    await town.hire()
    case = await town.case()
    browser = await town.advisor()
    alarm = await town.alarm()
    for path in ("/raadgiver", f"/raadgiver/sager/{case.number}", f"/raadgiver/varsler/{alarm.id}", "/raadgiver/konto", "/raadgiver/login"):
        headers = (await browser.get(path)).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "unsafe-inline" not in headers["Content-Security-Policy"]


async def test_what_was_typed_is_given_back_when_the_session_is_over(town: Town) -> None:
    await town.hire()
    case = await town.case()
    browser = await town.advisor()
    token = hidden(await browser.text(f"/raadgiver/sager/{case.number}"), "csrf")
    town.clock.forward(hours=1)
    letter = "Kære borger <script>alert(1)</script>"
    answer = await browser.post(f"/raadgiver/sager/{case.number}/svar", {"csrf": token, "version": "1", "text": letter})
    assert answer.status == 401
    page = await answer.text()
    assert "Kære borger &lt;script&gt;" in page
    assert "<script>alert" not in page
    assert (await town.stored(case)).first_answer_at is None
