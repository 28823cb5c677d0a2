"""A conversation with a child: how it is known from what is there at a turn, and the words that are a child's own."""

from __future__ import annotations

from dataclasses import replace

from actions.rules import child
from bot.scene import Reply, Scene


def with_a_child(scene: Scene, text: str, akut: str) -> bool:
    """Whether a child writes: in the open draft, by the danger that waits or that was met now, by these words, or by the case that is there."""
    if scene.draft is not None and scene.draft.barn:
        return True
    if child.writes(text, akut or str(scene.conversation.state.get("akut", ""))):
        return True
    return scene.draft is None and scene.case is not None and child.writes(scene.case.facts.story, scene.case.facts.akut)


def in_own_words(reply: Reply) -> Reply:
    """The reply as a child is told it."""
    return replace(reply, says=[replace(say, key=child.worded(say.key)) for say in reply.says])
