"""From a finished draft to the facts that are registered. Pure."""

from __future__ import annotations

from actions.rules.appeal import Deadline, safe_deadline
from actions.rules.case import Contact, ContactWay, Facts
from actions.rules.draft import Draft
from actions.rules.office import Office
from actions.rules.particulars import letter_day
from actions.rules.triage import Route

MAIN_PROBLEM_OF = {
    "klage_over_afgoerelse": "uenig_i_afgoerelse",
    "hjaelp_til_at_klage_videre": "uenig_i_afgoerelse",
    "klage_over_adfaerd": "adfaerd_og_tone",
    "klage_over_praktisk_opgaveudfoerelse": "praktisk_opgaveudfoerelse",
    "klage_over_diskrimination": "ligebehandling_diskrimination",
    "klage_over_forloeb_og_samarbejde": "samarbejde_og_tillid",
    "klage_over_behandling_af_personoplysninger": "tavshedspligt_persondata",
    "klage_over_serviceniveau": "serviceniveau",
    "manglende_svar": "manglende_svar",
    "status_paa_sag": "sagsbehandlingstid",
    "aktindsigt": "aktindsigt",
    "forstaa_afgoerelse_eller_brev": "kommunikation_og_sprog",
    "bisidder_eller_fuldmagt": "bisidder_og_repraesentation",
    "maegling_og_dialog": "samarbejde_og_tillid",
    "find_indgang": "vejledning",
    "vejledning_rettigheder_og_frister": "vejledning",
    "vejledning_klagemuligheder": "vejledning",
}
"""Every registered case has exactly one main problem (Ballerup 2023). Where the words show none, the sub-kind tells it."""


def facts_of(draft: Draft, office: Office) -> Facts:
    """The facts as the citizen confirmed them. The advisor's later values take their place; the suggestion stays beside them."""
    problems = draft.suggestion.problem if draft.suggestion else ()
    main = problems[0] if problems else MAIN_PROBLEM_OF.get(draft.sub, "andet")
    # A mere "perhaps theirs" stays in the suggestion; the case is another authority's only when the citizen was shown the way there.
    elsewhere = draft.suggestion is not None and draft.suggestion.route is Route.ANDEN_MYNDIGHED
    myndighed = draft.suggestion.myndighed[0] if draft.suggestion and elsewhere and draft.suggestion.myndighed else ""
    appealed = _appeal(draft, office)
    return Facts(
        kind=draft.kind,
        sub=draft.sub,
        afdeling=draft.afdeling or "andet_uoplyst",
        emne=draft.emne,
        hovedproblem=main,
        other_problems=tuple(p for p in problems if p != main),
        myndighed=myndighed,
        story=draft.story,
        oenske="" if draft.oenske == "-" else draft.oenske,
        talt_med_afdeling=draft.talt_med_afdeling or "ved_ikke",
        contact=Contact(way=ContactWay(draft.kontakt_maade or "chat"), value=draft.kontakt_vaerdi, name=draft.kontakt_navn),
        # What a child says in its story of whom one may talk to is for the advisor to read; it gives no consent.
        consent_department=draft.samtykke == "ja" and not draft.barn,
        akut=draft.akut,
        lang=draft.lang,
        sender_type=draft.afsender,
        for_anden=draft.for_anden,
        fuldmagt=draft.fuldmagt,
        leder_maa_ringe=draft.leder == "ja",
        kontakt_hvornaar=draft.kontakt_hvornaar,
        grund=draft.grund,
        underretning=draft.underretning,
        afgoerelse_dato=letter_day(draft),
        klagefrist_sikker=appealed.safe if appealed else None,
        klagefrist=appealed.legal if appealed else None,
    )


def _appeal(draft: Draft, office: Office) -> Deadline | None:
    day = letter_day(draft)
    route = office.catalogue.appeal_of(draft.emne)
    return safe_deadline(day, route, office.calendar) if day and draft.frist_rute and route.gives_a_day else None
