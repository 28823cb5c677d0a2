"""What people tell beside the answer: how to reach them, when, that they have talked to the department, what they hope for.

So that nothing is asked that was said already (ux.md). A story is read strictly: what is taken out of it wrongly would be a
question nobody gets to answer. The summary shows everything that was taken, and each line can be mended.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.rules.case import ContactWay
from actions.rules.draft import Draft, Slot
from actions.rules.fold import fold
from actions.rules.office import Office

LONGEST_WISH = 300
SHORTEST_WISH = 4
"""Words. "Jeg vil klage" opens, and says nothing of what somebody hopes for."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_TALKED = re.compile(
    r"\b(?:(?:(?:jeg|vi) har|jeg|vi|(?<![a-z0-9] )har) (?:\w+ ){0,4}(?:ringet|talt med|snakket med|skrevet til|mailet|kontaktet|rykket|henvendt)"
    r"|(?:jeg|vi) (?:har |var |blev )?(?:\w+ ){0,4}(?:til (?:\w+ ){0,2}moeder?|holdt (?:\w+ ){0,2}moeder?)"
    r"|(?:i|we|have|ve) (?:have )?(?:\w+ ){0,3}(?:called|phoned|talked to|spoken (?:to|with)|written to|e ?mailed|contacted))\b"
)
_TALKED_TO = re.compile(
    r"\b(?:kommunen|afdelingen|sagsbehandler\w*|jobcent\w*|borgerservice|dem|jer|ydelse\w*|visitator\w*|skolen|lederen|leder|forvaltningen|"
    r"municipality|department|caseworker|them|you|office)\b"
)
_CALLED_OFTEN = re.compile(r"\b(?:har jeg|jeg har|har vi|vi har|i have|i ve) (?:nu |now )?(?:ringet|called) (?:\w+ ){0,2}(?:gange|times)\b")
"""Whom else than the municipality would somebody who complains of it have called eleven times."""
_THEY_CALLED = re.compile(r"\b(?:de|hun|han|they|she|he) (?:har|have|has) (?:ringet|called)\b")
_NOT_TALKED = re.compile(
    r"\b(?:har (?:\w+ ){0,2}(?:ikke|aldrig) (?:\w+ ){0,2}(?:talt|snakket|ringet|kontaktet)|ikke turdet|"
    r"have(?:n t| not|nt) (?:\w+ )?(?:talked|spoken|called|contacted))\b"
)
_ELSEWHERE = re.compile(r"\b(?:laegen?|advokat\w*|nabo\w*|bank\w*|a kasse\w*|fagforening\w*|skat|politiet|doctor|lawyer|union)\b")
_CALLED_ELSEWHERE = re.compile(
    r"\b(?:udlejer\w*|boligforening\w*|boligselskab\w*|ejerforening\w*|vicevaert\w*|tandlaege\w*|sygehus\w*|hospital\w*|forsikring\w*|"
    r"arbejdsgiver\w*|chef\w*|landlord|dentist|hospital|insurance|employer|neighbou?rs?)\b|\b(?:til (?:min|vores)|called my) (?:\w+ )?"
    r"(?:mor|far|soester|bror|eks\w*|mother|father|sister|brother|ex)\b"
)
"""Whom one calls often as well. Counts only where the municipality is not named: "jeg har ringet til kommunen om min udlejer"."""
_WISH = re.compile(
    r"^(?:(?:og|men|saa|nu) )?(?:jeg|vi) (?:vil (?:(?:bare|gerne|kun|blot|egentlig) )*(?:have|vide|hoere|forstaa|tale|snakke|beholde|slippe|se)\b"
    r"|(?:oensker|haaber)\b)"
    r"|^(?:i|we) (?:just |only )?(?:want|would like|wish|hope)\b"
)
_MAY_CONTACT = re.compile(
    r"\b(?:i|du|borgerraadgiveren|you|the advisor) (?:maa|may|can)(?P<no> ikke| not)? (?:(?:gerne|godt|also|ogsaa) )*"
    r"(?:kontakte|tale med|snakke med|skrive til|spoerge|contact|talk to|write to|ask) "
    r"(?:afdelingen|kommunen|dem|sagsbehandler\w*|jobcent\w*|skolen|the (?:department|municipality)|them)\b"
)
_ANONYMOUS = re.compile(
    r"\b(?:(?:vil|oensker at|gerne) (?:\w+ )?(?:vaere|forblive) anonym\w*|anonym henvendelse|vil ikke (?:\w+ )?(?:sige|oplyse|have) (?:\w+ )?(?:mit )?navn\w*|"
    r"(?:want|wish|like) to (?:be|stay|remain) anonymous)\b"
)
_WHEN = re.compile(
    r"\b(?P<when>(?:(?:helst|bedst|gerne|kun|ikke|only|best|not)\s+)?(?:(?:efter|før|foer|fra|mellem|omkring|after|before|between|from)\s+(?:kl\.?\s*)?\d{1,2}"
    r"(?:[.:]\d{2})?(?:\s*(?:og|til|and|to|-)\s*(?:kl\.?\s*)?\d{1,2}(?:[.:]\d{2})?)?|om\s+(?:(?:for|efter)mid+agen|morgenen|aftenen)|"
    r"(?:(?:for|efter)mid+ag|in the (?:morning|afternoon|evening))|(?:på|paa|on)?\s?(?:mandag|tirsdag|onsdag|torsdag|fredag)e?\w*|"
    r"(?:on )?(?:monday|tuesday|wednesday|thursday|friday)s?))",
    re.IGNORECASE,
)


