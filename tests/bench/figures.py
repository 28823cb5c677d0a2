"""From a running side to its figures, and how they are shown."""

from __future__ import annotations

import socket
from typing import Any

import aiohttp

from tests.bench.load import Door, Measured, run
from tests.bench.machine import cpu_seconds, resident_mb
from tests.bench.product import Running

AT_ONCE = 32
WARM_UP = 16
"""Conversations before the clock starts: first calls load what later ones have."""


def session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE), timeout=aiohttp.ClientTimeout(total=60))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def figures(running: Running, door: Door, conversations: int) -> dict[str, Any]:
    """Warm up, measure, and say what it took."""
    await run(door, conversations=WARM_UP, at_once=8)
    one_at_a_time = await run(door, conversations=8, at_once=1)
    before = cpu_seconds(running.pid)
    measured = await run(door, conversations=conversations, at_once=AT_ONCE)
    after = cpu_seconds(running.pid)
    spent = {name: seconds - before.get(name, 0.0) for name, seconds in after.items()}
    return {
        **speed(measured),
        "p50 ms, one at a time": milliseconds(one_at_a_time.percentile(0.5)),
        "CPU ms per message": {name: round(1000 * seconds / len(measured.latencies), 1) for name, seconds in spent.items()},
        "ready after s": round(running.ready_after, 1),
        "engine up after s": round(running.engine_after, 1),
        "memory MB": {name: round(value) for name, value in resident_mb(running.pid).items()},
    }


def speed(measured: Measured) -> dict[str, Any]:
    return {
        "messages": len(measured.latencies),
        "inside forms": round(measured.form_share, 2),
        "registered": measured.registered,
        "messages per s": round(measured.per_second, 1),
        "p50 ms": milliseconds(measured.percentile(0.5)),
        "p95 ms": milliseconds(measured.percentile(0.95)),
    }


def milliseconds(seconds: float) -> float:
    return round(1000 * seconds, 1)


def shown(value: Any) -> str:
    """A figure as a cell of a table; parts are named, and summed up when there are several."""
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    parts = ", ".join(f"{name} {'not known' if part is None else part}" for name, part in value.items())
    return parts if len(value) == 1 or None in value.values() else f"{parts} (in all {round(sum(value.values()), 1)})"
