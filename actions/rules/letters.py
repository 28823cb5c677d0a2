"""Whose letter a date belongs to: a deadline counted from another authority's letter sends the complaint to the wrong door.

"Boligstøttebrevet er fra 2. november, jobcenteret har ikke sendt noget" answers the question about the date with somebody else's.
"""

from __future__ import annotations

import re

from actions.rules.fold import fold

_OTHERS = (
    r"(?:udbetaling danmark|boligstoette\w*|boligsikring\w*|boligydelse\w*|folkepension\w*|boernepenge\w*|boerneydelse\w*|boernebidrag\w*|"
    r"barselsdagpenge\w*|skattestyrelsen|skat|gaeldsstyrelsen|familieretshuset|a kassen|regionen|housing benefit|child benefit)"
)
_LETTER = r"(?:brev|brevet|breve|afgoerelse|afgoerelsen|letter|decision)"
_NAMED = re.compile(
    rf"\b(?:boligstoette|pensions?|udbetaling danmark |skatte?)brevet\b|\b{_LETTER} (?:\w+ )?(?:fra|om|from|about) {_OTHERS}\b"
)
_FROM_ANOTHER = re.compile(rf"\b(?:fra|from) {_OTHERS}\b")
_ON_A_SCREEN = re.compile(r"\b(?:e ?boks|digital post|mit dk|borger dk|paa skaermen|paa nettet)\b")
_NONE = re.compile(
    rf"\b(?:ikke|aldrig) (?:\w+ ){{0,3}}(?:noget|nogen|et|en) (?:\w+ )?{_LETTER}\b|\b(?:intet|ingen) {_LETTER}\b|\b(?:no|not|never) (?:\w+ ){{0,3}}(?:a |any )?{_LETTER}\b"
)


def is_another_authoritys(text: str) -> bool:
    """Whether an answer about the date of the letter says that another authority sent it, or names what only another authority decides."""
    return names_another_authoritys(text) or bool(_FROM_ANOTHER.search(fold(text)))


def names_another_authoritys(text: str) -> bool:
    """Whether a story tells of another authority's letter, so that a date in it may be that one's."""
    return bool(_NAMED.search(fold(text)))


def came_some_way(text: str) -> bool:
    """Whether it came, only not on paper: "ikke et brev, men i e-Boks"."""
    return bool(_ON_A_SCREEN.search(fold(text)))


def is_none(text: str) -> bool:
    """Whether there is no letter: "de har ikke sendt noget brev"."""
    return bool(_NONE.search(fold(text)))
