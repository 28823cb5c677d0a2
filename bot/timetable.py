"""What happens by the calendar: the weekly summary on Mondays at 07:00, due dates on working days at 08:00, Copenhagen time.

Each period is claimed by one unique row, in the same transaction that puts its notice into the outbox: of several
processes one sends it, and a crash before the commit leaves it to the next look. After downtime it is caught up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import structlog

from actions.notifying import notify_due, notify_weekly
from actions.ports import UnitOfWork
from actions.rules.moment import local_date
from actions.rules.week import Week, last_due, local_time
from bot.organisation import work_calendar
from bot.services import Services

log = structlog.get_logger(__name__)

WEEKLY = "weekly_summary"
DUE_DATES = "svarfrister"
DUE_DATES_AT = time(8, 0)
WEEKS_BACK = 4
"""Summaries older than this are not caught up: nobody reads them, and they stay on the page."""
LONGEST_WAIT = timedelta(hours=1)
SHORTEST_WAIT = timedelta(seconds=1)
FAILED_WAIT = timedelta(minutes=1)


class Timetable:
    """Looks at the start, at every due time, and hourly in between (the clock may have been set)."""

    def __init__(self, *, services: Services, wake: Callable[[], None]) -> None:
        self._store = services.store
        self._clock = services.clock
        self._catalogue = services.catalogue
        self._advisor_email = services.settings.advisor_email
        self._wake = wake

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            try:
                await self.tick()
                wait = min(max(self.next_due() - self._clock.now(), SHORTEST_WAIT), LONGEST_WAIT)
            except Exception as error:
                log.warning("timetable.failed", error=type(error).__name__)
                wait = FAILED_WAIT
            await asyncio.sleep(wait.total_seconds())

    async def tick(self) -> int:
        """Do what is due. Returns how many periods were claimed by this look."""
        claimed = await self._weekly() + await self._due_dates()
        if claimed:
            self._wake()
        return claimed

    def next_due(self) -> datetime:
        """When something is due next, in UTC."""
        now = self._clock.now()
        today = local_date(now)
        mornings = [local_time(today + timedelta(days=days), DUE_DATES_AT) for days in (0, 1)]
        return min(moment for moment in (*mornings, last_due(now).after(1).summary_due) if moment > now)

    def _is_working_day(self, day: date) -> bool:
        return work_calendar(self._catalogue, day.year, day.year).is_open(day)

    async def _weekly(self) -> int:
        now = self._clock.now()
        newest = last_due(now)
        claimed = 0
        for week in (newest.after(-back) for back in reversed(range(WEEKS_BACK))):
            async with self._store.work() as work:
                if not await _began_before(work, week) or not await work.periods.claim(WEEKLY, str(week), at=now):
                    continue
                await notify_weekly(work, week=str(week), advisor_email=self._advisor_email, now=now)
                await work.commit()
            claimed += 1
            log.info("timetable.weekly", week=str(week))
        return claimed

    async def _due_dates(self) -> int:
        """Today's digest only: yesterday's would be wrong by now."""
        now = self._clock.now()
        today = local_date(now)
        if now < local_time(today, DUE_DATES_AT) or not self._is_working_day(today):
            return 0
        async with self._store.work() as work:
            if not await work.periods.claim(DUE_DATES, today.isoformat(), at=now):
                return 0
            sent = await notify_due(work, day=today, advisor_email=self._advisor_email, now=now)
            await work.commit()
        log.info("timetable.due_dates", day=today.isoformat(), sent=sent)
        return 1


async def _began_before(work: UnitOfWork, week: Week) -> bool:
    """Whether the first case came before the week ended: a new service sends no summaries of weeks before its time.

    Numbers begin at 1 each year, so the first case of this or the last year tells.
    """
    for year in (week.sunday.year, week.sunday.year - 1):
        first = await work.cases.by_number(f"{year}-000001")
        if first is not None and first.received_at < week.end:
            return True
    return False
