"""A trained classifier on disk: plain arrays, text and JSON, so that loading never executes anything, and a hash of each file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
from scipy import sparse

from nlu_data.components.alike import Comparer
from nlu_data.components.features import Vectoriser
from nlu_data.components.heads import Head
from nlu_data.components.matters import Matters
from nlu_data.components.understanding import Understanding

VOCABULARY, LEXICON, HEADS, HASHES = "vocabulary.txt", "lexicon.json", "heads.json", "hashes.json"
ARRAYS = ("straight", "step", "say", "offset", "places", "landmarks", "by_landmark")
POSTINGS = ("data", "indices", "indptr")
COMPARER = ("common", "column_of")


class WeightsProblem(Exception):
    """The stored classifier is not the one that was trained."""


def save_weights(folder: Path, vectoriser: Vectoriser, understanding: Understanding, matters: Matters) -> str:
    """Write the classifier; returns its hash, which is the same for the same data and settings."""
    arrays = {name: getattr(understanding, name) for name in ARRAYS}
    arrays |= {name: getattr(understanding.comparer, name) for name in COMPARER}
    arrays |= {f"postings_{name}": getattr(understanding.comparer.postings, name) for name in POSTINGS}
    arrays |= {"idf": vectoriser.idf, "matters": matters.weights}
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
    (folder / VOCABULARY).write_text("\n".join(vectoriser.vocabulary), encoding="utf-8")
    # The lexicon goes along: a model that is served beside a changed one reads as it was trained.
    (folder / LEXICON).write_text(json.dumps(vectoriser.concepts, sort_keys=True), encoding="utf-8")
    heads = {
        "examples": understanding.examples,
        "unit_of": understanding.unit_of,
        "matters_offset": matters.offset,
        "heads": [head.as_json() for head in understanding.heads.values()],
    }
    (folder / HEADS).write_text(json.dumps(heads, sort_keys=True), encoding="utf-8")
    hashes = {name: _hash(folder / name) for name in (VOCABULARY, LEXICON, HEADS, *sorted(f"{name}.npy" for name in arrays))}
    model = hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()
    (folder / HASHES).write_text(json.dumps({"files": hashes, "model": model}, sort_keys=True), encoding="utf-8")
    return model[:16]


def load_weights(folder: Path, vectoriser: Vectoriser) -> tuple[Understanding, Matters, str]:
    """The classifier and its hash; the vectoriser gets its vocabulary and its lexicon back.

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
        concepts = json.loads((folder / LEXICON).read_text(encoding="utf-8"))
        vectoriser.restore(vocabulary if vocabulary != [""] else [], _array(folder, "idf"), concepts)
        written = json.loads((folder / HEADS).read_text(encoding="utf-8"))
        heads = [Head(**raw) for raw in written["heads"]]
        postings = sparse.csr_matrix(
            tuple(_array(folder, f"postings_{name}") for name in POSTINGS), shape=(len(vectoriser.vocabulary), len(written["examples"]))
        )
        understanding = Understanding(
            heads={head.name: head for head in heads},
            examples=[(one_id, text) for one_id, text in written["examples"]],
            comparer=Comparer(postings=postings, **{name: _array(folder, name) for name in COMPARER}),
            unit_of=written["unit_of"],
            **{name: _array(folder, name) for name in ARRAYS},
        )
        matters = Matters(weights=_array(folder, "matters"), offset=float(written["matters_offset"]))
    except OSError as error:
        raise WeightsProblem(f"{error.filename} cannot be read; train again") from error
    except (ValueError, KeyError, TypeError) as error:
        raise WeightsProblem(f"the stored classifier cannot be read ({type(error).__name__}); train again") from error
    return understanding, matters, str(recorded["model"])[:16]


def _array(folder: Path, name: str) -> np.ndarray:
    array: np.ndarray = np.load(folder / f"{name}.npy", allow_pickle=False)
    return array


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
