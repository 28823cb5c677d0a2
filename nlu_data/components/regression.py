"""Kernel ridge regression with exact held-out answers.

One factorisation of the kernel over all messages answers for every label at once, and its inverse gives what each message would
have been told had its whole fold been left out of training: no second training is needed to know how a message looks unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nlu_data.components.factor import Factor


@dataclass(frozen=True)
class Fitted:
    """`coefficients` are messages x labels, `mean` has one value per label; an answer is kernel @ coefficients + mean."""

    coefficients: np.ndarray
    mean: np.ndarray
    factor: Factor
    """Of the kernel among the messages, noise and all."""


def fit(factor: Factor, targets: np.ndarray, known: np.ndarray) -> Fitted:
    """Fit every column of `targets` (+1, -1 or in doubt 0) on the messages where it is `known` (both messages x labels).

    A message that does not label a column has no part in that column, exactly as if it were left out of its training.
    """
    mean = ((targets * known).sum(axis=0) / np.maximum(1, known.sum(axis=0))).astype(np.float32)
    coefficients = factor.solve(np.where(known, targets - mean, 0))
    for columns, unknown in _groups(known):
        if len(unknown):
            shares = factor.columns_of_inverse(unknown)
            say = np.linalg.solve(shares[unknown], coefficients[np.ix_(unknown, columns)])
            coefficients[:, columns] -= shares @ say
            coefficients[np.ix_(unknown, columns)] = 0
    return Fitted(coefficients=coefficients, mean=mean, factor=factor)


def held_out(fitted: Fitted, targets: np.ndarray, known: np.ndarray, fold_of: np.ndarray) -> np.ndarray:
    """What each message would have been told without its fold (messages x labels), by a factor to which nothing was added.

    Where a message does not label a column, the answer is what the others say of it. The messages of one fold must stand together.

    Raises:
        ValueError: those of a fold do not.
    """
    # A message has no say in a column, its coefficient is 0 there, when its target is what the others say of it.
    answers = np.where(known, targets - fitted.mean, fitted.factor.times(fitted.coefficients)).astype(np.float32)
    groups = [(columns, unknown, fitted.factor.columns_of_inverse(unknown)) for columns, unknown in _groups(known)]
    blocks = []
    for fold in np.unique(fold_of):
        members = np.flatnonzero(fold_of == fold)
        block = slice(int(members[0]), int(members[-1]) + 1)
        if block.stop - block.start != len(members):
            raise ValueError(f"the messages of fold {fold} do not stand together")
        blocks.append(block)
    for block, corner in zip(blocks, fitted.factor.corners_of_inverse(blocks), strict=True):
        members = np.arange(block.start, block.stop)
        for columns, unknown, shares in groups:
            beside = unknown[(unknown < block.start) | (unknown >= block.stop)]
            out = np.concatenate([members, beside])
            of_beside = shares[:, np.isin(unknown, beside)]
            among = np.block([[corner, of_beside[block]], [of_beside[block].T, of_beside[beside]]])
            rest = np.linalg.solve(among, fitted.coefficients[np.ix_(out, columns)])
            answers[np.ix_(members, columns)] -= rest[: len(members)]
    return answers + fitted.mean


def told_by_those_before(fitted: Fitted, targets: np.ndarray, known: np.ndarray, first: int) -> np.ndarray:
    """What the messages from the `first` on would have been told by a training on those before it.

    Nothing is factorised again: the corner of the factor that belongs to those before is the factor of their own kernel.
    """
    before = fitted.factor.first(first)
    alone = fit(before, targets[:first], known[:first])
    return np.asarray(fitted.factor.later_by(before, alone.coefficients) + alone.mean)


def _groups(known: np.ndarray) -> Iterator[tuple[list[int], np.ndarray]]:
    """The columns in groups that are known for the same messages, each with the messages for which they are not."""
    groups: dict[bytes, list[int]] = {}
    for column in range(known.shape[1]):
        groups.setdefault(np.packbits(known[:, column]).tobytes(), []).append(column)
    for columns in groups.values():
        yield columns, np.flatnonzero(~known[:, columns[0]])
