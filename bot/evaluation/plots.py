"""A line chart as SVG. Colours come from the page's style; lines differ in dashes too, so that nothing hangs on colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

WIDTH, HEIGHT = 572, 260
LEFT, RIGHT, TOP, BOTTOM = 48, 24, 10, 28
DASHES = ("", "6 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: a value between 0 and 1 for each place on the axis."""

    title: str
    values: tuple[float, ...]


def line_chart(places: Sequence[float], lines: Sequence[Line], *, title: str, ticks: Sequence[str]) -> Markup:
    """The chart. `places` are positive and rising, drawn on a logarithmic axis and marked with `ticks`; at most six lines."""
    lowest = min(value for line in lines for value in line.values)
    floor = math.floor(lowest * 10) / 10 if lowest < 1 else 0.9
    across = [LEFT + (WIDTH - LEFT - RIGHT) * _along(place, places) for place in places]
    parts = [_level(level / 10, floor) for level in range(round(floor * 10), 11)]
    parts += [
        Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(x, HEIGHT - 8, tick)
        for x, tick in zip(across, ticks, strict=True)
    ]
    for number, line in enumerate(lines, 1):
        dots = [(x, _down(value, floor)) for x, value in zip(across, line.values, strict=True)]
        parts.append(_line(number, dots))
    said = "; ".join(f"{line.title}: {line.values[0]:.2f} til {line.values[-1]:.2f}" for line in lines)
    return Markup('<svg role="img" viewBox="0 0 {} {}" width="{}" height="{}" aria-label="{}. {}">{}</svg>').format(
        WIDTH, HEIGHT, WIDTH, HEIGHT, title, said, Markup("").join(parts)
    )


def key(number: int) -> Markup:
    """The line with that number, counted from 1, as a table beside the chart shows it."""
    return Markup(
        '<svg class="c{}" width="36" height="10" aria-hidden="true"><polyline class="curve" stroke-dasharray="{}" points="0,5 36,5"/></svg>'
    ).format(number, DASHES[number - 1] or "none")


def _along(place: float, places: Sequence[float]) -> float:
    if places[0] == places[-1]:
        return 0.5
    return math.log(place / places[0]) / math.log(places[-1] / places[0])


def _down(value: float, floor: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value) / (1 - floor)


def _level(level: float, floor: float) -> Markup:
    y = _down(level, floor)
    return Markup(
        '<line class="grid" x1="{}" y1="{:.1f}" x2="{}" y2="{:.1f}"/><text x="{}" y="{:.1f}" text-anchor="end">{:.0f} %</text>'
    ).format(LEFT, y, WIDTH - RIGHT, y, LEFT - 6, y + 4, 100 * level)


def _line(number: int, dots: Sequence[tuple[float, float]]) -> Markup:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
    circles = Markup("").join(Markup('<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="3.5"/>').format(x, y) for x, y in dots)
    return Markup('<g class="c{}"><polyline class="curve" stroke-dasharray="{}" points="{}"/>{}</g>').format(
        number, DASHES[number - 1] or "none", path, circles
    )
