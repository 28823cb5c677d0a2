"""What the courier asks of whoever carries a delivery."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Protocol

from actions.ports import Delivery, UnitOfWork

Sending = Callable[[], Awaitable[None]]
"""The network half of a delivery. Raises DeliveryError; anything else that goes wrong counts as temporary."""


class DeliveryError(Exception):
    """A delivery did not arrive. `reason` is short, for logs and the list of dead letters: a code, never an address or a text."""

    def __init__(self, reason: str, *, permanent: bool = False, wait_at_least: timedelta = timedelta(0)) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.wait_at_least = wait_at_least


class Carrier(Protocol):
    """Carries the deliveries of one transport."""

    keeps_order: bool
    """True: to one recipient, one after the other, and nothing overtakes what failed."""

    async def prepare(self, work: UnitOfWork, delivery: Delivery) -> Sending:
        """Look up and render everything while the database is open; the answer touches the network only.

        Raises:
            DeliveryError: it can never be rendered (what it is about is gone).
        """

    async def close(self) -> None:
        """Let connections go."""
