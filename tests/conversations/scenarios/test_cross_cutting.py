"""What goes across all scenarios: the hour, the spelling, what is pasted, who writes, and that the advisor has the last word."""

from __future__ import annotations

import html
import re
import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conversations.product import HTTP, Served
from tests.conversations.scenarios.stage import registered

STORY = "Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage"
FACTS = ("kind", "sub", "hovedproblem", "emne", "afdeling", "akut")


def row_after(product: Served, story: str) -> dict[str, Any]:
    """What becomes of a story that is told and answered plainly to the end."""
    talk = product.talk()
    talk.say(story)
    talk.finish()
    return registered(product, talk.id)[0]


@contextmanager
def product_at(moment: str, folder: Path) -> Iterator[Served]:
    """A product at another time. The engine has nothing to do with the clock, so it is left out."""
    served = Served(folder=folder, settings={"CLOCK": moment}).start(with_engine=False)
    try:
        yield served
    finally:
        served.stop()


@pytest.mark.parametrize(
    ("moment", "aim"),
    [
        ("2026-03-27T22:40:00+01:00", "mandag den 30. marts 2026"),
        # Good Friday: three days later is Easter Monday, so the aim rolls on to the day after.
        ("2026-04-03T22:40:00+02:00", "tirsdag den 7. april 2026"),
    ],
)
def test_a_message_late_on_a_friday_before_easter_shows_a_day_and_that_it_is_an_aim(moment: str, aim: str, tmp_path: Path) -> None:
    with product_at(moment, tmp_path) as product:
        talk = product.talk()
        talk.say(STORY)
        talk.finish()
        assert aim in talk.words and "et mål, ikke et løfte" in talk.words


def test_the_same_citizen_twice_is_one_case(with_engine: Served) -> None:
    talk = with_engine.talk()
    talk.say(STORY)
    number = talk.finish()["number"]
    talk.say("Der er stadig ingen, der har ringet til mig om mine sygedagpenge")
    assert number in talk.words
    assert number in talk.choose("Føj det til sagen")
    assert [case["number"] for case in registered(with_engine, talk.id)] == [number]


@pytest.mark.parametrize(
    "told",
    [
        "Jeg har ventet fire maaneder paa svar om mine sygedagpenge og ingen ringer tilbage",
        "jeg har ventet fire maneder pa svar om mine sygedagpenge og ingen ringer tilbage",
        "JEG HAR VENTET FIRE MÅNEDER PÅ SVAR OM MINE SYGEDAGPENGE OG INGEN RINGER TILBAGE",
    ],
    ids=["aa for å", "a for å", "capitals"],
)
def test_spelling_changes_nothing_in_the_register(told: str, with_engine: Served) -> None:
    as_written, plain = row_after(with_engine, told), row_after(with_engine, STORY)
    assert {name: as_written[name] for name in FACTS} == {name: plain[name] for name in FACTS}


def test_voice_to_text_without_a_full_stop_is_understood(with_engine: Served) -> None:
    case = row_after(
        with_engine,
        "hej det er fordi altså jeg har nu ventet i fire måneder på de der sygedagpenge og der er ingen der svarer når jeg ringer og jeg "
        "har ringet mange gange og så siger de at de ringer tilbage men det gør de ikke og jeg ved ikke hvad jeg skal gøre mere nu",
    )
    assert (case["kind"], case["emne"], case["afdeling"]) == ("klage", "sygedagpenge", "ydelser")


def test_ten_thousand_signs_are_turned_down_in_words_and_the_conversation_goes_on(with_engine: Served) -> None:
    talk = with_engine.talk()
    pasted = ("Sagen begyndte i foråret, og siden har jeg skrevet mange breve. " * 200)[:10_000]
    answer = talk.send({"client_msg_id": str(uuid.uuid4()), "text": pasted})
    assert answer.status_code == 400
    assert "4000" in answer.text.replace(".", "") and "Del den i to" in answer.text
    assert len(talk.history()) == 2, "only the first words are there"
    talk.say(STORY)
    assert talk.finish()["number"]


