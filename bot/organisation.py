"""Reads the taxonomy and one municipality's own facts into the catalogue, and says every mistake with file and line.

The product's own data lie in `actions/taxonomy`, a municipality's in the folder that VEJVISER_ORGANISATION names.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

import holidays
from pydantic import ValidationError

import actions
from actions.rules import catalogue as rules
from actions.rules.response import WorkCalendar
from bot import organisation_files as files
from bot.organisation_appeals import read_appeals
from bot.organisation_competence import AuthoritiesFile, authority, read_competence
from bot.organisation_courses import read_courses
from bot.organisation_law import LawFile, law_change
from bot.yaml_lines import LinedYaml, Place, read_lined

TAXONOMY = Path(actions.__file__).parent / "taxonomy"
HALF_CLOSED = ((6, 5), (12, 24), (12, 31))
"""Grundlovsdag, Christmas Eve and New Year's Eve: no public holidays in law, and yet no town hall is open."""

ShapeT = TypeVar("ShapeT", bound=files.Shape)


class OrganisationProblem(Exception):
    """The data files cannot be used. The message has one line per mistake: `units.yml:12: there is no unit "ydelse"`."""


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


HasIdT = TypeVar("HasIdT", bound=_HasId)


class _Report:
    """Collects mistakes instead of stopping at the first."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def read(self, path: Path, shape: type[ShapeT], *, optional: bool = False) -> tuple[ShapeT | None, LinedYaml]:
        lined = read_lined(path)
        if optional and not path.exists():
            return shape.model_validate({}), LinedYaml(path)
        self.lines += lined.problems
        if lined.data is None:
            return None, lined
        try:
            return shape.model_validate(lined.data), lined
        except ValidationError as error:
            self.lines += [f"{lined.at(one['loc'])}: {_said(one['loc'], one['msg'])}" for one in error.errors()]
            return None, lined

    def unique(self, items: Sequence[HasIdT], lined: LinedYaml, *place: str | int) -> dict[str, HasIdT]:
        known: dict[str, HasIdT] = {}
        for index, item in enumerate(items):
            if item.id in known:
                self.lines.append(f"{lined.at((*place, index))}: the id {item.id!r} is there twice")
            known[item.id] = item
        return known

    def resolves(self, wanted: str, known: Container[str], lined: LinedYaml, place: Place, what: str) -> None:
        if wanted not in known:
            self.lines.append(f"{lined.at(place)}: there is no {what} {wanted!r}")


def _said(place: Sequence[str | int], message: str) -> str:
    name = next((part for part in reversed(place) if isinstance(part, str) and part != "[key]"), "")
    return f"{name}: {message.removeprefix('Value error, ')}" if name else message


@dataclass(frozen=True, kw_only=True)
class _Files:
    """Everything as read, before it is put together."""

    kinds: files.KindsFile
    problems: files.ProblemsFile
    organisation: files.OrganisationFile
    topics: files.TopicsFile
    authorities: AuthoritiesFile
    urgent: files.UrgentFile
    outcomes: files.OutcomesFile
    law: LawFile
    courses: Mapping[str, rules.Course]
    appeals: Mapping[str, rules.AppealRoute]
    competence: Mapping[str, rules.Remit]
    municipality: files.MunicipalityFile
    own_units: files.OwnUnitsFile
    own_authorities: files.OwnAuthoritiesFile
    closed: files.ClosedDaysFile


def load(folder: Path, taxonomy: Path = TAXONOMY) -> rules.Catalogue:
    """The catalogue of the municipality whose files are in `folder`.

    Raises:
        OrganisationProblem: every mistake found, one per line with file and line.
    """
    report = _Report()
    read = _read_all(folder, taxonomy, report)
    if report.lines or read is None:
        raise OrganisationProblem("\n".join(report.lines))
    units = _units(read)
    return rules.Catalogue(
        municipality=_municipality(read),
        kinds={k.id: _kind(k) for k in read.kinds.kinds},
        problems={p.id: rules.Problem(id=p.id, label=p.label, group=p.group) for p in read.problems.problems},
        areas={a.id: rules.Area(id=a.id, label=a.label, short=a.short) for a in read.organisation.areas},
        units=units,
        topics={
            t.id: rules.Topic(id=t.id, label=t.label, unit=t.unit, appeal_route=t.appeal_route, synonyms=t.synonyms, elsewhere=t.elsewhere)
            for t in read.topics.topics
        },
        authorities=_authorities(read),
        urgent={u.id: _urgent(u, read, units) for u in read.urgent.urgent},
        outcomes={o.id: rules.Outcome(id=o.id, label=o.label, counts_as_solved=o.solved) for o in read.outcomes.outcomes},
        law={shape.id: law_change(shape) for shape in read.law.changes},
        courses=read.courses,
        appeals=read.appeals,
        competence=read.competence,
    )


def work_calendar(catalogue: rules.Catalogue, first_year: int, last_year: int) -> WorkCalendar:
    """Which days the advisor is there, from 1 January of `first_year` to 31 December of `last_year`.

    Danish public holidays, the three half-closed days, and the municipality's own closed days. Outside these years only
    weekends and own closed days are known: ask for a year more than the dates you count with.
    """
    years = range(first_year, last_year + 1)
    half = frozenset(date(year, month, day) for year in years for month, day in HALF_CLOSED)
    return WorkCalendar(_public(years) | half | catalogue.municipality.closed_days)


def weekdays(first_year: int, last_year: int) -> WorkCalendar:
    """The weekdays that the law counts: no municipality moves its own duties by closing its doors. Years as in `work_calendar`."""
    return WorkCalendar(_public(range(first_year, last_year + 1)))


def _public(years: range) -> frozenset[date]:
    return frozenset(holidays.country_holidays("DK", years=years))


def unfilled(catalogue: rules.Catalogue) -> tuple[str, ...]:
    """What the municipality has yet to fill in, for the operator: phones that are still the example's zeros."""
    municipality = [("municipality.yml: phone", catalogue.municipality.phone)]
    units = [(f"units.yml: {unit.id}", unit.contact.phone) for unit in catalogue.units.values()]
    return tuple(place for place, phone in municipality + units if phone and not _filled_in(phone))


