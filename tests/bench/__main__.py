"""`python -m tests.bench [--conversations N]`: measure, print, and keep the figures in build/bench.json."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import tempfile
from pathlib import Path
from typing import Any

import aiohttp

from tests.bench import product, rasa_alone
from tests.bench.load import Door, Measured, run
from tests.bench.machine import cpu_seconds, resident_mb
from tests.bench.product import Running

AT_ONCE = 32
WARM_UP = 16
"""Conversations before the clock starts: first calls load what later ones have."""


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--conversations", type=int, default=192, help="how many conversations each side has")
    conversations = parser.parse_args().conversations
    with tempfile.TemporaryDirectory(prefix="vejviser-bench-") as name:
        folder = Path(name)
        async with product.serving(folder, free_port()) as running, session() as http:
            ours = await figures(running, product.CitizenDoor(http, running.url), conversations)
            ours["turns without engine"] = product.turns_without_engine(folder)
            ours["database MB"] = round(sum(file.stat().st_size for file in folder.glob("*.db*")) / 1e6, 1)
        async with rasa_alone.serving(folder) as running, session() as http:
            alone = await figures(running, rasa_alone.RasaDoor(http, running.url), conversations)
    report = {"cores": os.cpu_count(), "at once": AT_ONCE, "product": ours, "Rasa alone": alone, "prepared": prepared()}
    Path("build").mkdir(exist_ok=True)
    Path("build/bench.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    show(report)


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
    spent = cpu_seconds(running.pid) - before
    return {
        **speed(measured),
        "p50 ms, one at a time": milliseconds(one_at_a_time.percentile(0.5)),
        "CPU ms per message": round(1000 * spent / len(measured.latencies), 1),
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


def prepared() -> dict[str, float]:
    """Seconds of the last set-up steps and of the last training, as they wrote them down."""
    steps = {file.suffix[1:]: float(file.read_text(encoding="utf-8")) for file in sorted(Path(".setup").glob("seconds.*"))}
    model = Path("models/vejviser.json")
    return steps | ({"training": json.loads(model.read_text(encoding="utf-8"))["seconds"]} if model.is_file() else {})


def show(report: dict[str, Any]) -> None:
    ours, alone = report["product"], report["Rasa alone"]
    print(f"\n{report['at once']} conversations at once on {report['cores']} cores; the product writes every message and case durably.\n")
    print("| | product | Rasa alone |")
    print("|---|---|---|")
    for name in dict.fromkeys([*ours, *alone]):
        print(f"| {name} | {shown(ours.get(name))} | {shown(alone.get(name))} |")
    print(f"\nThe product serves {ours['messages per s'] / alone['messages per s']:.2f} of the messages of Rasa alone.")
    print("Seconds of the last set-up: " + ", ".join(f"{name} {value}" for name, value in report["prepared"].items()))


def shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items()) + f" (in all {sum(value.values())})"
    return "" if value is None else str(value)


if __name__ == "__main__":
    asyncio.run(main())
