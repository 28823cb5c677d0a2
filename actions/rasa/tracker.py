"""What the desk reads from Rasa's tracker, checked: our turn, our draft, the triage of the latest message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rasa_sdk import Tracker

from actions.registration import Turn
from actions.rules.commands import OpenCase
from actions.rules.draft import Draft
from actions.rules.intake import Answer
from actions.rules.spelling import as_written
from actions.rules.triage import Scores, Suggestion, decide

DRAFT = "kladde"
"""Slot that carries the draft as JSON; Rasa only keeps it, it never looks inside."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One citizen message as the desk meets it. What the gateway knows for sure travels in the metadata."""

    turn: Turn
    text: str
    value: str
    intent: str
    confidence: float
    suggestion: Suggestion
    lang: str
    akut: str
    open_case: OpenCase | None
    quiet: bool
    """Something else is said in this turn, so that no remark finds room."""

    def answer(self) -> Answer:
        return Answer(message_id=self.turn.message_id, text="" if self.value else self.text, value=self.value, suggestion=self.suggestion)


def epoch_of(tracker: Tracker) -> int:
    """The engine's own session, by which a late action is known."""
    epoch = str(tracker.sender_id).partition(":")[2]
    return int(epoch) if epoch.isdecimal() else -1


def conversation_of(tracker: Tracker) -> str:
    """Our conversation id; the part after the colon names the engine's own session."""
    return str(tracker.sender_id).partition(":")[0]


def heard(tracker: Tracker) -> Heard:
    """Read the latest message."""
    latest: Mapping[str, Any] = tracker.latest_message or {}
    meta: Mapping[str, Any] = latest.get("metadata") or {}
    intent: Mapping[str, Any] = latest.get("intent") or {}
    value = next((str(e.get("value")) for e in latest.get("entities") or () if e.get("entity") == "v"), "")
    text = str(meta.get("text") or latest.get("text") or "")
    suggestion = decide(Scores.from_json(latest.get("triage")))
    return Heard(
        turn=Turn(
            conversation_id=conversation_of(tracker),
            message_id=str(meta.get("message_id") or ""),
            revision=int(meta.get("revision") or 0),
            epoch=epoch_of(tracker),
        ),
        text=text,
        value=value,
        intent=str(intent.get("name") or ""),
        confidence=float(intent.get("confidence") or 0.0),
        suggestion=replace(suggestion, evidence=tuple(as_written(quote, text) for quote in suggestion.evidence)),
        lang=str(meta.get("lang") or "da"),
        akut=str(meta.get("akut") or ""),
        open_case=OpenCase(**meta["open_case"]) if meta.get("open_case") else None,
        quiet=bool(meta.get("quiet")),
    )


def draft_in(tracker: Tracker) -> Draft | None:
    """The draft in its slot."""
    raw = tracker.get_slot(DRAFT)
    return Draft.from_json(raw) if raw else None
