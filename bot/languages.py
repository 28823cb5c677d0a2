"""The language of a conversation: changed by what is written, and the short way to an interpreter for all other languages.

Works without the engine, which reads Danish and English only. What is said to another language are prepared words, in that
language and in English; they name 112 each time, for the rules of danger cannot read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from actions.contact import read_contact
from actions.ports import Conversation, Store
from actions.registration import Registration, StaleTurn, Turn
from actions.rules import commands
from actions.rules.case import Contact, ContactWay, Henvendelse
from actions.rules.interpreted import agrees, noted, sent, thanks
from actions.rules.language import OTHER, WRITTEN_IN, changes_to, recognise, words_in
from actions.rules.say import Choice, Say

NOTE = "tolk:noter"
"""Value of the quick reply that has the words noted without a number: the answer comes in the chat."""
TALKS = 3
"""Words. As many in Danish or English, and the conversation goes on in that language."""
QUESTION_MARKS = ("?", "؟", "፧")
"""As they are in the Latin and the Cyrillic, the Arabic and the Ethiopic script."""
BESIDE = "en"
"""What stands beside the prepared words, and what everything else is said in."""

# In a conversation's `state`: `tolk` (the language it is in, when nobody here reads it), `tolk_ord` (ids of the messages that were
# written in it, with spaces between), `sprog_valgt` (the citizen asked for a language: nothing is guessed), `sprog_gaettet` (the
# language was changed without being asked for, and it has not been said yet how to change back).


def heard(conversation: Conversation, text: str, *, first: bool, in_form: bool) -> Conversation:
    """The conversation in the language of a text, as far as that is clear."""
    state = dict(conversation.state)
    if state.get("tolk"):
        if commands.typed(text) in {"stop", "start_forfra"}:
            return replace(conversation, state={name: value for name, value in state.items() if name not in {"tolk", "tolk_ord"}})
        found = recognise(text)
        if found not in WRITTEN_IN or words_in(text) < TALKS or read_contact(text) is not None:
            return conversation
        del state["tolk"]
        return replace(conversation, lang=found, state=state)
    found = changes_to(text, now=conversation.lang, first=first, chosen=bool(state.get("sprog_valgt")), in_form=in_form)
    if not found:
        return conversation
    if found in WRITTEN_IN:
        return replace(conversation, lang=found, state={**state, "sprog_gaettet": True})
    return interpreted(conversation, found)


def wished(conversation: Conversation, wish: str) -> Conversation:
    """The conversation in the language that was asked for."""
    if wish not in WRITTEN_IN:
        return interpreted(conversation, wish)
    state = {name: value for name, value in conversation.state.items() if name not in {"tolk", "sprog_gaettet"}}
    return replace(conversation, lang=wish, state={**state, "sprog_valgt": True})


def interpreted(conversation: Conversation, code: str) -> Conversation:
    return replace(conversation, lang=BESIDE, state={**conversation.state, "tolk": code})


def with_the_way_back(says: Sequence[Say], conversation: Conversation) -> tuple[Sequence[Say], Conversation]:
    """Says how to change back after a language was changed without being asked for, once there is room for a second bubble."""
    if not conversation.state.get("sprog_gaettet") or len(says) != 1:
        return says, conversation
    state = {name: value for name, value in conversation.state.items() if name != "sprog_gaettet"}
    return [Say(key="sprog.gaettet"), *says], replace(conversation, state=state)


class Interpreting:
    """The few turns of whoever writes in a language that nobody here reads: leave a number, and it is registered."""

    def __init__(self, store: Store, registration: Registration) -> None:
        self._store = store
        self._registration = registration

    async def answer(
        self, conversation: Conversation, turn: Turn, *, text: str, value: str, akut: str, case: Henvendelse | None, today: date
    ) -> tuple[Sequence[Say], Conversation] | None:
        """What is said, and the conversation after it. None when it is no matter of languages (another choice, "stop")."""
        code = str(conversation.state.get("tolk", ""))
        if not code or (value and value != NOTE):
            return None
        own = "da" if code == OTHER else code
        before = str(conversation.state.get("tolk_ord", ""))
        yes = value == NOTE or agrees(text, code)
        if not yes and commands.typed(text) in commands.INTERRUPTIONS:
            return None
        if case is not None and not turn.revision:
            if thanks(text, code):
                return [Say(key="svar.tak")], conversation
            if not value:
                await self._registration.append(conversation.id, case, message_id=turn.message_id)
            return _added(case, own, asks=text.rstrip().endswith(QUESTION_MARKS), today=today), conversation
        contact = None if yes else read_contact(text)
        if contact is None and not (yes and before):
            later = replace(conversation, state={**conversation.state, "tolk_ord": f"{before} {turn.message_id}".strip()})
            return _offering("tolk.mere" if before else "tolk.hilsen", own), later
        texts = [await self._text_of(one) for one in before.split()]
        if contact is None:
            contact = next((found for one in texts if (found := read_contact(one))), None)
        if not value and words_in(text) >= TALKS:
            texts.append(text)
        return await self._registered(conversation, turn, code=code, texts=texts, akut=akut, contact=contact)

    async def _registered(
        self, conversation: Conversation, turn: Turn, *, code: str, texts: Sequence[str], akut: str, contact: Contact | None
    ) -> tuple[Sequence[Say], Conversation]:
        draft, _ = await self._registration.draft_of(conversation.id)
        ready = sent(noted(code, texts, message_id=turn.message_id, akut=akut, before=draft), contact or Contact(way=ContactWay.CHAT))
        await self._registration.finish(turn, ready)
        state = {name: value for name, value in conversation.state.items() if name != "tolk_ord"}
        # An engine that was in the middle of a form is told anew: the form has ended.
        later = replace(conversation, state=state, engine_epoch=conversation.engine_epoch + 1)
        async with self._store.work() as work:
            case = await work.cases.by_source_message(turn.message_id)
        if case is None:
            raise StaleTurn
        args = {"nummer": case.number, "dato": _day(case)}
        own = "da" if code == OTHER else code
        return [Say(key="tolk.kvittering", lang=own, args=args), self._registration.receipt(case, BESIDE)], later

    async def _text_of(self, message_id: str) -> str:
        async with self._store.work() as work:
            message = await work.conversations.message(message_id)
        return message.text if message else ""


def _added(case: Henvendelse, own: str, *, asks: bool, today: date) -> list[Say]:
    """What is said to words after the receipt. A question is for a human: whoever asks is told when they mean to be in touch."""
    if asks and case.first_answer_at is None and today <= case.due:
        return _both("tolk.foejet.senest", own, nummer=case.number, dato=_day(case))
    return _both("tolk.foejet", own, nummer=case.number)


def _day(case: Henvendelse) -> str:
    """In figures: nobody here can name the months of every language."""
    return f"{case.due:%d.%m.%Y}"


def _both(key: str, own: str, **args: str) -> list[Say]:
    return [Say(key=key, lang=own, args=args), Say(key=key, lang=BESIDE, args=args)]


def _offering(key: str, own: str) -> list[Say]:
    says = _both(key, own)
    return [says[0], replace(says[1], choices=(Choice(value=NOTE, key="tolk.noter", lang=own),))]
