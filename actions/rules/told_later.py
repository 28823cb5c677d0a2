"""A story that comes in several messages is heard to its end: what goes wrong in a later one is added to what was heard in the first.

One message holds as many signs as the chat takes; whoever tells more sends it in parts. The parts are one story, so its problems are those
of all of them, and where they tell a long course together the complaint is of that. Where it belongs stays as it was understood and confirmed,
and so does the main problem, if one was heard.
"""

from __future__ import annotations

from dataclasses import replace

from actions.rules import long_course
from actions.rules.draft import Draft
from actions.rules.triage import Route, Suggestion

RULE = "fortalt_senere"
"""Id of this rule among those that had a say in a suggestion."""
TELLS = 60
"""Words. A shorter message answers a question; a longer one goes on telling."""
_STEP = "klage_over_sagsbehandling"


def told_later(draft: Draft, text: str, new: Suggestion | None) -> Draft:
    """The draft of a complaint with what the engine hears in a later part of its story. `new` is what it makes of `text` alone."""
    old = draft.suggestion
    if old is None or new is None or draft.kind != "klage" or draft.route is not Route.REGISTRER or len(text.split()) < TELLS:
        return draft
    if new.kind != "klage" or new.route is not Route.REGISTRER:
        return draft
    more = tuple(one for one in new.problem if one not in old.problem)
    sub = long_course.SUB if draft.sub == _STEP and long_course.tells_a_course(draft.story) else draft.sub
    if not more and sub == draft.sub:
        return draft
    return replace(draft, sub=sub, suggestion=replace(old, problem=(*old.problem, *more), rules=(*old.rules, RULE)))
