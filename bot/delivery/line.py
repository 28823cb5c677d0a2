"""Our line to Telegram: python-telegram-bot's `Bot` for the address and token in the settings."""

from __future__ import annotations

import logging
import os
from datetime import timedelta

from telegram import Bot
from telegram.error import RetryAfter
from telegram.request import HTTPXRequest

from bot.settings import Settings

WIDTH = 16


class TelegramLine:
    """A `Bot` with two sets of connections, so that waiting for updates holds no message back. Close it when done."""

    def __init__(self, *, token: str, base_url: str) -> None:
        # The library's coming way of telling how long to wait; without it every "too many requests" warns in the log.
        os.environ.setdefault("PTB_TIMEDELTA", "1")
        # httpx writes every address it calls into the log at INFO, and the token is a part of the address.
        logging.getLogger("httpx").setLevel(logging.WARNING)
        self._requests = (HTTPXRequest(connection_pool_size=WIDTH, read_timeout=20, pool_timeout=20), HTTPXRequest(connection_pool_size=1))
        self.bot = Bot(token, base_url=base_url, request=self._requests[0], get_updates_request=self._requests[1])

    async def close(self) -> None:
        for request in self._requests:
            await request.shutdown()


def open_line(settings: Settings) -> TelegramLine:
    """The line of these settings. Nothing is connected yet."""
    return TelegramLine(token=settings.telegram_token.get_secret_value(), base_url=settings.telegram_base_url)


def wait_of(error: RetryAfter) -> timedelta:
    """How long Telegram wants to be left alone."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
