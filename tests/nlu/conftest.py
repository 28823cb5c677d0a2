"""Starts the engine's Python once and keeps what it found out."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.texts import parse, read_texts

ROOT = Path(__file__).resolve().parents[2]
WORDS = Path(__file__).parent / "words.jsonl"
COMPLAINT = "Jeg er MEGET utilfreds med Hjemmehjælpen, og ingen svarer"


@pytest.fixture(scope="session")
def engine_python() -> str:
    """The engine's interpreter."""
    python = Path(os.environ.get("VEJVISER_ENGINE_PYTHON", ".venv-engine/bin/python"))
    return str(python if python.is_absolute() else ROOT / python)


@pytest.fixture(scope="session")
def facts(engine_python: str) -> dict[str, Any]:
    """What `tests/nlu/probe.py` says."""
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [engine_python, str(ROOT / "tests" / "nlu" / "probe.py")], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return dict(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture(scope="session")
def trained(engine_python: str) -> None:
    """The trained model; training does nothing when it is up to date."""
    subprocess.run([engine_python, "-m", "nlu_data.train"], cwd=ROOT, check=True, capture_output=True)


@pytest.fixture(scope="session")
def understood(trained: None, engine_python: str) -> dict[str, dict[str, Any]]:
    """What the trained model makes of each word of `words.jsonl`, by id, and of the complaint, under "klage"."""
    rows = [*read_texts(WORDS), {"id": "klage", "text": COMPLAINT}]
    return {one["id"]: one["triage"] for one in parse(rows, engine_python)}
