"""The heads: the questions asked of a message, and how the margins of their labels become scores.

Calibrated on margins that each message got while it was held out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import minimize, minimize_scalar
from scipy.special import expit

from nlu_data.components.labels import NONE

EXCLUSIVE = ("kind", "sub", "afdeling", "emne", "myndighed", "akut")
"""Heads that rank labels against each other; scores sum to 1."""
MULTIPLE = ("problem",)
"""Heads where each label is a question of its own; a score of 0.5 is that label's own threshold."""
HEADS = (*EXCLUSIVE, *MULTIPLE)


@dataclass
class Head:
    """A head: its labels, how many messages label it, and its calibration."""

    name: str
    labels: list[str]
    rows: int = 0
    slope: float = 1.0
    """EXCLUSIVE: factor on the margins before the softmax."""
    offset: float = 0.0
    """MULTIPLE: shared intercept of the sigmoid."""
    none_slope: float = 1.0
    none_offset: float = 0.0
    """Heads with the class "ingen": whether there is anything at all is a question of its own, since it stands against all others."""
    thresholds: list[float] = field(default_factory=list)
    """MULTIPLE: per label, the calibrated probability from which the label is suggested."""

    def as_json(self) -> dict[str, Any]:
        """Ready for JSON; `Head(**...)` reads it back."""
        return asdict(self)

    def scores(self, margins: np.ndarray) -> np.ndarray:
        """Calibrated scores in 0..1 for the margins of one message."""
        if self.name in EXCLUSIVE:
            return _with_none(self, margins[None, :])[0]
        probability = expit(self.slope * margins + self.offset)
        threshold = np.array(self.thresholds)
        # Piecewise linear, so that 0.5 means "this label's own threshold" for every label alike.
        return np.where(probability < threshold, 0.5 * probability / threshold, 0.5 + 0.5 * (probability - threshold) / (1 - threshold))


def softmax(margins: np.ndarray) -> np.ndarray:
    """Row-wise softmax."""
    powers = np.exp(margins - margins.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def folds_of(ids: Sequence[str], folds: int, seed: int) -> np.ndarray:
    """A fold per message, drawn from its id: a message keeps its fold, whatever other messages come and go."""
    return np.array([int.from_bytes(hashlib.sha256(f"{seed}:{one}".encode()).digest()[:8], "big") % folds for one in ids])


def calibrate(head: Head, margins: np.ndarray, targets: np.ndarray) -> None:
    """Fit how margins become scores, on margins of rows that the margin's model did not see. Without rows the head stays as it is.

    `targets` are 1 for a label that is there, -1 for one that is not, and (MULTIPLE) 0 where the readers differ: that is judged by nobody.
    """
    truth, sure = targets > 0, targets != 0
    if not sure.any():
        head.thresholds = [0.5] * len(head.labels) if head.name in MULTIPLE else []
        return
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
    head.slope, head.offset = _logistic(margins[sure], truth[sure])
    probability = expit(head.slope * margins + head.offset)
    shared = _best_threshold(probability[sure], truth[sure])
    for column, judged in enumerate(sure.T):
        own = _best_threshold(probability[judged, column], truth[judged, column]) if judged.any() else shared
        support = int(truth[:, column].sum())
        # A threshold chosen on few positives is mostly luck: lean on the shared one until there are many.
        trust = support / (support + 50)
        head.thresholds.append(float(np.clip(trust * own + (1 - trust) * shared, 0.05, 0.95)))


def _with_none(head: Head, margins: np.ndarray) -> np.ndarray:
    """Row-wise scores of an EXCLUSIVE head: first whether there is anything, then what."""
    if NONE not in head.labels:
        return softmax(head.slope * margins)
    at = head.labels.index(NONE)
    none = expit(head.none_slope * margins[:, at] + head.none_offset)
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
