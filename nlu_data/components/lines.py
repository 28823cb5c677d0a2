"""A second voice for a few heads: a straight line for each label (a linear support vector machine on the same features).

The regression listens to every message, the line to those at the border alone. Added up they are right a little more often than either,
and much better at saying how sure they are. When a message is read the lines cost nothing: they go into weights that are added up anyway.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

LINED = ("kind", "problem")
"""Heads with lines: those that gain most by them for the time they take."""
STRICTNESS = 1.0
"""How much a message on the wrong side of a line counts."""
ROUNDS = 300
NEARLY = 0.01
"""When to stop. Ten times as loosely costs half the time and two points of the problems."""


def lines(features: sparse.csr_matrix, targets: np.ndarray, known: np.ndarray) -> np.ndarray:
    """A line per column of `targets` (+1, -1 or in doubt 0, messages x labels), from the messages where it is `known` and in no doubt.

    Gives (features + 1) x labels: the weights, and under them what is added to each answer. A label that all or none of the messages have
    gets zeros.
    """
    features = features.astype(np.float64)  # once, and not for each label

    def line(column: int) -> np.ndarray:
        rows = np.flatnonzero(known[:, column] & (targets[:, column] != 0))
        has = targets[rows, column] > 0
        if not 0 < has.sum() < len(has):
            return np.zeros(features.shape[1] + 1, dtype=np.float32)
        some = features if len(rows) == features.shape[0] else features[rows]
        # Not the dual: it draws lots from one pot for all threads, and no two trainings would be alike.
        fitted = LinearSVC(C=STRICTNESS, dual=False, max_iter=ROUNDS, tol=NEARLY).fit(some, has)
        return np.append(fitted.coef_[0], fitted.intercept_).astype(np.float32)

    # The fit leaves Python's lock alone.
    found = np.zeros((features.shape[1] + 1, targets.shape[1]), dtype=np.float32)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for column, one in enumerate(pool.map(line, range(targets.shape[1]))):
            found[:, column] = one
    return found


def told(features: sparse.csr_matrix, found: np.ndarray) -> np.ndarray:
    """What `lines` say of some messages (messages x labels)."""
    return np.asarray(features @ found[:-1] + found[-1])
