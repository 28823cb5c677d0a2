"""What a search in the register looks in, and what it looks for. Every store uses these two, so all find the same."""

from __future__ import annotations

import unicodedata

from actions.rules.case import Henvendelse

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def searchable(case: Henvendelse) -> str:
    """The case's number, words, units and problems as one folded text. Contact details are not searched."""
    facts = case.facts
    parts = (
        case.number,
        facts.story,
        facts.oenske,
        facts.afdeling,
        *facts.other_afdelinger,
        facts.emne,
        facts.hovedproblem,
        *facts.other_problems,
        facts.myndighed,
    )
    return _fold(" ".join(part for part in parts if part))


def terms(search: str) -> tuple[str, ...]:
    """The words that must all be there, anywhere. Signs are kept: `50%` looks for exactly that."""
    return tuple(dict.fromkeys(_fold(search).split()))


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().translate(_DANISH).split())
