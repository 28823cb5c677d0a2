"""Bad input, and what each kind is answered. Nothing here may ever be a 5xx or show how the house is built."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Callable

import pytest
from yarl import URL

from tests.running import STORY, Running

pytestmark = pytest.mark.asyncio(loop_scope="module")

Body = Callable[[], tuple[bytes, str]]


def as_json(**fields: object) -> tuple[bytes, str]:
    return json.dumps({"client_msg_id": str(uuid.uuid4())} | fields).encode(), "application/json"


LONE_SURROGATE = b'{"client_msg_id": "6f2d1c1e-3c62-4c38-9a55-0123456789ab", "text": "\\ud800"}'
TABLE: dict[str, tuple[Body, int, str]] = {
    "nothing": (lambda: (b"", "application/json"), 400, "bad_json"),
    "broken JSON": (lambda: (b'{"text": "hej"', "application/json"), 400, "bad_json"),
    "not UTF-8": (lambda: (b'{"text": "\xff\xfe"}', "application/json"), 400, "bad_json"),
    "10,000 levels deep": (lambda: (b"[" * 10_000 + b"]" * 10_000, "application/json"), 400, "bad_json"),
    "a lone surrogate": (lambda: (LONE_SURROGATE, "application/json"), 400, "bad_json"),
    "a list": (lambda: (b"[]", "application/json"), 400, "bad_request"),
    "an unknown field": (lambda: as_json(text="hej", admin=True), 400, "bad_request"),
    "text and choice": (lambda: as_json(text="hej", choice="x"), 400, "bad_request"),
    "neither": (as_json, 400, "bad_request"),
    "a number as text": (lambda: as_json(text=12), 400, "bad_request"),
    "no message id": (lambda: (b'{"text": "hej"}', "application/json"), 400, "bad_request"),
    "an odd message id": (lambda: as_json(client_msg_id="1; drop table", text="hej"), 400, "bad_request"),
    "only spaces": (lambda: as_json(text=" \n\t "), 400, "tom"),
    "only NUL": (lambda: as_json(text="\x00\x00"), 400, "tom"),
    "5,000 characters": (lambda: as_json(text="æ" * 5000), 400, "for_lang"),
    "a choice nobody offered": (lambda: as_json(choice="findes-ikke"), 400, "valg_findes_ikke"),
    "a choice with a newline": (lambda: as_json(choice="a\r\nb"), 400, "valg_findes_ikke"),
    "plain text": (lambda: (b"hej", "text/plain"), 415, "unsupported_media_type"),
    "a form": (lambda: (b"text=hej", "application/x-www-form-urlencoded"), 415, "unsupported_media_type"),
    "no type": (lambda: (b"{}", ""), 415, "unsupported_media_type"),
    "70 KiB": (lambda: as_json(text="x" * 70 * 1024), 413, "too_large"),
}


@pytest.fixture
def house(shared_house: Running) -> Running:
    return shared_house


@pytest.mark.parametrize("name", TABLE)
async def test_each_is_answered_in_words(house: Running, name: str) -> None:
    make, status, code = TABLE[name]
    body, content_type = make()
    citizen = await house.citizen()
    headers = citizen.headers | {"Content-Type": content_type}
    async with house.http.post(citizen.path("/messages"), data=body, headers=headers) as response:
        text = await response.text()
    assert (response.status, json.loads(text)["error"]["code"]) == (status, code)
    assert json.loads(text)["error"]["message"]
    assert "Traceback" not in text
    assert "pydantic" not in text
    assert [message["from"] for message in await citizen.read()] == ["assistant", "assistant"]


async def test_a_body_that_does_not_say_how_long_it_is_stops_at_the_limit(house: Running) -> None:
    citizen = await house.citizen()

    async def endless() -> object:
        for _ in range(200):
            yield b"x" * 1024

    headers = citizen.headers | {"Content-Type": "application/json"}
    async with house.http.post(citizen.path("/messages"), data=endless(), headers=headers) as response:
        assert response.status == 413


TAKEN = {
    "/restart": "restart",
    '/valg{"v": "send"}': "valg",
    "<script>alert(1)</script> & <b>hej</b>": "<script>alert(1)</script>",
    "første\r\nanden linje": "første\nanden linje",
    "hej\x00 med\x07 dig": "hej med dig",
    "vend\u202eom": "vendom",
    "' OR 1=1; --": "' OR 1=1; --",
    "{telefon} {0} {0.__class__}": "{telefon} {0} {0.__class__}",
    "👩‍👩‍👧 æøå ÆØÅ": "👩‍👩‍👧 æøå ÆØÅ",
}


@pytest.mark.parametrize("text", TAKEN)
async def test_odd_words_are_words(house: Running, text: str) -> None:
    citizen = await house.citizen()
    replies = await citizen.say(text)
    assert replies
    own = next(message["text"] for message in await citizen.read() if message["from"] == "citizen")
    assert TAKEN[text] in own
    assert "\x00" not in own
    assert "\r" not in own


@pytest.mark.parametrize("after", ["-1", "1.5", "x", "9" * 30, "%00", "1;2"])
async def test_an_odd_place_in_the_conversation(house: Running, after: str) -> None:
    citizen = await house.citizen()
    async with house.http.get(citizen.path(f"/messages?after={after}"), headers=citizen.headers) as response:
        assert response.status == 400


@pytest.mark.parametrize("token", ["", "x", "a" * 300, "æøå", "Basic abc", "\x80\x81\x82" * 10, "ok ok ok"])
async def test_odd_tokens(house: Running, token: str) -> None:
    citizen = await house.citizen()
    # By hand: no client library would send some of these.
    reader, writer = await asyncio.open_connection("127.0.0.1", house.product.port)
    head = f"GET {citizen.path('/messages')} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    writer.write(f"{head}Authorization: Bearer {token}\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    assert answer.split(b" ")[1] in {b"400", b"401", b"404"}
    assert b"Traceback" not in answer


ODD_PATHS = ("%00", "..%2f..%2f", "a%0d%0ab", "x" * 200)


@pytest.mark.parametrize("part", ODD_PATHS)
async def test_odd_paths_lead_nowhere(house: Running, part: str) -> None:
    citizen = await house.citizen()
    url = URL(f"{house.base}/api/v1/conversations/{part}/messages", encoded=True)
    async with house.http.get(url, headers=citizen.headers) as response:
        assert response.status == 404
        assert response.content_type == "application/json"


@pytest.mark.parametrize("body", [b"{}", b'{"lang": "da"}'])
async def test_a_conversation_may_begin_without_saying_the_language(house: Running, body: bytes) -> None:
    async with house.http.post("/api/v1/conversations", data=body, headers={"Content-Type": "application/json"}) as response:
        assert response.status == 201


@pytest.mark.parametrize("body", [b'{"lang": "fr"}', b'{"lang": null}', b'{"lang": "da", "x": 1}', b"null", b'"da"'])
async def test_another_beginning_is_refused(house: Running, body: bytes) -> None:
    async with house.http.post("/api/v1/conversations", data=body, headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400


async def test_a_leading_slash_never_becomes_a_command(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(STORY)
    before = len(await citizen.read())
    replies = await citizen.say("/start_forfra")
    assert replies
    assert len(await citizen.read()) > before
