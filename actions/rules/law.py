"""Which moves of law concern a topic on a given day.

Told to advisors beside a case: people go on using the old words for years, and which law applied depends on the day.
"""

from __future__ import annotations

from datetime import date

from actions.rules.catalogue import Catalogue, LawChange


def in_force(change: LawChange, day: date) -> bool:
    """Whether `change` applies on `day` (the calendar day in Copenhagen); its first and last day are both within."""
    return change.begins <= day and (change.ends is None or day <= change.ends)


def changes_for(catalogue: Catalogue, topic: str, day: date) -> tuple[LawChange, ...]:
    """The moves of law that name `topic` and apply on `day`, the newest first; none for an unknown topic or "".

    Those that nobody has verified yet are among them: whoever shows one to a citizen has to leave them out.
    """
    found = [change for change in catalogue.law.values() if topic in change.topics and in_force(change, day)]
    return tuple(sorted(found, key=lambda change: change.begins, reverse=True))
