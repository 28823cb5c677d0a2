"""The shape of `courses_*.yml`, how a case on each topic goes in general, and how it becomes the catalogue's values."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path
from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import AfterValidator, model_validator

from actions.rules import catalogue as rules
from bot.organisation_files import Id, Shape, Words
from bot.organisation_law import Day, SourceShape
from bot.yaml_lines import LinedYaml, Place

STEPS = 3
ShapeT = TypeVar("ShapeT", bound=Shape)
_FIGURE = re.compile(r"\d+")


def _three(value: tuple[str, ...]) -> tuple[str, ...]:
    if len(value) != STEPS:
        raise ValueError("a course has three steps")
    return value


Steps = Annotated[tuple[Words, ...], AfterValidator(_three)]


class FigureShape(Shape):
    """A number that citizens read, and where in the taxonomy it stands as verified."""

    number: Words
    source: Words


class CourseShape(Shape):
    topic: Id
    basis: Literal["taxonomi", "almindelig"]
    sources: tuple[SourceShape, ...] = ()
    figures: tuple[FigureShape, ...] = ()
    checked: Day
    da: Steps
    en: Steps

    @model_validator(mode="after")
    def _carried(self) -> CourseShape:
        if self.basis == "taxonomi" and not self.sources:
            raise ValueError("name the sources where the basis is taxonomi")
        listed = {figure.number for figure in self.figures}
        for lang, steps in (("da", self.da), ("en", self.en)):
            said = {number for step in steps for number in _FIGURE.findall(step)}
            if said != listed:
                odd = sorted(said ^ listed)[0]
                raise ValueError(f"the number {odd} has to stand both in the steps ({lang}) and among the figures with its source")
        return self


class CoursesFile(Shape):
    courses: tuple[CourseShape, ...]


class Report(Protocol):
    """What `bot.organisation` collects mistakes with."""

    lines: list[str]

    def read(self, path: Path, shape: type[ShapeT]) -> tuple[ShapeT | None, LinedYaml]: ...

    def resolves(self, wanted: str, known: Container[str], lined: LinedYaml, place: Place, what: str) -> None: ...


def read_courses(taxonomy: Path, report: Report, topics: Container[str]) -> dict[str, rules.Course]:
    """All courses by topic. They are spread over several files, so that each can be read at one go."""
    found: dict[str, rules.Course] = {}
    for path in sorted(taxonomy.glob("courses_*.yml")):
        file, lined = report.read(path, CoursesFile)
        for index, shape in enumerate(file.courses if file else ()):
            place = ("courses", index, "topic")
            report.resolves(shape.topic, topics, lined, place, "topic")
            if shape.topic in found:
                report.lines.append(f"{lined.at(place)}: the topic {shape.topic!r} has a course already")
            found[shape.topic] = _course(shape)
    return found


def _course(shape: CourseShape) -> rules.Course:
    first, second, third = ({"da": da, "en": en} for da, en in zip(shape.da, shape.en, strict=True))
    return rules.Course(
        topic=shape.topic,
        steps=(first, second, third),
        basis=shape.basis,
        sources=tuple(rules.Source(name=source.name, web=source.web) for source in shape.sources),
        checked=shape.checked,
    )
