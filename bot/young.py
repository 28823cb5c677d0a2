"""A conversation with a child: how it is known from what is there at a turn, and the words that are a child's own."""

from __future__ import annotations

from dataclasses import replace

from actions.rules import child
from actions.rules.danger import assess
from actions.rules.draft import Slot
from bot.scene import Reply, Scene


def with_a_child(scene: Scene, text: str, akut: str) -> bool:
    """Whether a child writes: in the open draft, by the danger that waits or that was met now, by these words, or by the case that is there."""
    if scene.draft is not None and scene.draft.barn:
        return True
    begun = scene.draft is not None and scene.draft.requested not in {None, Slot.BESKRIVELSE}
    if child.writes(text, akut or str(scene.conversation.state.get("akut", "")), begun=begun):
        return True
    return scene.draft is None and scene.case is not None and child.writes(scene.case.facts.story, scene.case.facts.akut)


def situation_of(scene: Scene, text: str, akut: str) -> str:
    """The urgent situation as a child is met in it.

    "At han holder op" is a child's wish and no other danger than the one it told of; what the rules see in so many words is met again.
    """
    if not akut or not with_a_child(scene, text, akut):
        return akut
    draft = scene.draft
    wishes = draft is not None and bool(draft.akut) and draft.requested is Slot.OENSKE and child.tells_again(akut)
    return "" if wishes and assess(text, scene.conversation.lang) is None else child.situation(akut)


def in_own_words(reply: Reply) -> Reply:
    """The reply as a child is told it."""
    return replace(reply, says=[replace(say, key=child.worded(say.key)) for say in reply.says])
