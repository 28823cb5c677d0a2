"""How good predictions are against labelled first messages. Pure: rows and predictions in, figures out.

A row labels fields of a message; a field that is missing is not judged. A field that is there and empty says "none": for
`afdeling` and `emne` any guess is then allowed, since none can be told; `akut` and `myndighed` are judged as "ingen".
`kind_alt`, `akut_alt` and `problem_alt` hold what a careful labeller could also defend: neither required nor wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]

NONE = "ingen"
"""Stands for "nothing of the sort" in tables and confusions."""
HEADS = ("akut", "kind", "sub", "afdeling", "emne", "myndighed", "problem")
PLACES = ("afdeling", "emne", "myndighed")
SEEN_OFTEN = 5
"""A problem enters the macro-F1 from this many labelled messages on; below, its F1 is luck."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many of the judged messages are right."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self.right / self.of


@dataclass(frozen=True, kw_only=True)
class LabelCount:
    """One label of one head: `found` where it was wanted and given, `extra` given but not wanted, `missed` wanted but not given."""

    label: str
    found: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def support(self) -> int:
        """How many messages have this label."""
        return self.found + self.missed

    @property
    def precision(self) -> float | None:
        """Share of the given ones that were wanted; None when it was never given."""
        return self.found / (self.found + self.extra) if self.found + self.extra else None

    @property
    def recall(self) -> float | None:
        """Share of the wanted ones that were given; None when it was never wanted."""
        return self.found / self.support if self.support else None

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.found / max(1, 2 * self.found + self.extra + self.missed)


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One message where a head's first answer is none of the accepted ones."""

    head: str
    wanted: str
    got: str
    id: Any


