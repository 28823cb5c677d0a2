"""`python -m tests.bench [--conversations N]`: measure, print, and keep the figures in build/bench.json."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from tests.bench import product, rasa_alone
from tests.bench.figures import AT_ONCE, figures, free_port, session, shown


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


if __name__ == "__main__":
    asyncio.run(main())
