"""How far Telegram's updates are read, kept in the database.

Update ids grow, but after a week without updates Telegram begins anew at a random number, which may be lower. A number that
never goes back would then hide every later message. So ids are counted within an age: after five quiet days (updates themselves
are kept for one) a new age begins with no number at all.
"""

from __future__ import annotations

from datetime import timedelta

from actions.ports import Clock, Store

QUIET = timedelta(days=5)
_AGE = "telegram.age"
_AT = "telegram.at"


class Progress:
    """One reader at a time: Telegram itself refuses a second one."""

    def __init__(self, *, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def next_wanted(self) -> int | None:
        """The first update that is not yet taken; None: whatever Telegram still has."""
        async with self._store.work() as work:
            if self._now() - (await work.offsets.get(_AT) or 0) > QUIET.total_seconds():
                return None
            return await work.offsets.get(_stream(await work.offsets.get(_AGE)))

    async def advance(self, update_id: int) -> None:
        """`update_id` is taken: saved and committed, or known to be nothing for us."""
        now = self._now()
        async with self._store.work() as work:
            age, at = await work.offsets.get(_AGE) or 0, await work.offsets.get(_AT)
            if at is not None and now - at > QUIET.total_seconds():
                age += 1
                await work.offsets.advance(_AGE, age)
            await work.offsets.advance(_AT, now)
            await work.offsets.advance(_stream(age), update_id + 1)
            await work.commit()

    def _now(self) -> int:
        return int(self._clock.now().timestamp())


def _stream(age: int | None) -> str:
    return f"telegram.offset.{age or 0}"
