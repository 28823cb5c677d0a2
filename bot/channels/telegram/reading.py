"""What an update means to us. Pure: an update in, a value out; nothing of what is not taken is kept."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

UPDATES_WE_TAKE = ("message", "edited_message", "callback_query")


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Something in a private chat. `lang` is a first guess, for a chat that has no conversation yet."""

    chat_id: str
    lang: str


@dataclass(frozen=True, kw_only=True)
class Began(Heard):
    """/start: the citizen wants a conversation from its first words."""


@dataclass(frozen=True, kw_only=True)
class Said(Heard):
    text: str


@dataclass(frozen=True, kw_only=True)
class Pressed(Heard):
    """A quick reply. `callback_id` must be answered, or the button keeps spinning."""

    choice: str
    callback_id: str


@dataclass(frozen=True, kw_only=True)
class NotTaken(Heard):
    """Something we cannot take; `text_key` says so kindly. `event` is one for all pictures of an album."""

    text_key: str
    event: str


def read(update: Update) -> Heard | None:
    """None: not for us (groups, channels, other bots, service messages such as a pinned message)."""
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    message = update.message or update.edited_message
    if message is None or message.chat.type != ChatType.PRIVATE or (message.from_user is not None and message.from_user.is_bot):
        return None
    chat_id, lang = str(message.chat.id), language(message.from_user.language_code if message.from_user else None)
    if update.edited_message is not None:
        return NotTaken(chat_id=chat_id, lang=lang, text_key="telegram.ikke_rettelse", event=str(update.update_id))
    if message.text:
        # "/start", also with a parameter from a link; every other command is text like any other.
        if message.text.split(maxsplit=1)[0].split("@")[0] == "/start":
            return Began(chat_id=chat_id, lang=lang)
        return Said(chat_id=chat_id, lang=lang, text=message.text)
    if message.effective_attachment is None:
        return None
    return NotTaken(chat_id=chat_id, lang=lang, text_key=_cannot(message), event=message.media_group_id or str(update.update_id))


def language(code: str | None) -> str:
    """Danish, unless the phone speaks English: Danes with an English phone can read that, the other way round is harder."""
    return "en" if (code or "").lower().startswith("en") else "da"


def _pressed(query: CallbackQuery) -> Heard | None:
    if query.message is None or query.message.chat.type != ChatType.PRIVATE or not query.data:
        return None
    return Pressed(
        chat_id=str(query.message.chat.id), lang=language(query.from_user.language_code), choice=query.data, callback_id=query.id
    )


def _cannot(message: Message) -> str:
    if message.photo or message.document:
        return "telegram.ikke_fil"
    if message.voice or message.audio or message.video or message.video_note:
        return "telegram.ikke_lyd"
    return "telegram.ikke_andet"
