"""When a delivery is tried again, and when it is given up. The policy is data, and so is its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from actions.rules.moment import require_utc


@dataclass(frozen=True, kw_only=True)
class Policy:
    """How patient a delivery is."""

    first: timedelta = timedelta(seconds=10)
    longest: timedelta = timedelta(hours=1)
    """No wait is longer, so that mail flows within the hour once a server is back."""
    give_up_after: timedelta = timedelta(days=5)
    """As long as mail servers themselves usually keep trying (RFC 5321, 4.5.4.1)."""
    fewest_attempts: int = 3
    """Age alone gives nothing up: after a long stop of our own, the first failure is not the last word."""


DEFAULT = Policy()


@dataclass(frozen=True, kw_only=True)
class Again:
    """Try at `at`."""

    at: datetime


@dataclass(frozen=True, kw_only=True)
class GiveUp:
    """A final state that somebody must see. `reason` is "permanent" or "too_old"."""

    reason: str


def after_failure(
    *,
    attempts: int,
    created_at: datetime,
    now: datetime,
    permanent: bool,
    jitter: float,
    wait_at_least: timedelta = timedelta(0),
    policy: Policy = DEFAULT,
) -> Again | GiveUp:
    """What follows a failed attempt.

    Waits double from `policy.first` up to `policy.longest`; `jitter` in 0..1 takes up to half of a wait away, so that what
    failed together does not come back together. `wait_at_least` is what the other side asked for (Telegram's retry_after).

    Raises:
        ValueError: `attempts` is below 1 or `jitter` outside 0..1.
    """
    if attempts < 1 or not 0 <= jitter <= 1:
        raise ValueError(f"attempts={attempts}, jitter={jitter}")
    if permanent:
        return GiveUp(reason="permanent")
    if require_utc(now) - require_utc(created_at) >= policy.give_up_after and attempts >= policy.fewest_attempts:
        return GiveUp(reason="too_old")
    doublings = min(attempts - 1, 30)  # 10 s doubled 30 times is centuries; beyond it timedelta would overflow
    wait = min(policy.first * 2**doublings, policy.longest) * (1 - jitter / 2)
    return Again(at=require_utc(now) + max(wait, wait_at_least))
