"""Rasa's own checks, with the engine's Python: the data is clean, and the rules do in the test stories what they should."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / ".venv-engine/bin/python"


def rasa(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "RASA_TELEMETRY_ENABLED": "false",
        "VEJVISER_DESK_URL": "http://127.0.0.1:9/webhook",
        "VEJVISER_DESK_SECRET": "not-called",
    }
    return subprocess.run([str(ENGINE), "-m", "rasa", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_data_is_clean() -> None:
    data = ("nlu_data/nlu", "nlu_data/rules", "nlu_data/stories")
    done = rasa("data", "validate", "--fail-on-warnings", "--domain", "nlu_data/domain", "--data", *data)
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]


def test_the_test_stories_go_as_written(tmp_path: Path) -> None:
    done = rasa(
        "test", "core", "--stories", "nlu_data/tests", "--model", "models/vejviser.tar.gz", "--endpoints", "nlu_data/endpoints.yml",
        "--out", str(tmp_path), "--no-plot", "--fail-on-prediction-errors",
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    report = json.loads((tmp_path / "story_report.json").read_text(encoding="utf-8"))
    assert report["conversation_accuracy"]["total"] >= 7
    assert report["conversation_accuracy"]["correct"] == report["conversation_accuracy"]["total"]
