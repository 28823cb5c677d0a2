"""Drafts for the tests of intake: begun, answered, and come to a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from actions.contact import read_contact
from actions.rules.draft import Draft, Slot
from actions.rules.intake import Answer, begin, take
from actions.rules.office import Office
from actions.rules.triage import Route, Suggestion
from bot import organisation

CATALOGUE = organisation.load(Path("bot/municipality"))
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Ten o'clock on that Monday in Copenhagen: the example municipality's phone is open."""
OFFICE = Office(
    catalogue=CATALOGUE,
    calendar=organisation.work_calendar(CATALOGUE, 2025, 2028),
    day=TODAY,
    now=NOW,
    aim=date(2026, 11, 26),
    read_contact=read_contact,
)
KLAGE = Suggestion(
    route=Route.REGISTRER,
    kind="klage",
    sub="klage_over_sagsbehandling",
    afdeling=("ydelser",),
    emne=("sygedagpenge", "kontanthjaelp"),
    problem=("sagsbehandlingstid", "manglende_svar"),
    confidence=0.9,
    klar=True,
    evidence=("ventet fire måneder",),
)


def started(suggestion: Suggestion | None = KLAGE, **changes: object) -> Draft:
    draft = begin("Jeg har ventet", suggestion, message_id="m0", lang="da", office=OFFICE)
    return replace(draft, **changes)  # type: ignore[arg-type]


def answered(draft: Draft, *answers: str) -> Draft:
    """Answer in turn; what begins with `=` is a choice's value."""
    for at, said in enumerate(answers, 1):
        answer = (
            Answer(message_id=f"m{at}-{draft.seen}", value=said[1:])
            if said.startswith("=")
            else Answer(message_id=f"m{at}-{draft.seen}", text=said)
        )
        draft = take(draft, answer, office=OFFICE).draft
    return draft


def at(slot: Slot) -> Draft:
    """A draft that has come to `slot`."""
    said = {Slot.OENSKE: 1, Slot.TALT: 2, Slot.KONTAKT: 3, Slot.SAMTYKKE: 4, Slot.BEKRAEFT: 5}[slot]
    draft = answered(started(), *("=ja", "Et svar", "nej", "=chat", "ja")[:said])
    assert draft.requested is slot
    return draft
