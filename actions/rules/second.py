"""The second of two matters in one message, when the citizen wants a case for each: it begins when the first is registered.

How to reach the citizen was said once and holds for both; consent and "have you talked to them" belong to a department and are asked anew.
"""

from __future__ import annotations

from dataclasses import replace

from actions.rules.draft import Draft
from actions.rules.intake import begin
from actions.rules.office import Office
from actions.rules.triage import Route, Suggestion


def second_draft(draft: Draft, office: Office, *, message_id: str) -> Draft | None:
    """The draft of the second matter, or None when there is none or it goes with the first."""
    if draft.to_sager != "to":
        return None
    suggestion = Suggestion(
        route=Route.ANDEN_MYNDIGHED if draft.andet_myndighed else Route.REGISTRER,
        kind=draft.kind,
        sub=_sub(draft),
        afdeling=(office.catalogue.unit_of(draft.andet_emne),) if draft.andet_emne else (),
        emne=(draft.andet_emne,) if draft.andet_emne else (),
        myndighed=(draft.andet_myndighed,) if draft.andet_myndighed else (),
        klar=True,
        model=draft.suggestion.model if draft.suggestion else "",
        rules=("to_sager",),
    )
    begun = begin(draft.andet_ord or draft.story, suggestion, message_id=message_id, lang=draft.lang, office=office, akut=draft.akut)
    return replace(
        begun,
        kontakt_maade=draft.kontakt_maade,
        kontakt_vaerdi=draft.kontakt_vaerdi,
        kontakt_navn=draft.kontakt_navn,
        kontakt_hvornaar=draft.kontakt_hvornaar,
        afsender=draft.afsender,
    )


def _sub(draft: Draft) -> str:
    if draft.andet_myndighed:
        return "klage_over_anden_myndighed" if draft.kind == "klage" else "anden_myndighed"
    return "klage_over_sagsbehandling" if draft.kind == "klage" else "andet"
