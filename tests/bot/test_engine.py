"""The supervisor, with a small stand-in child where only its own behaviour is asked, and with the real Rasa at the end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from bot.engine import HEALTH, ROOT, Engine, Patience
from bot.settings import Settings, read_settings

CANARY = "kanariefugl"
QUICK = Patience(first_delay=0.01, longest_delay=0.05, probe_every=0.05, probe_while_starting=0.05, probe_timeout=0.5, stop_limit=2.0)
LONG = 60.0
"""Seconds; only how long a test waits before it gives up."""

CHILD = """
import http.server, json, os, signal, sys
port, folder, mode = int(sys.argv[1]), sys.argv[2], sys.argv[3]
mark = os.environ["VEJVISER_ENGINE_LOG_MARK"]
print("kanariefugl said something", flush=True)
print('{"level": "error", "logger": "kanariefugl"}', flush=True)
print(mark + json.dumps({"level": "error", "logger": "rasa.core", "at": "processor.py:1", "said": "kanariefugl skrev hej"}), flush=True)
print(mark + "kanariefugl", flush=True)
print("kanariefugl" * 20000, file=sys.stderr, flush=True)
open(os.path.join(folder, "environment.json"), "w").write(json.dumps(dict(os.environ)))
open(os.path.join(folder, "starts"), "a").write(f"{os.getpid()}\\n")
if mode == "dies":
    print("no such thing hemmeligt-ord", file=sys.stderr, flush=True)
    sys.exit(3)
if mode == "no_model":
    sys.exit(78)
if mode == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        print("kanariefugl asked", flush=True)
        self.send_response(200)
        self.end_headers()
    def log_message(self, *words):
        pass
http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""


def settings(**given: str) -> Settings:
    """Settings with these set."""
    return read_settings({f"VEJVISER_{name.upper()}": value for name, value in given.items()})


