"""Trains on one part of the labelled messages and parses another, to measure on messages that training never saw.

usage, in the project's root, with the engine's Python:
  python -m nlu_data.crossval [--folds 5] [--share 1.0] [--out parsed.jsonl]
      every message, parsed by a classifier that did not see its theme file: whole files are held out, since messages of one file are alike
  python -m nlu_data.crossval --test FILE.jsonl [--share 0.25] [--out parsed.jsonl]
      the texts of FILE, parsed by a classifier that learned from that share of the messages

Out: {"id", "intent", "triage"} per line, as `nlu_data.parse`. A share of the messages is drawn at random but the same each time, and
holds every smaller share. No model file is read or written.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import random
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from nlu_data.components.messages import MESSAGES, MessagesProblem, read_files

CLASSIFIER = "nlu_data.components.triage_classifier.TriageClassifier"
SEED = 20261125

Row = Mapping[str, Any]
Parsed = dict[str, Any]


class CrossvalProblem(Exception):
    """The measuring cannot start. The message is for the person at the keyboard."""


def file_groups(sizes: Mapping[str, int], folds: int, seed: int = SEED) -> list[list[str]]:
    """The files in `folds` groups of about the same number of messages; the same every time.

    Raises:
        CrossvalProblem: there are fewer files than folds.
    """
    if not 2 <= folds <= len(sizes):
        raise CrossvalProblem(f"{len(sizes)} files of messages cannot be split into {folds} folds")
    names = sorted(sizes)
    random.Random(seed).shuffle(names)  # noqa: S311  no secret
    groups: list[list[str]] = [[] for _ in range(folds)]
    # Largest first into the group that is smallest so far; equal sizes in the shuffled order.
    for name in sorted(names, key=lambda name: -sizes[name]):
        min(groups, key=lambda group: sum(sizes[one] for one in group)).append(name)
    return groups


def share_of(rows: Sequence[Row], share: float, seed: int = SEED) -> list[Row]:
    """That share of the rows, in their own order. A larger share holds all of a smaller one."""
    order = list(range(len(rows)))
    random.Random(seed).shuffle(order)  # noqa: S311  no secret
    return [rows[at] for at in sorted(order[: round(share * len(rows))])]


def understood_by_another(train: Sequence[Row], texts: Iterable[Row], config: Path) -> list[Parsed]:
    """What a new classifier with the settings of `config`, trained on `train` alone, makes of the texts."""
    import rasa.shared.utils.io
    from rasa.engine.graph import ExecutionContext, GraphSchema
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource

    from nlu_data.components.triage_classifier import TriageClassifier

    settings = next(dict(one) for one in rasa.shared.utils.io.read_yaml_file(config)["pipeline"] if one["name"] == CLASSIFIER)
    del settings["name"]
    # Nothing is stored: `learn` and `understand` work in memory.
    storage = LocalModelStorage(Path())
    classifier = TriageClassifier.create(settings, storage, Resource("crossval"), ExecutionContext(GraphSchema({}), "crossval"))
    classifier.learn(train)
    parsed = []
    for row in texts:
        triage, ranking = classifier.understand(row["text"])
        parsed.append({"id": row["id"], "intent": ranking[0], "triage": triage})
    return parsed


def crossvalidate(files: Mapping[str, list[dict[str, Any]]], out: TextIO, *, folds: int, share: float, config: Path) -> None:
    """Write every message as a classifier understood it that did not see its file."""
    groups = file_groups({name: len(rows) for name, rows in files.items()}, folds)
    for number, held_out in enumerate(groups, 1):
        started = time.monotonic()
        seen = share_of([row for name, rows in files.items() if name not in held_out for row in rows], share)
        texts = [row for name in held_out for row in files[name]]
        _write(understood_by_another(seen, texts, config), out)
        _say(f"fold {number} of {folds}: {len(seen)} messages seen, {len(texts)} parsed, {time.monotonic() - started:.0f} s")


def learn_a_share(files: Mapping[str, list[dict[str, Any]]], texts: Sequence[Row], out: TextIO, *, share: float, config: Path) -> None:
    """Write the texts as a classifier understood them that learned from a share of the messages."""
    started = time.monotonic()
    seen = share_of([row for rows in files.values() for row in rows], share)
    _write(understood_by_another(seen, texts, config), out)
    _say(f"{share:.0%} of the data: {len(seen)} messages seen, {len(texts)} parsed, {time.monotonic() - started:.0f} s")


def read_test(file: Path) -> list[Row]:
    """Rows with `id` and `text`.

    Raises:
        CrossvalProblem: the file cannot be read, or a line is no such row.
    """
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
        return [{"id": row["id"], "text": str(row["text"])} for row in rows]
    except OSError as error:
        raise CrossvalProblem(f"{file} cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError) as error:
        raise CrossvalProblem(f'{file}: expected {{"id": ..., "text": ...}} on every line') from error


def _write(parsed: Iterable[Parsed], out: TextIO) -> None:
    for one in parsed:
        out.write(json.dumps(one, ensure_ascii=False) + "\n")
    out.flush()


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError("a share is above 0 and at most 1")
    return share


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m nlu_data.crossval", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int, default=5, help="groups of theme files (5)")
    parser.add_argument("--share", type=_share, default=1.0, help="how much of the messages is learned from, 0..1 (1.0)")
    parser.add_argument("--test", type=Path, help="parse this file's texts instead of cross-validating")
    parser.add_argument("--out", type=Path, help="file to write; otherwise standard output")
    parser.add_argument("--messages", type=Path, default=MESSAGES, help="folder of the labelled messages")
    parser.add_argument("--config", type=Path, default=Path("config.yml"), help="where the classifier's settings are")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Measure; 0 when everything was parsed, 2 with one sentence when it cannot start."""
    options = _options(arguments)
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3")
    logging.captureWarnings(True)
    # Only answers go to standard output; whatever the libraries print goes beside them.
    stdout, sys.stdout = sys.stdout, sys.stderr
    try:
        files = read_files(options.messages)
        texts = None if options.test is None else read_test(options.test)
        with options.out.open("w", encoding="utf-8") if options.out else contextlib.nullcontext(stdout) as out:
            if texts is None:
                crossvalidate(files, out, folds=options.folds, share=options.share, config=options.config)
            else:
                learn_a_share(files, texts, out, share=options.share, config=options.config)
    except (CrossvalProblem, MessagesProblem) as problem:
        _say(str(problem))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
