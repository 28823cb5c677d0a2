"""The README's table of settings is the code's."""

from __future__ import annotations

from pydantic import SecretStr

from bot.settings import PREFIX, Settings
from tests.house.tree import ROOT


def expected_rows() -> list[str]:
    rows = []
    for name, field in Settings.model_fields.items():
        value = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
        shown = f"`{value}`" if str(value) else ""
        rows.append(f"| `{PREFIX}{name.upper()}` | {shown} | {field.description} |")
    return rows


def test_the_readme_lists_every_setting_with_its_default_and_meaning() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    shown = [line for line in lines if line.startswith(f"| `{PREFIX}")]
    assert shown == expected_rows(), "the table should be:\n" + "\n".join(expected_rows())
