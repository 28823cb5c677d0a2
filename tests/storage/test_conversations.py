from __future__ import annotations

import asyncio

import pytest

from actions.ports import Conflict, Sender, Store, StoredChoice
from actions.rules.case import Channel
from tests.storage.builders import at, case, conversation, draft, message, new_id, registered, started


async def test_a_conversation_comes_back_as_it_was(store: Store) -> None:
    new = conversation(channel=Channel.TELEGRAM, external_id="42", token_hash="h", state={"pause": {"akut": "vold"}}, turn=3, lang="en")
    await started(store, **{name: getattr(new, name) for name in type(new).__dataclass_fields__})
    async with store.work() as work:
        assert await work.conversations.get(new.id) == new
        assert await work.conversations.get("unknown") is None


async def test_update_writes_what_changes_and_keeps_the_rest(store: Store) -> None:
    new = conversation(token_hash="h")
    await started(store, **{name: getattr(new, name) for name in type(new).__dataclass_fields__})
    changed = conversation(
        id=new.id, token_hash="other", created_at=at(9), lang="en", last_at=at(5), engine_epoch=2, turn=7, state={"menneske": True}
    )
    async with store.work() as work:
        await work.conversations.update(changed)
        await work.commit()
    async with store.work() as work:
        read = await work.conversations.get(new.id)
    assert read == conversation(
        id=new.id, token_hash="h", created_at=new.created_at, lang="en", last_at=at(5), engine_epoch=2, turn=7, state={"menneske": True}
    )


async def test_a_chat_leads_to_its_newest_conversation(store: Store) -> None:
    await started(store, channel=Channel.TELEGRAM, external_id="42", created_at=at(0))
    newest = await started(store, channel=Channel.TELEGRAM, external_id="42", created_at=at(1))
    await started(store, channel=Channel.TELEGRAM, external_id="43", created_at=at(2))
    async with store.work() as work:
        found = await work.conversations.by_external_id(Channel.TELEGRAM, "42")
        assert found is not None
        assert found.id == newest
        assert await work.conversations.by_external_id(Channel.WEB, "42") is None


async def test_messages_get_their_place_and_come_back_whole(store: Store) -> None:
    of = await started(store)
    question = message("Må jeg?", external_id="u1")
    answer = message(
        "Ja",
        sender=Sender.ASSISTANT,
        key="svar.ja",
        args={"navn": "Bo"},
        choices=(StoredChoice(id="t1", title="Ja tak", value="ja"), StoredChoice(id="t2", title="Nej", value="nej")),
        case_id="c1",
        reply_to=question.id,
    )
    async with store.work() as work:
        first = await work.conversations.append(of, question)
        second = await work.conversations.append(of, answer)
        await work.commit()
    assert (first.seq, second.seq) == (1, 2)
    async with store.work() as work:
        assert list(await work.conversations.messages(of)) == [first, second]
        assert list(await work.conversations.messages(of, after=1)) == [second]
        assert list(await work.conversations.messages(of, limit=1)) == [first]
        assert list(await work.conversations.replies_to(question.id)) == [second]
        assert await work.conversations.message(answer.id) == second
        assert await work.conversations.last_offered(of) == second
        assert await work.conversations.by_message_external_id(of, "u1") == first
        assert await work.conversations.by_message_external_id(of, "u2") is None


async def test_a_repeated_delivery_is_refused_and_leaves_no_gap(store: Store) -> None:
    of, other = await started(store), await started(store)
    async with store.work() as work:
        await work.conversations.append(of, message(external_id="u1"))
        await work.commit()
    async with store.work() as work:
        with pytest.raises(Conflict):
            await work.conversations.append(of, message(external_id="u1"))
        # The unit goes on after the refusal: the caller reads the row that was there.
        assert await work.conversations.by_message_external_id(of, "u1") is not None
        following = await work.conversations.append(of, message(external_id="u2"))
        elsewhere = await work.conversations.append(other, message(external_id="u1"))
        await work.commit()
    assert (following.seq, elsewhere.seq) == (2, 1)


async def test_twenty_at_once_from_two_sides_get_twenty_places(store: Store) -> None:
    of = await started(store)

    async def say(number: int) -> int:
        async with store.work() as work:
            stored = await work.conversations.append(of, message(external_id=str(number)))
            await work.commit()
        return stored.seq

    assert sorted(await asyncio.gather(*(say(n) for n in range(20)))) == list(range(1, 21))


async def test_the_same_message_twenty_times_at_once_is_stored_once(store: Store) -> None:
    of = await started(store)

    async def deliver() -> bool:
        async with store.work() as work:
            try:
                await work.conversations.append(of, message(external_id="u1"))
            except Conflict:
                return False
            await work.commit()
            return True

    assert sum(await asyncio.gather(*(deliver() for _ in range(20)))) == 1
    async with store.work() as work:
        assert [m.seq for m in await work.conversations.messages(of)] == [1]


async def test_appending_to_nothing_is_an_error(store: Store) -> None:
    async with store.work() as work:
        with pytest.raises(LookupError):
            await work.conversations.append("unknown", message())


