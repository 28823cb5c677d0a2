"""A municipality's own words are checked when the product starts, not when a citizen should be answered with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.texts import TextProblem, load_texts


def override(folder: Path, line: str) -> Path:
    (folder / "da").mkdir()
    (folder / "da" / "egne.yml").write_text(line, encoding="utf-8")
    return folder


def test_an_override_takes_the_place_of_the_text(tmp_path: Path) -> None:
    texts = load_texts(override(tmp_path, 'foejet: "Føjet til {nummer} {{sådan}}"'))
    assert texts("foejet", "da", nummer="2026-000001") == "Føjet til 2026-000001 {sådan}"
    assert texts("foejet", "en", nummer="2026-000001") != texts("foejet", "da", nummer="2026-000001")


@pytest.mark.parametrize(
    "line",
    [
        'findes.ikke: "Hej"',
        'foejet: "{ukendt}"',
        'foejet: "{nummer.__class__}"',
        'foejet: "{nummer[0]}"',
        'foejet: "{nummer!r}"',
        'foejet: "{}"',
        'foejet: "{0}"',
        'foejet: "{nummer:>{bredde}}"',
        'foejet: "løs {"',
        'foejet: "løs }"',
        "foejet: 1",
        "- foejet",
        "foejet: [",
    ],
)
def test_an_override_that_would_break_a_conversation_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(TextProblem, match=r"egne\.yml"):
        load_texts(override(tmp_path, line))
