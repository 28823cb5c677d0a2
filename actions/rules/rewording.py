"""Other words for what would be said twice in a row: a text `<key>.2` beside `<key>`. What a bubble means keeps its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.rules.say import Say

SAID = "said"
"""In a conversation's `state`: keys of the words of its last bubbles, the newest last."""
REMEMBERED = 2
"""Bubbles. A turn has two at most, so what was said in the turn before is always among them."""
OTHER_WORDS = ".2"


def reworded(says: Sequence[Say], state: Mapping[str, Any], can_say: Callable[[Say], bool]) -> tuple[list[Say], dict[str, Any]]:
    """The bubbles, in their other words where they were said just before, and the state that remembers them.

    The two take turns. By chance would be livelier, but then the same conversation could not be had twice, and no test could
    hold what somebody is told. `can_say`: whether there are words for a bubble.
    """
    said = [str(key) for key in state.get(SAID, ())]
    bubbles = []
    for say in says:
        other = replace(say, words=say.key + OTHER_WORDS)
        bubble = other if _newest(said, say.key, other.words) == say.key and can_say(other) else say
        said = [*said, bubble.words or bubble.key][-REMEMBERED:]
        bubbles.append(bubble)
    return bubbles, {**state, SAID: said}


def _newest(said: Sequence[str], *keys: str) -> str:
    """The one of `keys` that was said last; empty when none was."""
    return next((key for key in reversed(said) if key in keys), "")
