"""What may never stand in a tracked file, and how long a file may get."""

from __future__ import annotations

import re

import pytest

from tests.house.tree import LOCKS, PRODUCT, ROOT, name_of, text_of, tracked

LONGEST = 350
NEVER = {
    "the address of a package or an index": r"https?://[^\s\"']+(\.whl|\.tgz|\.tar\.gz|/simple/?[\"'\s])|\b(pypi\.org|files\.pythonhosted|registry\.npmjs)",
    "a path of one machine": r"(?:^|[^a-z.A-Z0-9_-])/(?:root|home|work|tmp)/",
}
LEFT_OVERS = r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b|(?<![\w.])print\("
WEAK_TESTS = r"mark\.(?:skip|xfail)|pytest\.skip|assert True$"
CPR = re.compile(r"(?<![\w.])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?![\w])")
GENERATED = {*LOCKS, "package-lock.json"}


def lines_with(pattern: str, names: tuple[str, ...] = ("",), suffix: str = "") -> list[str]:
    found = []
    for file in tracked():
        name, text = name_of(file), text_of(file)
        if text is None or not name.startswith(names) or not name.endswith(suffix) or name == "tests/house/test_files.py":
            continue
        found += [f"{name}:{number}: {line.strip()[:100]}" for number, line in enumerate(text.splitlines(), 1) if re.search(pattern, line)]
    return found


def test_no_python_file_is_too_long_to_read() -> None:
    long = {name_of(f): n for f in tracked(".py") if (n := len(f.read_text(encoding="utf-8").splitlines())) > LONGEST}
    assert not long


@pytest.mark.parametrize("what", NEVER)
def test_no_tracked_file_holds(what: str) -> None:
    assert lines_with(NEVER[what]) == []


def test_no_tracked_file_holds_what_looks_like_a_cpr_number() -> None:
    found = [line for line in lines_with(CPR.pattern) if line.split(":")[0] not in GENERATED]
    assert found == []


def test_the_search_for_cpr_numbers_finds_one() -> None:
    assert CPR.search("mit nummer er 010190" + "-" + "1234.")


def test_no_left_overs_in_the_product() -> None:
    assert lines_with(LEFT_OVERS, (*PRODUCT, "nlu_data/"), ".py") == []


def test_no_test_is_switched_off() -> None:
    assert lines_with(WEAK_TESTS, ("tests/",), ".py") == []


def test_no_large_file_is_tracked() -> None:
    assert [name_of(file) for file in tracked() if file.stat().st_size > 1_000_000] == []


def test_the_licence_is_there_in_full_and_named_once() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("Mozilla Public License Version 2.0")
    assert "Exhibit B" in licence
    assert 'license = "MPL-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "MPL-2.0" in (ROOT / "README.md").read_text(encoding="utf-8")
