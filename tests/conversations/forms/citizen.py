"""One citizen, on the web or in Telegram, who reads what was said by its text keys: the words belong to the text files.

Keys, meanings of quick replies and the register are read from the product's own SQLite file, so both channels are read the same way.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.bot.telegram.stand_in import StandIn
from tests.conversations.product import Served, Talk
from tests.conversations.scenarios.stage import reading, registered

PATIENCE = 40.0
_ANSWERED = "select count(*) from message where conversation_id = ? and sender = 'citizen' and answered_at is not null"
_SHOWN = "select count(*) from message where conversation_id = ? and sender = 'assistant'"
PLAIN = {
    "tilhoer": "=ny", "to_sager": "=en", "afklar": "ved ikke", "vej": "=ja", "forstaaet": "=ja", "emne": "=ved_ikke",
    "beskrivelse": "Kommunen har ikke svaret mig i tre måneder om min sag", "brevdato": "ved ikke", "oenske": "Jeg vil have et svar",
    "talt_med_afdeling": "=nej", "fuldmagt": "=nej", "kontakt": "=chat", "samtykke": "=ja", "bekraeft": "=ja",
}  # fmt: skip
"""What somebody answers who has nothing special to say, by slot; the meaning of a quick reply has "=" before it."""


@contextmanager
def telegram_serving() -> Iterator[Bench]:
    """The stand-in for the Bot API, in a thread of its own: the tests wait, it does not."""
    telegram = StandIn()
    ready, over = threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        async with telegram.serving():
            ready.set()
            await over.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert ready.wait(PATIENCE)
    try:
        yield Bench(telegram=telegram, loop=loops[0])
    finally:
        loops[0].call_soon_threadsafe(over.set)
        thread.join()


@dataclass
class Bench:
    """The stand-in with its loop, and the next free chat."""

    telegram: StandIn
    loop: asyncio.AbstractEventLoop
    chat: int = 4700

    @property
    def settings(self) -> dict[str, str]:
        return {"TELEGRAM_TOKEN": self.telegram.token, "TELEGRAM_RISK_ASSESSMENT": "test-1", "TELEGRAM_BASE_URL": self.telegram.base_url}

    def does(self, act: Callable[[], object]) -> None:
        self.loop.call_soon_threadsafe(act)


class Way(Protocol):
    """How words get to the product. Each call comes back when the answer is there."""

    @property
    def id(self) -> str: ...

    def write(self, text: str) -> None: ...

    def press(self, choice_id: str) -> None: ...

    def write_all(self, texts: Sequence[str]) -> None:
        """Several messages without waiting for an answer; in this order."""


@dataclass
class OnTheWeb:
    talk: Talk

    @property
    def id(self) -> str:
        return self.talk.id

    def write(self, text: str) -> None:
        self.talk.say(text)

    def press(self, choice_id: str) -> None:
        title = next(choice["title"] for choice in self.talk.replies[-1]["choices"] if choice["id"] == choice_id)
        self.talk.choose(title)

    def write_all(self, texts: Sequence[str]) -> None:
        writing = []
        for text in texts:
            writing.append(threading.Thread(target=self.talk.send, args=({"client_msg_id": str(uuid.uuid4()), "text": text},)))
            writing[-1].start()
            time.sleep(0.05)  # sent one after the other, as a person does; the answer to the first is not there yet
        for one in writing:
            one.join()


@dataclass
class InTelegram:
    product: Served
    bench: Bench
    chat: int
    id: str = ""
    acts: int = 0

    def __post_init__(self) -> None:
        self.bench.does(lambda: self.bench.telegram.says(chat=self.chat, text="/start"))
        self._until(lambda: bool(self._conversation()), "the conversation began")
        self.id = self._conversation()
        self._until(self._all_is_shown, "the first words")

    def write(self, text: str) -> None:
        self.bench.does(lambda: self.bench.telegram.says(chat=self.chat, text=text))
        self._answered()

    def write_all(self, texts: Sequence[str]) -> None:
        for text in texts:
            self.bench.does(lambda text=text: self.bench.telegram.says(chat=self.chat, text=text))  # type: ignore[misc]
        self.acts += len(texts) - 1
        self._answered()

    def press(self, choice_id: str) -> None:
        self.bench.does(lambda: self.bench.telegram.presses(chat=self.chat, choice=choice_id))
        self._answered()

    def _answered(self) -> None:
        self.acts += 1
        self._until(lambda: self._count(_ANSWERED) >= self.acts, f"answer {self.acts}")
        self._until(self._all_is_shown, "the answer in Telegram")

    def _all_is_shown(self) -> bool:
        return 0 < self._count(_SHOWN) <= len(self.bench.telegram.sent_to(self.chat))

    def _conversation(self) -> str:
        with reading(self.product) as database:
            found = database.execute("select id from conversation where external_id = ?", (str(self.chat),)).fetchone()
        return str(found[0]) if found else ""

    def _count(self, query: str) -> int:
        with reading(self.product) as database:
            return int(database.execute(query, (self.id,)).fetchone()[0])

    @staticmethod
    def _until(true: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < until, f"not in time: {what}"
            time.sleep(0.02)


@dataclass
class Citizen:
    """`said` holds the keys of each turn's bubbles."""

    product: Served
    way: Way
    said: list[tuple[str, ...]] = field(default_factory=list)

    def say(self, text: str) -> tuple[str, ...]:
        """Write; the keys of the answer. Two bubbles at most, whatever it is."""
        return self._turn(lambda: self.way.write(text))

    def choose(self, value: str) -> tuple[str, ...]:
        """Press the quick reply that means `value`."""
        choice_id = self.offered[value]
        return self._turn(lambda: self.way.press(choice_id))

    def at_once(self, *texts: str) -> None:
        """Write several messages without waiting for an answer."""
        self.way.write_all(texts)

    def _turn(self, act: Callable[[], None]) -> tuple[str, ...]:
        before = len(self._bubbles())
        act()
        keys = tuple(key for key, _, _ in self._bubbles()[before:])
        assert 1 <= len(keys) <= 2, keys
        self.said.append(keys)
        return keys

    @property
    def words(self) -> str:
        """The words of the newest turn."""
        return "\n".join(text for _, text, _ in self._bubbles()[-len(self.said[-1]) :])

    @property
    def offered(self) -> dict[str, str]:
        """What is on offer: meaning to the id of the quick reply."""
        return {choice["value"]: choice["id"] for choice in json.loads(self._bubbles()[-1][2])}

    @property
    def slot(self) -> str:
        """The open question, "" when none is."""
        return str(self.draft.get("requested") or "")

    @property
    def draft(self) -> dict[str, Any]:
        found = self._rows("select state from draft where conversation_id = ? and status = 'open'", self.way.id)
        draft: dict[str, Any] = json.loads(found[0][0]) if found else {}
        return draft

    @property
    def cases(self) -> list[dict[str, Any]]:
        return registered(self.product, self.way.id)

    def until(self, slot: str, **mine: str) -> None:
        """Answer plainly until that question is open; `mine` by slot."""
        for _ in range(14):
            if self.slot == slot:
                return
            self.answer(**mine)
        raise AssertionError(f"never asked {slot}: {self.said}")

    def finish(self, **mine: str) -> dict[str, Any]:
        """Answer plainly until there is one case more; that case."""
        before = len(self.cases)
        for _ in range(14):
            if len(self.cases) > before:
                return self.cases[-1]
            self.answer(**mine)
        raise AssertionError(f"no receipt: {self.said}")

    def answer(self, **mine: str) -> None:
        """Answer the open question."""
        slot, offered = self.slot, self.offered
        answer = mine.get(slot) or PLAIN.get(slot, "ved ikke")
        if slot == "forstaaet" and answer == "=ja" and "ja" not in offered:
            answer = f"={next(iter(offered))}"
        self.choose(answer[1:]) if answer.startswith("=") else self.say(answer)

    def _bubbles(self) -> list[tuple[str, str, str]]:
        query = "select key, text, choices from message where conversation_id = ? and sender = 'assistant' order by seq"
        return self._rows(query, self.way.id)

    def _rows(self, query: str, *values: object) -> list[Any]:
        with reading(self.product) as database:
            return database.execute(query, values).fetchall()
