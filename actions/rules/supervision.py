"""Who tells that the municipality does nothing about what somebody else has built or does complains of the time it takes.

The municipality must supervise (building, plans, noise): nothing has been decided, so there is nothing to disagree with, and what is
missing is that the case moves. The engine has few such messages and hears the disagreement with the neighbour.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.rules.fold import fold
from actions.rules.triage import Route, Suggestion

RULE = "der_sker_intet"
"""Id of this rule among those that had a say in a suggestion."""
PROBLEM = "sagsbehandlingstid"
_NO_GROUND = "uenig_i_afgoerelse"
SUPERVISED = frozenset({"byggesag", "lokalplan", "miljoe_og_stoej", "vej_og_park"})
"""Topics where the matter may be another's house, land or noise."""
_THEM = r"(?:kommunen|forvaltningen|teknisk forvaltning|teknik og miljoe|(?:bygge)?tilsynet|myndighed\w+|byggemyndigheden|afdelingen)"
_ACTS = r"(?:goer|goere|gjort|foretager sig|foretager jer|foretaget jer|foretaget sig)"
_NOTHING = r"(?:ikke noget|ik noget|ikk noget|ikke en \w+|ikke det mindste|intet|ingenting|ikke ret meget|aldrig noget)"
_STEPS_IN = r"(?:griber|skrider|grebet|skredet) (?:\w+ )?ikke ind|(?:har|er) ikke (?:grebet|skredet) ind|reagerer (?:\w+ )?(?:ikke|aldrig)|har ikke reageret"
_INACTION = re.compile(
    rf"\b{_THEM} (?:\w+ ){{0,3}}?{_ACTS} (?:\w+ ){{0,2}}?{_NOTHING}\b|\bi {_ACTS} (?:\w+ ){{0,2}}?{_NOTHING}\b"
    rf"|\b(?:goer|foretager) (?:i|{_THEM}) (?:\w+ )?(?:jer |sig )?{_NOTHING}\b"
    rf"|\b(?:i|{_THEM}) har (?:\w+ ){{0,2}}?(?:ikke (?:\w+ )?gjort noget|intet gjort|ikke foretaget|gjort (?:intet|ingenting))\b"
    rf"|\b(?:i|{_THEM}) (?:{_STEPS_IN})\b"
    r"|\bder (?:sker|er sket|skete) (?:\w+ )?(?:ikke (?:noget|en \w+)|ingenting|intet)\b"
    r"|\bingen (?:\w+ ){0,3}?(?:goer (?:noget|en \w+)|griber ind|skrider ind)\b"
    r"|\b(?:the municipality|you|nobody) (?:does|do|has done|have done|is doing|are doing) (?:absolutely )?(?:nothing|anything)\b"
    r"|\bnothing (?:happens|has happened|is happening)\b"
)
_DECIDED = re.compile(
    r"\b(?:paabud\w*|medhold|fik ret|faa ret|naevn\w*|klageenhed\w*|afgoer\w*|afslag\w*|afvis\w*|dispens\w*|godkend\w*|tilsagn|"
    r"(?:gav|givet|faaet|fik) (?:\w+ )?(?:lov|tilladelse)|lovliggoer\w*|decision|approved|permission)\b"
)
"""Something was decided: then the matter is that decision, or that it is not followed."""


def left_alone(text: str, suggestion: Suggestion | None) -> Suggestion | None:
    """The suggestion with `sagsbehandlingstid` as its main problem, where a complaint of a supervised matter tells that nothing is done."""
    if suggestion is None or suggestion.kind != "klage" or suggestion.route is not Route.REGISTRER:
        return suggestion
    if not SUPERVISED.intersection(suggestion.emne[:1]) or suggestion.problem[:1] == (PROBLEM,) or not says_nothing_is_done(text):
        return suggestion
    others = (one for one in suggestion.problem if one not in {PROBLEM, _NO_GROUND})
    return replace(suggestion, problem=(PROBLEM, *others), rules=(*suggestion.rules, RULE))


def says_nothing_is_done(text: str) -> bool:
    """Whether a text tells that the municipality does nothing, and of no decision."""
    folded = fold(text)
    return _INACTION.search(folded) is not None and _DECIDED.search(folded) is None
