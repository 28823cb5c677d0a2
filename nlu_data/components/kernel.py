"""How alike two messages are.

Two kernels are added up: one over words and letters, and one over what a first reading made of the two messages (its scores for all labels).
Both are made so that a trained model answers quickly: nothing has to be compared with every training message.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy import linalg, sparse

BLOCK = 1024
"""Messages at a time, so that no second full matrix is needed."""
STRAIGHT, CUBED = 0.4, 0.6
"""Of the kernel of words. What is straight in the likeness adds up to one weight per feature; the cube makes things said together count for
more than each alone, and is next to nothing unless two messages are much alike."""
NEAR = 0.12
"""Likeness by words below which the cube is left out when a message is read: that moves an answer by some thousandths."""
READING = 1.5
"""How much the likeness of the readings counts beside that of the words."""
COMMON = 0.1
"""Share of the messages from which on a feature counts as common: a few hundred features that make up most of the work of a comparison."""
STEADY = 1e-4
"""Added to the kernel among landmarks, so that two that are alike do not make it singular."""


def of_words(similarity: np.ndarray) -> np.ndarray:
    """From cosine similarities of words and letters (0..1) to the kernel."""
    # A power takes ten times as long as products, and new memory as long as both.
    kernel = similarity * similarity
    kernel *= CUBED
    kernel += STRAIGHT
    kernel *= similarity
    return np.asarray(kernel)


def of_readings(places: np.ndarray, others: np.ndarray, lengths: np.ndarray | None = None) -> np.ndarray:
    """From the places of readings (messages x dimensions, both) to the kernel, weighted; `lengths` are those of `places`, if known."""
    if lengths is None:
        lengths = squared(places)
    return np.asarray(READING * np.exp(2 * (places @ others.T) - lengths[:, None] - squared(others)[None, :]))


def squared(places: np.ndarray) -> np.ndarray:
    """How long the way to each place is, squared."""
    return np.asarray((places * places).sum(axis=1))


def among_words(features: sparse.csr_matrix) -> np.ndarray:
    """`of_words` between all messages: the lower triangle, what stands above it means nothing."""
    size = features.shape[0]
    rarer, common, _ = parted(features)
    turned = rarer.T.tocsr()
    # Fortran order and single precision: the factorisation then works in place.
    kernel = np.empty((size, size), dtype=np.float32, order="F")

    def fill(start: int) -> None:
        end = start + BLOCK
        similarity = (rarer[start:] @ turned[:, start:end]).toarray() + common[start:] @ common[start:end].T
        kernel[start:, start:end] = of_words(similarity)

    # The product of sparse matrices keeps one core busy and leaves Python's lock alone.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(fill, range(0, size, BLOCK)))
    return kernel


def parted(features: sparse.csr_matrix) -> tuple[sparse.csr_matrix, np.ndarray, np.ndarray]:
    """The rarer features (messages x features, the columns of common ones empty), the common ones (messages x common), and which are common.

    What nearly every message has is quicker multiplied in full.
    """
    is_common = np.bincount(features.indices, minlength=features.shape[1]) > COMMON * features.shape[0]
    rarer = (features @ sparse.diags((~is_common).astype(features.dtype))).tocsr()
    rarer.eliminate_zeros()
    return rarer, np.ascontiguousarray(features[:, is_common].toarray()), is_common


def by_landmarks(places: np.ndarray, landmarks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`of_readings` between messages as far as a few landmarks among them can tell (the Nyström approximation).

    Gives one row per message, whose products are the kernel, and the matrix that turns likeness to the landmarks into such rows.
    """
    own = of_readings(landmarks, landmarks).astype(np.float64)
    own[np.diag_indices(len(own))] += STEADY
    turn = linalg.solve_triangular(np.linalg.cholesky(own), np.eye(len(own)), lower=True).T.astype(np.float32)
    return np.asarray(of_readings(places, landmarks) @ turn, dtype=np.float32), turn
