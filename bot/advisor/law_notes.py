"""What the law was when a case came in, for the advisor who answers it: the moves of law that concern its topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.rules.case import Henvendelse
from actions.rules.catalogue import Catalogue, LawChange
from actions.rules.law import changes_for
from actions.rules.moment import local_date
from bot.advisor.showing import Dates
from bot.pages import PageWords


@dataclass(frozen=True, kw_only=True)
class LawNote:
    """One move of law in words."""

    title: str
    since: str
    change: str
    note: str
    """"" where there is nothing to add. It says what is missing where the move is not verified."""
    verified: bool
    terms: Sequence[str]
    sources: Sequence[tuple[str, str]]
    """(name, address or "")."""
    read: str


def law_notes(case: Henvendelse, catalogue: Catalogue, words: PageWords) -> Sequence[LawNote]:
    """The moves of law for the case's topic on the day of receipt, the newest first; an advisor is shown unverified ones too, as such."""
    dates = Dates(words=words)
    return [_note(change, words, dates) for change in changes_for(catalogue, case.facts.emne, local_date(case.received_at))]


def _note(change: LawChange, words: PageWords, dates: Dates) -> LawNote:
    since = words("staff.lov.fra", dag=_day(dates, change.begins))
    return LawNote(
        title=change.label["da"],
        since=words("staff.lov.til", fra=since, dag=_day(dates, change.ends)) if change.ends else since,
        change=change.change["da"],
        note=change.note.get("da", ""),
        verified=change.verified,
        terms=[
            words("staff.lov.nu", foer=term.before, nu=term.now) if term.now else words("staff.lov.vaek", foer=term.before)
            for term in change.terms
        ],
        sources=[(source.name, _address(source.web)) for source in change.sources],
        read=words("staff.lov.laest", dag=_day(dates, change.checked)) if change.checked else words("staff.lov.ikke_laest"),
    )


def _day(dates: Dates, day: date) -> str:
    return f"{dates.short_day(day)} {day.year}"


def _address(web: str) -> str:
    return web if not web or web.startswith("https://") else f"https://{web}"
