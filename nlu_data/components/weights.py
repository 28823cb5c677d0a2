"""A trained classifier on disk: plain arrays, text and JSON, so that loading never executes anything, and a hash of each file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np

from nlu_data.components.features import Vectoriser
from nlu_data.components.heads import Head

VOCABULARY, IDF, WEIGHTS, HEADS, HASHES = "vocabulary.txt", "idf.npy", "weights.npy", "heads.json", "hashes.json"


class WeightsProblem(Exception):
    """The stored classifier is not the one that was trained."""


def save_weights(folder: Path, vectoriser: Vectoriser, heads: dict[str, Head]) -> str:
    """Write the classifier; returns its hash, which is the same for the same data and settings."""
    (folder / VOCABULARY).write_text("\n".join(vectoriser.vocabulary), encoding="utf-8")
    np.save(folder / IDF, vectoriser.idf, allow_pickle=False)
    np.save(folder / WEIGHTS, join_weights(heads), allow_pickle=False)
    (folder / HEADS).write_text(json.dumps([head.as_json() for head in heads.values()], sort_keys=True), encoding="utf-8")
    hashes = {name: _hash(folder / name) for name in (VOCABULARY, IDF, WEIGHTS, HEADS)}
    model = hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()
    (folder / HASHES).write_text(json.dumps({"files": hashes, "model": model}, sort_keys=True), encoding="utf-8")
    return model[:16]


def join_weights(heads: dict[str, Head]) -> np.ndarray:
    """The weights of all heads side by side: features x labels of every head."""
    return np.hstack([head.weights for head in heads.values()]) if heads else np.zeros((0, 0), dtype=np.float32)


def load_weights(folder: Path, vectoriser: Vectoriser) -> tuple[dict[str, Head], np.ndarray, str]:
    """The heads, all their weights side by side, and the classifier's hash; the vectoriser gets its vocabulary back.

    Raises:
        WeightsProblem: a file is missing or differs from what was written.
    """
    try:
        recorded = json.loads((folder / HASHES).read_text(encoding="utf-8"))
        for name, expected in recorded["files"].items():
            if _hash(folder / name) != expected:
                raise WeightsProblem(f"{name} is not the file that was trained; train again")
        if hashlib.sha256(json.dumps(recorded["files"], sort_keys=True).encode()).hexdigest() != recorded["model"]:
            raise WeightsProblem(f"{HASHES} was changed; train again")
        vocabulary = (folder / VOCABULARY).read_text(encoding="utf-8").split("\n")
        vectoriser.restore(vocabulary if vocabulary != [""] else [], np.load(folder / IDF, allow_pickle=False))
        weights = np.load(folder / WEIGHTS, allow_pickle=False)
        heads: dict[str, Head] = {}
        start = 0
        for raw in json.loads((folder / HEADS).read_text(encoding="utf-8")):
            head = Head(**raw)
            head.weights = weights[:, start : start + len(head.labels)]
            heads[head.name] = head
            start += len(head.labels)
    except OSError as error:
        raise WeightsProblem(f"{error.filename} cannot be read; train again") from error
    except (ValueError, KeyError, TypeError) as error:
        raise WeightsProblem(f"the stored classifier cannot be read ({type(error).__name__}); train again") from error
    return heads, weights, str(recorded["model"])[:16]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