def _read_all(folder: Path, taxonomy: Path, report: _Report) -> _Files | None:
    kinds, kinds_at = report.read(taxonomy / "kinds.yml", files.KindsFile)
    problems, problems_at = report.read(taxonomy / "problems.yml", files.ProblemsFile)
    organisation, organisation_at = report.read(taxonomy / "organisation.yml", files.OrganisationFile)
    topics, topics_at = report.read(taxonomy / "topics.yml", files.TopicsFile)
    authorities, authorities_at = report.read(taxonomy / "authorities.yml", AuthoritiesFile)
    urgent, urgent_at = report.read(taxonomy / "urgent.yml", files.UrgentFile)
    outcomes, outcomes_at = report.read(taxonomy / "outcomes.yml", files.OutcomesFile)
    law, law_at = report.read(taxonomy / "law.yml", LawFile)
    municipality, _ = report.read(folder / "municipality.yml", files.MunicipalityFile)
    own_units, own_units_at = report.read(folder / "units.yml", files.OwnUnitsFile)
    own_authorities, own_authorities_at = report.read(folder / "authorities.yml", files.OwnAuthoritiesFile, optional=True)
    closed, _ = report.read(folder / "closed_days.yml", files.ClosedDaysFile, optional=True)
    if (
        kinds is None or problems is None or organisation is None or topics is None or authorities is None or urgent is None
        or outcomes is None or law is None or municipality is None or own_units is None or own_authorities is None or closed is None
    ):  # fmt: skip
        return None

    for index, kind in enumerate(kinds.kinds):
        report.unique(kind.subs, kinds_at, "kinds", index, "subs")
    report.unique(kinds.kinds, kinds_at, "kinds")
    report.unique(outcomes.outcomes, outcomes_at, "outcomes")
    _check_problems(problems, problems_at, report)
    units = _check_units(organisation, organisation_at, report)
    known = _check_authorities(authorities, authorities_at, report)
    _check_topics(topics, topics_at, report, units, known)
    _check_law(law, law_at, report, {"topics": {topic.id for topic in topics.topics}, "units": units, "authorities": known})
    _check_urgent(urgent, urgent_at, report, units)
    courses = read_courses(taxonomy, report, {topic.id for topic in topics.topics})
    appeals = read_appeals(taxonomy, report, topics.appeal_routes)
    competence = read_competence(taxonomy, folder, report)
    for own_unit in own_units.units:
        report.resolves(own_unit, units, own_units_at, ("units", own_unit), "unit")
    for own_authority in own_authorities.authorities:
        report.resolves(own_authority, known, own_authorities_at, ("authorities", own_authority), "authority")
    return _Files(
        kinds=kinds, problems=problems, organisation=organisation, topics=topics, authorities=authorities, urgent=urgent,
        outcomes=outcomes, law=law, courses=courses, appeals=appeals, competence=competence, municipality=municipality, own_units=own_units,
        own_authorities=own_authorities, closed=closed,
    )  # fmt: skip


def _check_problems(file: files.ProblemsFile, lined: LinedYaml, report: _Report) -> None:
    groups = report.unique(file.groups, lined, "groups")
    report.unique(file.problems, lined, "problems")
    for index, problem in enumerate(file.problems):
        report.resolves(problem.group, groups, lined, ("problems", index, "group"), "group")


