"""When a danger that is met raises an alarm: once per situation, and again when somebody is still in it half an hour later.

Somebody in despair writes ten messages in ten minutes. Ten mails about them tell no more than one does, and they bury the mail
about the next one; what was written later stands in the same conversation. A situation that was not told yet is always told.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from actions.rules.moment import require_utc

QUIET = timedelta(minutes=30)
"""How long the duty contact is not told of the same situation of the same conversation again. Counted from the mail that went
out, not from the last message: whoever goes on crying for help is told of again."""

Told = Mapping[str, datetime]
"""Situation (id of the taxonomy's `akut`) to when the duty contact was last told of it."""


def is_news(akut: str, *, now: datetime, told: Told) -> bool:
    """Whether the duty contact is to be told of `akut` now."""
    last = told.get(akut)
    return last is None or now - last >= QUIET


def remembered(told: Told, akut: str, *, now: datetime) -> dict[str, str]:
    """`told` with this alarm in it, as a conversation keeps it."""
    return {situation: at.isoformat() for situation, at in told.items()} | {akut: require_utc(now).isoformat()}


def recall(kept: Any) -> dict[str, datetime]:
    """Read back what `remembered` wrote. What cannot be read counts as not told: one mail too many harms nobody."""
    told = {}
    for situation, at in kept.items() if isinstance(kept, Mapping) else ():
        try:
            told[str(situation)] = require_utc(datetime.fromisoformat(at))
        except (TypeError, ValueError):
            continue
    return told
