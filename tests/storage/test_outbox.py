from __future__ import annotations

import asyncio

from actions.ports import Delivery, Store, Transport
from tests.storage.builders import at, delivery


async def enqueue(store: Store, *keys: str, **values: object) -> None:
    async with store.work() as work:
        for key in keys:
            await work.outbox.enqueue(delivery(key, **values), now=at())
        await work.commit()


async def claim(store: Store, *, now: float = 0, owner: str = "a", limit: int = 10) -> list[Delivery]:
    async with store.work() as work:
        claimed = await work.outbox.claim(owner=owner, now=at(now), until=at(now + 1), limit=limit)
        await work.commit()
    return list(claimed)


async def settle(store: Store, row: Delivery, how: str, *, owner: str = "a", due: float = 0) -> bool:
    async with store.work() as work:
        match how:
            case "sent":
                done = await work.outbox.sent(row.id, owner=owner, at=at())
            case "dead":
                done = await work.outbox.dead(row.id, owner=owner, at=at(), error="550")
            case _:
                done = await work.outbox.retry(row.id, owner=owner, due_at=at(due), error="421")
        await work.commit()
    return done


async def test_a_claimed_row_holds_what_was_enqueued(store: Store) -> None:
    await enqueue(store, "k", transport=Transport.TELEGRAM, recipient="42", args={"case_id": "c", "number": "2026-000001"}, due_at=at(-1))
    (row,) = await claim(store, now=0)
    wanted = Delivery(
        id=row.id,
        message_key="k",
        transport=Transport.TELEGRAM,
        recipient="42",
        template="ny_henvendelse",
        args={"case_id": "c", "number": "2026-000001"},
        due_at=at(-1),
        attempts=1,
        created_at=at(),
        lease_owner="a",
    )
    assert row == wanted


async def test_the_same_key_is_kept_once_even_after_it_was_sent(store: Store) -> None:
    await enqueue(store, "k", template="first")
    await enqueue(store, "k", template="second")
    (row,) = await claim(store)
    assert row.template == "first"
    assert await settle(store, row, "sent")
    await enqueue(store, "k", template="third")
    assert await claim(store) == []


async def test_nothing_is_claimed_before_it_is_due(store: Store) -> None:
    await enqueue(store, "k", due_at=at(5))
    assert await claim(store, now=4) == []
    assert [row.message_key for row in await claim(store, now=5)] == ["k"]


async def test_a_lease_holds_and_runs_out_and_the_late_owner_is_told(store: Store) -> None:
    await enqueue(store, "k")
    (first,) = await claim(store, now=0, owner="a")
    assert await claim(store, now=0.5, owner="b") == []
    (second,) = await claim(store, now=1, owner="b")
    assert (first.attempts, second.attempts) == (1, 2)
    assert not await settle(store, first, "sent", owner="a")
    assert await settle(store, second, "sent", owner="b")
    assert not await settle(store, second, "sent", owner="b"), "settled once"


async def test_an_expired_lease_that_nobody_took_still_settles(store: Store) -> None:
    await enqueue(store, "k")
    (row,) = await claim(store, now=0)
    assert await settle(store, row, "sent")
    assert await claim(store, now=60) == []


async def test_a_retry_waits_for_its_time(store: Store) -> None:
    await enqueue(store, "k")
    (row,) = await claim(store)
    assert await settle(store, row, "retry", due=10)
    assert await claim(store, now=9) == []
    (again,) = await claim(store, now=10)
    assert again.attempts == 2
    assert again.due_at == at(10)


async def test_a_dead_letter_stays_to_be_seen_and_blocks_nobody(store: Store) -> None:
    await enqueue(store, "k1", "k2", recipient="42", transport=Transport.TELEGRAM)
    (row,) = await claim(store)
    assert await settle(store, row, "dead")
    async with store.work() as work:
        (dead,) = await work.outbox.dead_letters()
        assert (dead.message_key, dead.recipient, dead.attempts) == ("k1", "42", 1)
        assert await work.outbox.waiting() == 1
    assert [row.message_key for row in await claim(store)] == ["k2"]


async def test_a_chat_gets_things_in_order(store: Store) -> None:
    await enqueue(store, "a1", "a2", recipient="41", transport=Transport.TELEGRAM)
    await enqueue(store, "b1", recipient="42", transport=Transport.TELEGRAM)
    await enqueue(store, "m1", recipient="41")
    first = await claim(store)
    assert [row.message_key for row in first] == ["a1", "b1", "m1"]
    assert await claim(store) == [], "a2 waits while a1 is under way"
    for other in first[1:]:
        assert await settle(store, other, "sent")
    assert await settle(store, first[0], "retry", due=5)
    assert await claim(store) == [], "and while a1 waits to be tried again"
    (again,) = await claim(store, now=5)
    assert again.message_key == "a1"
    assert await settle(store, again, "sent")
    assert [row.message_key for row in await claim(store)] == ["a2"]


async def test_a_mail_that_is_refused_holds_back_no_other_to_the_same_address(store: Store) -> None:
    await enqueue(store, "m1", "m2", recipient="same@kommune.example")
    first, second = await claim(store)
    assert await settle(store, first, "retry", due=5)
    assert await settle(store, second, "sent")
    await enqueue(store, "m3", recipient="same@kommune.example")
    assert [row.message_key for row in await claim(store)] == ["m3"]


async def test_a_limit_is_a_limit(store: Store) -> None:
    await enqueue(store, *(f"k{n}" for n in range(9)))
    assert [row.message_key for row in await claim(store, limit=4)] == ["k0", "k1", "k2", "k3"]
    assert [row.message_key for row in await claim(store, limit=9)] == ["k4", "k5", "k6", "k7", "k8"]


async def test_four_couriers_claim_two_hundred_rows_once_each(store: Store) -> None:
    await enqueue(store, *(f"k{n}" for n in range(200)))
    seen: list[str] = []

    async def courier(owner: str) -> None:
        while rows := await claim(store, owner=owner, limit=10):
            assert len(rows) <= 10
            seen.extend(row.message_key for row in rows)
            for row in rows:
                assert await settle(store, row, "sent", owner=owner)

    # A courier may find everything locked by the others and stop early; what is left goes to the last one.
    await asyncio.gather(*(courier(f"c{n}") for n in range(4)))
    await courier("last")
    assert sorted(seen) == sorted(f"k{n}" for n in range(200))
    async with store.work() as work:
        assert await work.outbox.waiting() == 0


async def test_four_couriers_keep_one_chats_order(store: Store) -> None:
    keys = [f"k{n:02d}" for n in range(20)]
    await enqueue(store, *keys, recipient="42", transport=Transport.TELEGRAM)
    seen: list[str] = []

    async def courier(owner: str) -> None:
        while len(seen) < len(keys):
            for row in await claim(store, owner=owner, limit=5):
                seen.append(row.message_key)
                await settle(store, row, "sent", owner=owner)

    async with asyncio.timeout(60):
        await asyncio.gather(*(courier(f"c{n}") for n in range(4)))
    assert seen == keys


async def test_an_enqueue_that_is_rolled_back_is_never_sent(store: Store) -> None:
    async with store.work() as work:
        await work.outbox.enqueue(delivery("k"), now=at())
    assert await claim(store) == []
