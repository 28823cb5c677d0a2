"""The trained model on disk: where it is, what it was made from, and whether it is still what training wrote."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

MODELS = Path("models")
NAME = "vejviser"

MADE_FROM = (
    "config.yml",
    "nlu_data/requirements.txt",
    "nlu_data/train.py",
    "nlu_data/components/*.py",
    "nlu_data/messages/*.jsonl",
    "nlu_data/lexicon/*.yml",
    "nlu_data/domain/**/*.yml",
    "nlu_data/nlu/**/*.yml",
    "nlu_data/rules/**/*.yml",
    "nlu_data/stories/**/*.yml",
)
"""Everything that a model depends on; when none of it changed, nothing is trained again."""


class ModelProblem(Exception):
    """There is no model that may be used. The message is meant for the operator."""


def model_path(folder: Path = MODELS) -> Path:
    """Where the model is."""
    return folder / f"{NAME}.tar.gz"


def fingerprint(root: Path = Path()) -> str:
    """A hash over the names and contents of everything a model is made from."""
    digest = hashlib.sha256()
    for pattern in MADE_FROM:
        for path in sorted(root.glob(pattern)):
            digest.update(f"{path.relative_to(root).as_posix()}\0{file_hash(path)}\0".encode())
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def record(folder: Path = MODELS) -> dict[str, Any]:
    """What training wrote down about the model; empty when there is none."""
    try:
        raw = json.loads((folder / f"{NAME}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return raw if isinstance(raw, dict) else {}


def checked_model(folder: Path = MODELS) -> Path:
    """The model, if it is the one that was trained here.

    Raises:
        ModelProblem: there is none, or the file was changed since.
    """
    path = model_path(folder)
    if not path.is_file():
        raise ModelProblem("there is no trained model yet: run `make train`")
    if file_hash(path) != record(folder).get("hash"):
        raise ModelProblem(f"{path} is not the file that training wrote: run `make train`")
    return path