class Listener:
    """Somebody who would notice being called."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.2)
        self.calls = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/brev/123.pdf"

    def _listen(self) -> None:
        while not self._over.is_set():
            try:
                self._socket.accept()[0].close()
                self.calls += 1
            except TimeoutError:
                continue

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    there = Listener()
    yield there
    there.close()


def test_a_link_is_never_followed_and_words_are_asked_for(with_engine: Served, listener: Listener) -> None:
    talk = with_engine.talk()
    talk.say(listener.address)
    assert registered(with_engine, talk.id) == []
    assert talk.receipt is None and "?" in talk.words
    talk = with_engine.talk()
    talk.say(f"{STORY}. Her er brevet: {listener.address}")
    talk.finish()
    assert listener.address in registered(with_engine, talk.id)[0]["story"], "the advisor reads what the citizen wrote"
    assert listener.calls == 0


def test_two_people_in_one_session_get_a_case_each_and_keep_their_own_contact(with_engine: Served) -> None:
    talk = with_engine.talk()
    talk.say(STORY)
    talk.until("få fat i dig")
    talk.say("20 30 40 50")
    first = talk.finish()["number"]
    talk.say("Hej, det er hans kone. Jeg vil klage over at vores datters skolebus ikke er kommet tre dage i træk")
    assert first in talk.words
    talk.choose("Det er en ny sag")
    second = talk.finish()["number"]
    cases = {case["number"]: case for case in registered(with_engine, talk.id)}
    assert set(cases) == {first, second} and first != second
    assert cases[first]["contact_value"] == "+4520304050" and cases[second]["contact_value"] == ""
    assert "sygedagpenge" not in cases[second]["story"]
    assert cases[first]["code_lookup"] != cases[second]["code_lookup"]


def test_what_the_advisor_changes_is_kept(with_engine: Served) -> None:
    talk = with_engine.talk()
    talk.say(STORY)
    number = talk.finish()["number"]
    before = registered(with_engine, talk.id)[0]
    assert before["kind"] == "klage"
    correct(with_engine, number, {"type": "anden_henvendelse/status_paa_sag", "hovedproblem": "manglende_svar", "grund": "forslag_forkert"})

    talk.say("Jeg har stadig ikke hørt noget om mine sygedagpenge, og nu vil jeg klage")
    talk.choose("Føj det til sagen")
    after = registered(with_engine, talk.id)[0]
    assert (after["kind"], after["sub"], after["hovedproblem"]) == ("anden_henvendelse", "status_paa_sag", "manglende_svar")
    assert after["suggestion"] == before["suggestion"], "what the machine proposed stays beside it"


def correct(product: Served, number: str, change: dict[str, str]) -> None:
    """Log in with the passphrase of the first start and correct a case on its page, as an advisor does."""
    printed = re.search(r"passphrase\s+(\S+)", product.log)
    assert printed, "the first passphrase is printed at the first start"
    cookies: dict[str, str] = {}

    def visit(method: Callable[..., Any], path: str, **fields: Any) -> str:
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "Origin": product.url}
        answer = method(f"{product.url}{path}", headers=sent, timeout=30, **fields)
        # The cookies are for https only; the test speaks plain HTTP on loopback and carries them itself.
        cookies.update(dict(cookie.split(";")[0].split("=", 1) for cookie in answer.headers.get_list("set-cookie")))
        assert answer.status_code in {200, 303}, (path, answer.status_code, answer.text[:300])
        return str(answer.text)

    def hidden(page: str, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', page)
        assert found, name
        return html.unescape(found[1])

    page = visit(HTTP.get, "/raadgiver/login")
    login = {"csrf": hidden(page, "csrf"), "email": "borgerraadgiver@kommune.example", "password": printed[1], "videre": ""}
    visit(HTTP.post, "/raadgiver/login", data=login)
    page = visit(HTTP.get, f"/raadgiver/sager/{number}")
    form = {"csrf": hidden(page, "csrf"), "version": hidden(page, "version"), "afdeling": "ydelser", "emne": "sygedagpenge", **change}
    visit(HTTP.post, f"/raadgiver/sager/{number}/kategori", data=form)
