"""What the code imports is asked for by name: nothing is used only because something else happens to bring it."""

from __future__ import annotations

import sys
from importlib.metadata import packages_distributions

import pytest

from tests.house.test_floors import imported_modules
from tests.house.test_locks import asked_for
from tests.house.tree import name_of, tracked

ENGINE_SIDE = {"tests/nlu/probe.py", "tests/nlu/probe_parts.py", "tests/bench/stock/understand.py"}
"""Run by tests and benches with the engine's Python."""
OWN = {"actions", "bot", "nlu_data", "storage", "tests"}
PARTS_OF = {"markupsafe": "jinja2", "multidict": "aiohttp", "yarl": "aiohttp"}
"""Libraries whose types a named one hands out in its own interface."""


def third_parties(*rooms: str) -> dict[str, str]:
    """Top-level module to a file that imports it."""
    files = [file for file in tracked(".py") if name_of(file).startswith(rooms) and name_of(file) not in ENGINE_SIDE]
    found = {module.split(".")[0]: name_of(file) for file in files for module in imported_modules(file)}
    return {module: file for module, file in found.items() if module not in sys.stdlib_module_names and module not in OWN}


@pytest.mark.parametrize(
    ("rooms", "sources"),
    [
        (("bot/", "actions/", "storage/"), ("requirements.in",)),
        (("tests/",), ("requirements.in", "requirements-dev.in")),
    ],
)
def test_every_import_is_asked_for(rooms: tuple[str, ...], sources: tuple[str, ...]) -> None:
    known = {name for source in sources for name in asked_for(source)}
    provided = packages_distributions()
    for module, file in third_parties(*rooms).items():
        names = {name.lower().replace("_", "-") for name in provided.get(PARTS_OF.get(module, module), [])}
        assert names & known, (
            f"{file} imports {module} ({', '.join(names) or 'not installed'}), which {' and '.join(sources)} do not ask for"
        )


def test_every_requirement_of_the_product_is_used() -> None:
    """The drivers and the zone database are loaded by name."""
    provided = packages_distributions()
    used = {name.lower().replace("_", "-") for module in third_parties("bot/", "actions/", "storage/") for name in provided.get(module, [])}
    loaded_by_name = {"aiosqlite", "psycopg", "tzdata"}
    assert asked_for("requirements.in") - used - loaded_by_name == set()
