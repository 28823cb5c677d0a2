"""Front-end packages: `npm ci` from the lock, then the files that pages really use go to `bot/static/vendor`.

A page that names `vendor/<package>/<path>` gets `<path>` of that package's `dist` folder (or of the package itself). Fonts and
pictures that a copied style sheet names come along. Nothing else of the packages is ever served.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.setup import environments, finding
from bot.setup.finding import SetupProblem

PAGES = Path("bot")
PACKAGES = Path("node_modules")
VENDOR = Path("bot/static/vendor")
_REFERENCE = re.compile(r"""['"/(]vendor/([A-Za-z0-9@._/-]+\.[a-z0-9]+)""")
_INSIDE_CSS = re.compile(r"""url\(\s*['"]?([^'")?#]+)[^)]*\)|@import\s+['"]([^'"]+)['"]""")


def make_frontend() -> None:
    """Install the locked packages and copy what is used.

    Raises:
        SetupProblem: npm failed, or a page names a file that no package has.
    """
    npm = finding.npm() or environments.add_npm()
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    environments.run(npm, "ci", *options, hint=environments.UNREACHABLE)
    copy_vendor(used_files(PAGES), packages=PACKAGES, vendor=VENDOR)


def used_files(pages: Path) -> list[str]:
    """What templates, scripts and modules name below `vendor/`, sorted."""
    sources = [file for kind in ("*.html", "*.py", "*.js", "*.css") for file in pages.rglob(kind) if "vendor" not in file.parts]
    return sorted({name for source in sources for name in _REFERENCE.findall(source.read_text(encoding="utf-8"))})


def copy_vendor(used: Iterable[str], *, packages: Path, vendor: Path) -> None:
    """Replace `vendor` by the used files and what their style sheets name.

    Raises:
        SetupProblem: a used file is in no package.
    """
    shutil.rmtree(vendor, ignore_errors=True)
    waiting, seen = list(used), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        source = _in_package(name, packages)
        if source is None:
            raise SetupProblem(f"A page names vendor/{name}, but there is no such file in the installed packages.")
        target = vendor / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        if source.suffix == ".css":
            waiting += _named_by_style_sheet(name, source)


def _in_package(name: str, packages: Path) -> Path | None:
    parts = Path(name).parts
    depth = 2 if name.startswith("@") else 1
    package, rest = packages.joinpath(*parts[:depth]), Path(*parts[depth:])
    return next((file for file in (package / "dist" / rest, package / rest) if file.is_file()), None)


def _named_by_style_sheet(name: str, sheet: Path) -> Iterator[str]:
    """Files that a style sheet loads, as names below `vendor`; a name without a file behind it is the package's own business."""
    for match in _INSIDE_CSS.finditer(sheet.read_text(encoding="utf-8")):
        relative = match.group(1) or match.group(2)
        if ":" not in relative and (sheet.parent / relative).is_file():
            yield _normal(Path(name).parent / relative)


def _normal(path: Path) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
