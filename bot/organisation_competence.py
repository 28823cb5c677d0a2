"""The shapes of `authorities.yml` and `competence.yml`, with where everything was read, and how they become the catalogue's values."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from pydantic import model_validator

from actions.rules import catalogue as rules
from actions.rules.competence import ASKS, NOTES
from bot.organisation_files import ContactShape, Id, Named, Shape, Words2
from bot.organisation_law import Day, SourceShape
from bot.yaml_lines import LinedYaml, Place

ShapeT = TypeVar("ShapeT", bound=Shape)


class AuthorityShape(Named):
    when: Words2
    not_theirs: Words2 | None = None
    appeal: Words2 | None = None
    tip: Words2 | None = None
    contact: ContactShape = ContactShape()
    contact_of: Id | None = None
    sources: tuple[SourceShape, ...]
    verified: Literal["ja", "delvist", "nej"]
    printed: Day | None = None
    checked: Day | None = None
    note: Words2 | None = None

    @model_validator(mode="after")
    def _whole(self) -> AuthorityShape:
        if not self.sources:
            raise ValueError("say where it was read")
        if self.verified != "ja" and self.contact_of is None and self.contact.verified and self.contact != ContactShape():
            raise ValueError("a contact that was not read at a responsible source has verified: false")
        if self.verified == "nej" and self.checked is not None:
            raise ValueError("what was checked is delvist or ja")
        return self


class AuthoritiesFile(Shape):
    authorities: tuple[AuthorityShape, ...]


class RemitShape(Named):
    as_a_rule: bool = False
    sources: tuple[SourceShape, ...]
    checked: Day

    @model_validator(mode="after")
    def _read_somewhere(self) -> RemitShape:
        if not any(source.web for source in self.sources):
            raise ValueError("say where it was read, with a web address")
        return self


class CompetenceFile(Shape):
    rules: tuple[RemitShape, ...]


class OwnCompetenceFile(Shape):
    off: tuple[Id, ...] = ()


class _Report(Protocol):
    """What `bot.organisation` collects mistakes with."""

    def read(self, path: Path, shape: type[ShapeT], *, optional: bool = False) -> tuple[ShapeT | None, LinedYaml]: ...

    def resolves(self, wanted: str, known: Container[str], lined: LinedYaml, place: Place, what: str) -> None: ...


def read_competence(taxonomy: Path, folder: Path, report: _Report) -> dict[str, rules.Remit]:
    """The rules by id. Every rule of the code stands in the file, and the municipality leaves out only what there is."""
    file, lined = report.read(taxonomy / "competence.yml", CompetenceFile)
    own, own_at = report.read(folder / "competence.yml", OwnCompetenceFile, optional=True)
    if file is None or own is None:
        return {}
    known = [rule.id for rule in file.rules]
    for index, rule_id in enumerate(known):
        report.resolves(rule_id, ASKS | NOTES, lined, ("rules", index, "id"), "rule of competence")
    for missing in sorted((ASKS | NOTES) - set(known)):
        report.resolves(missing, known, lined, ("rules",), "rule here:")
    for index, rule_id in enumerate(own.off):
        report.resolves(rule_id, known, own_at, ("off", index), "rule of competence")
    return {
        rule.id: rules.Remit(
            id=rule.id,
            label=rule.label,
            as_a_rule=rule.as_a_rule,
            in_force=rule.id not in own.off,
            sources=_sources(rule.sources),
            checked=rule.checked,
        )
        for rule in file.rules
    }


def authority(shape: AuthorityShape, contact: rules.Contact) -> rules.Authority:
    """An authority with the contact that is in force for it: its own, another's or the municipality's."""
    return rules.Authority(
        id=shape.id,
        label=shape.label,
        when=shape.when.model_dump(),
        not_theirs=_words(shape.not_theirs),
        appeal=_words(shape.appeal),
        tip=_words(shape.tip),
        contact=contact,
        sources=_sources(shape.sources),
        verified=shape.verified,
        printed=shape.printed,
        checked=shape.checked,
        note=_words(shape.note),
    )


def _words(words: Words2 | None) -> dict[str, str]:
    return words.model_dump() if words else {}


def _sources(shapes: tuple[SourceShape, ...]) -> tuple[rules.Source, ...]:
    return tuple(rules.Source(name=source.name, web=source.web) for source in shapes)
