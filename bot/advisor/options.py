"""The select boxes of the case page: the catalogue's ids with their Danish words, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.rules.catalogue import Catalogue

Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""(name of the group, its ids with words)."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """`types` holds `kind/sub`: one box chooses both, so a sub can never stand under the wrong kind."""

    types: Groups
    units: Groups
    topics: Groups
    problems: Groups
    outcomes: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Options:
        return cls(
            types=[
                (kind.label["da"], [(f"{kind.id}/{sub.id}", sub.label["da"]) for sub in kind.subs.values()])
                for kind in catalogue.kinds.values()
                if kind.id != "smaasnak"
            ],
            units=[
                (area.label["da"], [(unit.id, unit.label["da"]) for unit in catalogue.units.values() if unit.area == area.id])
                for area in catalogue.areas.values()
            ],
            topics=_grouped(
                [(catalogue.label("afdeling", topic.unit), topic.id, topic.label["da"]) for topic in catalogue.topics.values()]
            ),
            problems=_grouped([(problem.group, problem.id, problem.label["da"]) for problem in catalogue.problems.values()]),
            outcomes=[(outcome.id, outcome.label["da"]) for outcome in catalogue.outcomes.values()],
        )

    def knows(self, which: str, item_id: str) -> bool:
        """False for an id from an older version of the lists: the box then needs a line of its own for it."""
        groups: Groups = getattr(self, which)
        return any(item_id == known for _, items in groups for known, _ in items)


def _grouped(rows: Sequence[tuple[str, str, str]]) -> Groups:
    groups: dict[str, list[tuple[str, str]]] = {}
    for group, item_id, words in rows:
        groups.setdefault(group, []).append((item_id, words))
    return list(groups.items())
