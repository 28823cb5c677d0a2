"""Somebody who comes back after a pause is told where they were before anything else (ux.md: never say it twice)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.ports import UnitOfWork
from actions.rules.catalogue import Catalogue
from actions.rules.draft import Draft
from actions.rules.questions import topic_in_a_sentence
from actions.rules.say import Say
from bot.scene import Reply, Scene

_MAKES_ROOM = ("problem.", "noteret.", "antaget.", "hilsen.")
"""What may be left out for it. An answer to a question, a correction or a deadline is not."""


def welcomed_back(says: Sequence[Say], draft: Draft, catalogue: Catalogue) -> Sequence[Say]:
    """The answer with the words about where they were first; as it was where that leaves no room (two bubbles at most)."""
    if not says or (len(says) > 1 and not says[0].key.startswith(_MAKES_ROOM)):
        return says
    place = "" if draft.emne and draft.emne in catalogue.topics else ".uplaceret"
    args = {"emne": topic_in_a_sentence(draft, catalogue)} if not place else {}
    return [Say(key="pause.videre" + place, args=args), says[-1]]


async def after_a_pause(work: UnitOfWork, scene: Scene, reply: Reply, catalogue: Catalogue) -> Reply:
    """The reply to a message that came after a pause in the middle of the form; any other reply as it is."""
    if not scene.after_a_pause or reply.akut or reply.erase or reply.conversation.state.get("paused"):
        return reply
    row = await work.drafts.open_for(scene.conversation.id)
    draft = replace(Draft.from_json(row.state), lang=reply.conversation.lang) if row else None
    return replace(reply, says=welcomed_back(reply.says, draft, catalogue)) if draft and draft.requested else reply
