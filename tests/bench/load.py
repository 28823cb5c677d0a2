"""A bounded closed loop: so many citizens at once, each waiting for the answer before writing again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tests.bench.citizen import GREETING, LONGEST_FORM, STORIES, THANKS, Offer, Reply, answer


class Talk(Protocol):
    async def say(self, reply: Reply) -> Offer: ...


class Door(Protocol):
    async def open(self) -> Talk: ...


@dataclass(kw_only=True)
class Measured:
    """Latencies in seconds, one per message."""

    latencies: list[float] = field(default_factory=list)
    inside_form: int = 0
    registered: int = 0
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds

    @property
    def form_share(self) -> float:
        return self.inside_form / len(self.latencies)

    def percentile(self, share: float) -> float:
        ordered: Sequence[float] = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def run(door: Door, *, conversations: int, at_once: int) -> Measured:
    """Have `conversations` conversations, `at_once` of them at a time."""
    measured = Measured()
    numbers = iter(range(conversations))

    async def citizen() -> None:
        for number in numbers:
            await _converse(await door.open(), number, measured)

    started = time.perf_counter()
    await asyncio.gather(*(citizen() for _ in range(at_once)))
    measured.seconds = time.perf_counter() - started
    return measured


async def _converse(talk: Talk, number: int, measured: Measured) -> None:
    async def say(reply: Reply) -> Offer:
        started = time.perf_counter()
        offer = await talk.say(reply)
        measured.latencies.append(time.perf_counter() - started)
        return offer

    await say(Reply(text=GREETING))
    offer = await say(Reply(text=STORIES[number % len(STORIES)]))
    for _ in range(LONGEST_FORM):
        if offer.registered:
            break
        offer = await say(answer(offer))
        measured.inside_form += 1
    measured.registered += offer.registered
    if number % 2:
        await say(Reply(text=THANKS))
