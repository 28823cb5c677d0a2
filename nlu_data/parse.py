"""Texts in, understood messages out, through the trained pipeline.

usage, in the project's root, with the engine's Python: python -m nlu_data.parse < texts.jsonl > parsed.jsonl
In: {"id": ..., "text": ...} per line. Out: {"id", "intent": {"name", "confidence"}, "triage": {...}} per line, in the same order.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from typing import TextIO

from nlu_data.model_file import ModelProblem, checked_model


async def parse_all(source: TextIO, out: TextIO) -> None:
    """Load the model once, then answer line by line, each as soon as it is read.

    Raises:
        ModelProblem: there is no model that may be used.
    """
    model = checked_model()
    import structlog
    from rasa.core.agent import Agent

    # Rasa logs the text of every message; evaluation must not.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))

    agent = Agent.load(str(model))
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text, row_id = str(row["text"]), row["id"]
        except (ValueError, KeyError, TypeError) as error:
            raise SystemExit(f'line {number}: expected {{"id": ..., "text": ...}} ({type(error).__name__})') from error
        parsed = await agent.parse_message(text)
        answer = {"id": row_id, "intent": parsed["intent"], "triage": parsed.get("triage")}
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        out.flush()


def main() -> int:
    """Parse standard input."""
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3")
    logging.captureWarnings(True)
    logging.disable(logging.ERROR)
    # Only answers go to standard output; whatever Rasa prints goes beside them.
    out, sys.stdout = sys.stdout, sys.stderr
    try:
        asyncio.run(parse_all(sys.stdin, out))
    except ModelProblem as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
