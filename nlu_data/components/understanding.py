"""The trained classifier itself: every training message has a say in every label, weighted by how alike it is to the message at hand.

It reads twice. The first reading goes by words and letters alone. The second also knows what the first made of the whole message and of
all training messages, so that one label speaks for another (silence for a complaint, a benefit for its unit). Some heads also listen to
a straight line per label (`lines`).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from nlu_data.components import kernel
from nlu_data.components.alike import FEWEST, Alike, Comparer
from nlu_data.components.factor import factorise
from nlu_data.components.heads import HEADS, Head, calibrate, folds_of
from nlu_data.components.lines import LINED, lines, told
from nlu_data.components.regression import fit, held_out, told_by_those_before

Labels = Sequence[Mapping[str, Sequence[str]]]
Report = Callable[[str], None]
UNSEEN_IS_ONE_IN = 4
"""The share of the messages that the calibration of the second reading is fitted on."""
STEPS_UP = np.iinfo(np.int16).max
"""The largest weight of a column is so many of its steps."""


@dataclass(frozen=True)
class Reading:
    """What the second reading says: a margin per label of every head, and what it was made of."""

    margins: np.ndarray
    straight: np.ndarray
    """Of `Understanding.straight`, those of the message's features, in steps."""
    alike: Alike
    by_landmark: np.ndarray
    place: np.ndarray


@dataclass(frozen=True)
class Understanding:
    """`n` training messages, `d` dimensions of the first reading, `l` labels of all heads side by side, `m` landmarks.

    Both readings stand side by side in `d + l` columns: the first straight to its place, the second as far as it goes by words.
    """

    heads: dict[str, Head]
    examples: list[tuple[str, str]]
    """Id and text of each training message."""
    comparer: Comparer
    straight: np.ndarray
    """features x (d + l), in whole steps of each column: the part of the kernel that is straight in the likeness, added up over all messages,
    and the lines."""
    step: np.ndarray
    """d + l"""
    say: np.ndarray
    """n x (d + l)"""
    offset: np.ndarray
    """d + l"""
    places: np.ndarray
    """n x d"""
    landmarks: np.ndarray
    """m x d: places of a few training messages, which stand for all."""
    by_landmark: np.ndarray
    """m x l: what likeness to each landmark says."""
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

    @cached_property
    def _lengths(self) -> np.ndarray:
        return kernel.squared(self.landmarks)

    def read(self, features: np.ndarray, values: np.ndarray) -> Reading:
        """Both readings of one message, given its features (ascending) and their values."""
        straight = self.straight[features].astype(np.float32)
        alike = self.comparer.alike(features, values)
        cubed = kernel.CUBED * alike.likeness[alike.near] ** 3
        both = (values @ straight) * self.step + cubed @ self.say[alike.messages[alike.near]] + self.offset
        place, by_words = np.split(both, [self.places.shape[1]])
        by_landmark = kernel.of_readings(self.landmarks, place[None, :], self._lengths)[:, 0]
        return Reading(
            margins=by_words + by_landmark @ self.by_landmark,
            straight=straight,
            alike=alike,
            by_landmark=by_landmark,
            place=place,
        )

    def spoke_for(self, reading: Reading, direction: np.ndarray, *, by_words_alone: bool = False) -> np.ndarray:
        """How fast the answer in a `direction` (a weight per label) grows with each feature: the gradient through both readings.

        By words alone the first reading stays as it is. Where it lies beyond all training messages, more of the same word makes it less like
        them, and through both readings the very word that was decisive seems to speak against the answer.
        """
        along = (self.by_landmark @ direction) * reading.by_landmark
        pull = -2 * (reading.place * along.sum() - along @ self.landmarks)
        outward = np.concatenate([0 * pull if by_words_alone else pull, direction])
        alike = reading.alike
        steep = 3 * kernel.CUBED * alike.likeness[alike.near] ** 2
        weights = (self.say[alike.messages[alike.near]] @ outward) * steep
        return np.asarray(reading.straight @ (self.step * outward) + self.comparer.pull(alike, weights))

    def nearest(self, reading: Reading, most: int) -> list[tuple[str, float, str]]:
        """The training messages most alike, best first: id, likeness as a share of the most there can be, text."""
        compared = min(FEWEST, len(self.examples))
        best_by_words = np.sort(np.argpartition(-reading.alike.likeness, compared - 1)[:compared])
        some = reading.alike.messages[best_by_words]
        by_words = kernel.of_words(reading.alike.likeness[best_by_words])
        likeness = by_words + kernel.of_readings(self.places[some], reading.place[None, :])[:, 0]
        best = np.argsort(-likeness, kind="stable")[:most]
        shares = likeness[best] / (1 + kernel.READING)
        return [(self.examples[at][0], round(float(share), 3), self.examples[at][1]) for at, share in zip(some[best], shares, strict=True)]


