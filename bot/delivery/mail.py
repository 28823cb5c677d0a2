"""From a delivery to a mail: who, what, and headers that nobody can write into."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Protocol

from actions.ports import Delivery, UnitOfWork
from bot.delivery.carrier import DeliveryError, Sending


class Post(Protocol):
    """Hands a finished mail on. Raises DeliveryError."""

    async def send(self, message: EmailMessage, *, sender: str, recipient: str) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a mail says. `html`, when there is one, says the same as `text`."""

    subject: str
    text: str
    html: str = ""


Writer = Callable[[UnitOfWork, Delivery], Awaitable[Letter]]
"""Writes the letter of one template. Raises DeliveryError when what it is about is gone."""


class MailCarrier:
    """Mails have no order among themselves: one that is refused must hold nobody up."""

    keeps_order = False

    def __init__(self, *, post: Post, writers: Mapping[str, Writer], mail_from: str) -> None:
        name, address = parseaddr(mail_from)
        self._post = post
        self._writers = writers
        self._sender = Address(display_name=one_line(name or "Vejviser"), addr_spec=address)

    async def prepare(self, work: UnitOfWork, delivery: Delivery) -> Sending:
        writer = self._writers.get(delivery.template)
        if writer is None:
            raise DeliveryError("no_such_template")
        recipient = _address(delivery.recipient)
        message = compose(await writer(work, delivery), delivery, sender=self._sender, recipient=recipient)

        async def send() -> None:
            await self._post.send(message, sender=self._sender.addr_spec, recipient=recipient.addr_spec)

        return send

    async def close(self) -> None:
        """Nothing is held: each mail has a connection of its own."""


def compose(letter: Letter, delivery: Delivery, *, sender: Address, recipient: Address) -> EmailMessage:
    """The mail, the same to the byte each time it is made from the same letter."""
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = message_id(delivery.message_key, sender.domain)
    message["Date"] = format_datetime(delivery.created_at)
    message["From"] = sender
    message["To"] = recipient
    message["Subject"] = one_line(letter.subject)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: holiday replies stay at home
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
        message.set_boundary(f"=_{_digest(delivery.message_key)}")
    return message


def message_id(message_key: str, domain: str) -> str:
    """The same for every try, so that a mail program shows a second copy once. The key itself is not shown: it holds our ids."""
    return f"<{_digest(message_key)}@{domain}>"


def one_line(value: str) -> str:
    """The value without line breaks or other control characters: nothing in it can begin a new header."""
    return " ".join("".join(" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in value).split())


def _address(value: str) -> Address:
    """One address and no more; `a@x.example, b@x.example` and hidden line breaks are refused."""
    try:
        if value != one_line(value):
            raise ValueError("line break")
        return Address(addr_spec=value)
    except Exception as error:  # the standard library's parser raises what it happens to raise
        raise DeliveryError("bad_address", permanent=True) from error


def _digest(message_key: str) -> str:
    return hashlib.sha256(message_key.encode()).hexdigest()[:32]
