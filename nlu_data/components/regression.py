"""Kernel ridge regression with exact held-out answers.

One factorisation of the kernel over all messages answers for every label at once, and its inverse gives what each message would
have been told had its whole fold been left out of training: no second training is needed to know how a message looks unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import linalg


@dataclass(frozen=True)
class Fitted:
    """`coefficients` are messages x labels, `mean` has one value per label; an answer is kernel @ coefficients + mean."""

    coefficients: np.ndarray
    mean: np.ndarray
    factor: np.ndarray
    """Lower triangle: the Cholesky factor of the kernel."""


def fit(kernel: np.ndarray, targets: np.ndarray, known: np.ndarray, noise: float) -> Fitted:
    """Fit every column of `targets` (+1 or -1) on the messages where it is `known` (both messages x labels).

    `kernel` (messages x messages) is used up. A message that does not label a column has no part in that column, exactly as if it were
    left out of its training.
    """
    kernel[np.diag_indices(len(kernel))] += noise
    factor, info = linalg.lapack.spotrf(kernel, lower=1, overwrite_a=1)
    if info:
        raise ArithmeticError(f"the kernel cannot be factorised (step {info}): the messages are too alike for a noise of {noise}")
    return _with_factor(factor, targets, known)


def _with_factor(factor: np.ndarray, targets: np.ndarray, known: np.ndarray) -> Fitted:
    mean = ((targets * known).sum(axis=0) / np.maximum(1, known.sum(axis=0))).astype(np.float32)
    coefficients = _solve(factor, np.where(known, targets - mean, 0))
    for columns, unknown in _groups(known):
        if len(unknown):
            shares = _columns_of_inverse(factor, unknown)
            say = np.linalg.solve(shares[unknown], coefficients[np.ix_(unknown, columns)])
            coefficients[:, columns] -= shares @ say
            coefficients[np.ix_(unknown, columns)] = 0
    return Fitted(coefficients=coefficients, mean=mean, factor=factor)


def held_out(fitted: Fitted, targets: np.ndarray, known: np.ndarray, fold_of: np.ndarray) -> np.ndarray:
    """What each message would have been told without its fold (messages x labels). Uses up the factor.

    Where a message does not label a column, the answer is what the others say of it. The messages of one fold must stand together.

    Raises:
        ValueError: those of a fold do not.
    """
    # A message has no say in a column, its coefficient is 0 there, when its target is what the others say of it.
    answers = np.where(known, targets - fitted.mean, _times_kernel(fitted.factor, fitted.coefficients)).astype(np.float32)
    groups = [(columns, unknown, _columns_of_inverse(fitted.factor, unknown)) for columns, unknown in _groups(known)]
    # The kernel's inverse is half.T @ half. Only the corners that belong to the folds are made of it.
    half, _ = linalg.lapack.strtri(fitted.factor, lower=1, overwrite_c=1)
    for fold in np.unique(fold_of):
        block = np.flatnonzero(fold_of == fold)
        first, last = int(block[0]), int(block[-1]) + 1
        if last - first != len(block):
            raise ValueError(f"the messages of fold {fold} do not stand together")
        corner = linalg.blas.ssyrk(1.0, half[first:, first:last], trans=1, lower=1)
        corner = np.tril(corner) + np.tril(corner, -1).T
        for columns, unknown, shares in groups:
            beside = unknown[(unknown < first) | (unknown >= last)]
            out = np.concatenate([block, beside])
            of_beside = shares[:, np.isin(unknown, beside)]
            among = np.block([[corner, of_beside[block]], [of_beside[block].T, of_beside[beside]]])
            rest = np.linalg.solve(among, fitted.coefficients[np.ix_(out, columns)])
            answers[np.ix_(block, columns)] -= rest[: len(block)]
    return answers + fitted.mean


def told_by_those_before(fitted: Fitted, targets: np.ndarray, known: np.ndarray, first: int) -> np.ndarray:
    """What the messages from the `first` on would have been told by a training on those before it.

    Nothing is factorised again: the corner of the factor that belongs to those before is the factor of their own kernel.
    """
    before, beside = fitted.factor[:first, :first], fitted.factor[first:, :first]
    alone = _with_factor(np.asfortranarray(before), targets[:first], known[:first])
    half = linalg.blas.strmm(1.0, alone.factor, alone.coefficients, lower=1, trans_a=1)
    return np.asarray(beside @ half + alone.mean)


def _solve(factor: np.ndarray, right: np.ndarray) -> np.ndarray:
    solved: np.ndarray = linalg.cho_solve((factor, True), right.astype(np.float32), check_finite=False)
    return solved


def _columns_of_inverse(factor: np.ndarray, which: np.ndarray) -> np.ndarray:
    chosen = np.zeros((len(factor), len(which)), dtype=np.float32, order="F")
    chosen[which, np.arange(len(which))] = 1
    return _solve(factor, chosen) if len(which) else chosen


def _times_kernel(factor: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The kernel that was factorised, noise and all, times `right`; only the lower triangle is read."""
    half = linalg.blas.strmm(1.0, factor, right, lower=1, trans_a=1)
    return np.asarray(linalg.blas.strmm(1.0, factor, half, lower=1))


def _groups(known: np.ndarray) -> Iterator[tuple[list[int], np.ndarray]]:
    """The columns in groups that are known for the same messages, each with the messages for which they are not."""
    groups: dict[bytes, list[int]] = {}
    for column in range(known.shape[1]):
        groups.setdefault(np.packbits(known[:, column]).tobytes(), []).append(column)
    for columns in groups.values():
        yield columns, np.flatnonzero(~known[:, columns[0]])
