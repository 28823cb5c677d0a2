"""What every request passes: headers, pace, proxies, errors, and the door of every route."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from bot.perimeter.address import PROXIES, Proxies, client_address, pace_key
from bot.perimeter.pace import Pace, Tries
from bot.site import build_site
from tests.running import STORY, Running, running

PUBLIC = {
    ("GET", "/"), ("GET", "/chat"), ("GET", "/skriv"), ("POST", "/skriv"), ("GET", "/status"), ("POST", "/status"),
    ("GET", "/privatliv"), ("GET", "/tilgaengelighed"), ("GET", "/static"), ("GET", "/livez"), ("GET", "/readyz"), ("GET", "/metrics"),
    ("POST", "/api/v1/conversations"), ("POST", "/api/v1/status"), ("GET", "/api/v1/openapi.json"),
    ("GET", "/raadgiver/login"), ("POST", "/raadgiver/login"),
}  # fmt: skip


def routes(app: web.Application) -> list[tuple[str, str]]:
    found = set()
    for route in app.router.routes():
        assert route.resource is not None
        found.add((route.method, route.resource.canonical))
    return sorted(found)


async def test_every_route_is_public_on_purpose_or_closed(house: Running) -> None:
    table = routes(build_site(house.product.services))
    assert len(table) > 25
    closed = [(method, path) for method, path in table if (method.replace("HEAD", "GET"), path) not in PUBLIC]
    assert ("POST", "/api/v1/conversations/{id}/messages") in closed
    assert ("GET", "/raadgiver") in closed
    for method, pattern in closed:
        path = pattern.replace("{id}", "0" * 32).replace("{number}", "2026-000001").replace("{verb}", "svar")
        for place, value in (("{week}", "2026-W47"), ("{varsel}", "0" * 32), ("{name}", "x")):
            path = path.replace(place, value)
        assert "{" not in path, f"say what stands for the placeholder in {pattern}"
        async with house.http.request(method, path, allow_redirects=False) as response:
            to_login = response.status in {302, 303} and response.headers["Location"].startswith("/raadgiver")
            assert to_login or response.status in {401, 403, 404}, (method, path, response.status)


async def test_no_method_nobody_asked_for(house: Running) -> None:
    for method, path in (("PUT", "/skriv"), ("DELETE", "/"), ("PATCH", "/api/v1/status"), ("TRACE", "/")):
        async with house.http.request(method, path) as response:
            assert response.status == 405


async def test_every_answer_has_the_headers(house: Running) -> None:
    citizen = await house.citizen()
    for path in (
        "/",
        "/static/chat.js",
        "/findes-ikke",
        "/api/v1/findes-ikke",
        citizen.path("/events"),
        citizen.path("/messages"),
        "/readyz",
    ):
        async with house.http.get(path, headers=citizen.headers) as response:
            headers = response.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Server"] == "vejviser"
        assert headers["Cache-Control"] == ("no-cache" if path.startswith("/static/") else "no-store")
        assert "Strict-Transport-Security" not in headers
        assert "Set-Cookie" not in headers


async def test_https_is_remembered_when_the_service_is_reached_by_it(tmp_path: Path) -> None:
    async with running(tmp_path, PUBLIC_URL="https://vejviser.kommune.example") as house, house.http.get("/") as response:
        assert "max-age=31536000" in response.headers["Strict-Transport-Security"]


async def test_errors_are_pages_for_people_and_json_for_programs(house: Running) -> None:
    async with house.http.get("/findes-ikke") as response:
        assert (response.status, response.content_type) == (404, "text/html")
        assert "Siden findes ikke" in await response.text()
    async with house.http.get("/findes-ikke?lang=en") as response:
        assert "There is no such page" in await response.text()
    async with house.http.get("/api/v1/findes-ikke", headers={"Accept-Language": "en-GB,en;q=0.9"}) as response:
        assert (response.status, response.content_type) == (404, "application/json")
        assert "no access" in (await response.json())["error"]["message"]


@pytest.fixture
async def breaking(house: Running) -> AsyncIterator[aiohttp.ClientSession]:
    """A site with a handler that breaks, quoting a citizen."""
    app = build_site(house.product.services)

    async def broken(request: web.Request) -> web.Response:
        raise RuntimeError("HEMMELIG tekst")

    async def away(request: web.Request) -> web.Response:
        from actions.ports import StoreUnavailable

        raise StoreUnavailable("HEMMELIG tekst")

    for prefix in ("", "/api/v1"):
        app.router.add_get(f"{prefix}/broken", broken)
        app.router.add_get(f"{prefix}/away", away)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{runner.addresses[0][1]}") as http:
        yield http
    await runner.cleanup()


@pytest.mark.parametrize(("path", "status"), [("/broken", 500), ("/away", 503), ("/api/v1/broken", 500), ("/api/v1/away", 503)])
async def test_a_fault_shows_a_phone_number_and_no_trace(breaking: aiohttp.ClientSession, path: str, status: int, house: Running) -> None:
    with structlog.testing.capture_logs() as logs:
        async with breaking.get(path) as response:
            text = await response.text()
    assert response.status == status
    assert house.product.services.catalogue.municipality.phone in text
    assert "HEMMELIG" not in text + str(logs)
    assert "Traceback" not in text
    assert any(line["log_level"] == "error" for line in logs)
    assert ("Retry-After" in response.headers) == (status == 503)


async def test_the_log_names_the_route_and_nobody(house: Running) -> None:
    with structlog.testing.capture_logs() as logs:
        citizen = await house.citizen()
        await citizen.say(f"{STORY} kanariefugl")
        await citizen.read(after=1)
        async with house.http.get("/?lang=en&navn=kanariefugl"), house.http.get("/kanariefugl"):
            pass
        async with house.http.post("/status", data={"code": "KANARIEFUGL"}):
            pass
    lines = [line for line in logs if line["event"] == "request"]
    assert ("POST", "/api/v1/conversations/{id}/messages", 200) in [(line["method"], line["route"], line["status"]) for line in lines]
    for secret in (citizen.token, citizen.id, "kanariefugl", "KANARIEFUGL", "lang=en"):
        assert secret not in str(lines)


async def test_too_fast_is_told_how_long_to_wait(tmp_path: Path) -> None:
    async with running(tmp_path, RATE_PER_MINUTE="5") as house:
        answers = []
        for _ in range(8):
            async with house.http.post("/api/v1/conversations", json={}) as response:
                answers.append((response.status, response.headers.get("Retry-After")))
        assert [status for status, _ in answers[:5]] == [201] * 5
        assert answers[-1][0] == 429
        assert 0 < int(answers[-1][1] or 0) <= 60
        async with house.http.get("/") as page, house.http.get("/static/site.css") as static, house.http.get("/readyz") as ready:
            assert (page.status, static.status, ready.status) == (200, 200, 200)
        async with house.http.post("/skriv", data={"beskrivelse": "x"}) as form:
            assert form.status == 429
            assert form.content_type == "text/html"


async def test_another_sites_page_cannot_post_here(house: Running) -> None:
    for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 404), ("none", 404)):
        async with house.http.post("/status", data={"code": "AAAA"}, headers={"Sec-Fetch-Site": site}) as response:
            assert response.status == status


async def test_operations(house: Running) -> None:
    async with house.http.get("/livez") as response:
        assert response.status == 200
    async with house.http.get("/readyz") as response:
        assert response.status == 200
        assert await response.json() == {"database": "up", "engine": house.product.engine.state}
    async with house.http.get("/metrics") as response:
        assert response.status == 200
        assert 'vejviser_requests_total{method="GET",route="/readyz",status="200"}' in await response.text()
    for header in ("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"):
        async with house.http.get("/metrics", headers={header: "127.0.0.1"}) as response:
            assert response.status == 404


async def test_not_ready_without_the_schema(house: Running) -> None:
    await house.product.database.downgrade("base")
    async with house.http.get("/readyz") as response:
        assert response.status == 503
        assert (await response.json())["database"] == "down"
    async with house.http.get("/livez") as response:
        assert response.status == 200


def request_from(peer: str, *forwarded: str, trusted: str = "") -> web.Request:
    app = web.Application()
    app[PROXIES] = Proxies.parse(trusted)
    headers: Any = [("X-Forwarded-For", value) for value in forwarded]
    request = make_mocked_request("GET", "/", headers=headers, app=app)
    return request.clone(remote=peer)


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "expected"),
    [
        ("203.0.113.9", (), "", "203.0.113.9"),
        ("203.0.113.9", ("198.51.100.1",), "", "203.0.113.9"),
        ("10.0.0.1", ("198.51.100.1",), "10.0.0.1", "198.51.100.1"),
        ("10.0.0.1", ("6.6.6.6, 198.51.100.1",), "10.0.0.1", "198.51.100.1"),
        ("10.0.0.1", ("6.6.6.6, 198.51.100.1, 10.0.0.2",), "10.0.0.0/8", "198.51.100.1"),
        ("10.0.0.1", ("6.6.6.6", "198.51.100.1"), "10.0.0.1", "198.51.100.1"),
        ("10.0.0.1", ("198.51.100.1, spoof",), "10.0.0.1", "10.0.0.1"),
        ("10.0.0.1", ("",), "10.0.0.1", "10.0.0.1"),
        ("::1", ("2001:db8::7",), "::1", "2001:db8::7"),
    ],
)
def test_only_trusted_proxies_are_believed(peer: str, forwarded: tuple[str, ...], trusted: str, expected: str) -> None:
    assert client_address(request_from(peer, *forwarded, trusted=trusted)) == expected


def test_one_customer_is_one_address() -> None:
    assert pace_key("2001:db8:1:2::3") == pace_key("2001:db8:1:2:ffff::9")
    assert pace_key("2001:db8:1:2::3") != pace_key("2001:db8:1:3::3")
    assert pace_key("::ffff:203.0.113.9") == pace_key("203.0.113.9")


class Hand:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_pace_refills_and_forgets() -> None:
    clock = Hand()
    pace = Pace(60, clock=clock, max_keys=100)
    assert [pace.take("a") for _ in range(60)] == [0] * 60
    assert pace.take("a") == 1
    assert pace.take("b") == 0
    clock.now += 2
    assert [pace.take("a") for _ in range(3)] == [0, 0, 1]
    for number in range(10_000):
        pace.take(f"address {number}")
    assert len(pace) == 100


def test_tries_come_back_one_by_one() -> None:
    clock = Hand()
    tries = Tries(2, window=10, clock=clock, max_keys=2)
    tries.failed("a")
    clock.now = 5
    tries.failed("a")
    assert tries.wait("a") == 5
    clock.now = 10.5
    assert tries.wait("a") == 0