async def test_unanswered_are_the_citizens_waiting_messages_oldest_first(store: Store) -> None:
    one, two = await started(store), await started(store)
    late, early, answered, ours, young = (
        message(at=at(2)),
        message(at=at(1)),
        message(at=at(0)),
        message(at=at(0), sender=Sender.ASSISTANT),
        message(at=at(10)),
    )
    async with store.work() as work:
        for of, said in ((one, late), (two, early), (one, answered), (one, ours), (two, young)):
            await work.conversations.append(of, said)
        await work.conversations.mark_answered(answered.id, at(3))
        await work.commit()
    async with store.work() as work:
        assert [m.id for m in await work.conversations.unanswered(before=at(10))] == [early.id, late.id]
        assert [m.id for m in await work.conversations.unanswered(before=at(10), limit=1)] == [early.id]
        marked = await work.conversations.message(answered.id)
        assert marked is not None
        assert marked.answered_at == at(3)


async def test_a_message_is_answered_once(store: Store) -> None:
    of = await started(store)
    said = message()
    async with store.work() as work:
        await work.conversations.append(of, said)
        assert await work.conversations.mark_answered(said.id, at(1))
        assert not await work.conversations.mark_answered(said.id, at(2))
        assert not await work.conversations.mark_answered(new_id(), at(2))
        await work.commit()


async def test_those_who_wait_before_a_message_are_told_in_order(store: Store) -> None:
    of, other = await started(store), await started(store)
    first, answered, second, last = message(at=at(3)), message(), message(at=at(1)), message()
    async with store.work() as work:
        for said in (first, answered, second, message(sender=Sender.ASSISTANT)):
            await work.conversations.append(of, said)
        await work.conversations.append(other, message())
        place = await work.conversations.append(of, last)
        await work.conversations.append(of, message())
        await work.conversations.mark_answered(answered.id, at(1))
        await work.commit()
    async with store.work() as work:
        assert [m.id for m in await work.conversations.waiting_before(place)] == [first.id, second.id]


async def test_a_conversation_is_held_at_its_epoch_only(store: Store) -> None:
    of = await started(store)
    async with store.work() as work:
        assert await work.conversations.hold(of, epoch=0)
        assert not await work.conversations.hold(of, epoch=1)
        assert not await work.conversations.hold(new_id(), epoch=0)


async def test_a_cleared_conversation_goes_on_at_a_later_place(store: Store) -> None:
    of = await started(store)
    said, plan = message(), draft(of)
    async with store.work() as work:
        await work.conversations.append(of, said)
        await work.conversations.append(of, message())
        await work.drafts.add(plan)
        await work.conversations.clear(of)
        assert await work.conversations.messages(of) == []
        assert await work.drafts.get(plan.id) is None
        assert (await work.conversations.append(of, message())).seq == 3, "who has read up to 2 misses nothing"
        await work.commit()
    await registered(store, of, case(of))
    async with store.work() as work:
        with pytest.raises(Conflict):
            await work.conversations.clear(of)


async def test_a_lease_has_one_owner_until_it_is_released_or_runs_out(store: Store) -> None:
    of = await started(store)

    async def claim(owner: str, now: float) -> bool:
        async with store.work() as work:
            taken = await work.conversations.claim(of, owner=owner, until=at(now + 5), now=at(now))
            await work.commit()
        return taken

    async def release(owner: str) -> None:
        async with store.work() as work:
            await work.conversations.release(of, owner=owner)
            await work.commit()

    assert await claim("a", 0)
    assert await claim("a", 1), "the owner may take it again"
    assert not await claim("b", 2)
    await release("b")
    assert not await claim("b", 3), "only the owner can release"
    assert await claim("b", 6), "run out"
    assert not await claim("a", 7)
    await release("b")
    assert await claim("a", 8)


async def test_ten_who_want_one_lease(store: Store) -> None:
    of = await started(store)

    async def claim(owner: str) -> bool:
        async with store.work() as work:
            taken = await work.conversations.claim(of, owner=owner, until=at(5), now=at(0))
            await work.commit()
        return taken

    assert sum(await asyncio.gather(*(claim(str(n)) for n in range(10)))) == 1


async def test_nobody_can_lease_what_is_not_there(store: Store) -> None:
    async with store.work() as work:
        assert not await work.conversations.claim("unknown", owner="a", until=at(5), now=at(0))


async def test_erasing_takes_messages_and_drafts_along(store: Store) -> None:
    of, other = await started(store), await started(store)
    said, kept, plan = message(), message(), draft(of)
    async with store.work() as work:
        await work.conversations.append(of, said)
        await work.conversations.append(other, kept)
        await work.drafts.add(plan)
        await work.conversations.erase(of)
        await work.conversations.erase(new_id())
        await work.commit()
    async with store.work() as work:
        assert await work.conversations.get(of) is None
        assert await work.conversations.message(said.id) is None
        assert await work.drafts.get(plan.id) is None
        assert await work.conversations.message(kept.id) is not None


async def test_what_is_registered_is_not_erased(store: Store) -> None:
    of = await started(store)
    await registered(store, of, case(of))
    async with store.work() as work:
        with pytest.raises(Conflict):
            await work.conversations.erase(of)
        assert await work.conversations.get(of) is not None
