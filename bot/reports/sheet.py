"""One sheet for every way of showing a week: the page, the mail and the text have the same words and the same figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from actions.reporting import WeeklySummary
from actions.rules.catalogue import Catalogue
from actions.rules.moment import COPENHAGEN
from actions.rules.statistics import Line
from actions.rules.week import Week
from bot.pages import PageWords


@dataclass(frozen=True, kw_only=True)
class Row:
    label: str
    count: int
    before: int
    share: str
    """Like `53,5 %`; empty in a table without shares."""


@dataclass(frozen=True, kw_only=True)
class Table:
    id: str
    title: str
    rows: tuple[Row, ...]
    shares: bool = True
    none: str = ""
    """What is said when there are no rows."""


@dataclass(frozen=True, kw_only=True)
class Late:
    number: str
    days: str


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A key figure with the same of the week before, both as words."""

    title: str
    value: str
    before: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    week: Week
    title: str
    period: str
    running: str
    """Says that the week is not over; empty when it is."""
    empty: str
    """A kind word for a week in which nothing happened; empty when something did."""
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    late: tuple[Late, ...]
    late_title: str
    no_late: str
    notes: tuple[str, ...]

    def table(self, table_id: str) -> Table:
        return next(table for table in self.tables if table.id == table_id)


def sheet_of(summary: WeeklySummary, *, catalogue: Catalogue, words: PageWords) -> Sheet:
    """The words around the figures."""

    def table(table_id: str, lines: tuple[Line, ...], label: Callable[[str], str], *, shares: bool = True) -> Table:
        rows = tuple(
            Row(label=label(line.id), count=line.count, before=line.before, share=percent(line.share) if shares else "") for line in lines
        )
        return Table(id=table_id, title=words(f"uge.tabel.{table_id}"), rows=rows, shares=shares, none=words(f"uge.ingen.{table_id}"))

    def labelled(field: str) -> Callable[[str], str]:
        return lambda item: catalogue.label(field, item)

    def worded(prefix: str) -> Callable[[str], str]:
        return lambda item: words(f"{prefix}.{item}")

    week = summary.week
    until = summary.until.astimezone(COPENHAGEN)
    return Sheet(
        week=week,
        title=words("uge.titel", uge=week.number, aar=week.year),
        period=period(week, words),
        running=words("uge.i_gang", dag=words(f"uge.dag.{until.isoweekday()}"), tid=f"{until:%H.%M}") if summary.running else "",
        empty=words("uge.tom") if summary.empty else "",
        figures=_figures(summary, words),
        tables=(
            table("omraade", summary.areas, lambda item: catalogue.areas[item].short if item in catalogue.areas else item),
            table("type", summary.kinds, labelled("kind")),
            table("art", summary.subs, labelled("sub")),
            table("afdeling", summary.units, labelled("afdeling")),
            table("problem", summary.problems, labelled("problem")),
            table("kanal", summary.channels, worded("uge.kanal")),
            table("vejvist", summary.elsewhere, worded("uge.vejvist"), shares=False),
            table("myndighed", summary.authorities, labelled("myndighed"), shares=False),
            table("akut", summary.urgent, labelled("akut"), shares=False),
            table("tilfredshed", summary.ease, worded("choice.tilfredshed"), shares=False),
        ),
        late=tuple(Late(number=one.number, days=_days(one.days, words)) for one in summary.over),
        late_title=words("uge.over"),
        no_late=words("uge.ingen.over"),
        notes=(words("uge.note.taelling"), words("uge.note.svar"), words("uge.note.forbehold")),
    )


def percent(share: Fraction) -> str:
    """Like `35,5 %`. Half a point is the finest step there is."""
    whole, half = divmod(share, 1)
    return f"{whole},5 %" if half else f"{whole} %"


def period(week: Week, words: PageWords) -> str:
    """Like `16. november – 22. november 2026`; both years around new year."""
    first, last = week.monday, week.sunday
    ends = [words("uge.dato", dag=day.day, maaned=words(f"uge.maaned.{day.month}")) for day in (first, last)]
    if first.year != last.year:
        ends[0] += f" {first.year}"
    return f"{ends[0]} – {ends[1]} {last.year}"


def _figures(summary: WeeklySummary, words: PageWords) -> tuple[Figure, ...]:
    def before(value: object) -> str:
        return words("uge.foer", tal=value)

    now, then = summary.answered, summary.answered_before
    urgent, urgent_before = sum(line.count for line in summary.urgent), sum(line.before for line in summary.urgent)
    return (
        Figure(title=words("uge.tal.nye"), value=str(summary.received), before=before(summary.received_before)),
        Figure(
            title=words("uge.tal.i_tide"),
            value=words("uge.tal.af", antal=now.within, alle=now.total) if now.total else words("uge.tal.ingen_svar"),
            before=before(words("uge.tal.af", antal=then.within, alle=then.total) if then.total else words("uge.tal.ingen_svar")),
        ),
        Figure(title=words("uge.tal.over"), value=str(len(summary.over)), before=words("uge.tal.over_hjaelp")),
        Figure(title=words("uge.tal.akut"), value=str(urgent), before=before(urgent_before)),
    )


def _days(days: int, words: PageWords) -> str:
    return words("uge.dage.en" if days == 1 else "uge.dage.flere", dage=days)
