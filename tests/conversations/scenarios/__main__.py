"""Holds scenarios and writes a table of what went otherwise than expected.

python -m tests.conversations.scenarios [up|down] [number ...]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.conversations.product import Served
from tests.conversations.scenarios.conftest import SETTINGS
from tests.conversations.scenarios.playlist import SCENARIOS
from tests.conversations.scenarios.stage import Played, play

SHOWN = ("kind", "sub", "hovedproblem", "problems", "emne", "afdeling", "myndighed", "akut")


def main(arguments: list[str]) -> None:
    """Play what is asked for; everything by default."""
    ways = [one for one in ("up", "down") if one in arguments] or ["up", "down"]
    numbers = set(arguments) - {"up", "down"}
    for way in ways:
        with_engine = way == "up"
        wanted = [one for one in SCENARIOS if (with_engine or one.down) and (not numbers or one.number in numbers)]
        with tempfile.TemporaryDirectory() as folder:
            product = Served(folder=Path(folder), settings=dict(SETTINGS)).start(with_engine=with_engine)
            try:
                _report(way, [play(one, product, with_engine=with_engine) for one in wanted])
            finally:
                product.stop()


def _report(way: str, played: list[Played]) -> None:
    good = [one for one in played if not one.wrong]
    turns = [len(one.said) for one in played if one.row]
    sys.stdout.write(
        f"\n## engine {way}: {len(good)} of {len(played)}\n\n| # | | what went otherwise | said | registered |\n|---|---|---|---|---|\n"
    )
    if turns:
        sys.stdout.write(f"Messages of the citizen's until the receipt: median {median(turns):g}, at most {max(turns)}.\n\n")
    sys.stdout.write("| # | | what went otherwise | said | registered |\n|---|---|---|---|---|\n")
    for one in played:
        said = " / ".join(" + ".join(keys) for keys in one.said)
        row = ", ".join(f"{name}={one.row[name]}" for name in SHOWN if one.row.get(name)) if one.row else "-"
        wrong = "; ".join(one.wrong).replace("\n", " ").replace("|", "¦")
        sys.stdout.write(f"| {one.scenario.number} | {'no' if one.wrong else 'ok'} | {wrong} | {said} | {row} |\n")


if __name__ == "__main__":
    main(sys.argv[1:])
