"""What runs inside Rasa beside the classifier: the bounded tracker store and the redacted log."""

from __future__ import annotations

import hashlib
import json
import os
import select
import socket
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NO_MODEL = 78


def test_the_stalest_conversation_goes_when_there_are_too_many(facts: dict[str, Any]) -> None:
    assert facts["tracker"]["by_number"] == ["a", "c", "d"]


def test_a_conversation_unused_for_too_long_goes(facts: dict[str, Any]) -> None:
    assert facts["tracker"]["stale"]
    assert facts["tracker"]["fresh"]
    assert facts["tracker"]["by_age"] == ["d"]


def test_no_word_of_a_citizen_gets_into_the_log(facts: dict[str, Any]) -> None:
    lines = [json.loads(line) for line in facts["redacted"]]
    assert "kanariefugl" not in json.dumps(lines)
    assert all(line["logger"] == "rasa.core" and line["at"] == "processor.py:7" and line["error"] == "ValueError" for line in lines)
    assert lines[1]["said"] == "processor.message.parse"


def serve(engine_python: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The child in a project whose models folder is `folder`/models, until it ends."""
    (folder / "nlu_data").symlink_to(ROOT / "nlu_data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    environment |= {"VEJVISER_DESK_URL": "http://127.0.0.1:9/webhook", "VEJVISER_DESK_SECRET": "hemmeligt-ord"}
    command = [engine_python, "-m", "nlu_data.serve", "--port", str(port)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("recorded", ["none", "another", "its own"])
def test_the_child_does_not_serve_without_a_model_that_loads(engine_python: str, tmp_path: Path, recorded: str) -> None:
    models = tmp_path / "models"
    models.mkdir()
    if recorded != "none":
        with tarfile.open(models / "vejviser.tar.gz", "w:gz") as archive:
            archive.add(ROOT / "config.yml", "config.yml")
        own = hashlib.sha256((models / "vejviser.tar.gz").read_bytes()).hexdigest()
        (models / "vejviser.json").write_text(json.dumps({"hash": own if recorded == "its own" else "0" * 64}))
    done = serve(engine_python, tmp_path)
    assert done.returncode == NO_MODEL, done.stderr[-2000:]
    assert "make train" in done.stderr


def test_the_child_ends_with_its_parent(engine_python: str, tmp_path: Path) -> None:
    child = f"import os, time; from nlu_data.serve import die_with; die_with(os.getppid()); open({str(tmp_path / 'ready')!r}, 'w'); time.sleep(600)"
    parent = (
        "import os, subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', {child!r}], start_new_session=True)\n"
        "print(child.pid, flush=True)\n"
        f"while not os.path.exists({str(tmp_path / 'ready')!r}): time.sleep(0.02)\n"
        "print('ready', flush=True); time.sleep(600)\n"
    )
    running = subprocess.Popen([engine_python, "-c", parent], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    pid = int(running.stdout.readline())
    assert running.stdout.readline() == "ready\n"
    descriptor = os.pidfd_open(pid)
    running.kill()
    running.wait()
    # The descriptor becomes readable when the process has ended; nobody else told it to.
    assert select.select([descriptor], [], [], 60)[0]
    os.close(descriptor)
    running.stdout.close()
