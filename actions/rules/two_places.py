"""A short message with two matters, the municipality's own and another authority's: found by its words.

The engine cuts a message of twenty words or more between its sentences (`Scores.parts`). "Boligstøtten er stoppet, og jobcentret svarer
heller ikke" is too short for that, and nobody cuts anything where the engine is away. Here the words must say it outright: one clause
names what only another authority pays or does, another a topic of ours, something is wrong in both, and the later one says that it
comes on top ("også", "desuden"). A benefit that is only mentioned ("jeg har kun min folkepension") is no matter.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.rules.catalogue import Catalogue
from actions.rules.topic_words import named, suggested
from actions.rules.triage import COUNTED, Part, Route, Suggestion, kept_here
from actions.rules.wording import compiled, plain, says

LONGEST = 60
"""Words. A longer message is read by its halves or as one story."""
RULE = "to_sager_i_ord"
"""Id of this rule among those that had a say in a suggestion."""
_AUTHORITIES: tuple[tuple[str, str], ...] = (
    (
        "udbetaling_danmark",
        r"\b(?:udbetaling danmark|boligstøtte\w*|boligsikring\w*|boligydelse\w*|folkepension\w*|barselsdagpenge\w*|børnepenge\w*|børnechecken?|"
        r"børneydelse\w*|ungeydelse\w*|børnetilskud\w*|housing benefit|child benefit|state pension|parental leave pay)\b",
    ),
    ("skattestyrelsen", r"\b(?:skattestyrelsen|skattevæsenet|årsopgørelse\w*|forskudsopgørelse\w*|restskat\w*|skat har|har skat)\b"),
    ("familieretshuset", r"\bfamilieretshus\w*\b"),
    ("su", r"\b(?:su(?:'en|en)?|uddannelsesstøtte\w*)\b"),
    ("a_kasse", r"\b(?:a[- ]?kasse\w*)\b"),
    ("gaeldsstyrelsen", r"\bgældsstyrelse\w*\b"),
    ("region_sygehus", r"\b(?:sygehus\w*|hospital\w*)\b"),
    ("politi", r"\b(?:politiet|politi|the police)\b"),
)
"""What is theirs alone, by name. Source: `authorities.yml` (`when`)."""
_WRONG = (
    r"\b(?:ikke|ik|ikk|ingen|aldrig|stop\w*|afslag|afvis\w*|nægt\w*|sanktion\w*|trækker|trukket|træk|forkert\w*|fejl|uenig|aflys\w*|sat ned|"
    r"skåret|nedsat|mangler|vente\w*|krav|skylder|problem\w*|forsink\w*|væk|lukk\w*|klage\w*|utilfreds|henlagt|stopped|not|never|wrong|"
    r"cancel\w*|wait\w*|refus\w*|reduced|don't|doesn't|didn't|hasn't|haven't|problems?|late)\b"
)
_ON_TOP = (
    r"\b(?:også|ogs|desuden|derudover|samtidig\w*|heller ikke|heller|noget andet|en (?:helt )?anden ting|for det andet|oveni|oven i|dertil|"
    r"og så (?:er|har|får|venter|mangler)|also|besides|either|as well|another thing|on top of)\b"
)
_ONLY_MENTIONED = (
    r"\b(?:siger|sagde|sige|skriver at|skrev|henvis\w*|kontakte?|mener|ifølge|lever af|leve af|har kun|rækker|slår ikke til|fordi jeg (?:får|har)|"
    r"says?|said|told me|live on|contact|referred)\b"
)
_OURS_TOO = r"\b(?:kommune\w*|jobcent\w*|forvaltning\w*|sagsbehandler\w*|hos jer|af jer|fordi|council|municipality|caseworker|because)\b"
"""Who else had a hand in it, or that it is only the reason for something else."""
_ANYBODYS = frozenset({"tilbagebetaling"})
"""Topics whose words ("for meget") say nothing of whose money it is."""
_CLAUSE = re.compile(r"(?<=[.!?\n])\s+|(?:,\s*|\s+)(?=(?:og|and|men|but|desuden|derudover|samtidig)\b)|,\s+", re.IGNORECASE)


def divided(text: str, suggestion: Suggestion | None, catalogue: Catalogue) -> Suggestion | None:
    """The suggestion for our own matter, with the other authority's as its second; as it was where the words do not say that there are two."""
    if len(text.split()) > LONGEST or (suggestion is not None and not _may_be_two(suggestion)):
        return suggestion
    clauses = _clauses(text)
    found = [(at, authority) for at, clause in enumerate(clauses) if (authority := _wrong_elsewhere(clause, catalogue))]
    if len({authority for _, authority in found}) != 1:
        return suggestion
    at, authority = found[0]
    own = [(one, topics) for one, clause in enumerate(clauses) if (topics := _wrong_here(clause, catalogue))]
    if not own or authority not in catalogue.authorities:
        return suggestion
    here, topics = own[0]
    if not says(_ON_TOP, clauses[max(at, here)]):
        return suggestion
    base = suggestion or suggested(text, catalogue)
    if base is None:
        return None
    units = tuple(dict.fromkeys(catalogue.unit_of(topic) for topic in topics))
    first = kept_here(base, topics, units, beside=authority, subs=base.scores.get("sub", ()))
    theirs = text[text.index(clauses[at]) : text.rindex(clauses[here]) if at < here else None].strip(" ,\n")
    second = Part(text=theirs, kind=first.kind, myndighed=authority)
    return replace(first, second=second, rules=(*first.rules, RULE))


def _may_be_two(suggestion: Suggestion) -> bool:
    return suggestion.second is None and suggestion.kind in COUNTED and suggestion.route in {Route.REGISTRER, Route.ANDEN_MYNDIGHED}


def _clauses(text: str) -> list[str]:
    """The clauses in their order; one without a word of its own stands with the one before."""
    return [piece.strip() for piece in _CLAUSE.split(text.strip()) if piece.strip()]


def _wrong_elsewhere(clause: str, catalogue: Catalogue) -> str:
    without_them = clause
    for _, words in _AUTHORITIES:
        without_them = re.sub(words, " ", without_them, flags=re.IGNORECASE)
    if says(_OURS_TOO, clause) or set(named(without_them, catalogue.topics)) - _ANYBODYS:
        # "Jobcentret har sendt forkerte oplysninger til Udbetaling Danmark" is the jobcentre's mistake.
        return ""
    named_here = [authority for authority, words in _AUTHORITIES if compiled(words).search(plain(clause))]
    wrong = says(_WRONG, clause) and not says(_ONLY_MENTIONED, clause)
    return named_here[0] if len(named_here) == 1 and wrong else ""


def _wrong_here(clause: str, catalogue: Catalogue) -> tuple[str, ...]:
    elsewhere = any(says(words, clause) for _, words in _AUTHORITIES)
    return () if elsewhere or not says(_WRONG, clause) else named(clause, catalogue.topics)
