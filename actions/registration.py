"""Registration: keeping the draft, and turning it into a henvendelse once, with its audit line and notices, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from actions.notifying import notify_message_added, notify_registered
from actions.ports import AuditEntry, Clock, Conflict, Conversation, DraftRow, DraftStatus, Store, Tally, UnitOfWork
from actions.rules.case import Henvendelse, Status
from actions.rules.codes import CaseCodes
from actions.rules.competence import ASKS
from actions.rules.draft import Draft, Ending
from actions.rules.moment import local_date
from actions.rules.office import OfficeNow
from actions.rules.registering import facts_of
from actions.rules.say import Say, on_day, own_line
from actions.rules.second import second_draft
from actions.rules.triage import Route


class StaleTurn(Exception):
    """The draft moved on while this turn was under way (a late engine answer): nothing was written."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """The turn an action works in. `revision` is the draft's revision when the turn began; 0 when there was none.

    `epoch` is the conversation's `engine_epoch` that the turn works under. It is raised when a turn is taken from the engine,
    and what the engine does afterwards is refused.
    """

    conversation_id: str
    message_id: str
    revision: int
    epoch: int


class Registration:
    """The use cases around a draft. `due_on` gives the day the advisor aims to answer by."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        office: OfficeNow,
        codes: CaseCodes,
        advisor_email: str,
        due_on: Callable[[datetime], date],
    ) -> None:
        self._store = store
        self._clock = clock
        self._office = office
        self._codes = codes
        self._advisor_email = advisor_email
        self._due_on = due_on

    async def draft_of(self, conversation_id: str) -> tuple[Draft | None, int]:
        """The open draft with its revision, or (None, 0)."""
        async with self._store.work() as work:
            row = await work.drafts.open_for(conversation_id)
        return (Draft.from_json(row.state), row.revision) if row else (None, 0)

    async def keep(self, turn: Turn, draft: Draft) -> None:
        """Save the open draft.

        Raises:
            StaleTurn: the draft is no longer at the turn's revision.
        """
        async with self._store.work() as work:
            await self._put(work, turn, draft, DraftStatus.OPEN)
            await work.commit()

    async def finish(self, turn: Turn, draft: Draft) -> Say:
        """End the draft as it says: register, append to the open case, or drop. Doing it again gives the same answer.

        Raises:
            StaleTurn: the draft is no longer at the turn's revision.
        """
        if draft.ending is Ending.SEND:
            return self.receipt(await self._register(turn, draft), draft.lang, more=draft.to_sager == "to")
        if draft.ending is Ending.APPEND:
            return await self._append(turn, draft)
        return await self._drop(turn, draft)

    async def outcome(self, conversation_id: str, message_id: str, lang: str) -> Say | None:
        """What a message has ended in already (its answer was lost on the way), or None: then it may be answered."""
        async with self._store.work() as work:
            case = await work.cases.by_source_message(message_id)
            row = None if case else await work.drafts.ended_by(conversation_id, message_id)
        if case is not None:
            return self.receipt(case, lang)
        return _ended(Draft.from_json(row.state)) if row else None

    def receipt(self, case: Henvendelse, lang: str, *, more: bool = False) -> Say:
        """The words of a receipt; only ever made from a case that is committed. `more`: the second matter of the message follows."""
        facts = case.facts
        return Say(
            key="kvittering" if facts.emne else "kvittering.uplaceret",
            args={
                "nummer": case.number,
                "type": self._office().catalogue.label("kind", facts.kind, lang),
                "emne": self._office().catalogue.label("emne", facts.emne, lang),
                "afdeling": self._office().catalogue.label("afdeling", facts.afdeling, lang),
                "dato": on_day(case.due),
                "frist": own_line("kvittering.frist_foer") if appeal_comes_first(case) else "",
                "naeste": own_line("naeste_sag" if more else f"kvittering.saa.{facts.contact.way.value}"),
            },
            receipt_for=case.id,
        )

    async def _register(self, turn: Turn, draft: Draft) -> Henvendelse:
        now = self._clock.now()
        async with self._store.work() as work:
            done = await work.cases.by_source_message(turn.message_id)
            if done is not None:
                return done
            row = await self._put(work, turn, draft, DraftStatus.OPEN)
            conversation = await self._conversation(work, turn)
            case = Henvendelse(
                id=uuid4().hex,
                number=await work.cases.next_number(local_date(now).year),
                conversation_id=conversation.id,
                draft_id=row.id,
                received_at=now,
                channel=conversation.channel,
                facts=facts_of(draft, self._office()),
                due=self._due_on(now),
                suggestion=draft.suggestion.as_json() if draft.suggestion else {},
            )
            lookup = self._codes.lookup(self._codes.code(case.id, case.code_version))
            await work.cases.add(case, source_message_id=turn.message_id, code_lookup=lookup)
            await work.alarms.registered(conversation.id, case.id)
            await work.drafts.save(
                replace(row, status=DraftStatus.REGISTERED, case_id=case.id, revision=row.revision + 1), expected_revision=row.revision
            )
            following = second_draft(draft, self._office(), message_id=turn.message_id)
            if following is not None:
                state = following.as_json()
                await work.drafts.add(
                    DraftRow(id=uuid4().hex, conversation_id=conversation.id, state=state, revision=1, status=DraftStatus.OPEN)
                )
            await work.audit.append(
                AuditEntry(at=now, actor="citizen", action="case.registered", subject=f"case:{case.id}", detail={"number": case.number})
            )
            await notify_registered(work, case, advisor_email=self._advisor_email, now=now)
            await work.commit()
        return case

    async def append(self, conversation_id: str, case: Henvendelse, *, message_id: str) -> Say:
        """A citizen's further message belongs to a case they have: it is in the conversation already; the advisor is told."""
        now = self._clock.now()
        async with self._store.work() as work:
            # Read anew: an advisor may have moved it while the citizen wrote.
            await self._added(work, await work.cases.get(case.id) or case, message_id=message_id, now=now)
            await work.commit()
        return Say(key="foejet", args={"nummer": case.number})

    async def _append(self, turn: Turn, draft: Draft) -> Say:
        now = self._clock.now()
        async with self._store.work() as work:
            case = await work.cases.by_number(draft.open_case)
            if case is None:
                raise StaleTurn
            await self._put(work, turn, draft, DraftStatus.DROPPED)
            await self._added(work, case, message_id=turn.message_id, now=now)
            await work.commit()
        return _ended(draft)

    async def _added(self, work: UnitOfWork, case: Henvendelse, *, message_id: str, now: datetime) -> None:
        if case.status in {Status.LUKKET, Status.VENTER_BORGER}:
            case = await work.cases.save(case.reopened().moved(Status.I_GANG))
        detail = {"message": message_id, "version": case.version}
        await work.audit.append(AuditEntry(at=now, actor="citizen", action="case.message_added", subject=f"case:{case.id}", detail=detail))
        await notify_message_added(work, case, message_id=message_id, advisor_email=self._advisor_email, now=now)

    async def _drop(self, turn: Turn, draft: Draft) -> Say:
        """Nothing is sent. Somebody who was shown the way is counted, without a word of what they wrote."""
        now = self._clock.now()
        shown = draft.vej == "nej"
        async with self._store.work() as work:
            await self._put(work, turn, draft, DraftStatus.DROPPED)
            if shown and (draft.suggestion or draft.grund):
                conversation = await self._conversation(work, turn)
                what, value = _tally(draft)
                await work.tallies.add(Tally(at=now, what=what, value=value, channel=conversation.channel))
            await work.commit()
        return _ended(draft)

    async def _put(self, work: UnitOfWork, turn: Turn, draft: Draft, status: DraftStatus) -> DraftRow:
        if not await work.conversations.hold(turn.conversation_id, epoch=turn.epoch):
            raise StaleTurn
        row = await work.drafts.open_for(turn.conversation_id)
        try:
            if row is None:
                if turn.revision:
                    raise StaleTurn
                new = DraftRow(id=uuid4().hex, conversation_id=turn.conversation_id, state=draft.as_json(), revision=1, status=status)
                await work.drafts.add(new)
                return new
            # The same turn may write twice: once when the answer is taken, once when it finishes.
            if row.revision != turn.revision and row.state.get("seen") != turn.message_id:
                raise StaleTurn
            new = replace(row, state=draft.as_json(), revision=row.revision + 1, status=status)
            await work.drafts.save(new, expected_revision=row.revision)
            return new
        except Conflict as conflict:
            raise StaleTurn from conflict

    @staticmethod
    async def _conversation(work: UnitOfWork, turn: Turn) -> Conversation:
        conversation = await work.conversations.get(turn.conversation_id)
        if conversation is None:
            raise StaleTurn
        return conversation


def appeal_comes_first(case: Henvendelse) -> bool:
    """Whether the appeal's day may have passed when the answer comes; an answer in the evening of that very day is too late."""
    return case.facts.klagefrist_sikker is not None and case.facts.klagefrist_sikker <= case.due


def _ended(draft: Draft) -> Say:
    """The words for a draft that ended without a case of its own."""
    if draft.ending is Ending.APPEND:
        return Say(key="foejet", args={"nummer": draft.open_case})
    return Say(key="droppet.vej" if draft.vej == "nej" else "droppet")


def _tally(draft: Draft) -> tuple[str, str]:
    suggestion = draft.suggestion
    if draft.grund in ASKS:
        return "uden_for_kompetence", draft.grund
    if suggestion is None or draft.route is Route.VEJVIS:
        return "vejvist", draft.afdeling
    if draft.route is Route.ANDEN_MYNDIGHED:
        return "anden_myndighed", suggestion.myndighed[0] if suggestion.myndighed else ""
    return "uden_for_statistik", suggestion.sub
