"""What only the tests need: a browser, and PostgreSQL's programs."""

from __future__ import annotations

from pathlib import Path

from bot.setup import environments, finding
from bot.setup.finding import SetupProblem

PLAYWRIGHTS_OWN = (
    "import sys; from playwright.sync_api import sync_playwright as start\n"
    "with start() as own: sys.stdout.write(own.chromium.executable_path)"
)


def make_browser() -> Path:
    """A Chromium for the tests: on PATH, from apt, or Playwright's own.

    Raises:
        SetupProblem: none of the three.
    """
    return find_browser() or _install_browser()


def find_browser() -> Path | None:
    """The Chromium that is there: on PATH, or downloaded by Playwright."""
    own = finding.chromium()
    if own is None:
        path = Path(finding.answer(environments.PRODUCT / "bin/python", "-c", PLAYWRIGHTS_OWN) or "missing")
        own = path if finding.answer(path, "--version") else None
    return own


def _install_browser() -> Path:
    if not finding.apt_install(environments.APT_LOG, "chromium"):
        finding.answer(environments.PRODUCT / "bin/playwright", "install", "chromium", seconds=900)
    found = find_browser()
    if found is None:
        raise SetupProblem("The tests need a Chromium browser and could not install one: put `chromium` on PATH.")
    return found


def make_postgres() -> Path:
    """The folder with PostgreSQL's programs; the tests start a server of their own.

    Raises:
        SetupProblem: not here and not to be had from apt.
    """
    found = finding.postgres_folder()
    if found is None and finding.apt_install(environments.APT_LOG, "postgresql"):
        found = finding.postgres_folder()
    if found is None:
        raise SetupProblem("The tests need PostgreSQL's programs (initdb, postgres) and could not install them: put them on PATH.")
    return found