def _check_units(file: files.OrganisationFile, lined: LinedYaml, report: _Report) -> Container[str]:
    areas = report.unique(file.areas, lined, "areas")
    for index, unit in enumerate(file.units):
        report.resolves(unit.area, areas, lined, ("units", index, "area"), "area")
    return report.unique(file.units, lined, "units")


def _check_authorities(file: AuthoritiesFile, lined: LinedYaml, report: _Report) -> Container[str]:
    known = report.unique(file.authorities, lined, "authorities")
    for index, shape in enumerate(file.authorities):
        if shape.contact_of is not None:
            report.resolves(shape.contact_of, known, lined, ("authorities", index, "contact_of"), "authority")
    return known


def _check_topics(file: files.TopicsFile, lined: LinedYaml, report: _Report, units: Container[str], known: Container[str]) -> None:
    routes = report.unique(file.appeal_routes, lined, "appeal_routes")
    report.unique(file.topics, lined, "topics")
    for index, topic in enumerate(file.topics):
        report.resolves(topic.unit, units, lined, ("topics", index, "unit"), "unit")
        report.resolves(topic.appeal_route, routes, lined, ("topics", index, "appeal_route"), "appeal route")
        for position, elsewhere in enumerate(topic.elsewhere):
            report.resolves(elsewhere, known, lined, ("topics", index, "elsewhere", position), "authority")


def _check_law(file: LawFile, lined: LinedYaml, report: _Report, known: Mapping[str, Container[str]]) -> None:
    report.unique(file.changes, lined, "changes")
    for index, change in enumerate(file.changes):
        for name, what in (("topics", "topic"), ("units", "unit"), ("authorities", "authority")):
            for position, wanted in enumerate(getattr(change, name)):
                report.resolves(wanted, known[name], lined, ("changes", index, name, position), what)


def _check_urgent(file: files.UrgentFile, lined: LinedYaml, report: _Report, units: Container[str]) -> None:
    report.unique(file.urgent, lined, "urgent")
    for index, situation in enumerate(file.urgent):
        for position, number in enumerate(situation.numbers):
            if number.unit is not None:
                report.resolves(number.unit, units, lined, ("urgent", index, "numbers", position, "unit"), "unit")


def _municipality(read: _Files) -> rules.Municipality:
    own = read.municipality
    return rules.Municipality(
        name=own.name,
        advisor_title=own.advisor_title.model_dump(),
        phone=own.phone,
        mail=own.mail,
        address=own.address,
        phone_hours={files.WEEKDAYS[day]: span for day, span in own.phone_hours.items()},
        open_counselling=own.open_counselling.model_dump(),
        duty_phone=own.duty_phone if _filled_in(own.duty_phone) else "",
        dpo_contact=own.dpo_contact,
        closed_days=frozenset(day for span in read.closed.closed_days for day in span),
    )


def _kind(kind: files.KindShape) -> rules.Kind:
    return rules.Kind(
        id=kind.id, label=kind.label, counted=kind.counted, subs={sub.id: rules.Sub(id=sub.id, label=sub.label) for sub in kind.subs}
    )


def _units(read: _Files) -> dict[str, rules.Unit]:
    units = {}
    for unit in read.organisation.units:
        own = read.own_units.units.get(unit.id, files.OwnUnitShape())
        label = own.label.model_dump() if own.label else unit.label
        units[unit.id] = rules.Unit(id=unit.id, label=label, area=unit.area, contact=_contact(own))
    return units


def _authorities(read: _Files) -> dict[str, rules.Authority]:
    shipped = {shape.id: shape for shape in read.authorities.authorities}
    known = {}
    for shape in shipped.values():
        source = shipped[shape.contact_of] if shape.contact_of else shape
        known[shape.id] = authority(shape, _contact(read.own_authorities.authorities.get(shape.id, source.contact)))
    return known


def _contact(shape: files.ContactShape) -> rules.Contact:
    return rules.Contact(phone=shape.phone, hours=shape.hours, web=shape.web, address=shape.address, verified=shape.verified)


def _urgent(situation: files.UrgentShape, read: _Files, units: Mapping[str, rules.Unit]) -> rules.Urgent:
    numbers = []
    for shape in situation.numbers:
        own = getattr(read.municipality, shape.own) if shape.own else ""
        number = shape.number or own or (units[shape.unit].contact.phone if shape.unit else "")
        if shape.stands_in_for and _filled_in(getattr(read.municipality, shape.stands_in_for)):
            continue
        if _filled_in(number):  # somebody in danger is never given an example's number
            note = shape.note.model_dump() if shape.note else {}
            name = {"da": shape.da, "en": shape.en}
            numbers.append(rules.HelpNumber(name=name, number=number, note=note, verified=shape.verified))
    return rules.Urgent(
        id=situation.id, label=situation.label, alarm=situation.alarm, asks=situation.asks, wipe=situation.wipe, numbers=tuple(numbers)
    )


def _filled_in(phone: str) -> bool:
    return bool(phone.strip("0 "))
