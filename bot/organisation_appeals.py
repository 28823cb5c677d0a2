"""The shape of `appeals.yml`, the roads a complaint over a decision takes, and how it becomes the catalogue's values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import AfterValidator, BeforeValidator, model_validator

from actions.rules import catalogue as rules
from bot.organisation_files import Id, Named, Shape, Words2
from bot.organisation_law import SourceShape
from bot.yaml_lines import LinedYaml

MOST_WEEKS = 52
ShapeT = TypeVar("ShapeT", bound=Shape)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])\.[0-5]\d")


def _weeks(value: object) -> int:
    said = str(value)
    if not re.fullmatch(r"\d{1,2}", said) or not 1 <= int(said) <= MOST_WEEKS:
        raise ValueError(f"it is a whole number from 1 to {MOST_WEEKS}")
    return int(said)


def _clock(value: str) -> str:
    if value and not _CLOCK.fullmatch(value):
        raise ValueError('an hour is written like "23.59"')
    return value


Weeks = Annotated[int, BeforeValidator(_weeks)]
Clock = Annotated[str, AfterValidator(_clock)]


class RouteShape(Shape):
    id: Id
    where: Words2 | None = None
    direct: bool = False
    to_unit: bool = False
    weeks: Weeks | None = None
    in_decision: bool = False
    until: Clock = ""
    fee: str = ""
    late: Words2 | None = None
    note: Words2 | None = None
    verified: Literal["ja", "delvist", "nej"]
    sources: tuple[SourceShape, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> RouteShape:
        if self.weeks is not None and self.in_decision:
            raise ValueError("either the period is known in weeks, or it stands in the decision")
        if self.verified == "ja" and not any(source.web for source in self.sources):
            raise ValueError("what is verified has a source with a web address")
        if self.weeks is not None and self.verified == "ja" and self.where is None:
            raise ValueError("where a day is computed, say where the complaint goes")
        if self.verified != "ja" and (self.where is not None or self.note is not None or self.late is not None):
            raise ValueError("what is not verified is not told to citizens: leave out where, late and note")
        if self.to_unit and (self.direct or self.where is None):
            raise ValueError("to_unit goes with where, and not with direct")
        return self


class AppealsFile(Shape):
    routes: tuple[RouteShape, ...]


class Report(Protocol):
    """What `bot.organisation` collects mistakes with."""

    lines: list[str]

    def read(self, path: Path, shape: type[ShapeT]) -> tuple[ShapeT | None, LinedYaml]: ...


def read_appeals(taxonomy: Path, report: Report, named: Sequence[Named]) -> dict[str, rules.AppealRoute]:
    """The roads by id. `named` are those of `topics.yml`, which holds their labels: each has its data, and no other has."""
    file, lined = report.read(taxonomy / "appeals.yml", AppealsFile)
    if file is None:
        return {}
    labels = {name.id: name.label for name in named}
    found: dict[str, rules.AppealRoute] = {}
    for index, shape in enumerate(file.routes):
        if shape.id not in labels:
            report.lines.append(f"{lined.at(('routes', index, 'id'))}: topics.yml has no appeal route {shape.id!r}")
        elif shape.id in found:
            report.lines.append(f"{lined.at(('routes', index, 'id'))}: the id {shape.id!r} is there twice")
        else:
            found[shape.id] = _route(shape, labels[shape.id])
    described = {shape.id for shape in file.routes}
    report.lines += [f"{lined.at(('routes',))}: the appeal route {name!r} is not described" for name in labels if name not in described]
    return found


def _route(shape: RouteShape, label: Mapping[str, str]) -> rules.AppealRoute:
    return rules.AppealRoute(
        id=shape.id,
        label=label,
        where=_words(shape.where),
        direct=shape.direct,
        to_unit=shape.to_unit,
        weeks=shape.weeks or 0,
        in_decision=shape.in_decision,
        until=shape.until,
        fee=shape.fee,
        late=_words(shape.late),
        note=_words(shape.note),
        verified=shape.verified,
        sources=tuple(rules.Source(name=source.name, web=source.web) for source in shape.sources),
    )


def _words(shape: Words2 | None) -> dict[str, str]:
    return shape.model_dump() if shape else {}
