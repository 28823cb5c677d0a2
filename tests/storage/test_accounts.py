from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from actions.ports import Account, Conflict, Session, Store
from tests.storage.builders import at, new_id


def account(email: str = "raad@kommune.example", **values: object) -> Account:
    base = Account(id=new_id(), email=email, name="Rådgiver", password_hash="hash", created_at=at())
    return replace(base, **values)  # type: ignore[arg-type]


async def add(store: Store, *accounts: Account) -> None:
    async with store.work() as work:
        for one in accounts:
            await work.accounts.add(one)
        await work.commit()


async def test_an_account_comes_back_as_it_was(store: Store) -> None:
    new, other = account(role="admin", disabled_at=at(3)), account("b@kommune.example")
    await add(store, new, other)
    async with store.work() as work:
        assert await work.accounts.get(new.id) == new
        assert await work.accounts.by_email("RAAD@kommune.example") == new
        assert await work.accounts.by_email("x@kommune.example") is None
        assert await work.accounts.get("unknown") is None
        assert list(await work.accounts.all()) == [other, new]


async def test_an_address_belongs_to_one_account(store: Store) -> None:
    async def try_to_add() -> bool:
        try:
            await add(store, account("Raad@kommune.example"))
        except Conflict:
            return False
        return True

    assert sum(await asyncio.gather(*(try_to_add() for _ in range(5)))) == 1


async def test_a_save_changes_all_but_the_birth(store: Store) -> None:
    new = account()
    await add(store, new, account("b@kommune.example"))
    changed = replace(new, name="Ny", email="NY@kommune.example", password_hash="other", role="analyst", disabled_at=at(9))
    async with store.work() as work:
        await work.accounts.save(replace(changed, created_at=at(99)))
        await work.commit()
    async with store.work() as work:
        assert await work.accounts.get(new.id) == replace(changed, email="ny@kommune.example")
        with pytest.raises(Conflict):
            await work.accounts.save(replace(changed, email="b@kommune.example"))


async def test_sessions_begin_are_touched_and_end(store: Store) -> None:
    one, two = account(), account("b@kommune.example")
    await add(store, one, two)
    sessions = [
        Session(token_hash=f"t{n}", account_id=owner.id, csrf="c", created_at=at(), last_seen_at=at())
        for n, owner in enumerate((one, one, one, two))
    ]
    async with store.work() as work:
        for session in sessions:
            await work.accounts.add_session(session)
        await work.accounts.touch_session("t0", at(5))
        await work.accounts.end_session("t1")
        await work.accounts.touch_session("gone", at(5))
        await work.commit()
    async with store.work() as work:
        assert await work.accounts.session("t0") == replace(sessions[0], last_seen_at=at(5))
        assert await work.accounts.session("t1") is None
        assert await work.accounts.session("t2") == sessions[2]
        await work.accounts.end_sessions_of(one.id)
        await work.commit()
    async with store.work() as work:
        assert [await work.accounts.session(f"t{n}") for n in range(4)] == [None, None, None, sessions[3]]


async def test_a_session_needs_an_account(store: Store) -> None:
    async with store.work() as work:
        with pytest.raises(Conflict):
            await work.accounts.add_session(Session(token_hash="t", account_id="nobody", csrf="c", created_at=at(), last_seen_at=at()))


async def test_failures_are_counted_per_key_since_a_time_and_cleared(store: Store) -> None:
    async with store.work() as work:
        for key, minute in (("a", 0), ("a", 5), ("a", 10), ("b", 10)):
            await work.accounts.add_failure(key, at(minute))
        await work.commit()
    async with store.work() as work:
        assert [await work.accounts.failures("a", since=at(m)) for m in (0, 5, 6, 11)] == [3, 2, 1, 0]
        await work.accounts.clear_failures("a")
        assert await work.accounts.failures("a", since=at()) == 0
        assert await work.accounts.failures("b", since=at()) == 1
