"""`python -m tests.bench.stock`: train, judge, serve, and keep the figures in build/bench-stock/report.json.

`--part` does one half alone and leaves the other's figures as they are: `learning` trains and judges, `serving` serves the models that
`learning` left.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.settings import read_settings
from tests.bench import product
from tests.bench.figures import AT_ONCE, figures, free_port, session
from tests.bench.stock import learning, prepare, serving
from tests.bench.stock.learning import BenchProblem
from tests.bench.stock.table import table

OUT = Path("build/bench-stock")
GATE = Path("tests/nlu/gate.jsonl")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.stock", description=__doc__)
    parser.add_argument("--part", choices=("both", "learning", "serving"), default="both")
    parser.add_argument("--resume", action="store_true", help="go on with an earlier run: its messages, its finished stock models")
    parser.add_argument("--messages", type=int, default=2000, help="how many both sides learn from (2000)")
    parser.add_argument("--epochs", type=int, default=prepare.EPOCHS, help="of stock; less than its own 100 only to try things out")
    parser.add_argument("--conversations", type=int, default=192, help="how many conversations each side has (192)")
    parser.add_argument("--out", type=Path, default=OUT, help="where everything is written")
    options = parser.parse_args()
    # Not resolved: a virtual environment's Python is a link, and its libraries are beside the link.
    engine_python = Path(read_settings().engine_python).absolute()
    options.out.mkdir(parents=True, exist_ok=True)
    file = options.out / "report.json"
    try:
        report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if options.part != "both" and file.is_file() else {}
        report |= {"cores": os.cpu_count(), "at once": AT_ONCE}
        if options.part != "serving":
            report["learning"] = {"load before": os.getloadavg()[0]} | learning.measure(
                options.out,
                engine_python,
                judged_sets(),
                messages=options.messages,
                epochs=options.epochs,
                resume=options.resume,
                say=say,
            )
            keep(report, file)
        if options.part != "learning":
            report["serving"] = {"load before": os.getloadavg()[0]} | asyncio.run(
                serve_both(options.out.resolve(), engine_python, options.conversations)
            )
            keep(report, file)
    except (BenchProblem, OSError, ValueError, RuntimeError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    print("\n" + table(report))
    print(f"Figures: {file}")
    return 0


def judged_sets() -> dict[str, Sequence[Mapping[str, Any]]]:
    """The product's gate set, and the house's development set where `VEJVISER_EVAL` names its folder."""
    files = {"gate": GATE}
    if folder := os.environ.get("VEJVISER_EVAL"):
        files["dev"] = Path(folder) / "dev.jsonl"
    return {
        name: [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()] for name, file in files.items()
    }


async def serve_both(out: Path, engine_python: Path, conversations: int) -> dict[str, Any]:
    """The same script with either side, one after the other."""
    os.environ["VEJVISER_ENGINE_PYTHON"] = str(engine_python)
    say(f"serving ours, with durable writes: {conversations} conversations, {AT_ONCE} at once")
    with tempfile.TemporaryDirectory(prefix="vejviser-bench-") as name:
        folder = Path(name)
        async with product.serving(folder, free_port(), out / "product") as running, session() as http:
            ours = await figures(running, product.CitizenDoor(http, running.url), conversations)
            ours["turns without engine"] = product.turns_without_engine(folder)
    say("serving stock, nothing written")
    project, model = out / "stock" / prepare.SPOKEN, f"models/{prepare.SPOKEN}.tar.gz"
    async with serving.serving(engine_python, project, model, free_port()) as running, session() as http:
        stock = await figures(running, serving.StockDoor(http, running.url), conversations)
    return {"conversations": conversations, "ours": ours, "stock": stock}


def keep(report: Mapping[str, Any], file: Path) -> None:
    file.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def say(step: str) -> None:
    print(f"{time.monotonic() - STARTED:6.0f} s  {step} ...", flush=True)


STARTED = time.monotonic()

if __name__ == "__main__":
    sys.exit(main())
