"""`python -m bot.evaluation.crossvalidate --out folder`: every labelled message, judged by a model that did not see its theme file.

The product's own figures on its own data; they say how the model does on themes written by somebody else. The danger rules are not
trained: their figures are those of the rules on the messages they were written with.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from actions.rules.moment import local_date
from bot import organisation
from bot.evaluation.report import summary, write_report
from bot.evaluation.texts import EvaluationProblem, predict_all, read_folder, train_and_parse
from bot.settings import read_settings

MESSAGES = Path("nlu_data/messages")


def main(arguments: list[str] | None = None) -> int:
    """Cross-validate; 0 when the report is written, 2 with one sentence when it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation.crossvalidate", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for predictions.jsonl, report.json and report.html")
    parser.add_argument("--folds", type=int, default=5, help="groups of theme files, each held out once (5)")
    parser.add_argument("--messages", type=Path, default=MESSAGES, help="folder of the labelled messages")
    options = parser.parse_args(arguments)
    settings = read_settings()
    catalogue, today = organisation.load(settings.organisation), local_date(datetime.now(UTC))
    try:
        rows = read_folder(options.messages)
        command = ("--folds", str(options.folds), "--messages", str(options.messages))
        predictions = predict_all(rows, train_and_parse(settings.engine_python, options.out / "parsed.jsonl", *command), catalogue, today)
    except EvaluationProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    about = (
        f"Krydsvalideret i {options.folds} dele: hver besked er læst af en model, der ikke har set dens temafil.",
        "De akutte tal er reglernes og modellens tilsammen. Reglerne er skrevet af folk, der har set beskederne.",
    )
    facts = write_report(options.out, rows, predictions, catalogue, title="Vejviser på sine egne beskeder", about=about)
    sys.stdout.write(summary(facts) + f"Report: {options.out / 'report.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
