"""The locks: every requirement pinned and hashed, none says where it came from."""

from __future__ import annotations

import json
import re

import pytest

from tests.house.tree import LOCKS, ROOT


def pins(lock: str) -> dict[str, set[str]]:
    """Name to the pinned versions (a universal lock may have one per platform), each with its hashes checked."""
    found: dict[str, set[str]] = {}
    logical = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in logical.splitlines():
        if not line or line.lstrip().startswith("#"):
            continue
        match = re.match(r"([a-z0-9._-]+)(?:\[[a-z0-9,._-]+\])?==([^\s;]+)", line)
        assert match, f"{lock}: not a pin: {line[:80]}"
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), f"{lock}: {match[1]} has no hash"
        found.setdefault(match[1], set()).add(match[2])
    return found


def asked_for(source: str) -> set[str]:
    lines = (ROOT / source).read_text(encoding="utf-8").splitlines()
    return {re.split(r"[\[<>=~!; ]", line)[0].lower().replace("_", "-") for line in lines if line and line[0] not in "#-"}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_and_hashes_all_that_is_asked_for(lock: str) -> None:
    missing = asked_for(lock.replace(".txt", ".in")) - set(pins(lock))
    assert not missing


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_nothing_of_where_it_came_from(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links", text)


def test_the_tests_run_on_the_versions_that_the_product_ships() -> None:
    product, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: dev.get(name) for name in product} == product


def test_the_npm_lock_has_hashes_and_no_addresses() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package.get("integrity", "").startswith("sha512-"), name
        assert "resolved" not in package, name
