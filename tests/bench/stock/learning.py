"""The part without a dialogue: train both sides, let both understand what neither has seen, and say what it took."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from nlu_data.components.messages import read_rows
from tests.bench.stock import prepare
from tests.bench.stock.judge import accuracy, our_ranking, stock_ranking

SCRIPT = Path(__file__).with_name("understand.py").resolve()
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "RASA_MAX_CACHE_SIZE": "0",  # what training would keep for the next one; ours keeps nothing either
    "PYTHONUTF8": "1",
}

TELL_EVERY = 60.0
"""Seconds between two words about a training that goes on."""
TRAINED = "trained.json"

Say = Callable[[str], None]
Row = Mapping[str, Any]


class BenchProblem(Exception):
    """A step did not end well; the message says which and shows its last words."""


def measure(
    out: Path, engine_python: Path, sets: Mapping[str, Sequence[Row]], *, messages: int, epochs: int, resume: bool, say: Say
) -> dict[str, Any]:
    """Train and judge both sides; projects, models and logs stay in `out`.

    `resume` goes on with an earlier run: the messages that were drawn for it, and the stock models that it finished.

    Raises:
        BenchProblem: a training or a parsing failed.
    """
    drawn = out / "product/nlu_data/messages"
    rows = read_rows(drawn) if resume and drawn.is_dir() else prepare.chosen(messages)
    prepare.product_tree(out / "product", rows)
    say(f"training ours on {len(rows)} messages, every head in one model")
    ours: dict[str, Any] = {"training": train(out / "product", [str(engine_python), "-m", "nlu_data.train", "--force"], say)}
    stock: dict[str, Any] = {"training": {}}
    for head in prepare.HEADS:
        project = out / "stock" / head
        if not (resume and learned_from(project) == prepare.fingerprint(rows, head, epochs)):
            prepare.stock_project(project, rows, head, prepare.default_config(engine_python), epochs)
            say(f"training stock for {head}, {epochs} epochs" + (", with the dialogue" if head == prepare.SPOKEN else ""))
            took = train(project, stock_command(engine_python, head), say)
            learned = {"from": prepare.fingerprint(rows, head, epochs), "took": took}
            (project / TRAINED).write_text(json.dumps(learned) + "\n", encoding="utf-8")
        stock["training"][head] = json.loads((project / TRAINED).read_text(encoding="utf-8"))["took"]
    texts = [{"id": f"{name} {row['id']}", "text": row["text"]} for name, some in sets.items() for row in some]
    say(f"ours understands {len(texts)} messages")
    read, ours["understanding"] = understand(engine_python, out / "product", "models/vejviser.tar.gz", texts)
    our_rankings = {head: {one["id"]: our_ranking(one["triage"], head) for one in read} for head in prepare.HEADS}
    stock["understanding"] = {}
    stock_rankings = {}
    for head in prepare.HEADS:
        say(f"stock understands them, {head}")
        read, stock["understanding"][head] = understand(engine_python, out / "stock" / head, f"models/{head}.tar.gz", texts)
        stock_rankings[head] = {one["id"]: stock_ranking(one["ranking"], head) for one in read}
    for side, rankings in ((ours, our_rankings), (stock, stock_rankings)):
        side["accuracy"] = {name: accuracy([{**row, "id": f"{name} {row['id']}"} for row in some], rankings) for name, some in sets.items()}
    return {"messages": len(rows), "epochs": epochs, "ours": ours, "stock": stock}


def stock_command(engine_python: Path, head: str) -> list[str]:
    """`rasa train`, of the dialogue too for the head that leads it."""
    spoken = head == prepare.SPOKEN
    what = ["--domain", "domain.yml", "--data", "data"] if spoken else ["nlu", "--nlu", "data"]
    command = [str(engine_python), "-m", "rasa", "train", *what, "--config", "config.yml", "--out", "models", "--fixed-model-name", head]
    return [*command, "--force"] if spoken else command


def learned_from(project: Path) -> str:
    """The fingerprint of what a finished training learned; empty when there is none."""
    file = project / TRAINED
    return str(json.loads(file.read_text(encoding="utf-8"))["from"]) if file.is_file() else ""


def train(folder: Path, command: Sequence[str], say: Say) -> dict[str, float]:
    """Run a training as an operator would; seconds from start to end of its process, and the most memory it ever had.

    The processor's own seconds stand beside them: a machine that is busy with other things, or a pause, does not lengthen those.

    Raises:
        BenchProblem: it failed.
    """
    log = folder / "train.log"
    started = told = time.perf_counter()
    with log.open("wb") as words:
        process = subprocess.Popen(command, cwd=folder, env=os.environ | QUIET, stdout=words, stderr=words)
        ended = 0
        while not ended:
            time.sleep(0.1)
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if time.perf_counter() - told > TELL_EVERY:
                told = time.perf_counter()
                say(f"  {how_far(log)}")
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or not list((folder / "models").glob("*.tar.gz")):
        raise BenchProblem(f"{' '.join(command[1:4])} failed; its last words:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
    return {
        "seconds": round(time.perf_counter() - started, 1),
        "CPU seconds": round(used.ru_utime + used.ru_stime, 1),
        "memory MB": round(used.ru_maxrss / 1024),
    }


def how_far(log: Path) -> str:
    """What Rasa's own bar last said of the part that it is learning."""
    bars = re.findall(r"Epochs: +(\d+)%", log.read_text(encoding="utf-8", errors="replace"))
    return f"{bars[-1]} % of the epochs" if bars else "reading"


def understand(engine_python: Path, folder: Path, model: str, texts: Sequence[Row]) -> tuple[list[dict[str, Any]], dict[str, float]]:
    """What a model makes of the texts, one at a time; and its median milliseconds and the memory of its process.

    Raises:
        BenchProblem: it could not.
    """
    asked = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in texts)
    environ = os.environ | QUIET | {"PYTHONPATH": str(folder.resolve())}
    done = subprocess.run(
        [str(engine_python), str(SCRIPT), model], cwd=folder, env=environ, input=asked, capture_output=True, text=True, check=False
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or len(lines) != len(texts) + 1:
        raise BenchProblem(f"{model} could not be asked; the last words:\n{done.stderr[-2000:]}")
    return lines[:-1], {"p50 ms": round(median(one["ms"] for one in lines[:-1]), 1), "memory MB": round(lines[-1]["memory MB"])}
