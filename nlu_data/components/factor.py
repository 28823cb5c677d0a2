"""A kernel taken apart once, so that it can be solved for many right-hand sides, and with something added to it later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import linalg

BLOCK = 1024
"""Columns at a time where a triangle is mirrored."""


@dataclass(frozen=True)
class Factor:
    """Stands for `lower @ lower.T + rows @ rows.T` (n x n), where `rows` are few columns, or none."""

    lower: np.ndarray
    """The Cholesky factor, a lower triangle in Fortran order; what stands above its diagonal means nothing."""
    rows: np.ndarray
    turned: np.ndarray
    """`lower` inverse @ `rows`."""

    def with_rows(self, rows: np.ndarray) -> Factor:
        """The same with the products between the `rows` added: much cheaper than to factorise the sum."""
        return Factor(lower=self.lower, rows=rows, turned=_halfway(self.lower, rows))

    def first(self, count: int) -> Factor:
        """That of the first `count` messages alone; a copy."""
        return Factor(lower=np.array(self.lower[:count, :count], order="F"), rows=self.rows[:count], turned=self.turned[:count])

    def solve(self, right: np.ndarray) -> np.ndarray:
        """The inverse times `right` (n x k)."""
        half = _halfway(self.lower, right)
        if self.turned.shape[1]:
            inner = np.eye(self.turned.shape[1]) + self.turned.T @ self.turned
            half -= self.turned @ np.linalg.solve(inner, self.turned.T @ half).astype(np.float32)
        solved, _ = linalg.lapack.strtrs(self.lower, half, lower=1, trans=1, overwrite_b=1)
        return np.asarray(solved)

    def columns_of_inverse(self, which: np.ndarray) -> np.ndarray:
        """Some columns of the inverse (n x as many)."""
        chosen = np.zeros((len(self.lower), len(which)), dtype=np.float32, order="F")
        chosen[which, np.arange(len(which))] = 1
        return self.solve(chosen) if len(which) else chosen

    def times(self, right: np.ndarray) -> np.ndarray:
        """What this stands for, times `right` (n x k)."""
        half = linalg.blas.strmm(1.0, self.lower, right, lower=1, trans_a=1)
        return np.asarray(linalg.blas.strmm(1.0, self.lower, half, lower=1) + self.rows @ (self.rows.T @ right))

    def later_by(self, first: Factor, right: np.ndarray) -> np.ndarray:
        """The block that stands between the later messages and the `first`, whose factor this one begins with, times `right`."""
        count = len(first.lower)
        half = linalg.blas.strmm(1.0, first.lower, right, lower=1, trans_a=1)
        return np.asarray(self.lower[count:, :count] @ half + self.rows[count:] @ (first.rows.T @ right))

    def corners_of_inverse(self, blocks: Sequence[slice]) -> list[np.ndarray]:
        """The squares of the inverse that belong to some blocks of messages, by a factor to which nothing was added.

        The inverse of `lower` is made where nothing stands, above the diagonal: a second matrix of this size costs seconds to come by.

        Raises:
            ArithmeticError: something was added to this factor, or it has no inverse.
        """
        if self.rows.shape[1]:
            raise ArithmeticError("the corners are those of the kernel alone: rows were added to this factor")
        size, diagonal = len(self.lower), self.lower.diagonal().copy()
        for start in range(0, size, BLOCK):
            end = min(start + BLOCK, size)
            self.lower[:start, start:end] = self.lower[start:end, :start].T
            among = self.lower[start:end, start:end]
            among[:] = np.tril(among) + np.tril(among, -1).T
        try:
            turned, info = linalg.lapack.strtri(self.lower, lower=0, overwrite_c=1)
            if info:
                raise ArithmeticError(f"the factor cannot be inverted (step {info})")
            # The inverse is turned @ turned.T, and of a block's rows only what stands from its diagonal on is not 0.
            corners = []
            for block in blocks:
                rows = turned[block, block.start :].copy()
                own = rows[:, : len(rows)]
                own[:] = np.triu(own)
                corners.append(linalg.blas.ssyrk(1.0, rows.T, trans=1, lower=1))
        finally:
            self.lower[np.diag_indices(size)] = diagonal
        return [np.tril(corner) + np.tril(corner, -1).T for corner in corners]


def factorise(kernel: np.ndarray, noise: float) -> Factor:
    """`kernel` (n x n, single precision, Fortran order; its lower triangle is read) with `noise` on its diagonal. Uses the kernel up.

    Raises:
        ArithmeticError: the messages are too alike for so little noise.
    """
    kernel[np.diag_indices(len(kernel))] += noise
    lower, info = linalg.lapack.spotrf(kernel, lower=1, overwrite_a=1)
    if info:
        raise ArithmeticError(f"the kernel cannot be factorised (step {info}): the messages are too alike for a noise of {noise}")
    none = np.zeros((len(lower), 0), dtype=np.float32)
    return Factor(lower=lower, rows=none, turned=none)


def _halfway(lower: np.ndarray, right: np.ndarray) -> np.ndarray:
    half, _ = linalg.lapack.strtrs(lower, np.array(right, dtype=np.float32, order="F"), lower=1, overwrite_b=1)
    return np.asarray(half)
