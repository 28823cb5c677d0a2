"""Mail through an SMTP server. `smtp://` uses STARTTLS when the server offers it; `smtps://` is encrypted from the first byte."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.delivery.carrier import DeliveryError

TIMEOUT_SECONDS = 20.0
OURS_TO_MEND = frozenset({530, 534, 535, 538})
"""The server wants another login. Permanent by its number, yet no fault of the mail: it waits until the operator mends it."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, kw_only=True)
class Server:
    """Where to hand mail in."""

    host: str
    port: int
    tls: bool
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def parse(cls, url: str) -> Server:
        """Read `smtp://user:password@host:port`.

        Raises:
            ValueError: it is no such address; the message does not repeat it, since it may hold a password.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise ValueError("VEJVISER_SMTP_URL: the port is no number; percent-encode special characters of the password") from None
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise ValueError("VEJVISER_SMTP_URL: use smtp://user:password@host:port or smtps://...")
        tls = parts.scheme == "smtps"
        return cls(
            host=parts.hostname, port=port or (465 if tls else 25), tls=tls,
            user=unquote(parts.username or ""), password=unquote(parts.password or ""),
        )  # fmt: skip


class SmtpPost:
    """Hands each mail in over a connection of its own: a broken one then costs one mail one try."""

    def __init__(self, server: Server) -> None:
        self._server = server

    async def send(self, message: EmailMessage, *, sender: str, recipient: str) -> None:
        """Raises DeliveryError: 4xx and network trouble are temporary, 5xx about this mail is permanent."""
        client = self._client()
        try:
            await client.connect()
            await client.send_message(message, sender=sender, recipients=[recipient])
        except aiosmtplib.SMTPRecipientsRefused as error:
            raise _refused(error.recipients[0].code) from error
        except (aiosmtplib.SMTPAuthenticationError, aiosmtplib.SMTPConnectResponseError, aiosmtplib.SMTPHeloError) as error:
            raise DeliveryError(f"smtp_{error.code}") from error  # said before it knew the mail: not the mail's fault
        except aiosmtplib.SMTPResponseException as error:
            raise _refused(error.code) from error
        except aiosmtplib.SMTPNotSupported as error:
            raise DeliveryError("smtp_not_supported", permanent=True) from error
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            raise DeliveryError(f"smtp_{type(error).__name__}") from error
        finally:
            await _goodbye(client)

    def _client(self) -> aiosmtplib.SMTP:
        server = self._server
        # A password is never sent in the clear over a network, whatever a machine in the middle strips from the offer.
        must_encrypt = bool(server.user) and server.host not in LOOPBACK
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user or None,
            password=server.password or None,
            use_tls=server.tls,
            start_tls=None if server.tls or not must_encrypt else True,
            timeout=TIMEOUT_SECONDS,
        )


async def _goodbye(client: aiosmtplib.SMTP) -> None:
    """QUIT. The mail is handed in or refused by now, so trouble here changes nothing."""
    try:
        if client.is_connected:
            async with asyncio.timeout(2):
                await client.quit()
    except (aiosmtplib.SMTPException, OSError, TimeoutError):
        pass
    finally:
        client.close()


def _refused(code: int) -> DeliveryError:
    return DeliveryError(f"smtp_{code}", permanent=500 <= code < 600 and code not in OURS_TO_MEND)
