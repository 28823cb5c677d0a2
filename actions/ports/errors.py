"""What a store may refuse."""

from __future__ import annotations


class Conflict(Exception):
    """The row changed since it was read (optimistic lock), or a unique key is already taken."""


class StoreUnavailable(Exception):
    """The store cannot be used right now (down, locked for long, full, read-only). Nothing of this unit of work is kept."""
