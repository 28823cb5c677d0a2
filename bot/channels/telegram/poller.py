"""The long-polling loop. For each update: saved and committed, then our offset moves on, then it is answered.

Telegram forgets an update when it is asked for a later one, so nothing is forgotten before it is in our database. A crash
anywhere repeats an update at most; its id makes the repetition harmless.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import structlog
from telegram import Update
from telegram.error import Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from actions.notifying import hint_in_telegram
from actions.ports import Clock, Conversation, Sender, Store, StoredMessage
from actions.rules.case import Channel
from bot.channels.telegram.progress import Progress
from bot.channels.telegram.reading import UPDATES_WE_TAKE, Began, Heard, NotTaken, Pressed, Said, read
from bot.delivery.lanes import Lanes
from bot.delivery.line import TelegramLine, wait_of
from bot.services import Gateway, Inbound, InboundRefused

log = structlog.get_logger(__name__)

HELD_BY_TELEGRAM_SECONDS = 25
WIDTH = 16
"""Chats that are answered at once."""
TRIES = 5
"""An update that fails this often while the database is fine is stepped over: it must not stop everybody else's."""
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between failed rounds; the last one repeats."""
MISCONFIGURED_PAUSE = 60.0
ANSWER_PAUSES = (1.0, 5.0, 30.0)


class Poller:
    """Reads updates until it is cancelled. `wake` tells the courier that something is to be sent."""

    def __init__(
        self,
        *,
        line: TelegramLine,
        store: Store,
        clock: Clock,
        gateway: Gateway,
        wake: Callable[[], None],
        grace_seconds: float = 8.0,
    ) -> None:
        self._line = line
        self._store = store
        self._clock = clock
        self._gateway = gateway
        self._wake = wake
        self._grace_seconds = grace_seconds
        self._progress = Progress(store=store, clock=clock)
        self._lanes = Lanes(WIDTH)
        self._one_update_at_a_time = asyncio.Lock()
        self._failures: dict[int, int] = {}

    async def run(self) -> None:
        """Work until cancelled; answers under way then get a few seconds to end (what is left is answered after the start)."""
        failed = 0
        try:
            while True:
                try:
                    await self.read_round(held_seconds=HELD_BY_TELEGRAM_SECONDS)
                    failed = 0
                except Exception as error:
                    pause = _pause(error, failed)
                    log.warning("telegram.round_failed", error=type(error).__name__, pause=pause)
                    failed += 1
                    await asyncio.sleep(pause)
        finally:
            await self._lanes.close(self._grace_seconds)
            await self._line.close()

    async def tick(self) -> int:
        """One round without waiting for news, until everything in it is answered. Returns how many updates came."""
        count = await self.read_round(held_seconds=0)
        await self._lanes.idle()
        return count

    async def read_round(self, *, held_seconds: int) -> int:
        """Ask Telegram once and take what comes.

        Raises:
            TelegramError: Telegram could not be asked.
            Exception: an update could not be saved. Those before it are taken; it comes again with the next round.
        """
        wanted = await self._progress.next_wanted()
        updates = await self._line.bot.get_updates(
            offset=wanted, timeout=held_seconds, allowed_updates=UPDATES_WE_TAKE, read_timeout=held_seconds + 10
        )
        for update in updates:
            try:
                await self.take(update)
            except Exception:
                if not await self._is_poison(update):
                    raise
                await self._step_over(update)
            self._failures.pop(update.update_id, None)
        return len(updates)

    async def take(self, update: Update) -> None:
        """Save what an update says and move on; its answer is made in the chat's own lane. Taking it again changes nothing."""
        async with self._one_update_at_a_time:
            wanted = await self._progress.next_wanted()
            if wanted is not None and update.update_id < wanted:
                return
            heard = read(update)
            message = await self._save(update, heard) if heard else None
            await self._progress.advance(update.update_id)
        if heard and message:
            self._lanes.put(heard.chat_id, lambda: self._answer(heard, message))

    async def _save(self, update: Update, heard: Heard) -> StoredMessage | None:
        """The saved message that waits for an answer, if there is one."""
        if isinstance(heard, NotTaken):
            await self._hint(heard, heard.text_key, event=heard.event)
            return None
        conversation = await self._conversation(heard)
        inbound = Inbound(external_id=str(update.update_id))
        if isinstance(heard, Said):
            inbound = replace(inbound, text=heard.text)
        elif isinstance(heard, Pressed):
            inbound = replace(inbound, choice=heard.choice)
        else:
            return None
        try:
            return await self._gateway.accept(conversation.id, inbound)
        except InboundRefused as refused:
            await self._hint(heard, refused.key, event=str(update.update_id), lang=conversation.lang)
            self._lanes.put(heard.chat_id, lambda: self._stop_spinning(heard))
            return None

    async def _conversation(self, heard: Heard) -> Conversation:
        """The chat's conversation. The first message begins one, and so does /start, unless the last one is still untouched."""
        async with self._store.work() as work:
            conversation = await work.conversations.by_external_id(Channel.TELEGRAM, heard.chat_id)
            said = await work.conversations.messages(conversation.id) if conversation and isinstance(heard, Began) else ()
        if conversation is None or any(message.sender is Sender.CITIZEN for message in said):
            conversation, _, _ = await self._gateway.start(Channel.TELEGRAM, lang=heard.lang, external_id=heard.chat_id)
            self._wake()
        return conversation

    async def _answer(self, heard: Heard, message: StoredMessage) -> None:
        await self._stop_spinning(heard)
        for pause in (*ANSWER_PAUSES, None):
            try:
                await self._gateway.process(message)  # its replies are in the outbox when this returns
                break
            except Exception as error:
                log.warning("telegram.not_answered", message=message.id, error=type(error).__name__, last=pause is None)
                if pause is None:
                    return  # the gateway finds it again among the unanswered
                await asyncio.sleep(pause)
        self._wake()

    async def _stop_spinning(self, heard: Heard) -> None:
        """Tell Telegram that the button was seen. Too late is no harm: the answer comes as a message."""
        if isinstance(heard, Pressed):
            with suppress(TelegramError):
                await self._line.bot.answer_callback_query(heard.callback_id)

    async def _hint(self, heard: Heard, text_key: str, *, event: str, lang: str = "") -> None:
        async with self._store.work() as work:
            await hint_in_telegram(
                work, event=event, chat_id=heard.chat_id, text_key=text_key, lang=lang or heard.lang, now=self._clock.now()
            )
            await work.commit()
        self._wake()

    async def _is_poison(self, update: Update) -> bool:
        """Whether this very update cannot be taken: it failed often, while the store is fine."""
        count = self._failures[update.update_id] = self._failures.get(update.update_id, 0) + 1
        return count >= TRIES and await self._store.ready()

    async def _step_over(self, update: Update) -> None:
        log.error("telegram.update_stepped_over", update=update.update_id)
        heard = read(update)
        if heard:
            await self._hint(heard, "telegram.ikke_gemt", event=str(update.update_id))
        await self._progress.advance(update.update_id)


def _pause(error: Exception, failed_before: int) -> float:
    """Seconds until Telegram is asked again."""
    if isinstance(error, RetryAfter):
        return wait_of(error).total_seconds()
    if isinstance(error, InvalidToken | Forbidden | Conflict):  # a wrong token, or somebody else reads or has a webhook set
        return MISCONFIGURED_PAUSE
    return PAUSES[min(failed_before, len(PAUSES) - 1)]
