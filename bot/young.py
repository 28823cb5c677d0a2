"""A conversation with a child: how it is known from what is there at a turn, and the words that are a child's own."""

from __future__ import annotations

import re
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
    """The urgent situation that one message tells of, as a child is met in it.

    "At han holder op" is a child's wish and no other danger than the one it told of; what the rules see in so many words is met again.
    """
    draft = scene.draft
    asked = draft is not None and draft.requested is Slot.OENSKE and child.tells_again(draft.akut)
    if asked and child.tells_again(akut) and only_wishes(text) and with_a_child(scene, text, akut):
        return "" if assess(text, scene.conversation.lang) is None else child.situation(akut)
    return as_a_childs(scene, text, akut)


def as_a_childs(scene: Scene, text: str, akut: str) -> str:
    """The urgent situation as a child is met in it, when a child writes."""
    return child.situation(akut) if akut and with_a_child(scene, text, akut) else akut


def only_wishes(text: str) -> bool:
    """Whether the words have the shape of a wish, and tell of nothing that happens now."""
    return bool(_WISH.match(text)) and not _HAPPENS_NOW.search(text)


_WISH = re.compile(
    r"\s{0,9}(?:at|jeg (?:vil|ønsker)|(?:han|hun|de) skal|that|i (?:want|wish)|(?:he|she|they) (?:should|must))\b", re.IGNORECASE
)
_HAPPENS_NOW = re.compile(r"\b(?:nu|now|låst|locked|gemme|gemt|hid(?:e|ing)|skab|leder|looking|kommer|coming)", re.IGNORECASE)


def in_own_words(reply: Reply) -> Reply:
    """The reply as a child is told it."""
    return replace(reply, says=[replace(say, key=child.worded(say.key)) for say in reply.says])
