"""Who says that they are dissatisfied, or that they wait, complains: in doubt it is a klage (Norddjurs 2023, NOR-1).

The engine reads "jeg er utilfreds med min hjemmehjælp" as a question about home help when the rest of it sounds like one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.rules.fold import fold
from actions.rules.triage import Route, Suggestion

RULE = "siger_det_selv"
"""Id of this rule among those that had a say in a suggestion."""
SUB = "klage_over_sagsbehandling"
_OF_OTHERS = (
    r"(?:\w+ ){0,2}(?:nabo\w*|udlejer\w*|boligforening\w*|boligselskab\w*|laegen?|tandlaege\w*|sygehus\w*|hospital\w*|bank\w*|a kasse\w*|"
    r"fagforening\w*|skat|politiet|advokat\w*|forsikring\w*|arbejdsgiver\w*|neighbou?rs?|landlord|doctor|bank|union|police|employer)\b"
)
"""Whom the municipality does not answer for."""
_DISSATISFIED = re.compile(
    rf"\b(?:jeg|vi) er (?!ikke\b|hverken\b|aldrig\b)(?:\w+ )?(?:utilfredse?|rasende)\b(?! (?:med|over|paa) {_OF_OTHERS})"
    rf"|\bi am (?!not\b|never\b|neither\b)(?:\w+ )?(?:unhappy|dissatisfied) with\b(?! {_OF_OTHERS})"
)
_NOT_WAITED = r"(?<!ikke )(?<!aldrig )(?<!hverken )"
_FOR_AN_ANSWER = rf"{_NOT_WAITED}\b(?:venter|ventet) (?!ikke\b|aldrig\b)(?:\w+ ){{0,2}}paa (?:et )?svar\b(?! fra {_OF_OTHERS})"
_WAITS = re.compile(
    rf"{_FOR_AN_ANSWER}.*\b(?:uger|maaneder|aar)\b|\b(?:uger|maaneder|aar)\b.*{_FOR_AN_ANSWER}"
    rf"|(?<!not )(?<!never )\bwait(?:ing|ed)\b(?! (?:lists?|times?|periods?)\b)(?!.* from {_OF_OTHERS}).*\b(?:weeks|months)\b"
)


def complaining(text: str, suggestion: Suggestion | None) -> Suggestion | None:
    """The suggestion as a klage where the words say so of a matter of the municipality's; any other as it is."""
    if suggestion is None or suggestion.kind != "anden_henvendelse" or suggestion.route not in {Route.REGISTRER, Route.VEJVIS}:
        return suggestion
    folded = fold(text)
    if not (_DISSATISFIED.search(folded) or _WAITS.search(folded)):
        return suggestion
    return replace(suggestion, route=Route.REGISTRER, kind="klage", sub=SUB, rules=(*suggestion.rules, RULE))
