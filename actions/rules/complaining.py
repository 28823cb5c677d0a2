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
_DISSATISFIED = re.compile(
    r"\b(?:jeg|vi) er (?!ikke)(?:\w+ )?(?:utilfredse?|rasende)\b|\bi am (?!not)(?:\w+ )?(?:unhappy|dissatisfied) with\b"
)
_WAITS = re.compile(
    r"\b(?:venter|ventet) (?:\w+ ){0,2}paa (?:et )?svar\b.*\b(?:uger|maaneder|aar)\b|\b(?:uger|maaneder|aar)\b.*\b(?:venter|ventet) (?:\w+ ){0,2}paa (?:et )?svar\b"
    r"|\bwait(?:ing|ed)\b.*\b(?:weeks|months)\b"
)


def complaining(text: str, suggestion: Suggestion | None) -> Suggestion | None:
    """The suggestion as a klage where the words say so of a matter of the municipality's; any other as it is."""
    if suggestion is None or suggestion.kind != "anden_henvendelse" or suggestion.route not in {Route.REGISTRER, Route.VEJVIS}:
        return suggestion
    folded = fold(text)
    if not (_DISSATISFIED.search(folded) or _WAITS.search(folded)):
        return suggestion
    return replace(suggestion, route=Route.REGISTRER, kind="klage", sub=SUB, rules=(*suggestion.rules, RULE))
