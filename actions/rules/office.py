"""What the rules of the conversation know beside the citizen's words: the municipality's facts, its calendar, and the day it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from actions.rules.case import Contact
from actions.rules.catalogue import Catalogue
from actions.rules.response import WorkCalendar

ContactReader = Callable[[str], Contact | None]
"""Reads a mail address or a phone number out of free text; None when there is neither."""


@dataclass(frozen=True, kw_only=True)
class Office:
    """`now` is when the turn is taken, in UTC, and `day` the day in Copenhagen that it falls on."""

    catalogue: Catalogue
    calendar: WorkCalendar
    day: date
    now: datetime
    aim: date
    """The day the advisor aims to answer by what is sent now."""
    read_contact: ContactReader


OfficeNow = Callable[[], Office]
"""The office as it is when a turn begins."""
