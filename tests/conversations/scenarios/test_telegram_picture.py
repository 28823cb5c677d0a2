"""Scenario 43: a picture of a decision in Telegram, with a name and a CPR number on it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bot.telegram.stand_in import StandIn
from tests.conversations.product import Served
from tests.conversations.scenarios.conftest import SETTINGS
from tests.conversations.scenarios.stage import on_disk, reading

CHAT = 4712
PATIENCE = 60.0
CAPTION = "Kan du forklare mig det her brev fra Blåhøjkontoret"
WORDS = "Jeg har fået et brev om hjælpemidler fra kommunen, og jeg forstår ikke, hvad der står. Hvad betyder det?"
PLAIN_ANSWERS = ("Send", "Svar mig her i chatten", "Ja", "Nej", "Ved ikke")


async def until(true: Callable[[], Any], what: str) -> None:
    """Wait for something to be so."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.05)
    assert true(), what


async def test_a_picture_is_not_stored_and_the_words_are_registered(tmp_path: Path) -> None:
    async with StandIn().serving() as telegram:
        settings = {
            "TELEGRAM_TOKEN": telegram.token, "TELEGRAM_RISK_ASSESSMENT": "test-1", "TELEGRAM_BASE_URL": telegram.base_url, **SETTINGS,
        }  # fmt: skip
        product = Served(folder=tmp_path, settings=settings)
        await asyncio.to_thread(product.start)
        try:
            await until_registered(telegram, product)
        finally:
            await asyncio.to_thread(product.stop)


async def until_registered(telegram: StandIn, product: Served) -> None:
    async def answer_to(act: Callable[[], object]) -> dict[str, Any]:
        before = len(telegram.sent())
        act()
        await until(lambda: len(telegram.sent()) > before, "an answer in Telegram")
        await asyncio.sleep(0.4)  # a second bubble, if there is one
        return telegram.sent()[-1]

    await answer_to(lambda: telegram.says(chat=CHAT, text="/start"))
    picture = [{"file_id": "AgACAgQAAx", "file_unique_id": "x", "width": 1280, "height": 960, "file_size": 90_000}]
    refused = await answer_to(lambda: telegram.sends(chat=CHAT, photo=picture, caption=CAPTION))
    assert "ikke set eller gemt" in refused["text"], "it is not stored"
    assert "Slet for begge parter" in refused["text"], "it is to be deleted on the platform"
    assert "sikker måde" in refused["text"], "papers are asked for by a secure way"
    kept = on_disk(product)
    assert "AgACAgQAAx" not in kept and "Blåhøjkontoret" not in kept
    assert not any(method == "getFile" for method, _ in telegram.calls), "nobody looked at it"

    last = await answer_to(lambda: telegram.says(chat=CHAT, text=WORDS))
    for _ in range(12):
        if "registreret" in last["text"]:
            break
        offered = dict(telegram.buttons(last))
        topic = next((title for title in offered if title.startswith("Hjælpemidler")), None)
        title = topic or next((one for one in PLAIN_ANSWERS if one in offered), None)
        if title is None:
            last = await answer_to(lambda: telegram.says(chat=CHAT, text="At nogen forklarer mig brevet"))
        else:
            choice = offered[title]
            last = await answer_to(lambda choice=choice: telegram.presses(chat=CHAT, choice=choice))  # type: ignore[misc]
    with reading(product) as database:
        rows = database.execute("select kind, sub, emne, channel from henvendelse").fetchall()
    assert rows == [("anden_henvendelse", "forstaa_afgoerelse_eller_brev", "hjaelpemidler", "telegram")]
