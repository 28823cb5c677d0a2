"""How alike two messages are.

Two kernels are added up: one over words and letters, raised to the third power so that things said together count for more than each
alone, and one over what a first reading made of the two messages (its scores for all labels).
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

BLOCK = 1024
"""Messages at a time, so that no second full matrix is needed."""
READING = 1.5
"""How much the likeness of the readings counts beside that of the words."""


def of_words(similarity: np.ndarray) -> np.ndarray:
    """From cosine similarities of words and letters (0..1) to the kernel."""
    half = (1 + similarity) / 2
    return np.asarray(half * half * half)


def slope_of_words(similarity: np.ndarray) -> np.ndarray:
    """The derivative of `of_words`."""
    return np.asarray(0.375 * (1 + similarity) ** 2)


def of_readings(places: np.ndarray, place: np.ndarray) -> np.ndarray:
    """From the places of readings (messages x dimensions, and one or more places) to the kernel, weighted."""
    distance = (places * places).sum(axis=1)[:, None] + (place * place).sum(axis=1)[None, :] - 2 * places @ place.T
    return np.asarray(READING * np.exp(-distance))


def among_words(features: sparse.csr_matrix) -> np.ndarray:
    """`of_words` between all messages."""
    size = features.shape[0]
    turned = features.T.tocsr()
    # Fortran order and single precision: the factorisation then works in place.
    kernel = np.empty((size, size), dtype=np.float32, order="F")
    for start in range(0, size, BLOCK):
        end = start + BLOCK
        part = of_words((features[start:] @ turned[:, start:end]).toarray())
        kernel[start:, start:end] = part
        kernel[start:end, end:] = part[BLOCK:].T
    return kernel


def add_readings(kernel: np.ndarray, places: np.ndarray) -> None:
    """Add `of_readings` between all messages to a kernel, in place."""
    for start in range(0, len(kernel), BLOCK):
        kernel[:, start : start + BLOCK] += of_readings(places, places[start : start + BLOCK])
