"""`python -m bot.evaluation.curve --data file --out folder`: how the figures grow with the labelled messages.

Trains on 10, 25, 50 and 100 % of the messages and judges each model on the same file. A figure that still climbs at
100 % says that more data pays; one that is flat says that something else is missing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup

from actions.rules.moment import local_date
from bot import organisation
from bot.evaluation.crossvalidate import MESSAGES
from bot.evaluation.plots import Line, key, line_chart
from bot.evaluation.report import percent, render
from bot.evaluation.scoring import score
from bot.evaluation.texts import EvaluationProblem, predict_all, read_folder, read_texts, train_and_parse
from bot.evaluation.words import GROUPS
from bot.settings import read_settings

SHARES = (0.1, 0.25, 0.5, 1.0)


def main(arguments: list[str] | None = None) -> int:
    """Draw the curve; 0 when the report is written, 2 with one sentence when it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation.curve", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="labelled texts to judge on, never trained on")
    parser.add_argument("--out", type=Path, required=True, help="folder for report.json and report.html")
    parser.add_argument("--messages", type=Path, default=MESSAGES, help="folder of the labelled messages")
    options = parser.parse_args(arguments)
    settings = read_settings()
    catalogue, today = organisation.load(settings.organisation), local_date(datetime.now(UTC))
    points: list[dict[str, Any]] = []
    try:
        rows, messages = read_texts(options.data), len(read_folder(options.messages))
        for share in SHARES:
            command = ("--test", str(options.data), "--share", str(share), "--messages", str(options.messages))
            parsed = train_and_parse(settings.engine_python, options.out / f"parsed-{share:.0%}.jsonl".replace("%", ""), *command)
            figures = score(rows, predict_all(rows, parsed, catalogue, today))
            points.append({"share": share, "messages": round(share * messages), "figures": figures.values()})
    except EvaluationProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    facts = {"data": options.data.name, "texts": len(rows), "points": points}
    (options.out / "report.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    about = (
        f"Målt på {options.data.name}, {len(rows)} beskeder, som modellen aldrig har set.",
        "De akutte tal er reglernes og modellens tilsammen; reglerne er de samme ved hver andel.",
    )
    page = render(
        "curve.html",
        catalogue,
        title="Hvad flere beskeder giver",
        about=about,
        points=points,
        charts=charts(points),
        key=key,
    )
    (options.out / "report.html").write_text(page, encoding="utf-8")
    sys.stdout.write(table(points) + f"Report: {options.out / 'report.html'}\n")
    return 0


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One plot with the figures that it shows: name to title, in the order of its lines."""

    title: str
    figures: Mapping[str, str]
    svg: Markup


def charts(points: Sequence[dict[str, Any]]) -> list[Chart]:
    """A plot per group of figures that was measured."""
    shares = [point["share"] for point in points]
    ticks = [percent(share).replace(",0", "") for share in shares]
    drawn = []
    for group in GROUPS:
        shown = {name: title for name, title in group.figures.items() if all(name in point["figures"] for point in points)}
        lines = [Line(title=title, values=tuple(point["figures"][name] for point in points)) for name, title in shown.items()]
        if lines:
            drawn.append(Chart(title=group.title, figures=shown, svg=line_chart(shares, lines, title=group.title, ticks=ticks)))
    return drawn


def table(points: Sequence[dict[str, Any]]) -> str:
    """The figures as plain lines, a column per share, for a terminal."""
    names = [name for name in points[-1]["figures"] if all(name in point["figures"] for point in points)]
    lines = [f"{'':26}" + "".join(f"{point['share']:>8.0%}" for point in points)]
    lines += [f"{name:26}" + "".join(f"{point['figures'][name]:>8.3f}" for point in points) for name in names]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
