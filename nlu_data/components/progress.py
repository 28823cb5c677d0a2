"""Lets the trainer show how far a component is, without the component knowing about terminals."""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[str, int, int], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Call `listener(step, done, total)` as training goes on."""
    _listeners.append(listener)


def report(step: str, done: int, total: int) -> None:
    """Say that `done` of `total` parts of `step` are finished."""
    for listener in _listeners:
        listener(step, done, total)
