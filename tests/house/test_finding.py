"""Set-up on strange machines: programs that are missing, lie about themselves or refuse to start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.setup import __main__ as command
from bot.setup import environments, finding, helpers
from bot.setup.finding import SetupProblem
from tests.house.tree import ROOT

REFUSES = "echo 'pyenv: python: command not found' >&2; exit 127"


def program(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def python(path: Path, version: str) -> Path:
    return program(path, f"echo {version}; echo {path}")


def find_python(path: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    script = ROOT / "bot/setup/find-python.sh"
    return subprocess.run(["/bin/sh", str(script)], capture_output=True, text=True, env={"PATH": str(path), **environ}, check=False)


def test_a_shim_that_refuses_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "python3.11", REFUSES)
    (tmp_path / "python3").symlink_to(sys.executable)
    found = find_python(tmp_path)
    assert found.returncode == 0
    assert Path(found.stdout.strip()).resolve() == Path(sys.executable).resolve()


def test_the_python_that_was_named_comes_first(tmp_path: Path) -> None:
    program(tmp_path / "python3.11", "echo wrong")
    mine = program(tmp_path / "mine/python", "echo the-one-i-named")
    assert find_python(tmp_path, PYTHON=str(mine)).stdout.strip() == "the-one-i-named"


def test_pyenv_versions_are_looked_at_when_path_has_none(tmp_path: Path) -> None:
    program(tmp_path / "pyenv/versions/3.12.1/bin/python3", "echo from-pyenv")
    assert find_python(tmp_path / "empty", PYENV_ROOT=str(tmp_path / "pyenv")).stdout.strip() == "from-pyenv"


def test_without_python_there_is_one_sentence(tmp_path: Path) -> None:
    failed = find_python(tmp_path)
    assert failed.returncode == 2
    assert failed.stdout == ""
    assert failed.stderr.count("\n") == 1
    assert failed.stderr.startswith("Vejviser needs Python 3.11 or newer")


def test_the_engines_python_is_the_one_that_was_named(tmp_path: Path) -> None:
    mine = python(tmp_path / "mine", "3.10")
    assert finding.engine_python({"ENGINE_PYTHON": str(mine), "HOME": str(tmp_path)}) == mine


def test_a_wrong_engine_python_is_said_not_replaced(tmp_path: Path) -> None:
    wrong = python(tmp_path / "mine", "3.12")
    with pytest.raises(SetupProblem, match=r"is not a Python 3\.10"):
        finding.engine_python({"ENGINE_PYTHON": str(wrong), "HOME": str(tmp_path)})


def test_pyenvs_own_python_comes_before_its_shim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "shims/python3.10", REFUSES)
    monkeypatch.setenv("PATH", str(tmp_path / "shims"))
    environ = {"PYENV_ROOT": str(tmp_path / "pyenv"), "HOME": str(tmp_path)}
    assert finding.engine_python(environ) is None
    real = python(tmp_path / "pyenv/versions/3.10.13/bin/python3.10", "3.10")
    assert finding.engine_python(environ) == real


def test_the_engines_python_on_path_is_run_before_it_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_path = python(tmp_path / "python3.10", "3.10")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert finding.engine_python({"HOME": str(tmp_path / "nobody")}) == on_path
    python(tmp_path / "python3.10", "3.9")
    assert finding.engine_python({"HOME": str(tmp_path / "nobody")}) is None


def test_a_browser_that_does_not_start_is_no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr(finding, "CHROMIUM_NAMES", ("first-browser", "second-browser"))
    program(tmp_path / "first-browser", "exit 1")
    assert finding.chromium() is None
    second = program(tmp_path / "second-browser", "echo Chromium 156")
    assert finding.chromium() == second


def test_an_npm_without_node_is_no_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert finding.npm() is None
    program(tmp_path / "npm", REFUSES)
    assert finding.npm() is None
    npm = program(tmp_path / "npm", "echo 11.0.0")
    assert finding.npm() == npm


def test_the_newest_postgres_with_both_programs_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    for version, names in {"9": ("initdb", "postgres"), "15": ("initdb", "postgres"), "17": ("initdb",)}.items():
        for name in names:
            program(tmp_path / "lib" / version / "bin" / name, "echo here")
    pattern = f"{tmp_path}/lib/*/bin"
    assert finding.postgres_folder([pattern]) == tmp_path / "lib/15/bin"
    assert finding.postgres_folder([f"{tmp_path}/nothing/*/bin"]) is None


def test_apt_is_left_alone_by_who_is_not_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called = tmp_path / "called"
    program(tmp_path / "apt-get", f'echo "$DEBIAN_FRONTEND $*" >> {called}')
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert not finding.apt_install(tmp_path / "apt.log", "chromium")
    assert not called.exists()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert finding.apt_install(tmp_path / "apt.log", "chromium")
    assert called.read_text(encoding="utf-8").splitlines() == [
        "noninteractive update -q",
        "noninteractive install -q -y --no-install-recommends chromium",
    ]
    program(tmp_path / "apt-get", "exit 100")
    assert not finding.apt_install(tmp_path / "apt.log", "chromium")


def test_every_missing_helper_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "apt_install", lambda *_: False)
    monkeypatch.setattr(finding, "answer", lambda *_, **__: None)
    monkeypatch.setattr(environments, "ENGINE", Path("missing-engine"))
    for step in (helpers.make_browser, helpers.make_postgres, environments.make_engine):
        with pytest.raises(SetupProblem) as problem:
            step()
        assert "\n" not in str(problem.value)


def test_a_failed_step_is_a_sentence_and_exit_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        environments.run("false", hint="Is it there?")

    monkeypatch.setitem(command.STEPS, "engine", ("the engine", fail))
    assert command.main(["engine"]) == 2
    said = capsys.readouterr()
    assert said.err == "`false` failed (exit 1); what it said is above. Is it there?\n"
    assert said.out == ""


def test_an_unknown_step_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["everything"]) == 2
    assert capsys.readouterr().err.startswith("usage:")
