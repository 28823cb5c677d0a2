"""One citizen message with everything a dialogue needs to answer it."""

from __future__ import annotations

from dataclasses import dataclass

from actions.registration import Turn
from actions.rules.commands import OpenCase


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """`text` is masked; `value` is set when the citizen chose (or typed) an offered quick reply."""

    turn: Turn
    text: str
    value: str
    lang: str
    akut: str
    open_case: OpenCase | None = None
    quiet: bool = False
    """Something else is said in this turn (first aid, a number taken out), so that no remark finds room."""
