"""The courier: claims rows of the outbox with a lease, renders, sends, settles.

The database is free while the network is busy. A row is settled after it was sent, so a crash in between sends it again:
at least once, with the same Message-ID. Several couriers may work on one outbox; a lease belongs to one of them.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from random import SystemRandom

import structlog
from prometheus_client import CollectorRegistry, Counter

from actions.ports import Clock, Delivery, Outbox, Store, StoreUnavailable, Transport
from actions.rules.retry import DEFAULT, Again, Policy, after_failure
from bot.delivery.carrier import Carrier, DeliveryError

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=45)
SEND_LIMIT = timedelta(seconds=30)
"""Longest time for rendering and sending one; well under the lease, which must outlive it."""
BROKEN_AFTER = 3
"""Attempts after which a delivery that fails in a way nobody foresaw is a dead letter."""
SETTLE_PAUSES = (0.1, 0.5, 2.0, 5.0)
"""Seconds between tries to write down what happened; after them the lease runs out and the row is sent again."""


_chance = SystemRandom()


class Courier:
    """Sends what is due until it is cancelled. `width` bounds how many are under way at once."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        carriers: Mapping[Transport, Carrier],
        width: int = 8,
        poll_seconds: float = 5.0,
        grace_seconds: float = 8.0,
        policy: Policy = DEFAULT,
        jitter: Callable[[], float] = _chance.random,
        registry: CollectorRegistry | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._carriers = carriers
        self._width = width
        self._poll_seconds = poll_seconds
        self._grace_seconds = grace_seconds
        self._policy = policy
        self._jitter = jitter
        self._outcomes = Counter(
            "vejviser_deliveries",
            "Attempts to deliver a notice or message",
            ["transport", "outcome"],
            registry=registry or CollectorRegistry(),
        )
        self._owner = uuid.uuid4().hex
        self._bell = asyncio.Event()
        self._busy: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Say that something may be due; without it the courier looks by itself every few seconds."""
        self._bell.set()

    async def tick(self) -> int:
        """Send everything that is due now, and wait until it is settled. Returns how many rows were handled."""
        handled = 0
        while taken := await self._claim(self._width):
            await asyncio.gather(*(self._deliver_in_turn(lane) for lane in self._lanes(taken)))
            handled += len(taken)
        return handled

    async def run(self) -> None:
        """Work until cancelled. What is under way then gets a few seconds to end."""
        try:
            while True:
                self._bell.clear()
                await self._look()
                try:
                    async with asyncio.timeout(self._poll_seconds):
                        await self._bell.wait()
                except TimeoutError:
                    continue
        finally:
            if self._busy:
                _, late = await asyncio.wait(self._busy, timeout=self._grace_seconds)
                for task in late:
                    task.cancel()
            for carrier in self._carriers.values():
                await carrier.close()

    async def _look(self) -> None:
        free = self._width - len(self._busy)
        if free <= 0:
            return
        try:
            taken = await self._claim(free)
        except Exception as error:
            log.warning("outbox.unreachable", error=type(error).__name__)
            return
        for lane in self._lanes(taken):
            task = asyncio.create_task(self._deliver_in_turn(lane))
            self._busy.add(task)
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        self._bell.set()  # a place is free, and what waited behind this delivery may go now

    async def _claim(self, limit: int) -> Sequence[Delivery]:
        now = self._clock.now()
        async with self._store.work() as work:
            taken = await work.outbox.claim(owner=self._owner, now=now, until=now + LEASE, limit=limit)
            await work.commit()
        return taken

    def _lanes(self, taken: Sequence[Delivery]) -> Sequence[Sequence[Delivery]]:
        """Deliveries that must keep their order share a lane; all others have one each."""
        lanes: dict[tuple[Transport, str], list[Delivery]] = {}
        for delivery in sorted(taken, key=lambda row: row.id):
            carrier = self._carriers.get(delivery.transport)
            ordered = carrier is not None and carrier.keeps_order
            lanes.setdefault((delivery.transport, delivery.recipient if ordered else f"\0{delivery.id}"), []).append(delivery)
        return list(lanes.values())

    async def _deliver_in_turn(self, lane: Sequence[Delivery]) -> None:
        behind: Again | None = None
        for delivery in lane:
            # Nothing overtakes the one that failed before it.
            behind = await self._deliver(delivery) if behind is None else await self._wait_behind(delivery, behind)

    async def _deliver(self, delivery: Delivery) -> Again | None:
        """One attempt; the answer says when it is tried again, None when this was the last."""
        try:
            async with asyncio.timeout(SEND_LIMIT.total_seconds()):
                carrier = self._carriers.get(delivery.transport)
                if carrier is None:
                    raise DeliveryError("transport_off")
                async with self._store.work() as work:
                    send = await carrier.prepare(work, delivery)
                await send()
        except DeliveryError as error:
            return await self._failed(delivery, error)
        except (StoreUnavailable, TimeoutError) as error:
            return await self._failed(delivery, DeliveryError(type(error).__name__))
        except Exception as error:
            # A fault of our own. The outbox keeps a recipient's order, so what waits behind it (perhaps an alarm) must get past soon.
            broken = DeliveryError(type(error).__name__, permanent=delivery.attempts >= BROKEN_AFTER)
            return await self._failed(delivery, broken)
        self._outcomes.labels(delivery.transport.value, "sent").inc()
        now = self._clock.now()
        await self._settle(delivery, lambda outbox: outbox.sent(delivery.id, owner=self._owner, at=now))
        return None

    async def _failed(self, delivery: Delivery, error: DeliveryError) -> Again | None:
        now = self._clock.now()
        step = after_failure(
            attempts=delivery.attempts, created_at=delivery.created_at, now=now, permanent=error.permanent,
            jitter=self._jitter(), wait_at_least=error.wait_at_least, policy=self._policy,
        )  # fmt: skip
        facts = {"delivery": delivery.id, "template": delivery.template, "attempts": delivery.attempts, "error": error.reason}
        if isinstance(step, Again):
            self._outcomes.labels(delivery.transport.value, "retry").inc()
            log.warning("delivery.retry", again=step.at.isoformat(), **facts)
            await self._settle(delivery, lambda outbox: outbox.retry(delivery.id, owner=self._owner, due_at=step.at, error=error.reason))
            return step
        self._outcomes.labels(delivery.transport.value, "dead").inc()
        log.error("delivery.dead", why=step.reason, **facts)
        await self._settle(delivery, lambda outbox: outbox.dead(delivery.id, owner=self._owner, at=now, error=error.reason))
        return None

    async def _wait_behind(self, delivery: Delivery, ahead: Again) -> Again:
        await self._settle(delivery, lambda outbox: outbox.retry(delivery.id, owner=self._owner, due_at=ahead.at, error="behind_another"))
        return ahead

    async def _settle(self, delivery: Delivery, write: Callable[[Outbox], Awaitable[bool]]) -> None:
        """Write down what happened, trying again while the database is away: giving up here would send a second copy."""
        for pause in (*SETTLE_PAUSES, None):
            try:
                async with self._store.work() as work:
                    kept = await write(work.outbox)
                    await work.commit()
            except Exception as error:
                log.warning("delivery.not_settled", delivery=delivery.id, error=type(error).__name__, last=pause is None)
                if pause is not None:
                    await asyncio.sleep(pause)
                continue
            if not kept:
                log.warning("delivery.lease_lost", delivery=delivery.id)
            return
