"""A town hall for the tests: a store with cases, the site, and an advisor who uses it as a person would."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any, cast

from aiohttp import ClientResponse, CookieJar
from aiohttp.test_utils import TestClient, TestServer
from argon2 import PasswordHasher

from actions.ports import Account, Conversation, DraftRow, NewMessage, Sender, StoredMessage, Varsel
from actions.rules.case import Channel, Contact, ContactWay, Facts, Henvendelse
from bot.organisation import load
from bot.services import Codes, Gateway, Inbound, Services, ShownMessage
from bot.settings import Settings, read_settings
from bot.site import build_site
from bot.texts import load_texts
from storage.database import Database

CATALOGUE = load(Path("bot/municipality"))
WORDS = load_texts()
START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
"""A Wednesday, ten o'clock in Copenhagen."""
PASSPHRASE = "fem blå hjuldampere i november"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Argon2 at its lowest, so that a hundred logins cost nothing."""
_HASHED = CHEAP.hash(PASSPHRASE)


class Watch:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


class ListeningGateway:
    """Hears what was added; no citizen talks in these tests."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def added(self, conversation_id: str) -> None:
        self.heard.append(conversation_id)

    async def authorise(self, conversation_id: str, token: str) -> Conversation | None:
        return None

    async def history(self, conversation_id: str, *, after: int = 0) -> Sequence[ShownMessage]:
        return ()

    async def accept(self, conversation_id: str, inbound: Inbound) -> StoredMessage:
        raise AssertionError("no citizen here")

    async def watch(self, conversation_id: str) -> AsyncIterator[None]:
        yield


class PlainCodes:
    """A case's code is its id: nobody guesses here."""

    def code(self, case: Henvendelse) -> str:
        return case.id

    def lookup(self, code: str) -> str:
        return code


@dataclass
class Town:
    """The world of one test."""

    store: Database
    folder: Path
    clock: Watch = field(default_factory=Watch)
    gateway: ListeningGateway = field(default_factory=ListeningGateway)
    settings: Settings = field(default_factory=lambda: read_settings({}))
    server: TestServer | None = None
    clients: list[TestClient[Any, Any]] = field(default_factory=list)
    made: int = 0

    def services(self) -> Services:
        return Services(
            settings=self.settings,
            clock=self.clock,
            store=self.store,
            catalogue=CATALOGUE,
            words=WORDS,
            gateway=cast(Gateway, self.gateway),
            codes=cast(Codes, PlainCodes()),
        )

    async def open(self) -> None:
        self.server = TestServer(build_site(self.services()))
        await self.server.start_server()

    async def close(self) -> None:
        for client in self.clients:
            await client.close()
        if self.server:
            await self.server.close()
        await self.store.close()

    async def hire(self, email: str = "kirsten@kommune.example", name: str = "Kirsten Prøve", *, disabled: bool = False) -> Account:
        """An advisor with the test's passphrase (hashed cheaply: the real cost has a test of its own)."""
        account = Account(
            id=email.partition("@")[0], email=email, name=name, password_hash=_HASHED, created_at=self.clock.now(),
            disabled_at=self.clock.now() if disabled else None,
        )  # fmt: skip
        async with self.store.work() as work:
            await work.accounts.add(account)
            await work.commit()
        return account

    async def change(self, account: Account, **values: Any) -> None:
        async with self.store.work() as work:
            await work.accounts.save(replace(account, **values))
            await work.commit()

    async def case(self, story: str = "Jeg har ventet fire måneder på svar om mine sygedagpenge.", **changes: Any) -> Henvendelse:
        """A registered case with its conversation. Keyword arguments change the facts, or the case where it has such a field."""
        self.made += 1
        case_id = f"sag{self.made}"
        channel = changes.pop("channel", Channel.WEB)
        conversation = Conversation(
            id=f"samtale{self.made}", channel=channel, lang="da", created_at=self.clock.now(), last_at=self.clock.now(),
            external_id=f"chat{self.made}" if channel is Channel.TELEGRAM else None,
        )  # fmt: skip
        own = {name: changes.pop(name) for name in list(changes) if name in Henvendelse.__dataclass_fields__}
        told: dict[str, Any] = {
            "kind": "klage", "sub": "klage_over_sagsbehandling", "afdeling": "jobcenter_og_unge", "emne": "sygedagpenge",
            "hovedproblem": "manglende_svar", "story": story, "oenske": "At nogen ringer tilbage",
            "contact": Contact(way=ContactWay.CHAT), "talt_med_afdeling": "ja", "consent_department": True,
        }  # fmt: skip
        registered: dict[str, Any] = {
            "id": case_id, "number": "", "conversation_id": conversation.id, "draft_id": f"kladde{self.made}",
            "received_at": self.clock.now(), "channel": channel, "facts": Facts(**(told | changes)), "due": date(2026, 11, 30),
        }  # fmt: skip
        case = Henvendelse(**(registered | own))
        async with self.store.work() as work:
            await work.conversations.add(conversation)
            for sender, text in (
                (Sender.ASSISTANT, "Hej. Jeg er en digital assistent. Hvad kan jeg hjælpe med?"), (Sender.CITIZEN, story),
                (Sender.ASSISTANT, "Det lyder, som om det handler om sygedagpenge, fordi du skriver »ventet fire måneder«."),
            ):  # fmt: skip
                message = NewMessage(id=f"{case_id}-{sender}-{len(text)}", sender=sender, at=self.clock.now(), text=text)
                await work.conversations.append(conversation.id, message)
            await work.drafts.add(DraftRow(id=case.draft_id, conversation_id=conversation.id, state={}, revision=1))
            case = replace(case, number=await work.cases.next_number(2026))
            await work.cases.add(case, source_message_id=None, code_lookup=case_id)
            await work.commit()
        return case

    async def alarm(self, said: str = "Min mand slår mig", *, channel: Channel = Channel.WEB, **changes: Any) -> Varsel:
        """An alarm with the conversation that raised it. Keyword arguments change the alarm."""
        self.made += 1
        conversation = Conversation(
            id=f"samtale{self.made}", channel=channel, lang="da", created_at=self.clock.now(), last_at=self.clock.now(),
            external_id=f"chat{self.made}" if channel is Channel.TELEGRAM else None, state={"told": {}},
        )  # fmt: skip
        raised = NewMessage(id=f"{self.made:032x}", sender=Sender.CITIZEN, at=self.clock.now(), text=said)
        answer = NewMessage(id=f"svar{self.made}", sender=Sender.ASSISTANT, at=self.clock.now(), text="Ring 112, hvis du er i fare nu.")
        told: dict[str, Any] = {
            "id": f"{self.made:032x}", "conversation_id": conversation.id, "message_id": raised.id, "akut": "vold",
            "at": self.clock.now(), "latest_at": self.clock.now(),
        }  # fmt: skip
        varsel = Varsel(**(told | changes))
        async with self.store.work() as work:
            await work.conversations.add(conversation)
            for message in (raised, answer):
                await work.conversations.append(conversation.id, message)
            await work.alarms.add(varsel)
            await work.commit()
        return varsel

    async def stored(self, case: Henvendelse) -> Henvendelse:
        async with self.store.work() as work:
            found = await work.cases.get(case.id)
        assert found is not None
        return found

    async def log(self, case: Henvendelse) -> list[tuple[str, str, Mapping[str, Any]]]:
        async with self.store.work() as work:
            return [(entry.actor, entry.action, entry.detail) for entry in await work.audit.of(f"case:{case.id}")]

    async def lines(self, of: Henvendelse | Varsel) -> list[StoredMessage]:
        async with self.store.work() as work:
            return list(await work.conversations.messages(of.conversation_id))

    async def browser(self) -> Browser:
        assert self.server is not None
        # A browser keeps __Host- cookies on loopback; the client has to be told that this origin counts as secure.
        jar = CookieJar(unsafe=True, treat_as_secure_origin=self.server.make_url("/"))
        client: TestClient[Any, Any] = TestClient(self.server, cookie_jar=jar)
        self.clients.append(client)
        return Browser(client=client, origin=str(self.server.make_url("/")).rstrip("/"))

    async def advisor(self, email: str = "kirsten@kommune.example") -> Browser:
        """A browser that is logged in."""
        browser = await self.browser()
        page = await browser.login(email, PASSPHRASE)
        assert page.status == 303, await page.text()
        return browser


