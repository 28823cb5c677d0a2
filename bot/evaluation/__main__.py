"""`python -m bot.evaluation --data texts.jsonl --out folder`: each text through the trained pipeline and the product's own policy.

Writes `predictions.jsonl`, what the service would make of each text as a first message, and `report.json` and `report.html`: how the
kinds and routes spread, and for rows with labels the figures per head, each label, and the worst confusions with examples.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from actions.rules.moment import local_date
from bot import organisation
from bot.evaluation.report import summary, write_report
from bot.evaluation.texts import EvaluationProblem, parse, predict_all, read_texts
from bot.settings import read_settings


def main(arguments: list[str] | None = None) -> int:
    """Evaluate; 0 when the report is written, 2 with one sentence when it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSONL with id and text, and labels if there are any")
    parser.add_argument("--out", type=Path, required=True, help="folder for predictions.jsonl, report.json and report.html")
    options = parser.parse_args(arguments)
    settings = read_settings()
    catalogue, today = organisation.load(settings.organisation), local_date(datetime.now(UTC))
    try:
        rows = read_texts(options.data)
        predictions = predict_all(rows, parse(rows, settings.engine_python), catalogue, today)
    except EvaluationProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    facts = write_report(
        options.out, rows, predictions, catalogue, title="Hvor godt forstår Vejviser?", about=[f"Målt på {options.data.name}."]
    )
    sys.stdout.write(summary(facts) + f"Report: {options.out / 'report.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
