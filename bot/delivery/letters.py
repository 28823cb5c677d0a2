"""The letters: one writer per mail template. They look up what they need while the database is open.

A notice says a number and where to log in. Names, texts and categories stay behind the login (design decision 7).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from actions.ports import Delivery, UnitOfWork
from actions.rules.moment import COPENHAGEN
from actions.rules.notice import Template
from bot.delivery.carrier import DeliveryError
from bot.delivery.mail import Letter, Writer
from bot.services import Words

CASE_PAGE = "/raadgiver/sager/{number}"
ALARMS_PAGE = "/raadgiver/varsler"
ADVISOR_PAGE = "/raadgiver"
STATUS_PAGE = "/status"
CHAT_PAGE = "/chat"


class Letters:
    """`base_url` is the address people use, without a slash at the end."""

    def __init__(self, *, words: Words, base_url: str) -> None:
        self._words = words
        self._base_url = base_url

    def writers(self) -> Mapping[str, Writer]:
        return {
            Template.NY_HENVENDELSE: self._registered,
            Template.NY_BESKED: self._added,
            Template.AKUT_VARSEL: self._alarm,
            Template.BESKED_I_VARSEL: self._written_to_alarm,
            Template.SVAR_I_CHATTEN: self._answered,
            Template.SVARFRISTER: self._due,
        }

    async def _registered(self, work: UnitOfWork, delivery: Delivery) -> Letter:
        number = str(delivery.args["number"])
        return self._letter("mail.ny_henvendelse", number=number, link=self._case(number), vurderes=self._clock(delivery))

    async def _added(self, work: UnitOfWork, delivery: Delivery) -> Letter:
        number = str(delivery.args["number"])
        return self._letter("mail.ny_besked", number=number, link=self._case(number))

    async def _alarm(self, work: UnitOfWork, delivery: Delivery) -> Letter:
        number = str(delivery.args.get("number", ""))
        if number:
            return self._letter("mail.akut_med_nummer", number=number, link=self._case(number), vurderes=self._clock(delivery))
        return self._letter("mail.akut", link=self._varsel(delivery), vurderes=self._clock(delivery))

    async def _written_to_alarm(self, work: UnitOfWork, delivery: Delivery) -> Letter:
        return self._letter("mail.besked_i_varsel", link=self._varsel(delivery))

    def _varsel(self, delivery: Delivery) -> str:
        """The alarm's page; the list of them for a mail that was written before alarms were kept."""
        return "/".join(part for part in (self._base_url + ALARMS_PAGE, str(delivery.args.get("varsel", ""))) if part)

    def _clock(self, delivery: Delivery) -> str:
        """Until when it must be assessed if it may be an underretning; what it is about stays behind the login."""
        by = str(delivery.args.get("vurderes_senest", ""))
        if not by:
            return ""
        local = datetime.fromisoformat(by).astimezone(COPENHAGEN)
        return self._words("mail.vurderes", tid=f"{local.day}.{local.month}.{local.year} kl. {local:%H.%M}") + "\n\n"

    async def _answered(self, work: UnitOfWork, delivery: Delivery) -> Letter:
        case = await work.cases.get(str(delivery.args["case_id"]))
        if case is None:
            raise DeliveryError("case_gone", permanent=True)
        return self._letter(
            "mail.svar_i_chatten", case.facts.lang, number=case.number,
            chat=self._base_url + CHAT_PAGE, status=self._base_url + STATUS_PAGE,
        )  # fmt: skip

    async def _due(self, work: UnitOfWork, delivery: Delivery) -> Letter:
        today = date.fromisoformat(str(delivery.args["day"]))
        cases = await work.cases.unanswered_due_before(date.fromordinal(today.toordinal() + 1))
        over = sorted((case.due, case.number) for case in cases if case.due < today)
        due = sorted(case.number for case in cases if case.due == today)
        lines = [self._overdue(number, (today - day).days) for day, number in over]
        lines += [self._words("mail.svarfrister.i_dag", number=number, link=self._case(number)) for number in due]
        return self._letter(
            "mail.svarfrister", over=len(over), i_dag=len(due), dato=f"{today.day}.{today.month}.{today.year}",
            linjer="\n".join(lines) or self._words("mail.svarfrister.ingen"), link=self._base_url + ADVISOR_PAGE,
        )  # fmt: skip

    def _overdue(self, number: str, days: int) -> str:
        key = "mail.svarfrister.over.en" if days == 1 else "mail.svarfrister.over.flere"
        return self._words(key, dage=days, number=number, link=self._case(number))

    def _letter(self, key: str, lang: str = "da", **args: object) -> Letter:
        return Letter(subject=self._words(f"{key}.emne", lang, **args), text=self._words(f"{key}.tekst", lang, **args) + "\n")

    def _case(self, number: str) -> str:
        return self._base_url + CASE_PAGE.format(number=number)
