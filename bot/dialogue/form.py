"""The form without an engine: the same questions in the same order, on the same rules. In doubt it is a klage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.registration import Registration, StaleTurn, Turn
from actions.rules import commands
from actions.rules.asking import asked_at_first
from actions.rules.choices import yes_no
from actions.rules.danger import graver
from actions.rules.draft import Draft, Ending
from actions.rules.intake import Answer, begin, danger_told, met_as_child, take
from actions.rules.office import OfficeNow
from actions.rules.questions import ask
from actions.rules.reading import goes_back
from actions.rules.remarks import remarked
from actions.rules.say import Say
from actions.rules.topic_words import suggested
from bot.dialogue.hearing import Hearing


class FormDialogue:
    """Needs the database and nothing else."""

    def __init__(self, registration: Registration, office: OfficeNow) -> None:
        self._registration = registration
        self._office = office

    async def turn(self, hearing: Hearing) -> Sequence[Say]:
        """Answer one message. A turn that another one overtook asks the question that is open now."""
        try:
            return await self._turn(hearing)
        except StaleTurn:
            draft, _ = await self._registration.draft_of(hearing.turn.conversation_id)
            if draft is None or draft.requested is None:
                return [commands.small_talk("hilsen", self._office())]
            return [ask(draft, draft.requested, self._office().catalogue)]

    async def again(self, conversation_id: str, lang: str) -> Sequence[Say]:
        """The open question once more in the conversation's language, or nothing when none is open."""
        draft, _ = await self._registration.draft_of(conversation_id)
        return [ask(replace(draft, lang=lang), draft.requested, self._office().catalogue)] if draft and draft.requested else []

    async def met_as_child(self, turn: Turn, draft: Draft, told: str, akut: str) -> Sequence[Say]:
        """The open form goes on as a child's, with the first question that a child is asked. The engine is to be told of it anew.

        Raises:
            StaleTurn: another turn went on already.
        """
        office = self._office()
        young = met_as_child(draft, told, akut=akut, message_id=turn.message_id, office=office)
        await self._registration.keep(turn, young)
        return [ask(young, young.requested, office.catalogue)] if young.requested else []

    async def danger_told(self, turn: Turn, draft: Draft, told: str, akut: str) -> Sequence[Say]:
        """The open question once more, with what was told of danger in the story. The engine is to be told of it anew.

        Raises:
            StaleTurn: another turn went on already.
        """
        more = danger_told(draft, told, akut=akut, message_id=turn.message_id)
        await self._registration.keep(turn, more)
        return [ask(more, more.requested, self._office().catalogue)] if more.requested else []

    async def _turn(self, hearing: Hearing) -> Sequence[Say]:
        done = await self._registration.outcome(hearing.turn.conversation_id, hearing.turn.message_id, hearing.lang)
        if done is not None:
            # The engine's action was committed and only its answer was lost.
            return [done]
        draft, _ = await self._registration.draft_of(hearing.turn.conversation_id)
        command = "" if hearing.value else commands.typed(hearing.text)
        if command in {"stop", "start_forfra"}:
            if draft is not None:
                dropped = replace(draft, ending=Ending.DROP, vej="", seen=hearing.turn.message_id)
                await self._registration.finish(hearing.turn, dropped)
            return [commands.stopped(command, self._office(), open_case=hearing.open_case)]
        if command and (draft is None or command in commands.INTERRUPTIONS):
            answer = commands.small_talk(command, self._office(), open_case=hearing.open_case)
            return [answer, *([ask(draft, draft.requested, self._office().catalogue)] if draft and draft.requested else [])]
        if draft is None and hearing.value:
            # A quick reply is no story.
            return [commands.small_talk("uforstaaeligt", self._office())]
        if draft is None and (goes_back(hearing.text) or yes_no(hearing.text)):
            # Nothing was asked; it is no story either.
            return [commands.small_talk(yes_no(hearing.text) or "uforstaaeligt", self._office())]
        if draft is None:
            return await self._begin(hearing)
        return await self._take(hearing, draft)

    async def _begin(self, hearing: Hearing) -> Sequence[Say]:
        draft = begin(
            hearing.text,
            suggested(hearing.text, self._office().catalogue),
            message_id=hearing.turn.message_id,
            lang=hearing.lang,
            office=self._office(),
            open_case=hearing.open_case.number if hearing.open_case else "",
            open_cases=hearing.open_case.several if hearing.open_case else (),
            akut=hearing.akut,
        )
        told = None if hearing.quiet or draft.requested is None else asked_at_first(hearing.text, draft, self._office())
        if told is None:
            return await self._go_on(hearing, draft)
        return [told, *await self._go_on(hearing, replace(draft, bemaerket=hearing.turn.message_id))]

    async def _take(self, hearing: Hearing, draft: Draft) -> Sequence[Say]:
        answer = Answer(message_id=hearing.turn.message_id, text="" if hearing.value else hearing.text, value=hearing.value)
        draft = replace(draft, akut=graver(draft.akut, hearing.akut), lang=hearing.lang)
        taken = take(draft, answer, office=self._office())
        says = await self._go_on(hearing, taken.draft)
        return [taken.said, *says[-1:]] if taken.said else says

    async def _go_on(self, hearing: Hearing, draft: Draft) -> Sequence[Say]:
        if draft.requested is None:
            return [await self._registration.finish(hearing.turn, draft)]
        office = self._office()
        remark, draft = remarked(draft, hearing.turn.message_id, office, quiet=hearing.quiet)
        await self._registration.keep(hearing.turn, draft)
        question = ask(draft, draft.requested, office.catalogue) if draft.requested else None
        return [say for say in (remark, question) if say is not None]
