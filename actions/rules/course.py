"""How a case on a topic goes in general, and whether somebody asks for it.

Norddjurs 2023: the social area made visual material of a case's course. Ours is told in three steps, and as general:
nobody here knows how far one citizen's case is.
"""

from __future__ import annotations

import re

from actions.rules.catalogue import Catalogue
from actions.rules.fold import fold
from actions.rules.say import Say

LONGEST_QUESTION = 14
"""Words. Somebody who writes more tells a story, and is to be answered on that."""

_BEFORE = r"(?:(?:ok|okay|og|men|saa|jamen|naa|hej|tak|ja|and|but|so|hi|thanks|well) )*"
_POLITE = (
    r"(?:(?:kan|vil|kunne) du (?:\w+ )?(?:fortaelle|forklare|sige)(?: mig)? |forklar(?: mig)? |fortael(?: mig)? |"
    r"jeg vil (?:gerne )?(?:vide|hoere) |(?:can|could) you (?:tell|explain to) me |can you explain |i (?:would like|want) to know )"
)
_GOES = r"(?:foregaar|forgaar)"
_USUALLY = r"(?:som regel |normalt |typisk |egentlig |ellers |saa )?"
_ABOUT = r"(?: (?:med|i|hos|for|om|paa|naar|hvis|fra|her|with|in|about|when|if)(?: \w+)*)?"
_ASKED = (
    rf"hvordan {_GOES} (?:det|sagen|forloebet|sagsbehandlingen|saadan noget|saadan (?:en|et) \w+|(?:en|et) \w+)"
    r"(?: (?:som regel|normalt|typisk|egentlig|ellers|saa|nu|her))*",
    rf"hvordan (?:plejer|bruger) det {_USUALLY}at (?:foregaa|gaa)",
    r"hvordan er forloebet",
    r"hvordan ser forloebet ud",
    r"hvad er forloebet",
    rf"(?:hvad|hva) sker der {_USUALLY}(?:nu|herfra|saa|bagefter|derefter|herefter|videre|foerst|som regel|normalt|typisk)",
    r"hvad skal der ske (?:nu|bagefter|derefter|herefter)",
    r"hvad (?:er|bliver) (?:det )?naeste(?: skridt| trin| step)?",
    r"hvor langt er jeg(?: naaet| kommet)?",
    r"hvor langt er jeg i (?:sagen|forloebet)",
    r"hvor i forloebet er jeg",
    r"(?:what|whats) (?:usually |normally )?happens (?:next|now|then|first|after(?:wards| that)?|usually|normally)",
    r"what (?:is|are|s|comes) (?:the )?next(?: steps?)?",
    r"what (?:is|s) the (?:process|procedure)",
    r"how does (?:it|this|the process|that) (?:usually |normally )?(?:work|go)",
    r"how far am i(?: in the process)?",
    r"where am i in the process",
)
_TOLD = (
    rf"hvordan det {_USUALLY}(?:{_GOES}|gaar for sig)",
    rf"hvad der {_USUALLY}sker (?:nu|saa|bagefter|derefter|herefter|videre|som regel|normalt)",
    r"hvor langt jeg er(?: naaet| kommet)?",
    r"hvad det naeste(?: skridt| trin)? er",
    r"how (?:it|this) (?:usually |normally )?(?:works|goes)",
    r"what the (?:next step|process) is",
)
_QUESTION = re.compile(rf"{_BEFORE}(?:(?:{_POLITE})?(?:{'|'.join(_ASKED)})|{_POLITE}(?:{'|'.join(_TOLD)})){_ABOUT}")


def asks_for_course(text: str) -> bool:
    """Whether the text, as a whole, asks how it goes or what comes next ("hvad sker der nu").

    Where one's own case stands ("hvad sker der med min sag") is another question: that one is about a case somebody has.
    """
    folded = fold(text)
    return len(folded.split()) <= LONGEST_QUESTION and _QUESTION.fullmatch(folded) is not None


def course_of(topic: str, catalogue: Catalogue, lang: str) -> Say | None:
    """One bubble with the three steps of `topic` in `lang` ("da", "en"); None where the topic has no course."""
    course = catalogue.courses.get(topic)
    if course is None:
        return None
    first, second, third = (step.get(lang) or step["da"] for step in course.steps)
    return Say(key="forloeb", args={"emne": catalogue.label("emne", topic, lang), "trin1": first, "trin2": second, "trin3": third})
