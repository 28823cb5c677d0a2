"""Only what pages use leaves the front-end packages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.setup.finding import SetupProblem
from bot.setup.frontend import copy_vendor, used_files


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_pages_say_what_they_use(tmp_path: Path) -> None:
    write(tmp_path / "templates/a.html", "<link href=\"{{ static('vendor/kit/css/kit.min.css') }}\">")
    write(tmp_path / "pages.py", 'ICONS = "/static/vendor/kit/img/icons.svg"\nFOLDER = "/static/vendor/"')
    write(tmp_path / "static/vendor/kit/own.js", 'load("vendor/kit/never.js")')
    assert used_files(tmp_path) == ["kit/css/kit.min.css", "kit/img/icons.svg"]


def test_a_style_sheet_brings_its_fonts_and_nothing_else(tmp_path: Path) -> None:
    packages, vendor = tmp_path / "node_modules", tmp_path / "vendor"
    dist = packages / "kit/dist"
    write(
        dist / "css/kit.css",
        "@font-face{src:url('../fonts/a.woff2?v=1')} b{background:url(data:image/png;base64,AA)} i{background:url(../gone.png)}",
    )
    write(dist / "fonts/a.woff2", "font")
    write(dist / "fonts/unused.woff2", "font")
    write(packages / "@scope/tool/tool.js", "tool")
    write(vendor / "old/left.js", "from the version before")
    copy_vendor(["kit/css/kit.css", "@scope/tool/tool.js"], packages=packages, vendor=vendor)
    copied = sorted(file.relative_to(vendor).as_posix() for file in vendor.rglob("*") if file.is_file())
    assert copied == ["@scope/tool/tool.js", "kit/css/kit.css", "kit/fonts/a.woff2"]


def test_a_page_that_names_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupProblem, match=r"vendor/kit/missing\.css"):
        copy_vendor(["kit/missing.css"], packages=tmp_path / "node_modules", vendor=tmp_path / "vendor")
