"""Money from the municipality that did not come: who says so complains, and of that (`udbetaling_udeblevet`).

The engine hears the need in "fik ikke min kontanthjælp i dag, ingen mad", and takes the rest for a question. In doubt it is a klage
(Norddjurs 2023, NOR-1). A plain question ("hvorfor", "er det normalt") stays one: the engine has learnt those.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.rules.fold import fold
from actions.rules.spelling import corrected
from actions.rules.thresholds import DEFAULT_THRESHOLDS
from actions.rules.triage import Route, Suggestion

RULE = "pengene_kom_ikke"
"""Id of this rule among those that had a say in a suggestion."""
PROBLEM = "udbetaling_udeblevet"
SUB = "klage_over_sagsbehandling"
_NAMED = (
    r"(?:kontanthjaelp|uddannelseshjaelp|bistandshjaelp|bistand|kontanten|sygedagpenge|sygepenge|ledighedsydelse|ressourceforloebsydelse|"
    r"revalideringsydelse|integrationsydelse|overgangsydelse|hjemrejseydelse|fleksloens?tilskud|fleksloentilskud|engangshjaelp|plejevederlag|"
    r"merudgiftsydelse|tabte? arbejdsfortjeneste)(?:ne|en|et|n)?"
)
_MONEY = (
    rf"(?:{_NAMED}|pengene|mine penge|min ydelse|ydelsen|vores ydelse|udbetalingen|min udbetaling|tilskuddet|"
    r"penge fra (?:jer|kommunen|jobcent\w+)|my (?:benefits?|cash benefit|sickness benefit|money|payment))"
)
_NOT = r"(?:ikke|ik|ikk|aldrig|ingen|hverken|intet)"
_OWN = r"(?:min |mine |mit |vores |nogen |noget |hans |hendes |den |de |udbetalt |faaet )*"
_DID_NOT_COME = re.compile(
    rf"\b(?:fik|faaet|modtaget|modtog) (?:jeg |vi |hun |han )?(?:endnu |stadig |heller |overhovedet )?{_NOT} (?:endnu )?{_OWN}{_MONEY}\b"
    rf"|\b{_NOT} (?:endnu |nogensinde )?(?:faaet|modtaget|set) {_OWN}{_MONEY}\b"
    rf"|\b{_MONEY} (?:\w+ ){{0,3}}?(?:er|har|blev|bliver) (?:\w+ ){{0,2}}?{_NOT} (?:\w+ ){{0,2}}?"
    r"(?:kommet|gaaet ind|udbetalt|landet|dukket op|inde|staaet|sat ind|betalt)\b"
    rf"|\b{_MONEY} (?:\w+ ){{0,2}}?(?:kom|gik|kommer) (?:\w+ )?{_NOT}\b"
    rf"|\b{_MONEY} (?:udeblev|udebliver|er udeblevet|mangler|manglede|er vaek|er forsvundet)\b"
    rf"|\b(?:did not|didn t|have not|haven t|never) (?:get|got|received?|gotten) {_MONEY}\b"
    rf"|\b{_MONEY} (?:did not|didn t|has not|hasn t|never) (?:come|arrived?|came)\b"
)
_ASKS = re.compile(r"\b(?:hvorfor|hvornaar|normalt|er det fordi|foerste gang|bagud eller|sat op|why|when|normal)\b")
_ANOTHERS = re.compile(
    r"\b(?:folkepension\w*|foertidspension\w*|su|su en|boligstoette\w*|boerneydelse\w*|boernepenge\w*|a kasse\w*|feriepenge\w*|loen fra (?:min|mit))\b"
)
"""Benefits that another authority pays."""
_TO_BE_PAID_BACK = re.compile(r"\b(?:dobbelt|refund|tilbagebetal\w*)\b")
_BACK = re.compile(rf"\b{_MONEY} (?:\w+ ){{0,4}}(?:kommet|betalt|faaet|gaaet) (?:retur|tilbage)\b")


def unpaid(text: str, suggestion: Suggestion | None) -> Suggestion | None:
    """The suggestion as a klage over money that did not come, where the words say so of a matter of the municipality's."""
    if suggestion is None or suggestion.kind not in {"klage", "anden_henvendelse"} or not says_unpaid(text):
        return suggestion
    if suggestion.route not in {Route.REGISTRER, Route.VEJVIS}:
        return suggestion
    complaint = suggestion.kind == "klage"
    heard = suggestion.problem
    if PROBLEM not in heard:
        heard = (*heard, PROBLEM) if complaint and _sure(suggestion) else (PROBLEM, *heard)
    return replace(
        suggestion,
        route=Route.REGISTRER,
        kind="klage",
        sub=suggestion.sub if complaint else SUB,
        problem=heard,
        rules=suggestion.rules if complaint and heard == suggestion.problem else (*suggestion.rules, RULE),
    )


def _sure(suggestion: Suggestion) -> bool:
    """Whether the engine heard the main problem of a complaint, and did not only guess it."""
    scores = dict(suggestion.scores.get("problem", ()))
    return bool(suggestion.problem) and scores.get(suggestion.problem[0], 1.0) >= DEFAULT_THRESHOLDS.problem_at


def says_unpaid(text: str) -> bool:
    """Whether a text tells, and does not ask, that a benefit or other money of the municipality's did not come.

    Only the sentence that tells it counts, and for a question the next one too: "Hvad skal jeg gøre?" behind it takes nothing back.
    """
    sentences = [one for one in _SENTENCE.split(corrected(text)) if one.strip()]
    for at, sentence in enumerate(sentences):
        asks = sentence.rstrip().endswith("?") or any(_ASKS.search(fold(one)) for one in sentences[at : at + 2])
        clauses = [fold(clause) for clause in _AND_I.split(sentence)]
        back = _TO_BE_PAID_BACK.search(fold(sentence)) is not None
        told = any(_DID_NOT_COME.search(one) and not _ANOTHERS.search(one) and not _BACK.search(one) for one in clauses)
        if told and not asks and not back:
            return True
    return False


_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")
_AND_I = re.compile(r",? (?:og|and) (?=(?:jeg|vi|I|we) )")
"""Where another matter of one's own begins: "og jeg får også boligstøtte"."""
