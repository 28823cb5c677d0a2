"""Work in lanes: one after the other within a lane, lanes beside each other, a bounded number at once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger(__name__)

Job = Callable[[], Awaitable[None]]


class Lanes:
    """Jobs by lane. A job that fails is logged by name and does not stop its lane."""

    def __init__(self, width: int) -> None:
        self._room = asyncio.Semaphore(width)
        self._waiting: dict[str, deque[Job]] = {}
        self._busy: set[asyncio.Task[None]] = set()

    def put(self, lane: str, job: Job) -> None:
        """Add a job at the end of its lane."""
        if lane in self._waiting:
            self._waiting[lane].append(job)
            return
        self._waiting[lane] = deque([job])
        task = asyncio.create_task(self._work(lane))
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)

    async def idle(self) -> None:
        """Wait until nothing is left to do."""
        while self._busy:
            await asyncio.wait(self._busy)

    async def close(self, grace_seconds: float) -> None:
        """Let what is under way end; after `grace_seconds` it is cut off."""
        if not self._busy:
            return
        _, late = await asyncio.wait(self._busy, timeout=grace_seconds)
        for task in late:
            task.cancel()

    async def _work(self, lane: str) -> None:
        jobs = self._waiting[lane]
        try:
            while jobs:
                async with self._room:
                    await self._one(jobs.popleft())
        finally:
            del self._waiting[lane]

    async def _one(self, job: Job) -> None:
        try:
            await job()
        except Exception as error:
            log.error("job.failed", error=type(error).__name__)
