"""A long story of many hands, meetings and promises is a complaint of the whole course, not of one step in it.

Norddjurs 2023 counts forloeb og samarbejde on its own. The engine has learnt from messages of a few lines and hears the single steps of
a long one; the marks of a course stand in the words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.rules.fold import fold
from actions.rules.triage import Route, Suggestion

RULE = "langt_forloeb"
"""Id of this rule among those that had a say in a suggestion."""
SUB = "klage_over_forloeb_og_samarbejde"
_STEPS = frozenset({"klage_over_sagsbehandling"})
"""What a course is made of. A complaint of a decision or of how somebody behaved keeps its own kind."""
LONG = 100
"""Words from which a few marks will do."""
SHORTEST = 40
FEW, MANY = 3, 4
_NUMBER = r"(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|\d+)"
_PERSON = (
    r"(?:sagsbehandler|raadgiver|kontaktperson|konsulent|vejleder|medarbejder|terapeut|visitator|koordinator|mentor|psykolog|leder|afloeser|"
    r"vikar)\w*"
)
_SEASON = r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|foraar\w*|efteraar\w*|sommer\w*|vinter\w*|jul|paaske)"
_MARKS = tuple(
    re.compile(mark)
    for mark in (
        # Many hands.
        rf"\b{_NUMBER} (?:\w+ )?{_PERSON}|\b(?:foerste|anden|tredje|fjerde|femte|sjette|syvende|ottende|nye?) (?:\w+ )?{_PERSON}"
        r"|\bnummer (?:to|tre|fire|fem|seks)\b|\b(?:altid|hver gang|igen) en (?:anden|ny)\b|\bforfra\b"
        r"|\b(?:den|hun|han) (?:er |blev )?(?:rejst|sagt op|gaaet paa barsel|stoppet)\b",
        # Sent from one to the other.
        r"\b(?:siger|sagde|mener|svarer|skriver)(?: at)? (?:det|de|der|han|hun)\b.*\b(?:siger|sagde|mener|svarer)(?: at)? (?:det|de|der|han|hun)\b"
        r"|\bi ring\b|\btaler ikke sammen\b|\bsendte?r? (?:mig |os )?(?:videre|rundt|tilbage)\b|\bsendt (?:rundt|videre)\b",
        # Promises.
        r"\b(?:lovet|lovede|lovning|lovninger|aftalt|aftalen|aftalte)\b",
        # Meetings.
        r"\b\w*moede(?:t|r|rne|rnes)?\b",
        # Not heard.
        r"\bingen (?:\w+ ){0,2}(?:spurgt|spurgte|hoerer|lytter)\b|\bhen over hovedet\b|\bikke (?:blevet )?(?:spurgt|hoert)\b|\bpaa forhaand\b"
        r"|\bnikke(?:r|de|t)?\b",
        # Time that goes.
        rf"\b(?:{_SEASON}|{_NUMBER} (?:uger|maaneder|aar|gange))\b.*\b(?:{_SEASON}|{_NUMBER} (?:uger|maaneder|aar|gange))\b",
    )
)


def as_a_course(text: str, suggestion: Suggestion | None) -> Suggestion | None:
    """The suggestion as a complaint of the course, where a complaint of the handling tells a long one; any other as it is."""
    if suggestion is None or suggestion.kind != "klage" or suggestion.route is not Route.REGISTRER or suggestion.sub not in _STEPS:
        return suggestion
    return replace(suggestion, sub=SUB, rules=(*suggestion.rules, RULE)) if tells_a_course(text) else suggestion


def tells_a_course(text: str) -> bool:
    """Whether a text is long and bears at least three marks of a course, or four where it is not quite so long."""
    words = len(text.split())
    if words < SHORTEST:
        return False
    folded = fold(text)
    return sum(mark.search(folded) is not None for mark in _MARKS) >= (FEW if words >= LONG else MANY)
