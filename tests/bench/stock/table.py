"""The report as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.bench.figures import shown
from tests.bench.stock.judge import TOPS

TITLES = {"kind": "kind", "afdeling": "unit", "emne": "topic"}

Line = tuple[str, Any, Any]


def table(report: Mapping[str, Any]) -> str:
    """Whatever was measured, ours beside stock, and what the promises in ratios say."""
    lines = [f"Ours beside the pipeline of `rasa init`, on {report['cores']} cores.", "", "| | ours | stock |", "|---|---|---|"]
    parts = {"learning": learned, "serving": served}
    rows = [row for part, of in parts.items() if part in report for row in of(report[part])]
    lines += [f"| {name} | {shown(ours)} | {shown(stock)} |" for name, ours, stock in rows]
    loads = ", ".join(f"{part} {report[part]['load before']:.1f}" for part in parts if part in report)
    lines += ["", f"Load of the machine before we began: {loads} (0 is quiet)."]
    if "serving" in report:
        lines += ["", ratios(report["serving"])]
    return "\n".join(lines) + "\n"


def learned(part: Mapping[str, Any]) -> Iterator[Line]:
    ours, stock = part["ours"], part["stock"]
    yield "messages learned from", part["messages"], part["messages"]
    for name, heads in ours["accuracy"].items():
        for head, found in heads.items():
            for top in (f"top-{top}" for top in TOPS):
                yield f"{name}: {TITLES[head]} {top}, of {found['messages']}", found[top], stock["accuracy"][name][head][top]
    measured = {"training": ("seconds", "CPU seconds", "memory MB"), "understanding": ("p50 ms", "memory MB")}
    for what, unit in ((what, unit) for what, units in measured.items() for unit in units):
        ours_too = {"all heads": ours[what][unit]}
        yield f"{what}, {unit}", ours_too, {TITLES[head]: found[unit] for head, found in stock[what].items()}


def served(part: Mapping[str, Any]) -> Iterator[Line]:
    yield "conversations", part["conversations"], part["conversations"]
    for name in dict.fromkeys([*part["ours"], *part["stock"]]):
        yield name, part["ours"].get(name), part["stock"].get(name)


def ratios(part: Mapping[str, Any]) -> str:
    """The two promises that are ratios: at least 3, and under 0.5."""
    ours, stock = part["ours"], part["stock"]
    faster = ours["messages per s"] / stock["messages per s"]
    latency = {name: ours[name] / stock[name] for name in ("p50 ms", "p50 ms, one at a time")}
    return (
        f"Ours: {faster:.2f} times the messages per second; "
        + ", ".join(f"{name}: {value:.2f} of stock's" for name, value in latency.items())
        + "."
    )
