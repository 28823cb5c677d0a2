"""The heads over one shared set of features: a linear one-vs-rest SVM per label, calibrated on scores of messages not trained on.

One-vs-rest lets a row accept several labels, or none, and lets a head learn from only the rows that label it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize, minimize_scalar
from sklearn.svm import LinearSVC

from nlu_data.components.labels import NONE

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
    none_slope: float = 1.0
    none_offset: float = 0.0
    """Heads with the class "ingen": whether there is anything at all is a question of its own, since it stands against all others."""
    thresholds: list[float] = field(default_factory=list)
    """MULTIPLE: per label, the calibrated probability from which the label is suggested."""
    weights: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32), repr=False)

    def as_json(self) -> dict[str, Any]:
        """Everything but the weights."""
        return {name: value for name, value in asdict(self).items() if name != "weights"}

    def scores(self, margins: np.ndarray) -> np.ndarray:
        """Calibrated scores in 0..1 for the margins of one message."""
        if self.name in EXCLUSIVE:
            return _with_none(self, margins[None, :])[0]
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
) -> Head:
    """Train one head on the rows that label it. `strength` is the SVM's C.

    One thread on purpose: liblinear draws from a generator that threads would share, and then no two trainings are alike.
    """
    labels = sorted({label for target in targets for label in target})
    features = features.astype(np.float64)
    fit = _fit_ranked if name in EXCLUSIVE else _fit_each
    fold_of = _folds(targets, folds, seed)
    out_of_fold = np.zeros((len(targets), len(labels)))
    for fold in range(folds):
        seen, held_out = np.flatnonzero(fold_of != fold), np.flatnonzero(fold_of == fold)
        weights, bias = fit(features[seen], [targets[at] for at in seen], labels, strength, seed)
        out_of_fold[held_out] = features[held_out] @ weights + bias
    weights, bias = fit(features, targets, labels, strength, seed)
    head = Head(name=name, labels=labels, rows=len(targets), bias=[float(b) for b in bias], weights=weights.astype(np.float32))
    truth = np.array([[label in target for label in labels] for target in targets])
    calibrate(head, out_of_fold, truth)
    return head


def _fit_ranked(
    features: sparse.csr_matrix, targets: Sequence[Sequence[str]], labels: list[str], strength: float, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Each label against the rest in one go, which is several times faster than label by label.

    A row with several accepted labels stands there once for each; one with none only tells the others apart from it.
    """
    pairs = [(at, label) for at, target in enumerate(targets) for label in (target or [""])]
    weights, bias = np.zeros((features.shape[1], len(labels))), np.full(len(labels), -1.0)
    wanted = [label for _, label in pairs]
    if len(set(wanted)) == 1:
        bias[[label == wanted[0] for label in labels]] = 1.0
        return weights, bias
    svm = LinearSVC(C=strength, random_state=seed, tol=1e-2, max_iter=3000).fit(features[[at for at, _ in pairs]], wanted)
    coefficients, intercepts = svm.coef_, svm.intercept_
    if len(svm.classes_) == 2:
        coefficients, intercepts = np.vstack([-coefficients, coefficients]), np.array([-intercepts[0], intercepts[0]])
    for row, label in enumerate(svm.classes_):
        if label:
            weights[:, labels.index(label)], bias[labels.index(label)] = coefficients[row], intercepts[row]
    return weights, bias


def _fit_each(
    features: sparse.csr_matrix, targets: Sequence[Sequence[str]], labels: list[str], strength: float, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """A question of its own per label."""
    weights, bias = np.zeros((features.shape[1], len(labels))), np.full(len(labels), -1.0)
    for column, label in enumerate(labels):
        only = [[label] if label in target else [] for target in targets]
        one_weight, one_bias = _fit_ranked(features, only, [label], strength, seed)
        weights[:, column], bias[column] = one_weight[:, 0], one_bias[0]
    return weights, bias


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
        some = known & ~truth[:, head.labels.index(NONE)] if NONE in head.labels else known
        if NONE in head.labels:
            head.none_slope, head.none_offset = _logistic(margins[known][:, head.labels.index(NONE)], ~some[known])
        if len(head.labels) > 1 and some.any():

            def loss(log_slope: float) -> float:
                head.slope = float(np.exp(log_slope))
                chance = (_with_none(head, margins[some]) * truth[some]).sum(axis=1)
                return float(-np.log(np.maximum(chance, 1e-12)).mean())

            head.slope = float(np.exp(minimize_scalar(loss, bounds=(-2.0, 4.0), method="bounded").x))
        return
    head.slope, head.offset = _logistic(margins, truth)
    probability = sigmoid(head.slope * margins + head.offset)
    shared = _best_threshold(probability.ravel(), truth.ravel())
    for column in range(len(head.labels)):
        own, support = _best_threshold(probability[:, column], truth[:, column]), int(truth[:, column].sum())
        # A threshold chosen on few positives is mostly luck: lean on the shared one until there are many.
        trust = support / (support + 50)
        head.thresholds.append(float(np.clip(trust * own + (1 - trust) * shared, 0.05, 0.95)))


def _with_none(head: Head, margins: np.ndarray) -> np.ndarray:
    """Row-wise scores of an EXCLUSIVE head: first whether there is anything, then what."""
    if NONE not in head.labels:
        return softmax(head.slope * margins)
    at = head.labels.index(NONE)
    none = sigmoid(head.none_slope * margins[:, at] + head.none_offset)
    others = head.slope * margins
    others[:, at] = -np.inf
    scores = softmax(others) * (1 - none)[:, None] if len(head.labels) > 1 else np.zeros_like(margins)
    scores[:, at] = none
    return scores


def _logistic(margins: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Slope and offset that make a sigmoid of the margins fit the truth best."""

    def loss(parameters: np.ndarray) -> float:
        return float(np.logaddexp(0, -np.where(truth, 1, -1) * (parameters[0] * margins + parameters[1])).mean())

    slope, offset = minimize(loss, np.array([2.0, 0.0]), method="Nelder-Mead").x
    return float(slope), float(offset)


def _best_threshold(probability: np.ndarray, truth: np.ndarray) -> float:
    """The threshold with the best F1."""
    order = np.argsort(-probability, kind="stable")
    hits = np.cumsum(truth[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + max(1, int(truth.sum())))
    return float(probability[order[int(np.argmax(f1))]])
