"""The week as a mail: text, and the same figures as HTML tables. Counted when it is sent, so it is never older than it says."""

from __future__ import annotations

from actions.ports import Delivery, UnitOfWork
from actions.reporting import weekly_summary
from actions.rules.week import Week
from bot.delivery.mail import Letter, Writer
from bot.pages import environment
from bot.reports.sheet import sheet_of
from bot.reports.text import text_of, words_for
from bot.services import Services

WEEK_PAGE = "/raadgiver/uge/{week}"


def week_writer(services: Services, *, base_url: str) -> Writer:
    """Writes the mail of the template `ugentlig_oversigt`."""
    words = words_for(services)

    async def write(work: UnitOfWork, delivery: Delivery) -> Letter:
        week = Week.parse(str(delivery.args["week"]))
        summary = await weekly_summary(
            work, week, catalogue=services.catalogue, now=services.clock.now(), counting=services.settings.counting
        )
        sheet = sheet_of(summary, catalogue=services.catalogue, words=words)
        link = base_url + WEEK_PAGE.format(week=week)
        return Letter(
            subject=words("uge.mail.emne", uge=str(week)),
            text=f"{words('uge.mail.link')}\n{link}\n\n{text_of(sheet, words)}",
            html=environment().get_template("mail/week.html").render(sheet=sheet, words=words, link=link, base_url=base_url),
        )

    return write
