"""The shape of each data file, as pydantic models. `bot.organisation` turns them into the catalogue."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

WEEKDAYS = {"mandag": 1, "tirsdag": 2, "onsdag": 3, "torsdag": 4, "fredag": 5, "loerdag": 6, "lørdag": 6, "soendag": 7, "søndag": 7}
LONGEST_CLOSURE = 100  # days; a longer "first..last" is a slip of the pen

_PHONE = re.compile(r"(?:\+\d{1,3} ?)?\d{2}(?: ?\d){6}|1\d{2}(?:\d| ?\d{3})?")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WEB = re.compile(r"(?:https://)?[^\s:@/]+\.[^\s:@/]+(?:/\S*)?")
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
_ID = re.compile(r"[a-z][a-z0-9_]*")


def _phone(value: str) -> str:
    if value and not _PHONE.fullmatch(value):
        raise ValueError('a phone number is eight digits like "00 00 00 00" (or a short one like "112")')
    return value


def _mail(value: str) -> str:
    if value and not _MAIL.fullmatch(value):
        raise ValueError("this is no mail address")
    return value


def _web(value: str) -> str:
    if value and not _WEB.fullmatch(value):
        raise ValueError("write a web address like kommune.example/side")
    return value


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError("an id is small ASCII letters, digits and _")
    return value


def _span(value: object) -> tuple[time, time]:
    match = _SPAN.fullmatch(str(value))
    if not match:
        raise ValueError('hours are "HH:MM-HH:MM"')
    opens, closes = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
    if opens >= closes:
        raise ValueError("opens after it closes")
    return opens, closes


def _closed(value: object) -> tuple[date, ...]:
    first, dots, last = str(value).partition("..")
    try:
        start = date.fromisoformat(first.strip())
        end = date.fromisoformat(last.strip()) if dots else start
    except ValueError:
        raise ValueError("a closed day is a date like 2026-05-15, or first..last") from None
    if not timedelta() <= end - start <= timedelta(days=LONGEST_CLOSURE):
        raise ValueError("the last day comes before the first, or the closure is very long")
    return tuple(start + timedelta(days=n) for n in range((end - start).days + 1))


Id = Annotated[str, AfterValidator(_id)]
Words = Annotated[str, Field(min_length=1)]
Phone = Annotated[str, AfterValidator(_phone)]
Mail = Annotated[str, AfterValidator(_mail)]
Web = Annotated[str, AfterValidator(_web)]
Span = Annotated[tuple[time, time], BeforeValidator(_span)]
Closed = Annotated[tuple[date, ...], BeforeValidator(_closed)]
Weekday = Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "loerdag", "soendag"]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words2(Shape):
    """The same words in both languages."""

    da: Words
    en: Words


class Named(Words2):
    id: Id

    @property
    def label(self) -> dict[str, str]:
        return {"da": self.da, "en": self.en}


class ContactShape(Shape):
    phone: Phone = ""
    hours: str = ""
    web: Web = ""
    address: str = ""
    verified: bool = True


class KindShape(Named):
    counted: bool
    subs: tuple[Named, ...]


class KindsFile(Shape):
    kinds: tuple[KindShape, ...]


class GroupShape(Named):
    good_practice: bool


class ProblemShape(Named):
    group: Id


class ProblemsFile(Shape):
    groups: tuple[GroupShape, ...]
    problems: tuple[ProblemShape, ...]


class AreaShape(Named):
    short: Words


class UnitShape(Named):
    area: Id


class OrganisationFile(Shape):
    areas: tuple[AreaShape, ...]
    units: tuple[UnitShape, ...]


class TopicShape(Named):
    unit: Id
    appeal_route: Id
    synonyms: tuple[Words, ...] = ()
    elsewhere: tuple[Id, ...] = ()


class TopicsFile(Shape):
    appeal_routes: tuple[Named, ...]
    topics: tuple[TopicShape, ...]


class NumberShape(Words2):
    """Exactly one of: a national number, an own number of the municipality, a unit's phone.

    `stands_in_for`: shown only where the municipality has not filled in that own number.
    """

    number: Phone = ""
    own: Literal["duty_phone", "shelter_phone", ""] = ""
    unit: Id | None = None
    note: Words2 | None = None
    verified: bool = True
    stands_in_for: Literal["duty_phone", ""] = ""

    @model_validator(mode="after")
    def _one_source(self) -> NumberShape:
        if sum(map(bool, (self.number, self.own, self.unit))) != 1:
            raise ValueError("give exactly one of number, own and unit")
        return self


class UrgentShape(Named):
    alarm: Literal["straks", "samme_dag", "nej"]
    asks: Literal["hos_dig", "sikker", "barnet", ""] = ""
    wipe: bool = False
    numbers: tuple[NumberShape, ...] = ()


class UrgentFile(Shape):
    urgent: tuple[UrgentShape, ...]


class OutcomeShape(Named):
    solved: bool = False


class OutcomesFile(Shape):
    outcomes: tuple[OutcomeShape, ...]


class MunicipalityFile(Shape):
    name: Words
    advisor_title: Words2
    phone: Annotated[Phone, Field(min_length=1)]
    mail: Annotated[Mail, Field(min_length=1)]
    address: Words
    phone_hours: dict[Weekday, Span]
    open_counselling: Words2
    duty_phone: Phone = ""
    shelter_phone: Phone = ""
    dpo_contact: str = ""


class OwnUnitShape(ContactShape):
    label: Words2 | None = None


class OwnUnitsFile(Shape):
    units: dict[Id, OwnUnitShape]


class OwnAuthoritiesFile(Shape):
    authorities: dict[Id, ContactShape] = {}


class ClosedDaysFile(Shape):
    closed_days: tuple[Closed, ...] = ()
