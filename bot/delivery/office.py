"""Puts the courier together from the services."""

from __future__ import annotations

from prometheus_client import CollectorRegistry

from actions.ports import Transport
from actions.rules.notice import Template
from bot.delivery.carrier import Carrier
from bot.delivery.courier import Courier
from bot.delivery.letters import STATUS_PAGE, Letters
from bot.delivery.line import open_line
from bot.delivery.mail import MailCarrier, Post
from bot.delivery.maildir import MaildirPost
from bot.delivery.smtp import Server, SmtpPost
from bot.delivery.telegram import TelegramCarrier
from bot.reports.mail import week_writer
from bot.services import Services
from bot.settings import Settings


def open_courier(services: Services, *, registry: CollectorRegistry | None = None) -> Courier:
    """The courier of this process; it counts into `registry`. Nothing is connected before the first delivery.

    Raises:
        ValueError: SMTP_URL is no address of a mail server.
    """
    settings = services.settings
    letters = Letters(words=services.words, base_url=base_url(settings))
    writers = {**letters.writers(), Template.UGENTLIG_OVERSIGT: week_writer(services, base_url=base_url(settings))}
    mail = MailCarrier(post=open_post(settings), writers=writers, mail_from=settings.mail_from)
    carriers: dict[Transport, Carrier] = {Transport.MAIL: mail}
    if settings.telegram_on:
        carriers[Transport.TELEGRAM] = TelegramCarrier(
            line=open_line(settings),
            words=services.words,
            codes=services.codes,
            message_limit=settings.message_limit,
            status_page=base_url(settings) + STATUS_PAGE,
        )
    return Courier(store=services.store, clock=services.clock, carriers=carriers, registry=registry)


def open_post(settings: Settings) -> Post:
    """SMTP when there is a server, else a Maildir in the data folder."""
    url = settings.smtp_url.get_secret_value()
    return SmtpPost(Server.parse(url)) if url else MaildirPost(settings.data_dir / "mail")


def base_url(settings: Settings) -> str:
    """The address people use, for links."""
    return (settings.public_url or f"http://{settings.host}:{settings.port}").rstrip("/")
