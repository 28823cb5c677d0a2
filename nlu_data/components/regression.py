"""Kernel ridge regression with exact held-out answers.

One factorisation of the kernel over all messages answers for every label at once, and its inverse gives what each message would
have been told had its whole fold been left out of training: no second training is needed to calibrate on unseen messages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import linalg

BLOCK = 1024


@dataclass(frozen=True)
class Fitted:
    """`coefficients` and `held_out` are messages x labels, `mean` has one value per label; an answer is kernel @ coefficients + mean."""

    coefficients: np.ndarray
    mean: np.ndarray
    held_out: np.ndarray


def fit(kernel: np.ndarray, targets: np.ndarray, known: np.ndarray, fold_of: np.ndarray, noise: float) -> Fitted:
    """Fit every column of `targets` (+1 or -1) on the messages where it is `known` (both messages x labels).

    `kernel` (messages x messages) is used up. A message that does not label a column has no part in that column, exactly as if it were
    left out of its training; its held-out answer is then what the others say of it.
    """
    mean = (targets * known).sum(axis=0) / np.maximum(1, known.sum(axis=0))
    centred = np.where(known, targets - mean, 0).astype(np.float32)
    kernel[np.diag_indices(len(kernel))] += noise
    factor, info = linalg.lapack.spotrf(kernel, lower=1, overwrite_a=1)
    if info:
        raise ArithmeticError(f"the kernel cannot be factorised (step {info}): the messages are too alike for a noise of {noise}")
    coefficients = linalg.cho_solve((factor, True), centred, check_finite=False)
    inverse, _ = linalg.lapack.spotri(factor, lower=1, overwrite_c=1)
    _mirror(inverse)
    held_out = np.empty_like(centred)
    for columns in _alike(known):
        known_here = known[:, columns[0]]
        unknown = np.flatnonzero(~known_here)
        for fold in np.unique(fold_of[known_here]):
            out = np.concatenate([np.flatnonzero((fold_of == fold) & known_here), unknown])
            place = np.ix_(out, columns)
            held_out[place] = centred[place] - np.linalg.solve(inverse[np.ix_(out, out)], coefficients[place])
        if len(unknown):
            place = np.ix_(unknown, columns)
            say = np.linalg.solve(inverse[np.ix_(unknown, unknown)], coefficients[place])
            coefficients[:, columns] -= inverse[:, unknown] @ say
            coefficients[place] = 0
    return Fitted(coefficients=coefficients, mean=mean.astype(np.float32), held_out=held_out + mean.astype(np.float32))


def _alike(known: np.ndarray) -> list[Sequence[int]]:
    """The columns in groups that are known for the same messages."""
    groups: dict[bytes, list[int]] = {}
    for column in range(known.shape[1]):
        groups.setdefault(np.packbits(known[:, column]).tobytes(), []).append(column)
    return list(groups.values())


def _mirror(matrix: np.ndarray) -> None:
    """Copy the lower triangle over the upper one, in place."""
    for start in range(0, len(matrix), BLOCK):
        end = start + BLOCK
        matrix[start:end, end:] = matrix[end:, start:end].T
        corner = np.tril(matrix[start:end, start:end])
        matrix[start:end, start:end] = corner + np.tril(corner, -1).T
