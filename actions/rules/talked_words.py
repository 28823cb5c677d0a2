"""Free words at "har du talt med afdelingen": a yes, a no, or tried without reaching anybody.

Read more freely than a story (`listening.talked`): here it was asked for. What is none of these is left to "ved ikke".
"""

from __future__ import annotations

import re

from actions.rules.fold import fold
from actions.rules.listening import speaks_of_others

_NO = r"(?:ikke|ikk|ik|aldrig|not|never|don t|dont|doesn t|didn t|haven t|havent|hasn t|won t)"
_DID = (
    r"(?:talt|talte|snakket|snakkede|ringet|ringede|skrevet|skrev|mailet|mailede|rykket|rykkede|kontaktet|kontaktede|henvendt|"
    r"talked|spoke|spoken|called|phoned|emailed|wrote|written|contacted)"
)
_PHONE = r"(?:den|telefon\w*|tlf|roeret)"
_UNSURE = re.compile(
    r"\b(?:huske|husker|husk|usikker|sikker paa|maaske|tror|ved (?:ikke|ik|ikk)|om (?:jeg|vi) har|remember|not sure|maybe|don t know)\b"
)
_IN_VAIN = re.compile(
    rf"\b(?:tager|tog|taget) (?:\w+ )?(?:{_PHONE} (?:\w+ )?{_NO}|{_NO} (?:\w+ )?{_PHONE})\b(?! alvorlig\w*)"
    r"|\bingen (?:der |som )?(?:tager|tog|svarer|svarede|ringer|ringede|vender|har svaret|har ringet)\b"
    rf"|\b(?:de|hun|han|kommunen|afdelingen|they|she|he) (?:\w+ )?{_NO} (?:\w+ )?(?:svaret|ringet tilbage|answer\w*|pick\w*|repl\w+|call\w* back)\b"
    rf"|\b(?:svarer|svarede) (?:\w+ ){{0,2}}{_NO}\b|\b(?:ringer|ringede|vender|vendte) (?:\w+ )?{_NO} (?:\w+ )?tilbage\b"
    rf"|\b(?:faar|fik) (?:\w+ )?{_NO} (?:\w+ )?svar$|\b{_NO} faaet (?:\w+ )?svar$|\b(?:intet|uden) svar\b"
    rf"|\b{_NO} (?:\w+ ){{0,3}}(?:faa fat|komme (?:i)?gennem|igennem|faa nogen i tale|traeffe|fanget?)\b|\bkommer (?:\w+ )?{_NO} (?:i)?gennem\b"
    r"|\bumulig\w* (?:\w+ ){0,3}(?:faa fat|komme (?:i)?gennem|traeffe)\b"
    r"|\b(?:proevet|forsoegt) (?:\w+ ){0,4}(?:ringe|kontakte|tale|snakke|faa fat|gange|komme igennem)\b|^(?:jeg |vi )?har (?:da )?(?:proevet|forsoegt)$"
    r"|\b(?:kun|bare) (?:\w+ ){0,2}(?:telefonsvarer\w*|i koe)\b|\blagt (?:en )?besked\w*\b|\bno (?:answer|reply)\b|\b(?:nobody|no one) (?:\w+ )?(?:answer\w*|pick\w*|call\w*)\b"
    r"|\b(?:can t|cannot|couldn t|could not) (?:\w+ )?(?:get (?:through|hold)|reach)\b|\btried (?:to (?:call|contact|talk|reach|phone)|calling|many times|several times)\b"
)
_NOT_DONE = re.compile(
    rf"\b{_NO} (?:\w+ ){{0,2}}{_DID}\b|\b{_DID} (?:\w+ )?{_NO}\b|^(?:(?:jeg|vi|i|we) )?(?:har|have) (?:\w+ )?{_NO}(?: \w+)?$"
    rf"|\btoer (?:\w+ ){{0,2}}{_NO}\b|\b{_NO} (?:\w+ )?(?:turdet|naaet det|dared)\b|^(?:endnu |slet |overhovedet )?{_NO}(?: endnu| yet)?$|\bafraid to\b"
)
_DONE = re.compile(
    rf"\b{_DID}\b|\b(?:til|holdt|haft) (?:et |en |to |flere |mange )?(?:moede|samtale)\w*\b"
    r"|^(?:mange|flere|fem|ti|\d+|tre|to|masser af|many|several) (?:gange|times)\b|^(?:tit|ofte|hele tiden|igen og igen|hver (?:dag|uge)|every (?:day|week))\b"
    r"|^(?:i (?:mandags|tirsdags|onsdags|torsdags|fredags|gaar|forgaars)|(?:i )?sidste (?:uge|maaned)|yesterday|last (?:week|month))(?: (?:med|with|hos) .+)?$"
    r"|^(?:kun|bare|only) (?:\w+ ){0,2}(?:mail|mails|sms|skriftligt|e boks|eboks|digital post|email|writing)$"
)
_CLAUSE = re.compile(r"[,.;:!?\n]|\s(?:men|but)\s", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:(?:talt|talte|snakket|snakkede) (?:jeg |vi )?med|(?:talked|spoke|spoken) (?:to|with))\b"
    r"(?! (?:en |a |the )?(?:ingen|nobody|telefonsvarer|answering machine|maskine|robot))|\bhaft (?:et |flere |mange )?moede"
)
_NOT_REACHED = re.compile(
    rf"\b(?:{_NO}|ingen|hverken|uden|proevet|forsoegt|umulig\w*|faa|ville|skulle|kunne|burde|nobody|without|tried|wanted|would|should|could)\b"
)
"""Words before a talk that say that it was not had: "jeg ville have talt med dem"."""
_DONE_AFTER_ALL = re.compile(
    rf"\b{_NO} (?:ringet|called) (?:\w+ ){{0,2}}(?:men|but) (?:\w+ ){{0,2}}(?:skrevet|mailet|written|emailed)\b"
    r"|\b(?:men det har (?:jeg|vi)|but (?:i|we) have)$"
)
"""Another way than the one denied, or what others deny: "de siger jeg ikke har ringet men det har jeg"."""


def said_of_talking(text: str) -> str:
    """ "ja", "nej", "ved_ikke" or "" (not read) of whether somebody has talked with the department. Written to is talked with."""
    folded = fold(text)
    if _UNSURE.search(folded):
        return "ved_ikke"
    if _has_reached(text):
        return "ja"
    if tried_in_vain(text):
        return "nej"
    if _DONE_AFTER_ALL.search(folded):
        return "ja"
    if _NOT_DONE.search(folded):
        return "nej"
    return "ja" if _DONE.search(folded) and not speaks_of_others(folded) else ""


def _has_reached(text: str) -> bool:
    """Whether a clause tells of a talk that was had, whatever came of it: "jeg har talt med dem, men de ringer aldrig tilbage"."""
    for clause in map(fold, _CLAUSE.split(text)):
        found = _REACHED.search(clause)
        if found and not _NOT_REACHED.search(clause[: found.start()]) and not speaks_of_others(clause):
            return True
    return False


def tried_in_vain(text: str) -> bool:
    """Whether nobody was reached ("de tager den ikke"): no talk, and no reason to be told whom to call."""
    return _IN_VAIN.search(fold(text)) is not None