@dataclass(frozen=True, kw_only=True)
class Confusion:
    """The same mistake in several messages."""

    head: str
    wanted: str
    got: str
    ids: tuple[Any, ...]

    @property
    def count(self) -> int:
        """In how many messages."""
        return len(self.ids)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Everything that was measured."""

    texts: int
    shares: Mapping[str, Share]
    labels: Mapping[str, tuple[LabelCount, ...]]
    """Per head, most frequent first."""
    mistakes: tuple[Mistake, ...] = ()

    @property
    def problem_micro_f1(self) -> float | None:
        """F1 over all problems of all messages together; None when no problem was labelled or given."""
        counts = self.labels.get("problem", ())
        together = LabelCount(
            label="", found=sum(c.found for c in counts), extra=sum(c.extra for c in counts), missed=sum(c.missed for c in counts)
        )
        return together.f1 if counts else None

    @property
    def problem_macro_f1(self) -> float | None:
        """Mean F1 of the problems that are labelled often enough; None when there are none."""
        often = [count.f1 for count in self.labels.get("problem", ()) if count.support >= SEEN_OFTEN]
        return sum(often) / len(often) if often else None

    def value(self, name: str) -> float | None:
        """A figure by its name, between 0 and 1; None when no message was judged for it."""
        if name in {"problem_micro_f1", "problem_macro_f1"}:
            return self.problem_micro_f1 if name == "problem_micro_f1" else self.problem_macro_f1
        return self.shares[name].value if name in self.shares else None

    def values(self) -> dict[str, float]:
        """Every figure there is, rounded to four digits."""
        names = [*sorted(self.shares), "problem_micro_f1", "problem_macro_f1"]
        return {name: round(value, 4) for name in names if (value := self.value(name)) is not None}

    def confusions(self, head: str = "") -> list[Confusion]:
        """The mistakes of one head, or of all, gathered and with the most frequent first."""
        ids: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
        for mistake in self.mistakes:
            if head in {"", mistake.head}:
                ids[mistake.head, mistake.wanted, mistake.got].append(mistake.id)
        found = [Confusion(head=name, wanted=wanted, got=got, ids=tuple(where)) for (name, wanted, got), where in ids.items()]
        return sorted(found, key=lambda one: (-one.count, one.head, one.wanted, one.got))


@dataclass
class _Tally:
    hits: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    mistakes: list[Mistake] = field(default_factory=list)

    def check(self, name: str, right: object) -> None:
        self.hits[name].append(bool(right))

    def label(self, head: str, label: str, *, wanted: bool, given: bool) -> None:
        counts = self.counts[head, label]
        counts[0] += wanted and given
        counts[1] += given and not wanted
        counts[2] += wanted and not given

    def answer(self, head: str, accepted: Sequence[str], got: str, row_id: object) -> None:
        """One answer against the accepted ones: an accepted answer counts as the wanted one, else the first accepted was wanted."""
        if got in accepted:
            self.label(head, got, wanted=True, given=True)
            return
        self.label(head, accepted[0], wanted=True, given=False)
        self.label(head, got, wanted=False, given=True)
        self.mistakes.append(Mistake(head=head, wanted=accepted[0], got=got, id=row_id))


def score(rows: Iterable[Row], predictions: Iterable[Row]) -> Figures:
    """The figures of `predictions` (matched by id; a missing one is all wrong) on labelled `rows`."""
    got_of = {got["id"]: got for got in predictions}
    tally = _Tally()
    texts = 0
    for row in rows:
        texts += 1
        got = got_of.get(row["id"], {"id": row["id"]})
        _judge_urgent(tally, row, got)
        _judge_kind(tally, row, got)
        _judge_places(tally, row, got)
        _judge_problems(tally, row, got)
    return Figures(
        texts=texts,
        shares={name: Share(right=sum(hits), of=len(hits)) for name, hits in tally.hits.items()},
        labels={head: counts for head in HEADS if (counts := tuple(_counts(tally, head)))},
        mistakes=tuple(tally.mistakes),
    )


def _counts(tally: _Tally, head: str) -> Iterator[LabelCount]:
    found = [
        LabelCount(label=label, found=c[0], extra=c[1], missed=c[2]) for (name, label), c in tally.counts.items() if name == head and any(c)
    ]
    yield from sorted(found, key=lambda count: (-count.support, count.label))


def _judge_urgent(tally: _Tally, row: Row, got: Row) -> None:
    if "akut" not in row:
        return
    accepted = [row["akut"], *row.get("akut_alt", ())]
    given = got.get("akut")
    if None in accepted:
        if set(accepted) != {None}:
            return  # a border case: neither an alarm nor silence would be a mistake
        tally.check("akut_no_false_alarm", given is None)
    else:
        tally.check("akut_recall", given is not None)
        tally.check("akut_exact", given in accepted)
    tally.answer("akut", [one or NONE for one in accepted], given or NONE, row["id"])


def _judge_kind(tally: _Tally, row: Row, got: Row) -> None:
    given = got.get("kind")
    if "kind" in row:
        kind, accepted = row["kind"], [row["kind"], *row.get("kind_alt", ())]
        tally.check("kind", given in accepted)
        if kind == "klage":
            tally.check("klage_recall", given == "klage")
        else:
            tally.check(f"{kind}_recall", given in accepted)
        if given == "klage":
            tally.check("klage_precision", "klage" in accepted)
        tally.answer("kind", accepted, given or NONE, row["id"])
    if row.get("sub"):
        first = _first(got, "sub")
        tally.check("sub_top1", first in row["sub"])
        tally.answer("sub", row["sub"], first, row["id"])


def _judge_places(tally: _Tally, row: Row, got: Row) -> None:
    for name in PLACES:
        # A message that may be either is judged by the municipality's side: both ways are right for the authority.
        if row.get(name) and not (name == "myndighed" and row.get("afdeling")):
            ranked = _ranked(got, name)
            tally.check(f"{name}_top1", _first(got, name) in row[name])
            tally.check(f"{name}_top3", set(ranked[:3]) & set(row[name]))
            tally.answer(name, row[name], _first(got, name), row["id"])
    if row.get("afdeling") and row.get("myndighed") == []:
        tally.check("not_sent_elsewhere", not (_ranked(got, "myndighed") and not _ranked(got, "afdeling")))
        tally.answer("myndighed", [NONE], _first(got, "myndighed"), row["id"])


def _judge_problems(tally: _Tally, row: Row, got: Row) -> None:
    if "problem" not in row:
        return
    wanted: list[str] = row["problem"]
    given = [label for label in _ranked(got, "problem") if label in wanted or label not in row.get("problem_alt", ())]
    for label in {*wanted, *given}:
        tally.label("problem", label, wanted=label in wanted, given=label in given)
    if wanted:
        tally.check("main_problem_found", wanted[0] in given)
        if wanted[0] not in given:
            others = [label for label in given if label not in wanted]
            tally.mistakes.append(Mistake(head="problem", wanted=wanted[0], got=others[0] if others else NONE, id=row["id"]))


def _ranked(got: Row, name: str) -> list[str]:
    value = got.get(name)
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]


def _first(got: Row, name: str) -> str:
    ranked = _ranked(got, name)
    return ranked[0] if ranked else NONE
