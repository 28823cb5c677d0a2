"""Work whose result is asked for twice: what a citizen writes is read for danger first, and then by the dialogue."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class AskedTwice(Generic[Result]):
    """Keeps the result of a first asking until the second has had it; at most `most` of them, the oldest goes first.

    The texts are citizens' words. They stay in the memory of this process, and only until the second asking or `most` other texts.
    """

    def __init__(self, work: Callable[[str], Result], most: int) -> None:
        self._work, self._most = work, most
        self._waiting: OrderedDict[str, Result] = OrderedDict()

    def __call__(self, text: str) -> Result:
        """What `work` makes of a text, which must be the same each time."""
        if text in self._waiting:
            return self._waiting.pop(text)
        result = self._work(text)
        self._waiting[text] = result
        if len(self._waiting) > self._most:
            self._waiting.popitem(last=False)
        return result