@dataclass
class Browser:
    """Speaks HTTP as a browser does: follows no redirect by itself, sends Origin with every form."""

    client: TestClient[Any, Any]
    origin: str

    async def get(self, path: str, **headers: str) -> ClientResponse:
        return await self.client.get(path, allow_redirects=False, headers=headers)

    async def text(self, path: str) -> str:
        response = await self.get(path)
        assert response.status == 200, (response.status, await response.text())
        return await response.text()

    async def post(self, path: str, fields: Any, *, headers: Mapping[str, str] | None = None) -> ClientResponse:
        sent = {"Origin": self.origin} if headers is None else headers
        return await self.client.post(path, data=fields, allow_redirects=False, headers=sent)

    async def login(self, email: str, password: str, onward: str = "") -> ClientResponse:
        page = await (await self.get("/raadgiver/login")).text()
        return await self.post("/raadgiver/login", {"csrf": hidden(page, "csrf"), "email": email, "password": password, "videre": onward})

    async def do(self, number: str, verb: str, fields: Mapping[str, str] | None = None, *, version: str | None = None) -> ClientResponse:
        """Open the case page, fill in a form and send it."""
        page = await self.text(f"/raadgiver/sager/{number}")
        form = {"csrf": hidden(page, "csrf"), "version": version or hidden(page, "version")}
        return await self.post(f"/raadgiver/sager/{number}/{verb}", form | dict(fields or {}))

    async def act(self, varsel: Varsel, verb: str, **fields: str) -> ClientResponse:
        """Open the alarm's page, fill in a form and send it."""
        page = await self.text(f"/raadgiver/varsler/{varsel.id}")
        form = {name: hidden(page, name) for name in ("csrf", "besked", "seneste") if f'name="{name}"' in page}
        return await self.post(f"/raadgiver/varsler/{varsel.id}/{verb}", form | fields)


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return unescape(found[1])