def told_beside(draft: Draft, text: str, office: Office, *, answering: Slot | None = None) -> Draft:
    """The draft with what `text` tells of the questions that are still open. `answering` is left to its own reading."""
    folded = fold(text)
    heard = _reach(draft, text, folded, office) if answering is not Slot.KONTAKT else draft
    if not heard.talt_med_afdeling and answering is not Slot.TALT:
        heard = replace(heard, talt_med_afdeling=talked(text))
    if not heard.oenske and answering is not Slot.OENSKE:
        heard = replace(heard, oenske=wish_in(text))
    if not heard.samtykke and answering is not Slot.SAMTYKKE and (allowed := _MAY_CONTACT.search(folded)):
        heard = replace(heard, samtykke="nej" if allowed["no"] else "ja")
    return heard


def when_to_call(text: str) -> str:
    """When somebody wants to be called, in their own words ("efter kl. 16"); "" when they do not say."""
    found = _WHEN.search(text)
    return " ".join(found["when"].split()) if found else ""


def _reach(draft: Draft, text: str, folded: str, office: Office) -> Draft:
    if draft.kontakt_maade:
        return draft
    if _ANONYMOUS.search(folded):
        return replace(draft, kontakt_maade=ContactWay.ANONYM.value)
    contact = office.read_contact(text)
    if contact is None:
        return draft
    # A name is only taken from an answer to the question: in a story any words may stand around a number.
    when = when_to_call(text) if contact.way is ContactWay.TELEFON else ""
    return replace(draft, kontakt_maade=contact.way.value, kontakt_vaerdi=contact.value, kontakt_hvornaar=when)


def talked(text: str) -> str:
    """ "ja" or "nej" when a sentence says so of the municipality; "" otherwise."""
    for sentence in _SENTENCE.split(text):
        folded = fold(sentence)
        if _NOT_TALKED.search(folded) and _TALKED_TO.search(folded):
            return "nej"
        called_often = _CALLED_OFTEN.search(folded) and not _THEY_CALLED.search(folded) and not _CALLED_ELSEWHERE.search(folded)
        if (called_often or (_TALKED.search(folded) and _TALKED_TO.search(folded))) and not _ELSEWHERE.search(folded):
            return "ja"
    return ""


def speaks_of_others(folded: str) -> bool:
    """Whether it is a doctor, a landlord or somebody else that was talked to, and the municipality is not named."""
    return bool(_ELSEWHERE.search(folded) or _CALLED_ELSEWHERE.search(folded)) and not _TALKED_TO.search(folded)


def wish_in(text: str) -> str:
    """The sentence that says what is hoped for, when one does."""
    for sentence in _SENTENCE.split(text):
        plain = sentence.strip()
        if len(plain.split()) >= SHORTEST_WISH and not plain.endswith("?") and _WISH.match(fold(plain)):
            return plain[:LONGEST_WISH]
    return ""
