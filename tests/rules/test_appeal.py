"""The deadline of a decision: the safe day, the legal day, and what a citizen is told about them."""

from __future__ import annotations

from datetime import date

import pytest

from actions.rules.appeal import safe_deadline
from actions.rules.catalogue import AppealRoute, Source

AST = AppealRoute(
    id="ast",
    label={"da": "Kommunen, derefter Ankestyrelsen"},
    where={"da": "den afdeling, der har truffet afgørelsen", "en": "the department that made the decision"},
    to_unit=True,
    weeks=4,
    late={"da": "Ankestyrelsen kan se bort fra fristen ved særlig grund.", "en": "Ankestyrelsen can disregard it for a special reason."},
    verified="ja",
    sources=(Source(name="Ankestyrelsen", web="ast.dk"),),
)


@pytest.mark.parametrize(
    ("received", "ends", "rolled", "safe"),
    [
        ("2026-03-03", "2026-03-31", "2026-03-31", "2026-03-31"),
        ("2025-12-03", "2025-12-31", "2026-01-02", "2025-12-30"),
        ("2026-03-07", "2026-04-04", "2026-04-07", "2026-04-01"),
        ("2026-04-16", "2026-05-14", "2026-05-18", "2026-05-13"),
        ("2026-05-08", "2026-06-05", "2026-06-08", "2026-06-04"),
        ("2026-11-27", "2026-12-25", "2026-12-28", "2026-12-23"),
        ("2026-03-05", "2026-04-02", "2026-04-07", "2026-04-01"),
        ("2026-04-27", "2026-05-25", "2026-05-26", "2026-05-22"),
    ],
)
def test_the_examples_of_the_domain(received: str, ends: str, rolled: str, safe: str) -> None:
    """taxonomy.yml `frister.fridage.testtilfaelde_4_uger`."""
    deadline = safe_deadline(date.fromisoformat(received), AST)
    assert deadline.ends == date.fromisoformat(ends)
    assert deadline.legal_with_extra_days == date.fromisoformat(rolled)
    assert deadline.safe == date.fromisoformat(safe)
