"""Whether somebody chooses the chat in words ("her i chatten er fint", "ikke på mail, hellere i chatten").

Read alike where the way to reach them is asked for, where it is changed at another question, and where its line of the summary is mended.
"""

from __future__ import annotations

import re

from actions.rules.choices import yes_no
from actions.rules.fold import fold

LONGEST = 12
"""Words of a clause. A longer one tells something."""
LONGEST_WITH_ANOTHER = 24
"""Words of a clause that also tells which way is left for the chat."""
SHORT = 3
"""Words. "Bare her" chooses; "her" in a longer clause stands for any place."""
_CLAUSE = re.compile(r"[,.;:!?\n]|\smen\s|\sbut\s", re.IGNORECASE)
_CHAT = frozenset({"chat", "chatten"})
_HERE = frozenset({"her", "here"})
_BESIDE_HERE = frozenset(
    {"bare", "kun", "helst", "hellere", "gerne", "svar", "skriv", "er", "fint", "ok", "okay", "ja", "tak"}
    | {"just", "only", "please", "is", "fine", "yes", "answer", "write"}
)
"""Words that "her" chooses with. With any other it tells of somebody: "far er her"."""
_HERE_INSTEAD = re.compile(r"\b(?:her i stedet|her istedet|here instead)\b")
_TAKES_BACK = re.compile(r"^(?:(?:nej|no)(?! (?:til|to|tak|thanks)\b)|vent|wait|hov|ups|jo|ja|yes|ok|okay|undskyld|sorry)(?: |$)")
"""Words before a correction that refuse nothing of what follows them: "nej vent, svar her i chatten"."""
_WAY = r"(?:telefon\w*|tlf|mobil\w*|ring\w*|opring\w*|opkald\w*|sms\w*|mail\w*|e mail\w*|email\w*|call\w*|phone\w*)"
_RATHER_THAN = re.compile(
    r"\bchat(?:ten)?(?: (?:hellere|kun|tak|er|fint?|bedre|nemmere|lettere|rather|is|better|easier)){0,3}(?P<left>"
    rf" (?:end|i ?stedet for|frem for|uden|instead of|rather than|than|without)\b(?=.*\b{_WAY}\b)"
    rf"| (?:(?:og|and) )?(?:ikke|aldrig|not|never) (?:(?:paa|via|by) )?{_WAY}$)"
)
"""The chat, and behind it the way that is left for it: "i chatten end på telefon"."""
_NO_CALL = re.compile(
    r"^(?!(?:kan|vil|gider|skal|maa|kunne) ).*\bikke ring\w*(?: (?:til mig|mig op|op|alligevel|mere)\b){0,3}(?!.*\b(?:eller|og)\b)"
)
"""A call forbidden before the chat is named. "Kan I ikke ringe" asks for one."""
_LEFT_FOR_ANOTHER = re.compile(r"\b(?:i ?stedet for|frem for|instead of|rather than)\b")
_REFUSES = frozenset(
    {"aldrig", "never", "ikke", "ikk", "ik", "nej", "not", "no", "don", "dont", "uden", "without", "end", "than", "except", "undtagen"}
    | {"svaert", "svaer", "besvaerligt", "hader", "hard", "difficult", "hate"}
)
_ASKS = frozenset({"hvad", "hvordan", "hvorfor", "what", "how", "why"})
_ANOTHER_WAY = frozenset(
    {"telefon", "telefonen", "telefonisk", "tlf", "mobil", "ring", "ringe", "ringes", "ringer", "opringning", "sms", "mail", "mailen"}
    | {"email", "call", "called", "phone"}
)
_NOT_THE_CHAT = _REFUSES | _ASKS | _ANOTHER_WAY
"""Words of another way, of a question, or of what is not wanted: with them the chat is named, and not chosen."""


def in_the_chat(text: str) -> bool:
    """Whether the chat is chosen: a clause chooses it, no clause behind it is a no, and none names another way unless it refuses that."""
    clauses = [folded for one in _CLAUSE.split(text) if (folded := fold(one))]
    choosing = [_chooses(_without_taking_back(one)) for one in clauses]
    if True not in choosing:
        return False
    behind = clauses[len(choosing) - choosing[::-1].index(True) :]
    if any(yes_no(one) == "nej" for one in behind):
        return False
    return all(_leaves_room(one) for one, chooses in zip(clauses, choosing, strict=True) if not chooses)


def _without_taking_back(folded: str) -> str:
    while found := _TAKES_BACK.match(folded):
        folded = folded[found.end() :]
    return folded


def _chooses(folded: str) -> bool:
    asked = folded.split()
    if len(asked) > LONGEST_WITH_ANOTHER or _ASKS & set(asked):
        return False
    said = _without_the_way_left(folded)
    words = said.split()
    if len(words) > LONGEST or _NOT_THE_CHAT & set(words) or _LEFT_FOR_ANOTHER.search(said):
        return False
    here = len(words) <= SHORT and bool(_HERE & set(words)) and set(words) <= _HERE | _BESIDE_HERE
    return bool(_CHAT & set(words) or _HERE_INSTEAD.search(said) or here)


def _without_the_way_left(folded: str) -> str:
    """The clause without the way that is left for the chat, before it or behind it."""
    found = _RATHER_THAN.search(folded)
    said = folded[: found.start("left")] if found else folded
    forbidden = _NO_CALL.match(said)
    return said[forbidden.end() :].strip() if forbidden else said


def _leaves_room(folded: str) -> bool:
    words = set(_without_taking_back(folded).split())
    return not words & (_CHAT | _ANOTHER_WAY) or bool(words & _REFUSES and not words & _CHAT)
