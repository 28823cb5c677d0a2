"""Engine or form. A citizen waits for the engine a few seconds at most; a call in flight is never aborted, only no longer waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from actions.rules.say import Say
from bot.dialogue.breaker import Breaker
from bot.dialogue.client import EngineFailure, RasaClient
from bot.dialogue.form import FormDialogue
from bot.dialogue.hearing import Hearing

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The answers of one turn. `by_engine` False means that the engine missed it and must be told anew next time."""

    says: Sequence[Say]
    by_engine: bool


class Switch:
    """`engine_url` is None while there is no engine to ask. `registered` says whether a case id is in the register."""

    def __init__(
        self,
        *,
        engine_url: Callable[[], str | None],
        client: RasaClient,
        form: FormDialogue,
        breaker: Breaker,
        patience: float,
        registered: Callable[[str], Awaitable[bool]],
    ) -> None:
        self._engine_url = engine_url
        self._client = client
        self.form = form
        self._breaker = breaker
        self._patience = patience
        self._registered = registered
        self._late: set[asyncio.Task[Sequence[Say]]] = set()

    async def turn(self, hearing: Hearing) -> Heard:
        """One turn, always with an answer."""
        says = await self.engine_turn(hearing)
        if says is not None:
            return Heard(says=says, by_engine=True)
        return Heard(says=await self.form.turn(hearing), by_engine=False)

    async def engine_turn(self, hearing: Hearing) -> Sequence[Say] | None:
        """The engine's answers, or None when it gave none in time that can be trusted."""
        base = self._engine_url()
        if base is None or not self._breaker.allows():
            return None
        call = asyncio.create_task(self._client.turn(base, hearing))
        self._late.add(call)
        call.add_done_callback(self._settle)
        try:
            says = await asyncio.wait_for(asyncio.shield(call), self._patience)
        except (EngineFailure, TimeoutError) as failure:
            self._breaker.failed()
            log.warning("dialogue.engine_failed", reason=str(failure) or type(failure).__name__)
            return None
        # Rasa answers 200 with the next words even when an action failed, so a receipt is believed only when the register has it.
        for say in says:
            if say.key.startswith("kvittering") and not (say.receipt_for and await self._registered(say.receipt_for)):
                self._breaker.failed()
                log.error("dialogue.receipt_without_case")
                return None
        self._breaker.succeeded()
        return says

    def _settle(self, call: asyncio.Task[Sequence[Say]]) -> None:
        self._late.discard(call)
        if not call.cancelled():
            call.exception()  # taken, so that a late failure is not reported as never retrieved
