"""The trained classifier itself: every training message has a say in every label, weighted by how alike it is to the message at hand.

It reads twice. The first reading goes by words and letters alone. The second also knows what the first made of the whole message and of
all training messages, so that one label speaks for another (silence for a complaint, a benefit for its unit).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from nlu_data.components import kernel
from nlu_data.components.heads import HEADS, Head, calibrate, folds_of
from nlu_data.components.regression import fit, held_out

Labels = Sequence[Mapping[str, Sequence[str]]]
Report = Callable[[str], None]
UNSEEN_IS_ONE_IN = 4
"""The share of the messages that the calibration of the second reading is fitted on."""


@dataclass(frozen=True)
class Reading:
    """What the second reading says: a margin per label of every head, and what it was made of."""

    margins: np.ndarray
    similarity: np.ndarray
    """To every training message, by words and letters."""
    likeness: np.ndarray
    """To every training message, by both kernels."""
    by_reading: np.ndarray
    place: np.ndarray


@dataclass(frozen=True)
class Understanding:
    """`n` training messages, `d` dimensions of the first reading, `l` labels of all heads side by side."""

    heads: dict[str, Head]
    examples: list[tuple[str, str]]
    """Id and text of each training message."""
    postings: sparse.csr_matrix
    """features x n"""
    first: np.ndarray
    """d x n: the first reading, straight to its place."""
    first_offset: np.ndarray
    places: np.ndarray
    """n x d"""
    second: np.ndarray
    """l x n"""
    mean: np.ndarray
    unit_of: dict[str, str]
    """The unit that most messages of a topic belong to."""

    def columns(self, name: str) -> slice:
        """Where a head's labels stand among all."""
        start = 0
        for head in self.heads.values():
            if head.name == name:
                return slice(start, start + len(head.labels))
            start += len(head.labels)
        raise KeyError(name)

    def read(self, features: np.ndarray, values: np.ndarray) -> Reading:
        """Both readings of one message, given its features (ascending) and their values."""
        similarity = np.asarray(self.postings[features].T @ values, dtype=np.float32)
        by_words = kernel.of_words(similarity)
        place = self.first @ by_words + self.first_offset
        by_reading = kernel.of_readings(self.places, place[None, :])[:, 0]
        likeness = by_words + by_reading
        return Reading(
            margins=self.second @ likeness + self.mean, similarity=similarity, likeness=likeness, by_reading=by_reading, place=place
        )

    def spoke_for(self, reading: Reading, direction: np.ndarray, features: np.ndarray) -> np.ndarray:
        """How fast the answer in a `direction` (a weight per label) grows with each feature: the exact gradient through both readings."""
        say = direction @ self.second
        along = say * reading.by_reading
        pull = -2 * (reading.place * along.sum() - along @ self.places)
        per_message = (say + pull @ self.first) * kernel.slope_of_words(reading.similarity)
        return np.asarray(self.postings[features] @ per_message)

    def nearest(self, reading: Reading, most: int) -> list[tuple[str, float, str]]:
        """The training messages most alike, best first: id, likeness as a share of the most there can be, text."""
        best = np.argsort(-reading.likeness, kind="stable")[:most]
        shares = reading.likeness[best] / (1 + kernel.READING)
        return [(self.examples[at][0], round(float(share), 3), self.examples[at][1]) for at, share in zip(best, shares, strict=True)]


def learn(
    features: sparse.csr_matrix, labels: Labels, examples: Sequence[tuple[str, str]], settings: Mapping[str, Any], report: Report
) -> Understanding:
    """Train on one sparse row per message and its labels per head (a head that is missing is not labelled)."""
    heads = {name: Head(name=name, labels=sorted({label for row in labels for label in row.get(name, ())})) for name in HEADS}
    heads = {name: head for name, head in heads.items() if head.labels}
    columns = [(name, label) for name, head in heads.items() for label in head.labels]
    targets = np.array([[1.0 if label in row.get(name, ()) else -1.0 for name, label in columns] for row in labels], dtype=np.float32)
    known = np.array([[name in row for name, _ in columns] for row in labels])
    fold_of = folds_of(len(examples), settings["folds"], settings["seed"])

    report("comparing the messages")
    by_words = kernel.among_words(features)
    report("the first reading")
    first = fit(by_words.copy(order="F"), targets, known, settings["noise"])
    report("the first reading, of messages held out")
    scores = held_out(first, targets, known, fold_of)
    turn, offset = _places(scores, heads, settings["dimensions"])
    places = (scores @ turn + offset).astype(np.float32)
    kernel.add_readings(by_words, places)
    report("the second reading, of messages held out")
    unseen = _on_a_share(by_words, targets, known, fold_of % UNSEEN_IS_ONE_IN == 0, settings["noise"])
    report("the second reading")
    second = fit(by_words, targets, known, settings["noise"])

    unseen_rows = fold_of % UNSEEN_IS_ONE_IN == 0
    start = 0
    for head in heads.values():
        span = slice(start, start + len(head.labels))
        start = span.stop
        head.rows = int(known[:, span.start].sum())
        rows = known[unseen_rows, span.start]
        calibrate(head, unseen[rows, span], targets[unseen_rows][rows, span] > 0)
    return Understanding(
        heads=heads,
        examples=list(examples),
        postings=features.T.tocsr(),
        first=np.ascontiguousarray((first.coefficients @ turn).T, dtype=np.float32),
        first_offset=(first.mean @ turn + offset).astype(np.float32),
        places=places,
        second=np.ascontiguousarray(second.coefficients.T),
        mean=second.mean,
        unit_of=_units(labels),
    )


def _units(labels: Labels) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for row in labels:
        if row.get("emne") and row.get("afdeling"):
            counts.setdefault(row["emne"][0], Counter())[row["afdeling"][0]] += 1
    return {topic: min(units, key=lambda unit: (-units[unit], unit)) for topic, units in sorted(counts.items())}


def _on_a_share(kernel_of_all: np.ndarray, targets: np.ndarray, known: np.ndarray, unseen: np.ndarray, noise: float) -> np.ndarray:
    """What the `unseen` messages are told by a training on the others: enough to calibrate on, and quicker than holding out all in turn."""
    seen = ~unseen
    fitted = fit(np.asfortranarray(kernel_of_all[np.ix_(seen, seen)]), targets[seen], known[seen], noise)
    return kernel_of_all[np.ix_(unseen, seen)] @ fitted.coefficients + fitted.mean


def _places(scores: np.ndarray, heads: Mapping[str, Head], dimensions: int) -> tuple[np.ndarray, np.ndarray]:
    """From scores (messages x labels) to places: `scores @ turn + offset` has at most `dimensions` dimensions and length 1 on average.

    Every label counts by how far it is off its own mean; a head with many labels does not drown one with few.
    """
    mean, spread = scores.mean(axis=0), np.maximum(scores.std(axis=0), 1e-6)
    balance = np.concatenate([np.full(len(head.labels), len(head.labels) ** -0.25) for head in heads.values()])
    factors = balance / spread
    scaled = (scores - mean) * factors
    _, axes = np.linalg.eigh((scaled.T @ scaled).astype(np.float64))
    axes = axes[:, ::-1][:, :dimensions]
    # The sign of an axis is a matter of taste: fix it, so that two trainings give the same files.
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    length = np.sqrt(((scaled @ axes) ** 2).sum(axis=1).mean())
    turn = factors[:, None] * axes / max(length, 1e-6)
    return turn, -mean @ turn
