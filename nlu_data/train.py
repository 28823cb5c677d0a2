"""Trains Rasa's model, unless nothing it is made from has changed.

usage, in the project's root, with the engine's Python: python -m nlu_data.train [--force]
Writes models/vejviser.tar.gz and, beside it, models/vejviser.json with its hash, its fingerprint and the figures.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import functools
import io
import json
import logging
import os
import resource
import shutil
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import TextIO

from nlu_data.model_file import MODELS, NAME, ModelProblem, checked_model, file_hash, fingerprint, model_path, record

DATA = ("nlu_data/nlu", "nlu_data/rules", "nlu_data/stories")
DOMAIN = "nlu_data/domain"
BAR = 30
PACKING = 1
"""Of 1 to 9, how hard the model's archive is pressed together: numbers hardly get smaller, and Rasa's 9 takes twice the time for 2 % less."""


class Steps:
    """Says what is going on: a bar on a terminal, a plain line per step without one."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._terminal, self._shown, self._step = out, out.isatty(), -1, ""

    def say(self, text: str) -> None:
        """One line of its own."""
        self._out.write(("\r\x1b[K" if self._terminal else "") + text + "\n")
        self._out.flush()

    def bar(self, step: str, done: int, total: int) -> None:
        """Show how far the learning is."""
        percent = 100 * done // max(1, total)
        if self._terminal and percent != self._shown:
            filled = BAR * done // max(1, total)
            self._out.write(f"\r\x1b[K  [{'#' * filled}{'.' * (BAR - filled)}] {percent:3d} %  learning {step}")
            self._out.flush()
        elif not self._terminal and step != self._step:
            self.say(f"  learning {step} ({percent} % done)")
        self._shown, self._step = percent, step


def main(arguments: list[str] | None = None) -> int:
    """Train if needed; 0 when there is a usable model afterwards."""
    parser = argparse.ArgumentParser(prog="python -m nlu_data.train", description=__doc__)
    parser.add_argument("--force", action="store_true", help="train although nothing changed")
    options = parser.parse_args(arguments)
    steps = Steps(sys.stdout)
    MODELS.mkdir(exist_ok=True)
    with (MODELS / ".lock").open("w") as lock:
        # Two trainings at once would each replace the other's model; the second waits and then finds nothing to do.
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _train(steps, force=options.force)


def _train(steps: Steps, *, force: bool) -> int:
    made_from = fingerprint()
    if not force and record().get("fingerprint") == made_from:
        with contextlib.suppress(ModelProblem):
            steps.say(f"The model is up to date: {checked_model()}")
            return 0
    started = time.monotonic()
    steps.say("Starting Rasa ...")
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3", RASA_MAX_CACHE_SIZE="0", LOG_LEVEL="ERROR")
    logging.captureWarnings(True)
    warnings.simplefilter("ignore")

    import rasa.api
    from rasa.engine.storage.local_model_storage import TarSafe

    from nlu_data.components import progress
    from nlu_data.components.messages import MessagesProblem, read_rows

    try:
        rows = len(read_rows())
    except MessagesProblem as error:
        steps.say(f"Not trained: {error}")
        return 1
    steps.say(f"Reading {rows} labelled messages and the dialogue ...")
    progress.listen(steps.bar)
    TarSafe.gzopen = functools.partial(TarSafe.gzopen, compresslevel=PACKING)
    said = io.StringIO()
    with tempfile.TemporaryDirectory(dir=MODELS, prefix=".new-") as folder:
        try:
            with contextlib.redirect_stdout(said):
                result = rasa.api.train(
                    DOMAIN,
                    "config.yml",
                    [path for path in DATA if Path(path).exists()],
                    output=folder,
                    fixed_model_name=NAME,
                    force_training=True,
                )
        except SystemExit:
            result = None
        if result is None or not result.model:
            steps.say(said.getvalue().strip())
            steps.say("Not trained: Rasa could not make a model (its words are above).")
            return 1
        seconds = round(time.monotonic() - started, 1)
        # Linux counts in kilobytes.
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        figures = {"hash": file_hash(Path(result.model)), "fingerprint": made_from, "rows": rows, "seconds": seconds, "memory_mb": memory}
        shutil.move(result.model, model_path())
        written = Path(folder) / "record.json"
        written.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        written.replace(MODELS / f"{NAME}.json")
    steps.say(f"Trained {model_path()} on {rows} messages in {seconds} s, with {memory} MB of memory at its peak.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
