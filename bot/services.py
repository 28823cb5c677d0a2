"""What the rooms of this floor share: one value made in `bot.assembly`, handed to every route and loop."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

from actions.ports import Clock, Conversation, Store, StoredMessage
from actions.rules.case import Channel, Henvendelse
from actions.rules.catalogue import Catalogue
from bot.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a receipt shows. `code` is computed when shown and stored nowhere; `due` is a local ISO date."""

    number: str
    code: str
    due: str
    type: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class ShownMessage:
    """A message ready for a channel."""

    message: StoredMessage
    receipt: Receipt | None = None


@dataclass(frozen=True, kw_only=True)
class Inbound:
    """What a channel received. Either `text` or `choice` (the id of an offered choice)."""

    external_id: str
    text: str = ""
    choice: str = ""


class InboundRefused(Exception):
    """The message is not taken; `key` names the text that explains it (nothing was stored)."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Gateway(Protocol):
    """The one way into a conversation (`bot.conversation`)."""

    async def start(
        self, channel: Channel, *, lang: str, external_id: str | None = None
    ) -> tuple[Conversation, str, Sequence[ShownMessage]]:
        """A new conversation, its token in clear (shown once) and the first words."""

    async def accept(self, conversation_id: str, inbound: Inbound) -> StoredMessage:
        """Mask, save and commit an inbound message; the same `external_id` gives the same row.

        Raises InboundRefused (empty, too long, choice not offered).
        """

    async def process(self, message: StoredMessage) -> Sequence[ShownMessage]:
        """Answer an accepted message in its turn, once; returns the saved replies."""

    async def history(self, conversation_id: str, *, after: int = 0) -> Sequence[ShownMessage]: ...

    async def authorise(self, conversation_id: str, token: str) -> Conversation | None:
        """The conversation, or None when it does not exist or the token is not its own."""

    async def erase(self, conversation_id: str) -> None:
        """Raises actions.ports.Conflict when it is registered."""

    def watch(self, conversation_id: str) -> AsyncIterator[None]:
        """Wakes when something was added to the conversation (a hint: read `history` then), and at least every 15 s."""

    def added(self, conversation_id: str) -> None:
        """Say that something was added (an advisor's answer)."""

    async def register_form(self, *, lang: str, fields: Mapping[str, str]) -> tuple[Conversation, str, Henvendelse | None, str]:
        """The plain form without JavaScript: (conversation, token, the case or None, text key of what is missing)."""


class Words(Protocol):
    """Texts by key (`bot.texts`)."""

    def __call__(self, key: str, lang: str = "da", /, **args: object) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Services:
    settings: Settings
    clock: Clock
    store: Store
    catalogue: Catalogue
    words: Words
    gateway: Gateway
    codes: Codes


class Codes(Protocol):
    """The citizen's own code of a case: HMAC of a server key, never stored in clear."""

    def code(self, case: Henvendelse) -> str:
        """Like `K7QF-9D2M-...`: 80 bit or more, base32 without look-alikes, grouped."""

    def lookup(self, code: str) -> str:
        """The keyed hash under which the register finds the case; spelling is folded first."""


SERVICES: web.AppKey[Services] = web.AppKey("services", Services)
