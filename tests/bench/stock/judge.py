"""How often the right label is first, or among the first three; both sides are judged by the same rule.

What is judged is the pipelines' rankings: no policy, no rule of the product has a say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nlu_data.components.labels import KINDS
from tests.bench.stock.prepare import HEADS

TOPS = (1, 3)
FALLBACK = "nlu_fallback"

Rankings = Mapping[str, Sequence[str]]
"""Id of a message to labels, best first."""


def accuracy(rows: Sequence[Mapping[str, Any]], rankings: Mapping[str, Rankings]) -> dict[str, dict[str, float]]:
    """Per head the share of the messages it can be judged on: those that have a label, and all of them for `kind`."""
    found: dict[str, dict[str, float]] = {}
    for head in HEADS:
        judged = [(accepted(row, head), rankings[head][row["id"]]) for row in rows if accepted(row, head)]
        found[head] = {f"top-{top}": round(sum(bool(want & set(got[:top])) for want, got in judged) / len(judged), 3) for top in TOPS}
        found[head]["messages"] = len(judged)
    return found


def accepted(row: Mapping[str, Any], head: str) -> set[str]:
    """The labels that a careful colleague would accept."""
    return {row["kind"], *row.get("kind_alt", ())} if head == "kind" else set(row[head])


def stock_ranking(ranking: Sequence[str], head: str) -> list[str]:
    """DIET's own ranking: the fallback taken out, each small talk read as small talk."""
    names = (name for name in ranking if name != FALLBACK)
    if head == "kind":
        names = (name if name in KINDS else "smaasnak" for name in names)
    return list(dict.fromkeys(names))


def our_ranking(triage: Mapping[str, Any], head: str) -> list[str]:
    """The labels of a head of `triage`, best first."""
    return [label for label, _ in triage[head]]
