"""Danger told in bursts: whoever hides types two words at a time, and no message alone says it.

"hjælp mig", "han kommer", "tør ikke" are read together as one text. Only danger to life and limb counts: short answers to the form's
questions, read in a row, say many things that nobody meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.rules.choices import yes_no
from actions.rules.danger import RULES, assess
from actions.rules.danger_patterns import GUARDS, Guard
from actions.rules.fold import fold
from actions.rules.triage import LIFE_AND_LIMB

LONGEST_BURST = 5
"""Words. A longer message speaks for itself."""
MOST_BURSTS = 6
"""Messages read together, the newest among them."""

_TURNS = frozenset({"ikke", "ikk", "ik", "aldrig", "not", "never"})
"""Words that make danger out of what stands before them: "han svarer", "ikke"."""
_A_CHILDS_AGE = frozenset(str(years) for years in range(1, 18))
"""An age in years, or a class at school: "jeg er", "12"."""
_SHORTEST_STEM = 3
"""Letters. A shorter piece of a pattern is a whole word ("dø", "nu"), and no beginning of one."""


def is_burst(text: str) -> bool:
    return 0 < len(text.split()) <= LONGEST_BURST


def may_tell_of_danger(text: str) -> bool:
    """Whether a short message is worth reading with those before it: that takes a look in the database, and most answers need none.

    A yes, a no or a longer number makes nothing out, nor does a single word that no rule of danger to life and limb has in it.
    """
    if not is_burst(text):
        return False
    words = _roughly(text).split()
    meaning = yes_no(text)
    if meaning:
        return meaning != "ved_ikke" and not _TURNS.isdisjoint(words)
    numbers = [word for word in words if word.isdecimal()]
    if not _TURNS.isdisjoint(words) or (len(numbers) == 1 and numbers[0] in _A_CHILDS_AGE):
        return True
    telling = [word for word in words if not word.isdecimal()]
    return len(telling) > 1 or any(word in _WORDS or word.startswith(_STEMS) for word in telling)


def _roughly(text: str) -> str:
    """Folded, with the three Danish letters however they are spelt: the rules of danger read "råber", "raaber" and "raber"."""
    return fold(text).replace("aa", "a").replace("oe", "o").replace("ae", "e")


def _pieces() -> frozenset[str]:
    """The words of the patterns that tell of danger to life and limb, and of those that make the past present."""
    told = [pattern for rule in RULES if rule.id in LIFE_AND_LIMB for pattern in (rule.pattern, rule.needs)]
    written = re.sub(r"\\[a-zA-Z]", " ", "\n".join([*told, GUARDS[Guard.NOW], GUARDS[Guard.NOW_HERE]]))
    return frozenset(_roughly(piece) for piece in re.findall(r"[a-zæøå]+", written))


_WORDS = _pieces()
_STEMS = tuple(piece for piece in _WORDS if len(piece) >= _SHORTEST_STEM)


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
