"""`make` and `.ci/run`: what they promise and how they fail."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from tests.house.tree import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def make(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, env=clean | environ, check=False, timeout=60)


def phony_targets() -> list[str]:
    match = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert match
    return match[1].split()


def test_help_names_every_target_and_what_it_does() -> None:
    shown = dict(re.findall(r"^  make (\S+) +(\S.+)$", make("help").stdout, re.MULTILINE))
    assert sorted(shown) == sorted(phony_targets())


def test_make_alone_is_help() -> None:
    assert make().stdout == make("help").stdout


def test_the_readme_names_every_target() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [target for target in phony_targets() if f"make {target}" not in readme] == []


def test_evaluate_says_what_it_needs() -> None:
    plan = make("--dry-run", "--always-make", "evaluate").stdout
    assert "Say what to evaluate" in plan


def test_ci_calls_make_test_and_nothing_else_is_needed() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert script.rstrip().endswith("exec make test </dev/null")
    assert subprocess.run(["bash", "-n", str(ROOT / ".ci/run")], check=False).returncode == 0


def test_ci_hands_the_evaluation_folder_on_when_it_is_there(tmp_path: Path) -> None:
    project, fake = tmp_path / "project", tmp_path / "bin"
    (project / ".ci").mkdir(parents=True)
    (project / ".ci/run").write_bytes((ROOT / ".ci/run").read_bytes())
    fake.mkdir()
    (fake / "make").write_text('#!/bin/sh\necho "$1 eval=${VEJVISER_EVAL:-none} CI=$CI"\n', encoding="utf-8")
    (fake / "make").chmod(0o755)
    environ = {"PATH": f"{fake}:{os.environ['PATH']}", "CI": "true"}
    command = ["bash", str(project / ".ci/run")]

    def answer() -> str:
        return subprocess.run(command, capture_output=True, text=True, env=environ, check=True).stdout.strip()

    assert answer() == "test eval=none CI=true"
    (tmp_path / "shared/eval").mkdir(parents=True)
    assert answer() == f"test eval={tmp_path / 'shared/eval'} CI=true"
