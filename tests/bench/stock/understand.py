"""Runs on the engine's Python: loads a trained model and understands texts one at a time.

usage: understand.py MODEL < texts.jsonl > understood.jsonl
In: {"id", "text"} per line. Out: {"id", "ms", "triage", "ranking"} per line; then {"memory MB"}, of this process.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import time
from pathlib import Path
from typing import Any

WARM_UP = 10


async def main(model: str) -> None:
    import structlog
    from rasa.core.agent import Agent

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    agent = Agent.load(model)
    rows = [json.loads(line) for line in sys.stdin if line.strip()]
    for row in rows[:WARM_UP]:
        await agent.parse_message(row["text"])
    for row in rows:
        started = time.perf_counter()
        parsed = await agent.parse_message(row["text"])
        spent = 1000 * (time.perf_counter() - started)
        ranking = [one["name"] for one in parsed["intent_ranking"]]
        say({"id": row["id"], "ms": spent, "triage": parsed.get("triage"), "ranking": ranking})
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))
    say({"memory MB": resident / 1024})


def say(line: dict[str, Any]) -> None:
    answers.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3")
    logging.captureWarnings(True)
    logging.disable(logging.ERROR)
    # Only answers go to standard output; whatever Rasa prints goes beside them.
    answers, sys.stdout = sys.stdout, sys.stderr
    asyncio.run(main(sys.argv[1]))
