"""A small bar chart as static SVG: this week beside the week before. It needs no script and no style of its own.

The two series differ in pattern and carry their numbers, so nothing hangs on colour; the table beside it says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH = 400
"""Narrow, so that the words can still be read when a phone shows it at three quarters of its size."""
LEFT, RIGHT = 0, 40
BAR, GAP, LABEL, BETWEEN, LEGEND = 18, 4, 26, 22, 40
SOLID, LINES, INK = "#0d4b5c", "#4a5357", "#1a1a1a"


@dataclass(frozen=True, kw_only=True)
class Bars:
    """One group: what it is, and its two values."""

    label: str
    now: int
    before: int


def bar_chart(groups: Sequence[Bars], *, title: str, description: str, now_label: str, before_label: str, name: str = "graf") -> Markup:
    """The chart. `name` makes the ids of one page differ; `description` says in words what one sees."""
    widest = max((value for group in groups for value in (group.now, group.before)), default=0) or 1
    scale = (WIDTH - LEFT - RIGHT) / widest
    parts: list[Markup] = [_legend(now_label, before_label, name)]
    top = LEGEND
    for group in groups:
        parts.append(_text(LEFT, top + LABEL - 9, group.label, size=16))
        for row, (value, fill) in enumerate(((group.now, SOLID), (group.before, f"url(#{name}-foer)"))):
            parts.append(_bar(top + LABEL + row * (BAR + GAP), value, scale, fill, bold=row == 0))
        top += LABEL + 2 * BAR + GAP + BETWEEN
    height = max(top - BETWEEN + GAP, LEGEND)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="inherit" aria-labelledby="{name}-titel {name}-tekst">'
        '<title id="{name}-titel">{title}</title><desc id="{name}-tekst">{description}</desc>'
        '<defs><pattern id="{name}-foer" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="6" height="6" fill="#ffffff"/><rect width="2" height="6" fill="{lines}"/></pattern></defs>'
        "{parts}</svg>"
    ).format(
        width=WIDTH, height=height, name=name, title=title, description=description, lines=LINES, parts=Markup("").join(parts)
    )  # fmt: skip


def _legend(now_label: str, before_label: str, name: str) -> Markup:
    second = LEFT + 40 + 9 * len(now_label) + 24
    return Markup("").join(
        (
            _box(LEFT, 6, BAR, SOLID),
            _text(LEFT + BAR + 8, 20, now_label, size=15),
            _box(second, 6, BAR, f"url(#{name}-foer)"),
            _text(second + BAR + 8, 20, before_label, size=15),
        )
    )


def _bar(y: int, value: int, scale: float, fill: str, *, bold: bool) -> Markup:
    length = round(value * scale, 1)
    shown = _box(LEFT, y, length, fill) if value else Markup("")
    return shown + _text(LEFT + length + 8 if value else LEFT, y + BAR - 4, str(value), size=15, bold=bold)


def _box(x: float, y: int, width: float, fill: str) -> Markup:
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>').format(x, y, width, BAR, fill, SOLID)


def _text(x: float, y: float, text: str, *, size: int, bold: bool = False) -> Markup:
    weight = Markup(' font-weight="600"') if bold else Markup("")
    return Markup('<text x="{}" y="{}" font-size="{}" fill="{}"{}>{}</text>').format(x, y, size, INK, weight, escape(text))
