"""Messages to a Telegram chat: stored ones with their quick replies, and a few fixed texts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import MessageLimit
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from actions.ports import Delivery, StoredChoice, UnitOfWork
from actions.rules.notice import Template
from bot.delivery.carrier import DeliveryError, Sending
from bot.delivery.line import TelegramLine, wait_of
from bot.services import Codes, Words

REMEMBERED = 1000
"""Long messages whose first parts are known to have arrived; a lost memory costs a repeated part, nothing else."""


@dataclass(frozen=True, kw_only=True)
class Bubble:
    """What is said, and the quick replies under it."""

    text: str
    choices: Sequence[StoredChoice] = ()


class TelegramCarrier:
    """One chat gets its messages in order; a chat that is gone or has blocked us is given up at once."""

    keeps_order = True

    def __init__(self, *, line: TelegramLine, words: Words, codes: Codes, message_limit: int, status_page: str) -> None:
        self._line = line
        self._words = words
        self._codes = codes
        self._message_limit = message_limit
        self._status_page = status_page
        self._arrived: OrderedDict[str, int] = OrderedDict()
        self._bubbles: Mapping[str, Callable[[UnitOfWork, Delivery], Awaitable[Bubble]]] = {
            Template.TELEGRAM_MESSAGE: self._message,
            Template.TELEGRAM_TEKST: self._fixed_text,
        }

    async def close(self) -> None:
        await self._line.close()

    async def prepare(self, work: UnitOfWork, delivery: Delivery) -> Sending:
        make = self._bubbles.get(delivery.template)
        if make is None:
            raise DeliveryError("no_such_template")
        bubble = await make(work, delivery)

        async def send() -> None:
            await self._send(delivery, bubble)

        return send

    async def _message(self, work: UnitOfWork, delivery: Delivery) -> Bubble:
        message = await work.conversations.message(str(delivery.args["message_id"]))
        conversation = await work.conversations.get(message.conversation_id) if message else None
        if message is None or conversation is None:
            raise DeliveryError("message_gone", permanent=True)
        text = message.text
        case = await work.cases.get(message.case_id) if message.case_id else None
        if case is not None:
            text += "\n\n" + self._words(
                "telegram.kvittering", conversation.lang, nummer=case.number,
                dato=_readable(case.due, self._words, conversation.lang), kode=self._codes.code(case), side=self._status_page,
            )  # fmt: skip
        return Bubble(text=text, choices=message.choices)

    async def _fixed_text(self, work: UnitOfWork, delivery: Delivery) -> Bubble:
        return Bubble(text=self._words(str(delivery.args["key"]), str(delivery.args["lang"]), graense=self._message_limit))

    async def _send(self, delivery: Delivery, bubble: Bubble) -> None:
        parts = split(bubble.text)
        for place, part in enumerate(parts):
            if place < self._arrived.get(delivery.message_key, 0):
                continue
            await self._send_part(delivery.recipient, part, bubble.choices if place == len(parts) - 1 else ())
            if place < len(parts) - 1:
                self._remember(delivery.message_key, place + 1)
        self._arrived.pop(delivery.message_key, None)

    async def _send_part(self, chat_id: str, text: str, choices: Sequence[StoredChoice]) -> None:
        try:
            await self._line.bot.send_message(
                chat_id=chat_id,
                text=text,
                reply_markup=_keyboard(choices),
                link_preview_options=LinkPreviewOptions(is_disabled=True),  # Telegram would fetch what a text links to
            )
        except RetryAfter as error:
            raise DeliveryError("telegram_429", wait_at_least=wait_of(error)) from error
        except (Forbidden, BadRequest, ChatMigrated) as error:
            # Blocked, deleted, no such chat, or a message that Telegram does not take: none gets better by repeating.
            raise DeliveryError(f"telegram_{type(error).__name__}", permanent=True) from error
        except TelegramError as error:
            raise DeliveryError(f"telegram_{type(error).__name__}") from error

    def _remember(self, message_key: str, parts: int) -> None:
        self._arrived[message_key] = parts
        while len(self._arrived) > REMEMBERED:
            self._arrived.popitem(last=False)


def split(text: str, limit: int = MessageLimit.MAX_TEXT_LENGTH) -> list[str]:
    """The text in parts that Telegram takes, cut at paragraphs, else lines, else words.

    `limit` counts UTF-16 units, as Telegram does: an emoji is two.
    """
    parts: list[str] = []
    rest = text.strip()
    while len(head := _fitting(rest, limit)) < len(rest):
        cut = len(head)
        for mark in ("\n\n", "\n", " "):
            found = rest.rfind(mark, 0, len(head) + len(mark))
            if found > len(head) // 3:  # a part that is nearly empty reads worse than a cut within a paragraph
                cut = found
                break
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def _fitting(text: str, limit: int) -> str:
    units = 0
    for place, char in enumerate(text):
        units += 2 if ord(char) > 0xFFFF else 1
        if units > limit:
            return text[:place]
    return text


def _keyboard(choices: Sequence[StoredChoice]) -> InlineKeyboardMarkup | None:
    """One reply per line: they are sentences, and phones are narrow."""
    if not choices:
        return None
    return InlineKeyboardMarkup([[InlineKeyboardButton(choice.title, callback_data=choice.id)] for choice in choices])


def _readable(day: date, words: Words, lang: str) -> str:
    return words("telegram.dato", lang, dag=day.day, maaned=words(f"telegram.maaned.{day.month}", lang), aar=day.year)
