"""Imports go down only, and the rules are pure."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, name_of, tracked


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def imported_modules(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(file)}: imports are absolute here"
            found.add(node.module or "")
    return found


def files_of(folder: str) -> list[Path]:
    return [file for file in tracked(".py") if name_of(file).startswith(folder)]


@pytest.mark.parametrize("folder", ["actions/rules/", "bot/setup/"])
def test_a_pure_room_imports_the_standard_library_and_itself(folder: str) -> None:
    own = folder.strip("/").replace("/", ".")
    files = files_of(folder)
    assert files
    for file in files:
        foreign = {
            module
            for module in imported_modules(file)
            if module.split(".")[0] not in sys.stdlib_module_names and not f"{module}.".startswith(f"{own}.")
        }
        assert not foreign, f"{name_of(file)} imports {sorted(foreign)}"


def test_rules_take_the_time_as_a_parameter() -> None:
    for file in files_of("actions/rules/"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in {"now", "utcnow", "today"}, f"{name_of(file)}:{node.lineno} reads the clock"


def test_every_room_says_what_it_is_for() -> None:
    rooms = [
        file
        for file in tracked(".py")
        if file.name == "__init__.py" and name_of(file).startswith(("bot/", "actions/", "storage/", "nlu_data/"))
    ]
    assert rooms
    for room in rooms:
        assert ast.get_docstring(ast.parse(room.read_text(encoding="utf-8"))), f"{name_of(room)} has no docstring"
