"""What `python -m bot report week` prints."""

from __future__ import annotations

from actions.rules.week import Week
from bot.reports.text import sheet_for, text_of, words_for
from bot.services import Services


async def report_week(services: Services, week: str = "") -> str:
    """The summary of an ISO week ("2026-W47") as text; without one, of the last week that is over.

    Raises:
        ValueError: it is no ISO week.
    """
    return text_of(await sheet_for(services, Week.parse(week) if week else None), words_for(services))
