"""Whether a message holds two matters: a logistic regression of its own, learnt from long messages alone.

What tells is how a text goes on ("noget andet er", "så har jeg også"), and that is drowned where short messages and all labels have a say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

PRESUMED = 0.05
"""What a message weighs of which nobody said how many matters it holds; one is presumed."""
LOOSE = 10.0
"""Inverse strength of the regularisation."""
NEVER = -50.0
"""The offset where training had no message with two matters."""


@dataclass(frozen=True)
class Matters:
    """One weight per feature."""

    weights: np.ndarray
    offset: float

    def two(self, features: np.ndarray, values: np.ndarray) -> float:
        """How much speaks for two matters, 0..1; those with two count as much as all others in training."""
        return float(expit(values @ self.weights[features] + self.offset))


def learn_matters(features: sparse.csr_matrix, said: Sequence[int | None]) -> Matters:
    """Train on one row per long message and how many matters it is said to hold (1, 2 or None)."""
    two = np.array([number == 2 for number in said], dtype=bool)
    weights = np.array([PRESUMED if number is None else 1.0 for number in said])
    if not two.any() or two.all():
        return Matters(weights=np.zeros(features.shape[1], dtype=np.float32), offset=NEVER)
    weights[two] *= weights[~two].sum() / weights[two].sum()
    found = LogisticRegression(C=LOOSE, solver="liblinear").fit(features, two, sample_weight=weights)
    return Matters(weights=found.coef_[0].astype(np.float32), offset=float(found.intercept_[0]))
