"""What a first message says in so many words, put into what the engine made of it: one chain, for the conversation and for measuring it."""

from __future__ import annotations

from datetime import date

from actions.rules.catalogue import Catalogue
from actions.rules.complaining import complaining
from actions.rules.interpreted import half_understood
from actions.rules.long_course import as_a_course
from actions.rules.particulars import told
from actions.rules.supervision import left_alone
from actions.rules.triage import Suggestion
from actions.rules.two_places import divided
from actions.rules.unpaid import unpaid


def as_the_words_say(text: str, suggestion: Suggestion | None, *, catalogue: Catalogue, today: date) -> tuple[Suggestion | None, str]:
    """The suggestion as the words mend it, and the id of the question that they leave open, or "".

    `suggestion` is None where there is no engine; `today` is the day in Copenhagen, since some questions depend on when something was.
    """
    suggestion = divided(text, complaining(text, suggestion), catalogue)
    for mended in (unpaid, left_alone, as_a_course):
        suggestion = mended(text, suggestion)
    return told(text, suggestion and half_understood(text, suggestion), catalogue, today)
