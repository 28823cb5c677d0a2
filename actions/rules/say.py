"""What the assistant says, as data: a text key, its arguments and the choices offered with it.

The words themselves live in `bot/texts`; a rule never holds a sentence that a citizen reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

REFERENCE = "\x1f"
"""Begins an argument that stands for other words. A control sign: the gateway takes those out of what citizens type."""
PHONE_HOURS = REFERENCE + "telefontid"
OPEN_COUNSELLING = REFERENCE + "aaben_raadgivning"
"""The municipality's own line about it, in the reader's language."""


def words_for(key: str) -> str:
    """An argument that is itself a text, by its key."""
    return f"{REFERENCE}{key}"


def own_line(key: str) -> str:
    """An argument that is a text on a line of its own, by its key."""
    return f"{REFERENCE}own:{key}"


def line(key: str, value: str) -> str:
    """An argument that is a line of its own: a label by its key, and a value that may itself stand for other words."""
    return f"{REFERENCE}line:{key}:{value}"


def on_day(day: date) -> str:
    """An argument that is a day, written out in the reader's language."""
    return f"{REFERENCE}date:{day.isoformat()}"


def at_hour(key: str, day: date, hour: time) -> str:
    """An argument that is an hour on a day, worded by the text `key` (with `{ugedag}`, `{dag}`, `{maaned}` and `{kl}`)."""
    return f"{REFERENCE}hour:{key}:{day.isoformat()}:{hour:%H%M}"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A quick reply. `value` is what the choice means to the form; the citizen only ever sees its title."""

    value: str
    key: str
    """Text key of the title (`choice.ja`); the catalogue's own labels use `label:<id>`."""
    args: Mapping[str, str] = field(default_factory=dict)
    lang: str = ""
    """As in `Say`."""


@dataclass(frozen=True, kw_only=True)
class Say:
    """One bubble. `receipt_for` names the registered case whose receipt hangs on it."""

    key: str
    args: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    receipt_for: str | None = None
    lang: str = ""
    """Language of the words when it is not the conversation's. It never goes through Rasa, which knows the conversation's only."""
    words: str = ""
    """Key of the words when they are other ones than `key`'s (actions.rules.rewording)."""

    def as_json(self) -> dict[str, object]:
        """The shape that travels through Rasa as a custom payload."""
        return {
            "key": self.key,
            "args": dict(self.args),
            "choices": [{"value": c.value, "key": c.key, "args": dict(c.args)} for c in self.choices],
            "receipt_for": self.receipt_for,
        }

    @classmethod
    def from_json(cls, raw: object) -> Say:
        """Read a payload back.

        Raises:
            ValueError: the payload is not one that `as_json` wrote.
        """
        if not isinstance(raw, dict) or not isinstance(raw.get("key"), str):
            raise ValueError("not a Say payload")
        choices = tuple(
            Choice(value=str(c["value"]), key=str(c["key"]), args={str(k): str(v) for k, v in c.get("args", {}).items()})
            for c in raw.get("choices") or ()
        )
        receipt = raw.get("receipt_for")
        return cls(
            key=raw["key"],
            args={str(k): str(v) for k, v in (raw.get("args") or {}).items()},
            choices=choices,
            receipt_for=str(receipt) if receipt else None,
        )
