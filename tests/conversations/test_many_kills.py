"""R1: the product is killed at random moments while people write. What was acknowledged is in the register, and nothing is there twice.

`make test` kills ten times; `make soak` two hundred times under five hundred conversations.
"""

from __future__ import annotations

import random
import sqlite3
import threading
import time
import uuid
from typing import Any

import httpx
import pytest

from tests.conversations.product import Served

STORY = "Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage"
ANSWERS = ("Jeg vil have et svar", "ja", "1", "ja", "send")
WRITERS = 6
LONGEST_OUTAGE = 120.0


class Writer:
    """A patient citizen: what gets no answer is sent again with the same id."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, verify=False, trust_env=False)  # noqa: S501  loopback without TLS
        self.receipts: list[tuple[str, str]] = []
        """(conversation, number) as they were acknowledged."""

    def one_conversation(self) -> None:
        made = self._post("/api/v1/conversations", {"lang": "da"}, {})
        path = f"/api/v1/conversations/{made['conversation_id']}/messages"
        headers = {"Authorization": f"Bearer {made['token']}"}
        for text in (STORY, *ANSWERS):
            answer = self._post(path, {"client_msg_id": str(uuid.uuid4()), "text": text}, headers)
            for message in answer["messages"]:
                if message["case"]:
                    self.receipts.append((made["conversation_id"], message["case"]["number"]))

    def _post(self, path: str, body: dict[str, str], headers: dict[str, str]) -> dict[str, Any]:
        until = time.monotonic() + LONGEST_OUTAGE
        while time.monotonic() < until:
            try:
                answer = self._http.post(path, json=body, headers=headers, timeout=15)
                if answer.status_code in {200, 201}:
                    found: dict[str, Any] = answer.json()
                    return found
                assert answer.status_code >= 500, answer.text
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        raise AssertionError("no answer for too long")


def kill_while_people_write(product: Served, *, kills: int, conversations: int, seed: int) -> None:
    """Kill `kills` times while `conversations` are held, then compare what was acknowledged with the register."""
    chance = random.Random(seed)
    product.settings["RATE_PER_MINUTE"] = "1000000"
    product.start(with_engine=False)
    writers = [Writer(product.url) for _ in range(WRITERS)]
    failures: list[BaseException] = []
    left = iter(range(conversations))
    done = threading.Event()
    lock = threading.Lock()

    def write(writer: Writer) -> None:
        try:
            while not failures:
                with lock:
                    # Until the killing is through somebody is always in the middle of something.
                    if next(left, None) is None and done.is_set():
                        return
                writer.one_conversation()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    try:
        for _ in range(kills):
            time.sleep(chance.uniform(0.05, 1.5))
            product.kill()
            product.start(with_engine=False)
    finally:
        done.set()
        for thread in threads:
            thread.join(LONGEST_OUTAGE * 2)
    assert not failures, failures[0]

    receipts = [receipt for writer in writers for receipt in writer.receipts]
    assert len(receipts) >= min(conversations, kills), "people got through between the kills"
    assert product.stop() == 0
    with sqlite3.connect(f"file:{product.folder / 'vejviser.db'}?mode=ro", uri=True) as database:
        register = database.execute("select conversation_id, number from henvendelse").fetchall()
        mails = database.execute(
            "select count(*), count(distinct message_key) from outbox where message_key like 'ny_henvendelse:%'"
        ).fetchone()
    assert len(register) == len({conversation for conversation, _ in register}), "one henvendelse per conversation"
    missing = set(receipts) - {(conversation, number) for conversation, number in register}
    assert not missing, "what was acknowledged is in the register"
    numbers = sorted(number for _, number in register)
    assert [int(number.rpartition("-")[2]) for number in numbers] == list(range(1, len(numbers) + 1)), "no number is lost or used twice"
    assert mails == (len(register), len(register)), "one notice each"


@pytest.mark.timeout(900)
def test_ten_kills(own_product: Served) -> None:
    kill_while_people_write(own_product, kills=10, conversations=12, seed=1)


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_two_hundred_kills(own_product: Served) -> None:
    kill_while_people_write(own_product, kills=200, conversations=500, seed=2)
