"""Engine or form. A citizen waits for the engine a few seconds at most; a call in flight is never aborted, only no longer waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Container, Sequence
from dataclasses import dataclass, replace

import structlog

from actions.rules import danger
from actions.rules.say import Say
from actions.rules.triage import LONGEST_ANSWER, says_enough
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


@dataclass(frozen=True, kw_only=True)
class EngineTurn:
    """What the engine made of a message: None when it gave no answer in time that can be trusted.

    `hearing` is what the form may go on with: under an epoch of its own once the engine was called, so that whatever the
    engine still does for this message is refused.
    """

    says: Sequence[Say] | None
    hearing: Hearing


class Switch:
    """`engine_url` is None while there is no engine to ask.

    `registered` says whether a case is in the register and of that conversation. `sayable` says whether there are words for a
    bubble in a language. `situations` are those that there is first aid for. `take_over` raises the epoch of a conversation;
    False when it has moved on already.
    """

    def __init__(
        self,
        *,
        engine_url: Callable[[], str | None],
        client: RasaClient,
        form: FormDialogue,
        breaker: Breaker,
        patience: float,
        registered: Callable[[str, str], Awaitable[bool]],
        sayable: Callable[[Say, str], bool],
        situations: Container[str],
        take_over: Callable[[str, int], Awaitable[bool]],
    ) -> None:
        self._engine_url = engine_url
        self._client = client
        self.form = form
        self._breaker = breaker
        self._patience = patience
        self._registered = registered
        self._sayable = sayable
        self._situations = situations
        self._take_over = take_over
        self._late: set[asyncio.Task[Sequence[Say]]] = set()

    async def turn(self, hearing: Hearing) -> Heard:
        """One turn, always with an answer."""
        asked = await self.engine_turn(hearing)
        if asked.says is not None:
            return Heard(says=asked.says, by_engine=True)
        return Heard(says=await self.form.turn(asked.hearing), by_engine=False)

    async def urgent(self, text: str, lang: str, *, answering: bool = False) -> str:
        """The urgent situation in a text, "" for none: by the rules, and where they see nothing by the engine if it is there.

        `answering`: a question of the form is open.
        """
        found = danger.assess(text, lang)
        if found:
            return found.id
        base = self._engine_url()
        look = danger.second_look(text)
        if base is None or not self._breaker.closed or not says_enough(look.text):
            return ""
        try:
            seen = await self._client.urgent(base, look.text, answering=answering and len(text.split()) <= LONGEST_ANSWER)
        except EngineFailure as failure:
            # Not counted against the engine: it may only be busy, and the turn that follows finds out for itself.
            log.warning("dialogue.danger_not_asked", reason=str(failure))
            return ""
        if seen and seen not in self._situations:
            log.warning("dialogue.danger_unknown")
            return ""
        return "" if seen in look.passed_over else seen

    async def engine_turn(self, hearing: Hearing) -> EngineTurn:
        """The engine's answers, if it is there and gives any in time."""
        base = self._engine_url()
        if base is None or not self._breaker.allows():
            return EngineTurn(says=None, hearing=hearing)
        call = asyncio.create_task(self._client.turn(base, hearing))
        self._late.add(call)
        call.add_done_callback(self._settle)
        try:
            says = await asyncio.wait_for(asyncio.shield(call), self._patience)
            await self._check(says, hearing)
        except (EngineFailure, TimeoutError) as failure:
            self._breaker.failed()
            log.warning("dialogue.engine_failed", reason=str(failure) or type(failure).__name__)
            return EngineTurn(says=None, hearing=await self._taken_over(hearing))
        self._breaker.succeeded()
        return EngineTurn(says=says, hearing=hearing)

    async def _check(self, says: Sequence[Say], hearing: Hearing) -> None:
        """Rasa answers 200 with the next words even when an action failed, so a receipt is believed only when the register has it."""
        for say in says:
            claims = say.key.startswith("kvittering") or say.receipt_for is not None
            if claims and not (say.receipt_for and await self._registered(say.receipt_for, hearing.turn.conversation_id)):
                raise EngineFailure("a receipt without a case")
            if not self._sayable(say, hearing.lang):
                raise EngineFailure("no words for the answer")

    async def _taken_over(self, hearing: Hearing) -> Hearing:
        turn = hearing.turn
        if not await self._take_over(turn.conversation_id, turn.epoch):
            return hearing  # somebody else went on already, and refuses what the form writes
        return replace(hearing, turn=replace(turn, epoch=turn.epoch + 1))

    def _settle(self, call: asyncio.Task[Sequence[Say]]) -> None:
        self._late.discard(call)
        if not call.cancelled():
            call.exception()  # taken, so that a late failure is not reported as never retrieved
