"""Whether somebody chooses the chat in words ("her i chatten er fint", "ikke på mail, hellere i chatten").

Read alike where the way to reach them is asked for, where it is changed at another question, and where its line of the summary is mended.
"""

from __future__ import annotations

import re

from actions.rules.fold import fold

LONGEST = 12
"""Words of a clause. A longer one tells something."""
SHORT = 3
"""Words. "Bare her" chooses; "her" in a longer clause stands for any place."""
_CLAUSE = re.compile(r"[,.;:!?\n]|\smen\s|\sbut\s", re.IGNORECASE)
_CHAT = frozenset({"chat", "chatten"})
_HERE = frozenset({"her", "here"})
_HERE_INSTEAD = re.compile(r"\b(?:her i stedet|her istedet|here instead)\b")
_TAKES_BACK = re.compile(r"^(?:(?:nej|no)(?! (?:til|to|tak|thanks)\b)|vent|wait|hov|ups|jo|ja|yes|ok|okay|undskyld|sorry)(?: |$)")
"""Words before a correction that refuse nothing of what follows them: "nej vent, svar her i chatten"."""
_REFUSES = frozenset(
    {"ikke", "ikk", "ik", "nej", "not", "no", "don", "dont", "uden", "without", "end", "than", "except", "undtagen"}
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
    """Whether the chat is chosen: a clause chooses it, and no other clause names another way unless it refuses that."""
    clauses = [said for one in _CLAUSE.split(text) if (said := _without_taking_back(fold(one)))]
    choosing = [one for one in clauses if _chooses(one)]
    return bool(choosing) and all(_leaves_room(one) for one in clauses if one not in choosing)


def _without_taking_back(folded: str) -> str:
    while found := _TAKES_BACK.match(folded):
        folded = folded[found.end() :]
    return folded


def _chooses(folded: str) -> bool:
    words = folded.split()
    if len(words) > LONGEST or _NOT_THE_CHAT & set(words):
        return False
    return bool(_CHAT & set(words) or _HERE_INSTEAD.search(folded) or (len(words) <= SHORT and _HERE & set(words)))


def _leaves_room(folded: str) -> bool:
    words = set(folded.split())
    return not words & (_CHAT | _ANOTHER_WAY) or bool(words & _REFUSES and not words & _CHAT)
