"""The same henvendelse through Telegram: the real product and engine, and a stand-in for the Bot API only."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from typing import Any

from tests.bot.telegram.stand_in import StandIn
from tests.conversations.product import Served

CHAT = 4711
PATIENCE = 40.0
PLAIN_ANSWERS: tuple[str, ...] = ("Send", "Skriv til borgerrådgiveren alligevel", "Svar mig her i chatten", "Ja")


async def until(true: Callable[[], Any], what: str) -> Any:
    async with asyncio.timeout(PATIENCE):
        while not (found := true()):
            await asyncio.sleep(0.05)
    assert found, what
    return found


async def test_the_same_henvendelse_through_telegram(own_product: Served) -> None:
    async with StandIn().serving() as telegram:
        own_product.settings |= {
            "TELEGRAM_TOKEN": telegram.token,
            "TELEGRAM_RISK_ASSESSMENT": "test-1",
            "TELEGRAM_BASE_URL": telegram.base_url,
        }
        await asyncio.to_thread(own_product.start)

        async def answered(before: int) -> dict[str, Any]:
            await until(lambda: telegram.sent()[before:], "an answer in Telegram")
            return telegram.sent()[-1]

        async def says(text: str) -> dict[str, Any]:
            before = len(telegram.sent())
            telegram.says(chat=CHAT, text=text)
            await answered(before)
            await asyncio.sleep(0.3)
            return telegram.sent()[-1]

        async def presses(message: dict[str, Any], title: str) -> dict[str, Any]:
            before = len(telegram.sent())
            choices = dict(telegram.buttons(message))
            telegram.presses(chat=CHAT, choice=choices[title])
            await answered(before)
            await asyncio.sleep(0.3)
            return telegram.sent()[-1]

        await says("/start")
        assert "digital assistent" in "\n".join(telegram.sent_to(CHAT))
        last = await says("Jeg har ventet fire måneder på svar om mine sygedagpenge og ingen ringer tilbage")
        for _ in range(12):
            titles = dict(telegram.buttons(last))
            wanted = next((t for t in PLAIN_ANSWERS if t in titles), None)
            if "Noget andet" in titles and wanted is None:
                wanted = next(iter(titles))
            last = await (presses(last, wanted) if wanted else says("At nogen ringer til mig"))
            receipt = next((text for text in telegram.sent_to(CHAT) if "registreret" in text), "")
            if receipt:
                break
        assert receipt, last["text"]
        assert dict(telegram.buttons(last)).keys() == {"Let", "Nogenlunde", "Svært"}, "and how it was may be answered"

        def register() -> list[tuple[Any, ...]]:
            with sqlite3.connect(f"file:{own_product.folder / 'vejviser.db'}?mode=ro", uri=True) as database:
                return database.execute("select number, channel, kind from henvendelse").fetchall()

        ((number, channel, kind),) = register()
        assert channel == "telegram" and kind == "klage"
        assert number in receipt
        assert any(len(word.replace("-", "")) == 16 and word.count("-") == 3 for word in receipt.split()), "with the citizen's code"
        mails = await asyncio.to_thread(own_product.wait_for_mail, number)
        assert "sygedagpenge" not in mails[0]
