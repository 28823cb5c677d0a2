"""Real mail servers on loopback: one that accepts, and ones that refuse in the ways mail servers do."""

from __future__ import annotations

import asyncio
import email
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Inbox:
    """Keeps what it accepted. `busy` mails are first answered 421; addresses in `refused` are always answered 550."""

    def __init__(self, *, busy: int = 0, refused: tuple[str, ...] = ()) -> None:
        self.mails: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.busy = busy
        self.refused = refused
        self._came = asyncio.Condition()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if address in self.refused:
            return f"550 5.1.1 <{address}> unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.busy > 0:
            self.busy -= 1
            return "421 4.3.2 come back later"
        self.mails.append(email.message_from_bytes(envelope.content, policy=default))
        self.recipients += envelope.rcpt_tos
        async with self._came:
            self._came.notify_all()
        return "250 OK"

    async def wait_for(self, count: int) -> None:
        """Until so many mails have been accepted."""
        async with self._came:
            await self._came.wait_for(lambda: len(self.mails) >= count)


@asynccontextmanager
async def serving(inbox: Inbox, *, login: tuple[str, str] | None = None) -> AsyncIterator[str]:
    """Serve on a free port of loopback; yields the address for the settings."""

    def check(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
        good = isinstance(given, LoginPassword) and login is not None and (given.login.decode(), given.password.decode()) == login
        return AuthResult(success=good, handled=False)  # the server itself answers 535

    extra: dict[str, Any] = {"authenticator": check, "auth_require_tls": False} if login else {}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(inbox, loop=loop, **extra), "127.0.0.1", 0)
    try:
        yield f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()
