"""The heads over one shared set of features: a linear one-vs-rest SVM per label, calibrated on scores of messages not trained on.

One-vs-rest lets a row accept several labels, or none, and lets a head learn from only the rows that label it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize, minimize_scalar
from sklearn.svm import LinearSVC

EXCLUSIVE = ("kind", "sub", "afdeling", "emne", "myndighed", "akut")
"""Heads that rank labels against each other; scores sum to 1."""
MULTIPLE = ("problem",)
"""Heads where each label is a question of its own; a score of 0.5 is that label's own threshold."""
HEADS = (*EXCLUSIVE, *MULTIPLE)


@dataclass
class Head:
    """A trained head. `weights` is features x labels; the rest is small and kept as JSON."""

    name: str
    labels: list[str]
    rows: int
    bias: list[float]
    slope: float = 1.0
    """EXCLUSIVE: factor on the margins before the softmax."""
    offset: float = 0.0
    """MULTIPLE: shared intercept of the sigmoid."""
    thresholds: list[float] = field(default_factory=list)
    """MULTIPLE: per label, the calibrated probability from which the label is suggested."""
    weights: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32), repr=False)

    def as_json(self) -> dict[str, Any]:
        """Everything but the weights."""
        return {name: value for name, value in asdict(self).items() if name != "weights"}

    def scores(self, margins: np.ndarray) -> np.ndarray:
        """Calibrated scores in 0..1 for the margins of one message."""
        if self.name in EXCLUSIVE:
            return softmax(self.slope * margins[None, :])[0]
        probability = sigmoid(self.slope * margins + self.offset)
        threshold = np.array(self.thresholds)
        # Piecewise linear, so that 0.5 means "this label's own threshold" for every label alike.
        return np.where(probability < threshold, 0.5 * probability / threshold, 0.5 + 0.5 * (probability - threshold) / (1 - threshold))


def softmax(margins: np.ndarray) -> np.ndarray:
    """Row-wise softmax."""
    powers = np.exp(margins - margins.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def sigmoid(margins: np.ndarray) -> np.ndarray:
    """The logistic function."""
    return 1 / (1 + np.exp(-margins))


def train_head(
    name: str,
    features: sparse.csr_matrix,
    targets: Sequence[Sequence[str]],
    *,
    strength: float,
    folds: int,
    seed: int,
    workers: int = 2,
    progress: Callable[[int], None] = lambda done: None,
) -> Head:
    """Train one head on the rows that label it. `strength` is the SVM's C."""
    labels = sorted({label for target in targets for label in target})
    index = {label: at for at, label in enumerate(labels)}
    truth = np.zeros((len(targets), len(labels)), dtype=bool)
    for at, target in enumerate(targets):
        truth[at, [index[label] for label in target]] = True
    fold_of = _folds(targets, folds, seed)
    done = 0

    def fit(job: tuple[int, int]) -> tuple[int, int, np.ndarray, float]:
        fold, column = job
        rows, part = parts[fold]
        return (fold, column, *_fit_label(part, truth[rows, column], strength))

    features = features.astype(np.float64)
    parts = {fold: (rows, features[rows]) for fold in range(-1, folds) for rows in [np.flatnonzero(fold_of != fold)]}
    # liblinear works without the interpreter's lock, so threads share the matrix and use both cores.
    out_of_fold = np.full(truth.shape, -1.0)
    weights = np.zeros((features.shape[1], len(labels)), dtype=np.float32)
    bias = np.zeros(len(labels))
    with ThreadPoolExecutor(workers) as pool:
        for fold, column, coefficients, intercept in pool.map(fit, [(f, c) for f in range(-1, folds) for c in range(len(labels))]):
            done += 1
            progress(done)
            if fold < 0:
                weights[:, column], bias[column] = coefficients, intercept
            else:
                held_out = np.flatnonzero(fold_of == fold)
                out_of_fold[held_out, column] = features[held_out] @ coefficients + intercept
    head = Head(name=name, labels=labels, rows=len(targets), bias=[float(b) for b in bias], weights=weights)
    calibrate(head, out_of_fold, truth)
    return head


def _fit_label(features: sparse.csr_matrix, positive: np.ndarray, strength: float) -> tuple[np.ndarray, float]:
    if positive.all() or not positive.any():
        return np.zeros(features.shape[1]), 1.0 if positive.all() else -1.0
    # The primal solver draws no random numbers: the dual one shares a generator between threads, so no two trainings were alike.
    svm = LinearSVC(C=strength, dual=False, tol=1e-3)
    svm.fit(features, positive)
    return svm.coef_[0], float(svm.intercept_[0])


def _folds(targets: Sequence[Sequence[str]], folds: int, seed: int) -> np.ndarray:
    """A fold per row, spreading every first label evenly."""
    order = np.random.default_rng(seed).permutation(len(targets))
    firsts = [targets[at][0] if targets[at] else "" for at in order]
    fold_of = np.zeros(len(targets), dtype=np.int64)
    fold_of[order[sorted(range(len(order)), key=lambda at: firsts[at])]] = np.arange(len(targets)) % folds
    return fold_of


def calibrate(head: Head, margins: np.ndarray, truth: np.ndarray) -> None:
    """Fit how margins become scores, on margins of rows that the margin's model did not see."""
    if head.name in EXCLUSIVE:
        known = truth.any(axis=1)
        if len(head.labels) < 2 or not known.any():
            return

        def loss(log_slope: float) -> float:
            chance = (softmax(np.exp(log_slope) * margins[known]) * truth[known]).sum(axis=1)
            return float(-np.log(np.maximum(chance, 1e-12)).mean())

        head.slope = float(np.exp(minimize_scalar(loss, bounds=(-2.0, 4.0), method="bounded").x))
        return

    def binary_loss(parameters: np.ndarray) -> float:
        signed = np.where(truth, 1, -1) * (parameters[0] * margins + parameters[1])
        return float(np.logaddexp(0, -signed).mean())

    slope, offset = minimize(binary_loss, np.array([2.0, 0.0]), method="Nelder-Mead").x
    head.slope, head.offset = float(slope), float(offset)
    probability = sigmoid(head.slope * margins + head.offset)
    shared = _best_threshold(probability.ravel(), truth.ravel())
    for column in range(len(head.labels)):
        own, support = _best_threshold(probability[:, column], truth[:, column]), int(truth[:, column].sum())
        # A threshold chosen on few positives is mostly luck: lean on the shared one until there are many.
        trust = support / (support + 50)
        head.thresholds.append(float(np.clip(trust * own + (1 - trust) * shared, 0.05, 0.95)))


def _best_threshold(probability: np.ndarray, truth: np.ndarray) -> float:
    """The threshold with the best F1."""
    order = np.argsort(-probability, kind="stable")
    hits = np.cumsum(truth[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + max(1, int(truth.sum())))
    return float(probability[order[int(np.argmax(f1))]])
