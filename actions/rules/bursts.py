"""Danger told in bursts: whoever hides types two words at a time, and no message alone says it.

"hjælp mig", "han kommer", "tør ikke" are read together as one text. Only danger to life and limb counts: short answers to the form's
questions, read in a row, say many things that nobody meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from actions.rules.danger import assess
from actions.rules.triage import LIFE_AND_LIMB

LONGEST_BURST = 5
"""Words. A longer message speaks for itself."""
MOST_BURSTS = 6
"""Messages read together, the newest among them."""


def is_burst(text: str) -> bool:
    return 0 < len(text.split()) <= LONGEST_BURST


def told_in_bursts(earlier: Sequence[str], text: str, lang: str = "da") -> str:
    """The situation that short messages say together, "" for none. `earlier` is what the citizen wrote before, the oldest first.

    Only when `text` is what makes it out: what they said without it has been answered.
    """
    if not is_burst(text):
        return ""
    bursts = [one for one in earlier if is_burst(one)][-(MOST_BURSTS - 1) :]
    found = assess("\n".join([*bursts, text]), lang) if bursts else None
    if found is None or found.id not in LIFE_AND_LIMB:
        return ""
    before = assess("\n".join(bursts), lang)
    return "" if before is not None and before.id == found.id else found.id
