"""How a case reads to an advisor: days left in words and colour, dates, names, what stands in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from actions.ports import Account, AuditEntry
from actions.rules.case import Status
from actions.rules.catalogue import Catalogue
from actions.rules.moment import COPENHAGEN
from actions.rules.response import remaining
from bot.pages import PageWords


@dataclass(frozen=True, kw_only=True)
class Dates:
    """Dates as Danes read them, in Copenhagen's time."""

    words: PageWords

    def moment(self, value: datetime) -> str:
        """Like `21. nov. 2026 kl. 14.03`."""
        local = value.astimezone(COPENHAGEN)
        return self.words("staff.tidspunkt", dato=self.short_day(local.date()), aar=local.year, tid=f"{local:%H.%M}")

    def short_moment(self, value: datetime) -> str:
        """Like `21. nov. kl. 14.03`."""
        local = value.astimezone(COPENHAGEN)
        return self.words("staff.tidspunkt_kort", dato=self.short_day(local.date()), tid=f"{local:%H.%M}")

    def day(self, value: date) -> str:
        """Like `mandag 30. nov. 2026`."""
        return self.words("staff.dato", dag=self.words(f"staff.dag.{value.isoweekday()}"), dato=self.short_day(value), aar=value.year)

    def short_day(self, value: date) -> str:
        """Like `30. nov.`."""
        return f"{value.day}. {self.words(f'staff.maaned.{value.month}')}"


@dataclass(frozen=True, kw_only=True)
class Due:
    """Where a case stands towards its target. `look` is one of `over`, `i_dag`, `snart`, `god_tid`, `faerdig`; `words` says the same."""

    look: str
    words: str


def due_state(*, due: date, today: date, first_answer_at: datetime | None, status: Status, words: PageWords) -> Due:
    """Days to the target, counted by the calendar in Copenhagen. The clock stops at the first human answer."""
    left = remaining(due, today, first_answer_at)
    if first_answer_at is not None:
        if left < 0:
            return Due(look="faerdig", words=_days(words, "staff.frist.besvaret_over", -left))
        return Due(look="faerdig", words=words("staff.frist.besvaret"))
    if status is Status.LUKKET:
        return Due(look="faerdig", words=words("staff.frist.lukket_uden_svar"))
    if left < 0:
        return Due(look="over", words=_days(words, "staff.frist.over", -left))
    if left == 0:
        return Due(look="i_dag", words=words("staff.frist.i_dag"))
    return Due(look="snart" if left == 1 else "god_tid", words=_days(words, "staff.frist.tilbage", left))


def _days(words: PageWords, key: str, count: int) -> str:
    return words(f"{key}.en") if count == 1 else words(f"{key}.flere", antal=count)


def by_whom(actor: str, names: Mapping[str, str], words: PageWords) -> str:
    """The name behind an audit actor."""
    kind, _, account = actor.partition(":")
    if kind == "advisor":
        return names.get(account, words("staff.hvem.ukendt"))
    return words(f"staff.hvem.{kind}") if kind in {"citizen", "assistant", "system"} else actor


def names_of(accounts: Sequence[Account]) -> Mapping[str, str]:
    return {account.id: account.name or account.email for account in accounts}


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One line of the timeline."""

    at: datetime
    who: str
    what: str
    details: tuple[str, ...] = ()
    note: str = ""


class Chronicle:
    """Turns the audit log of a case into sentences."""

    def __init__(self, catalogue: Catalogue, names: Mapping[str, str], words: PageWords) -> None:
        self._catalogue = catalogue
        self._names = names
        self._words = words

    def happening(self, entry: AuditEntry) -> Happening:
        return Happening(
            at=entry.at,
            who=by_whom(entry.actor, self._names, self._words),
            what=self._what(entry),
            details=tuple(self._details(entry.detail)),
        )

    def _what(self, entry: AuditEntry) -> str:
        key = f"staff.log.{entry.action}"
        if entry.action == "case.moved":
            return self._words("staff.log.case.moved", status=self._words(f"staff.status.{entry.detail['to']}"))
        if entry.action == "case.closed":
            return self._words("staff.log.case.closed", udfald=self._catalogue.label("afslutning", str(entry.detail["outcome"])))
        try:
            return self._words(key)
        except KeyError:
            return entry.action

    def _details(self, detail: Mapping[str, Any]) -> Sequence[str]:
        lines = [
            self._words(
                "staff.log.aendret",
                felt=self._words(f"staff.felt.{name}"),
                foer=self.values(name, before),
                efter=self.values(name, after),
            )
            for name, (before, after) in dict(detail.get("changed") or {}).items()
        ]
        if "reason" in detail:
            lines.append(self._words("staff.log.fordi", grund=self._words(f"staff.grund.{detail['reason']}")))
        return lines

    def values(self, name: str, value: str | Sequence[str]) -> str:
        """The words of one id, or of several; `ikke angivet` for none."""
        table = {"hovedproblem": "problem", "other_problems": "problem"}.get(name, name)
        ids = [value] if isinstance(value, str) else list(value)
        return ", ".join(self._catalogue.label(table, one) for one in ids if one) or self._words("staff.ikke_angivet")
