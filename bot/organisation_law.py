"""The shape of `law.yml`, the moves of law, and how it becomes the catalogue's values."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from actions.rules import catalogue as rules
from bot.organisation_files import Id, Named, Shape, Web, Words, Words2


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError("a date is written like 2026-07-01") from None


Day = Annotated[date, BeforeValidator(_day)]


class TermShape(Shape):
    before: Words
    now: str = ""


class SourceShape(Shape):
    name: Words
    web: Web = ""


class LawShape(Named):
    begins: Day
    ends: Day | None = None
    topics: tuple[Id, ...] = ()
    units: tuple[Id, ...] = ()
    authorities: tuple[Id, ...] = ()
    general: bool = False
    """Concerns no topic of its own. Said outright, so that forgotten topics are found."""
    change: Words2
    note: Words2 | None = None
    terms: tuple[TermShape, ...] = ()
    sources: tuple[SourceShape, ...]
    verified: bool
    checked: Day | None = None

    @model_validator(mode="after")
    def _whole(self) -> LawShape:
        if self.ends is not None and self.ends < self.begins:
            raise ValueError("it ends before it begins")
        if bool(self.topics) is self.general:
            raise ValueError("name the topics it concerns, or say general: true (and not both)")
        if not self.sources:
            raise ValueError("say where it was read")
        if self.verified and (self.checked is None or not any(source.web for source in self.sources)):
            raise ValueError("what is verified has a source with a web address and the day it was checked")
        if not self.verified and self.note is None:
            raise ValueError("what is not verified has a note that says what is missing")
        return self


class LawFile(Shape):
    changes: tuple[LawShape, ...]


def law_change(shape: LawShape) -> rules.LawChange:
    return rules.LawChange(
        id=shape.id,
        label=shape.label,
        begins=shape.begins,
        ends=shape.ends,
        topics=shape.topics,
        units=shape.units,
        authorities=shape.authorities,
        change=shape.change.model_dump(),
        note=shape.note.model_dump() if shape.note else {},
        terms=tuple(rules.Term(before=term.before, now=term.now) for term in shape.terms),
        sources=tuple(rules.Source(name=source.name, web=source.web) for source in shape.sources),
        verified=shape.verified,
        checked=shape.checked,
    )
