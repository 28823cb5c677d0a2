"""Mail without a server: each becomes a file in a Maildir, whole or not at all, readable with any mail program."""

from __future__ import annotations

import asyncio
import mailbox
import threading
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from bot.delivery.carrier import DeliveryError


class MaildirPost:
    """Writes into `folder`, which is made when the first mail comes (only its owner may read it)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()  # mailbox would read a "~" in it in a way of its own
        self._one_at_a_time = threading.Lock()
        """The standard library counts file names without a lock."""

    async def send(self, message: EmailMessage, *, sender: str, recipient: str) -> None:
        """Raises DeliveryError, temporary: the folder cannot be written."""
        try:
            await asyncio.to_thread(self._write, message)
        except (OSError, mailbox.Error) as error:
            raise DeliveryError(f"maildir_{type(error).__name__}") from error

    def _write(self, message: EmailMessage) -> None:
        with self._one_at_a_time:
            # The library makes the folders below only with the one above, and a process that is killed in between would leave
            # a Maildir that takes no mail ever after.
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            for folder in (self._folder, *(self._folder / name for name in ("tmp", "new", "cur"))):
                folder.mkdir(mode=0o700, exist_ok=True)
            mailbox.Maildir(self._folder, create=False).add(message.as_bytes(policy=SMTP))