def starts(folder: Path) -> list[int]:
    """The children there have been."""
    path = folder / "starts"
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def alive(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def eventually(claim: Callable[[], bool]) -> None:
    """Wait until the claim holds."""
    async with asyncio.timeout(LONG):
        while not claim():
            await asyncio.sleep(0.02)


@asynccontextmanager
async def running(folder: Path, mode: str = "well") -> AsyncIterator[Engine]:
    """An engine whose child is the stand-in."""
    script = folder / "child.py"
    script.write_text(CHILD)
    engine = Engine(
        settings(engine_python=sys.executable),
        action_url="http://127.0.0.1:9/webhook",
        secret="hemmeligt-ord",
        command=lambda python, port: [python, str(script), str(port), str(folder), mode],
        patience=QUICK,
    )
    await engine.start()
    try:
        yield engine
    finally:
        await engine.stop()


async def test_a_child_comes_up_and_goes_down_with_us(tmp_path: Path) -> None:
    async with running(tmp_path) as engine:
        assert await engine.wait_until("up", LONG)
        pid = engine.pid
        assert pid is not None and alive(pid)
        async with aiohttp.ClientSession() as session, session.get(engine.url + HEALTH) as response:
            assert response.status == 200
    assert engine.state == "down"
    assert engine.pid is None
    assert not alive(pid)


async def test_a_child_that_will_not_end_is_killed(tmp_path: Path) -> None:
    async with running(tmp_path, "stubborn") as engine:
        assert await engine.wait_until("up", LONG)
        pid = engine.pid
    assert pid is not None and not alive(pid)


async def test_a_killed_child_is_started_again(tmp_path: Path) -> None:
    async with running(tmp_path) as engine:
        assert await engine.wait_until("up", LONG)
        first = engine.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        await eventually(lambda: engine.pid not in {None, first})
        assert await engine.wait_until("up", LONG)
    assert len(set(starts(tmp_path))) == 2


async def test_a_hung_child_is_replaced(tmp_path: Path) -> None:
    async with running(tmp_path) as engine:
        assert await engine.wait_until("up", LONG)
        first = engine.pid
        assert first is not None
        os.kill(first, signal.SIGSTOP)
        assert await engine.wait_until("down", LONG)
        await eventually(lambda: engine.pid not in {None, first})
        assert await engine.wait_until("up", LONG)
        assert not alive(first)


async def test_a_child_that_dies_at_once_is_tried_again_and_again(tmp_path: Path) -> None:
    with capture_logs() as logs:
        async with running(tmp_path, "dies") as engine:
            await eventually(lambda: len(starts(tmp_path)) >= 3)
            assert engine.state != "up"
    ended = [line for line in logs if line["event"] == "engine.ended"]
    assert ended[0]["status"] == 3
    assert ended[0]["last_words"][-1] == "no such thing ***"


async def test_without_a_model_the_operator_is_told_what_to_do(tmp_path: Path) -> None:
    with capture_logs() as logs:
        async with running(tmp_path, "no_model") as engine:
            await eventually(lambda: any(line["event"] == "engine.no_model" for line in logs))
            assert engine.state != "up"
    assert "make train" in next(line["hint"] for line in logs if line["event"] == "engine.no_model")


async def test_without_the_engines_python_the_product_lives_on(tmp_path: Path) -> None:
    with capture_logs() as logs:
        engine = Engine(settings(engine_python=str(tmp_path / "none")), action_url="", secret="", patience=QUICK)
        await engine.start()
        assert await engine.wait_until("down", LONG)
        await engine.stop()
    assert any(line["event"] == "engine.cannot_start" for line in logs)


def test_waiting_between_starts_grows_to_a_cap() -> None:
    patience = Patience(first_delay=0.5, longest_delay=30.0)
    assert [patience.delay(n) for n in (0, 1, 2, 5, 6, 1000)] == [0.5, 1.0, 2.0, 16.0, 30.0, 30.0]


async def test_no_word_that_passed_through_the_child_gets_into_our_log(tmp_path: Path) -> None:
    with capture_logs() as logs:
        async with running(tmp_path) as engine:
            assert await engine.wait_until("up", LONG)
            await eventually(lambda: any(line["event"] == "engine.log" for line in logs))
            os.kill(engine.pid or 0, signal.SIGKILL)
            await eventually(lambda: any(line["event"] == "engine.ended" for line in logs))
    assert CANARY not in json.dumps(logs)
    assert {"event": "engine.log", "engine_logger": "rasa.core", "engine_at": "processor.py:1", "log_level": "error"} in logs


async def test_the_child_gets_the_desks_secret_and_none_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJVISER_SECRET_KEY", "x" * 40)
    monkeypatch.setenv("VEJVISER_SMTP_URL", "smtp://post:ord@post.example")
    async with running(tmp_path) as engine:
        assert await engine.wait_until("up", LONG)
    environment = json.loads((tmp_path / "environment.json").read_text())
    assert environment["VEJVISER_DESK_URL"] == "http://127.0.0.1:9/webhook"
    assert environment["VEJVISER_DESK_SECRET"] == "hemmeligt-ord"
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert not {"VEJVISER_SECRET_KEY", "VEJVISER_SMTP_URL"} & set(environment)


async def test_a_rasa_of_the_operators_own_is_only_watched() -> None:
    async def healthy(request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    app = web.Application()
    app.router.add_get(HEALTH, healthy)
    server = TestServer(app)
    await server.start_server()
    engine = Engine(settings(rasa_url=str(server.make_url("/"))), action_url="", secret="", patience=QUICK)
    await engine.start()
    assert await engine.wait_until("up", LONG)
    assert engine.pid is None
    await server.close()
    assert await engine.wait_until("down", LONG)
    await engine.stop()


@pytest.fixture(scope="module")
def model() -> None:
    """The trained model; training does nothing when it is up to date."""
    python = settings().engine_python
    subprocess.run([str(ROOT / python), "-m", "nlu_data.train"], cwd=ROOT, check=True, capture_output=True)


async def test_the_real_rasa_answers_calls_the_desk_and_survives_a_kill(model: None) -> None:
    calls: list[tuple[str, Any]] = []

    async def webhook(request: web.Request) -> web.Response:
        call = await request.json()
        calls.append((request.headers.get("X-Vejviser-Desk", ""), call))
        return web.json_response({"events": [], "responses": []})

    app = web.Application(client_max_size=1 << 22)
    app.router.add_post("/webhook", webhook)
    desk = TestServer(app)
    await desk.start_server()
    engine = Engine(settings(), action_url=str(desk.make_url("/webhook")), secret="hemmeligt-ord")
    await engine.start()
    try:
        with capture_logs() as logs:
            assert await engine.wait_until("up", 2 * LONG), logs
            await say(engine, f"Jeg har ventet i fire måneder på mine sygedagpenge, {CANARY}")
            assert calls and all(secret == "hemmeligt-ord" for secret, _ in calls)
            triage = next(call["tracker"]["latest_message"]["triage"] for _, call in calls if "triage" in call["tracker"]["latest_message"])
            assert triage["afdeling"][0][0] == "ydelser"
            before = len(calls)
            text = f"Jeg har lagt pillerne frem til i aften og skrevet et brev til mine børn, {CANARY}"
            status, seen = await ask_about_danger(engine, {"text": text})
            assert (status, seen["akut"][0][0]) == (200, "selvmordstanker"), seen
            for body in ({"text": 7}, {}, [CANARY], CANARY):
                assert (await ask_about_danger(engine, body))[0] == 400
            assert len(calls) == before, "no conversation, and nobody told"
            await desk.close()
            await say(engine, f"hallo {CANARY}")
            first = engine.pid
            os.kill(first or 0, signal.SIGKILL)
            await eventually(lambda: engine.pid not in {None, first})
            assert await engine.wait_until("up", 2 * LONG), logs
            last = engine.pid
        assert CANARY not in json.dumps(logs)
        assert any(line["event"] == "engine.log" for line in logs)
    finally:
        await engine.stop()
    assert last is not None and not alive(last)


async def say(engine: Engine, text: str) -> None:
    """One message through the REST channel."""
    url, message = f"{engine.url}/webhooks/rest/webhook", {"sender": "prøve", "message": text}
    async with aiohttp.ClientSession() as session, session.post(url, json=message) as response:
        assert response.status == 200


async def ask_about_danger(engine: Engine, body: object) -> tuple[int, Any]:
    """The status and the answer of the second door."""
    async with aiohttp.ClientSession() as session, session.post(f"{engine.url}/webhooks/alertness/", json=body) as response:
        return response.status, await response.json()
