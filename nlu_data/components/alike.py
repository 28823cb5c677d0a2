"""Which training messages are like the one at hand, by words and letters, without a look at every feature of each.

Most of what two messages share are features that half of all messages have, and these tell next to nothing. So the rarer features are looked
up first, from feature to messages; only for the few messages that come near by those are the common ones counted too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from nlu_data.components.kernel import NEAR, parted

HELP = 0.2
"""The most that common features add to a likeness, as a share of how much of the message at hand is common: on 870 messages 99.97 % of all
pairs that are near are found, and what is missed is hardly near."""
FEWEST = 64
"""Messages that are looked at closer, however little they are like it."""


@dataclass(frozen=True)
class Alike:
    """The training messages that are like one message: where they stand (ascending), and how like they are by cosine (0..1).

    `near` says which of them are near enough for the cube of the likeness to count. The rest is what `Comparer.pull` needs.
    """

    messages: np.ndarray
    likeness: np.ndarray
    near: np.ndarray
    rows: sparse.csr_matrix
    columns: np.ndarray


@dataclass(frozen=True)
class Comparer:
    """`f` features, `n` training messages, `c` common features."""

    postings: sparse.csr_matrix
    """f x n; the rows of common features are empty."""
    common: np.ndarray
    """n x c"""
    column_of: np.ndarray
    """f: the column of a common feature, -1 for a rarer one."""

    @classmethod
    def of(cls, features: sparse.csr_matrix) -> Comparer:
        """For the training messages (messages x features)."""
        rarer, common, is_common = parted(features)
        column_of = np.where(is_common, np.cumsum(is_common) - 1, -1).astype(np.int32)
        return cls(postings=rarer.T.tocsr(), common=common, column_of=column_of)

    def alike(self, features: np.ndarray, values: np.ndarray) -> Alike:
        """The messages like one message, given its features (ascending) and their values."""
        columns = self.column_of[features]
        is_common = columns >= 0
        rows = self.postings[features]
        rough = np.asarray(rows.T @ values)
        of_common = np.zeros(self.common.shape[1], dtype=np.float32)
        of_common[columns[is_common]] = values[is_common]
        messages = np.flatnonzero(rough > NEAR - HELP * np.sqrt(of_common @ of_common))
        fewest = min(FEWEST, len(rough))
        if len(messages) < fewest:
            messages = np.sort(np.argpartition(-rough, fewest - 1)[:fewest])
        likeness = rough[messages] + self.common[messages] @ of_common
        return Alike(messages=messages, likeness=likeness, near=likeness > NEAR, rows=rows, columns=columns)

    def pull(self, alike: Alike, weights: np.ndarray) -> np.ndarray:
        """What each feature of the message has in common with its near messages, weighted (one weight per near message)."""
        near = alike.messages[alike.near]
        per_message = np.zeros(len(self.common), dtype=np.float32)
        per_message[near] = weights
        of_common = weights @ self.common[near]
        # A common feature has no entry in `rows`, a rarer one no column.
        return np.asarray(alike.rows @ per_message + np.where(alike.columns >= 0, of_common[alike.columns], 0))
