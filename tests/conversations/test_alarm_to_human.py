"""From danger to a human: the mail leads to the words, the advisor writes, and the citizen reads it where they wrote."""

from __future__ import annotations

import email
import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email.policy import default
from typing import Any
from urllib.parse import urlsplit

from tests.conversations.product import HTTP, Served

DANGER = "min kone er taget af sted med vores søn og siger, at hun slår ham ihjel"
HERE = "Hej. Jeg er borgerrådgiver og har ringet til politiet. Hvor er I?"


@dataclass
class Advisor:
    """Logs in with the passphrase of the first start and uses the pages as a browser does."""

    product: Served
    cookies: dict[str, str] = field(default_factory=dict)

    def visit(self, method: Callable[..., Any], path: str, **fields: Any) -> str:
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Origin": self.product.url}
        answer = method(f"{self.product.url}{path}", headers=sent, timeout=30, **fields)
        # The cookies are for https only; the test speaks plain HTTP on loopback and carries them itself.
        self.cookies.update(dict(cookie.split(";")[0].split("=", 1) for cookie in answer.headers.get_list("set-cookie")))
        assert answer.status_code in {200, 303}, (path, answer.status_code, answer.text[:300])
        return html.unescape(str(answer.headers["Location"] if answer.status_code == 303 else answer.text))

    def open(self, path: str) -> str:
        """The page; through the login when it is asked for, and on to the page."""
        page = self.visit(HTTP.get, path)
        if page.startswith("/raadgiver/login"):
            printed = re.search(r"passphrase\s+(\S+)", self.product.log)
            assert printed, "the first passphrase is printed at the first start"
            shown = self.visit(HTTP.get, page)
            login = {name: hidden(shown, name) for name in ("csrf", "videre")}
            onward = self.visit(
                HTTP.post, "/raadgiver/login", data=login | {"email": "borgerraadgiver@kommune.example", "password": printed[1]}
            )
            assert onward == path, "the link in the mail survives the login"
            page = self.visit(HTTP.get, onward)
        return page

    def send(self, page: str, path: str, **fields: str) -> str:
        """Fill in a form of the page; the page after it."""
        names = [name for name in ("csrf", "besked", "seneste") if f'name="{name}"' in page]
        return self.visit(HTTP.get, self.visit(HTTP.post, path, data={name: hidden(page, name) for name in names} | fields))


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def test_whoever_is_on_duty_finds_the_one_in_danger(own_product: Served) -> None:
    talk = own_product.start().talk()
    assert "112" in talk.say(DANGER)
    (mail,) = own_product.wait_for_mail("Akut varsel")
    body = email.message_from_string(mail, policy=default).get_content()
    (link,) = re.findall(r"https?://\S+", body)
    assert not any(word in body.lower() for word in ("søn", "kone", "ihjel", "fare for liv")), "a link and no content"

    advisor = Advisor(own_product)
    place = urlsplit(link).path
    page = advisor.open(place)
    assert DANGER in page and "Ingen sag endnu" in page
    assert "1 akut varsel venter" in advisor.open("/raadgiver")

    assert "Beskeden er sendt til borgeren." in advisor.send(page, f"{place}/svar", text=HERE)
    assert (talk.history()[-1]["from"], talk.history()[-1]["text"]) == ("advisor", HERE)
    assert talk.say("vi er hjemme på Havnegade") == "", "it is for the human"
    own_product.wait_for_mail("Ny besked i et akut varsel")
    page = advisor.open(place)
    assert "Havnegade" in page

    case = advisor.send(page, f"{place}/sag")
    assert "Sagen er oprettet ud fra varslet." in case and DANGER in case and "Haster" in case
    page = advisor.open(place)
    assert "Der er taget hånd om varslet." in advisor.send(page, f"{place}/klaret", text="Politiet er der.")
    assert "venter</a>" not in advisor.open("/raadgiver")