def learn(
    features: sparse.csr_matrix, labels: Labels, examples: Sequence[tuple[str, str]], settings: Mapping[str, Any], report: Report
) -> Understanding:
    """Train on one sparse row per message and its labels per head (a head that is missing is not labelled; `problem_alt` is in doubt)."""
    fold_of = folds_of([one_id for one_id, _ in examples], settings["folds"], settings["seed"])
    # Fold by fold, those that calibration is fitted on last: so one factorisation answers for them too.
    order = np.lexsort((fold_of, fold_of % UNSEEN_IS_ONE_IN == 0))
    fold_of, features = fold_of[order], features[order]
    labels, examples = [labels[at] for at in order], [examples[at] for at in order]
    seen = int((fold_of % UNSEEN_IS_ONE_IN != 0).sum()) or len(fold_of)
    heads = {name: Head(name=name, labels=sorted({label for row in labels for label in row.get(name, ())})) for name in HEADS}
    heads = {name: head for name, head in heads.items() if head.labels}
    columns = [(name, label) for name, head in heads.items() for label in head.labels]
    targets = np.array([[_target(row, name, label) for name, label in columns] for row in labels], dtype=np.float32)
    known = np.array([[name in row for name, _ in columns] for row in labels])

    report("comparing the messages")
    likeness = kernel.among_words(features)
    report("the first reading")
    factor = factorise(likeness, settings["noise"])
    first = fit(factor, targets, known)
    report("the first reading, of messages held out")
    scores = held_out(first, targets, known, fold_of)
    turn, offset = _places(scores, heads, settings["dimensions"])
    places = (scores @ turn + offset).astype(np.float32)
    landmarks = places[_some([one_id for one_id, _ in examples], settings["landmarks"])]
    rows, straighten = kernel.by_landmarks(places, landmarks)
    report("the second reading")
    second = fit(factor.with_rows(rows), targets, known)
    report("the second reading, of messages held out")
    unseen = told_by_those_before(second, targets, known, seen)
    report("a line for each label")
    lined = np.array([at for at, (name, _) in enumerate(columns) if name in LINED], dtype=int)
    seen_lines = lines(features[:seen], targets[:seen, lined], known[:seen, lined])
    unseen[:, lined] += told(features[seen:], seen_lines)
    line = lines(features, targets[:, lined], known[:, lined])

    start = 0
    for head in heads.values():
        span = slice(start, start + len(head.labels))
        start = span.stop
        head.rows = int(known[:, span.start].sum())
        labelled = known[seen:, span.start]
        calibrate(head, unseen[labelled, span], targets[seen:][labelled, span])
    say = np.concatenate([first.coefficients @ turn, second.coefficients], axis=1).astype(np.float32)
    straight = kernel.STRAIGHT * (features.T @ say)
    offset = np.concatenate([first.mean @ turn + offset, second.mean])
    straight[:, turn.shape[1] + lined] += line[:-1]
    offset[turn.shape[1] + lined] += line[-1]
    step = np.maximum(np.abs(straight).max(axis=0, initial=0), 1e-9).astype(np.float32) / STEPS_UP
    return Understanding(
        heads=heads,
        examples=examples,
        comparer=Comparer.of(features),
        straight=np.rint(straight / step).astype(np.int16),
        step=step,
        say=np.ascontiguousarray(say),
        offset=offset.astype(np.float32),
        places=places,
        landmarks=landmarks,
        by_landmark=(straighten @ (rows.T @ second.coefficients)).astype(np.float32),
        unit_of=_units(labels),
    )


def _target(row: Mapping[str, Sequence[str]], name: str, label: str) -> float:
    """1 for a label that is there, -1 for one that is not, 0 where the readers of the message differ."""
    if label in row.get(name, ()):
        return 1.0
    return 0.0 if label in row.get(f"{name}_alt", ()) else -1.0


def _some(ids: Sequence[str], most: int) -> list[int]:
    """Where some of the ids stand, at most so many; drawn from the ids, so that other messages hardly change which."""
    return sorted(range(len(ids)), key=lambda at: hashlib.sha256(ids[at].encode()).digest())[:most]


def _units(labels: Labels) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for row in labels:
        if row.get("emne") and row.get("afdeling"):
            counts.setdefault(row["emne"][0], Counter())[row["afdeling"][0]] += 1
    return {topic: min(units, key=lambda unit: (-units[unit], unit)) for topic, units in sorted(counts.items())}


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
