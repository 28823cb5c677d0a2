"""The one composition root: settings in, a running product out. Nothing is opened anywhere else."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import aiohttp
import structlog
from aiohttp import web

from actions.contact import read_contact
from actions.ports import Clock
from actions.rasa.desk import actions
from actions.rasa.route import desk_app
from actions.registration import Registration
from actions.rules.catalogue import Catalogue
from actions.rules.codes import CaseCodes
from actions.rules.moment import local_date
from actions.rules.office import Office, OfficeNow
from actions.rules.response import WorkCalendar, due_date
from bot import organisation
from bot.channels.telegram.poller import Poller
from bot.clock import ShiftedClock, SystemClock
from bot.conversation import ConversationGateway
from bot.delivery.courier import Courier
from bot.delivery.line import open_line
from bot.delivery.office import open_courier
from bot.dialogue.breaker import Breaker
from bot.dialogue.client import RasaClient
from bot.dialogue.form import FormDialogue
from bot.dialogue.render import Renderer
from bot.dialogue.switch import Switch
from bot.engine import Engine
from bot.first_aid import FirstAid
from bot.hub import Hub
from bot.keys import server_key
from bot.receipts import Receipts, RegisterCodes
from bot.services import Services
from bot.settings import Settings
from bot.site import ENGINE_STATE, build_site
from bot.texts import Texts, load_texts
from bot.timetable import Timetable
from storage.database import Database

LOOPBACK = "127.0.0.1"
GRACE = 8.0
"""Seconds for requests under way when the process is asked to stop."""
CALENDAR_YEARS = 3
log = structlog.get_logger(__name__)


@dataclass
class Product:
    """A running product. `runners` are the desk first, then what the public reaches."""

    settings: Settings
    services: Services
    database: Database
    engine: Engine
    courier: Courier
    session: aiohttp.ClientSession
    runners: list[web.AppRunner]
    port: int = 0
    _loops: list[asyncio.Task[None]] = field(default_factory=list)

    def run(self, name: str, loop: Coroutine[Any, Any, None]) -> None:
        """Keep a loop going until the stop; one that fails is reported, not lost."""
        task = asyncio.create_task(loop, name=name)
        task.add_done_callback(_report)
        self._loops.append(task)

    async def stop(self) -> None:
        """End in order: no new requests, those under way and the loops, the engine, the database."""
        desk, *sites = self.runners
        for task in self._loops:
            task.cancel()
        # Side by side, because each may take its whole grace; the engine and its desk are needed until the last answer is made.
        await asyncio.gather(*(site.cleanup() for site in sites), *self._loops, return_exceptions=True)
        await asyncio.gather(self.engine.stop(), desk.cleanup(), return_exceptions=True)
        await self.session.close()
        await self.database.close()


def open_clock(settings: Settings) -> Clock:
    """The real clock, or the one a test starts at a given time."""
    return ShiftedClock(datetime.fromisoformat(settings.clock)) if settings.clock else SystemClock()


def open_database(settings: Settings) -> Database:
    """The database of the settings; the data folder is made when it is missing."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return Database(settings.database)


def calendar_around(catalogue: Catalogue, clock: Clock) -> WorkCalendar:
    """The municipality's open days, from last year to past the turn of the year."""
    year = local_date(clock.now()).year
    return organisation.work_calendar(catalogue, year - 1, year + CALENDAR_YEARS)


def due_rule(settings: Settings, calendar: WorkCalendar) -> Callable[[datetime], date]:
    """The response target as a function of the time of receipt."""

    def due_on(received_at: datetime) -> date:
        return due_date(received_at, calendar, days=settings.response_days, unit=settings.response_unit)

    return due_on


def read_texts(settings: Settings) -> Texts:
    """The texts with the municipality's own over them."""
    return load_texts(settings.organisation / "texts")


@dataclass(frozen=True, kw_only=True)
class Composed:
    """The values of a process before anything is served."""

    services: Services
    gateway: ConversationGateway
    registration: Registration
    office: OfficeNow


def compose(
    settings: Settings, database: Database, client: RasaClient, *, engine_url: Callable[[], str | None], wake: Callable[[], None]
) -> Composed:
    """Put the product's values together over an open database.

    Raises:
        OrganisationProblem, TextProblem: the municipality's data cannot be used.
    """
    clock = open_clock(settings)
    catalogue = organisation.load(settings.organisation)
    words = read_texts(settings)
    codes = CaseCodes(server_key(settings))
    register_codes = RegisterCodes(codes)
    calendar = calendar_around(catalogue, clock)

    due_on = due_rule(settings, calendar)

    def office() -> Office:
        now = clock.now()
        return Office(catalogue=catalogue, calendar=calendar, day=local_date(now), now=now, aim=due_on(now), read_contact=read_contact)

    registration = Registration(
        store=database, clock=clock, office=office, codes=codes, advisor_email=settings.advisor_email, due_on=due_on,
    )  # fmt: skip

    async def registered(case_id: str, conversation_id: str) -> bool:
        async with database.work() as work:
            case = await work.cases.get(case_id)
        return case is not None and case.conversation_id == conversation_id

    async def take_over(conversation_id: str, epoch: int) -> bool:
        async with database.work() as work:
            conversation = await work.conversations.get(conversation_id)
            if conversation is None or not await work.conversations.hold(conversation_id, epoch=epoch):
                return False
            await work.conversations.update(replace(conversation, engine_epoch=epoch + 1))
            await work.commit()
        return True

    renderer = Renderer(words, catalogue.municipality)

    switch = Switch(
        engine_url=engine_url,
        client=client,
        form=FormDialogue(registration, office),
        breaker=Breaker(),
        patience=settings.engine_timeout,
        registered=registered,
        sayable=renderer.can_say,
        situations=catalogue.urgent,
        take_over=take_over,
    )
    gateway = ConversationGateway(
        store=database, clock=clock, office=office, registration=registration, switch=switch,
        renderer=renderer,
        receipts=Receipts(store=database, catalogue=catalogue, codes=register_codes),
        first_aid=FirstAid(catalogue, words), duty_email=settings.duty_email or settings.advisor_email,
        message_limit=settings.message_limit, hub=Hub(), owner=uuid4().hex, wake=wake,
    )  # fmt: skip
    services = Services(
        settings=settings, clock=clock, store=database, catalogue=catalogue, words=words, gateway=gateway, codes=register_codes
    )
    return Composed(services=services, gateway=gateway, registration=registration, office=office)


async def with_services(settings: Settings, use: Callable[[Services], Awaitable[str]]) -> str:
    """Run one command over the services, without an engine and without serving anything."""
    database = open_database(settings)
    try:
        async with aiohttp.ClientSession() as session:
            composed = compose(settings, database, RasaClient(session), engine_url=lambda: None, wake=lambda: None)
            return await use(composed.services)
    finally:
        await database.close()


async def start_product(settings: Settings) -> Product:
    """Open everything and serve. The schema must be at its newest step.

    Raises:
        OrganisationProblem, TextProblem: the municipality's data cannot be used.
        OSError: a port is taken.
    """
    database = open_database(settings)
    session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
    engines: list[Engine] = []
    couriers: list[Courier] = []

    def engine_url() -> str | None:
        return next((engine.url for engine in engines if engine.state == "up"), None)

    def wake() -> None:
        for courier in couriers:
            courier.wake()

    composed = compose(settings, database, RasaClient(session), engine_url=engine_url, wake=wake)
    services, gateway = composed.services, composed.gateway
    secret = settings.rasa_action_secret.get_secret_value() or secrets.token_urlsafe(32)
    desk_actions = actions(composed.registration, composed.office)
    desk = web.AppRunner(desk_app(desk_actions, secret=secret), access_log=None, shutdown_timeout=GRACE)
    await desk.setup()
    await web.TCPSite(desk, LOOPBACK, settings.desk_port).start()
    engine = Engine(settings, action_url=f"http://{LOOPBACK}:{_port_of(desk)}/webhook", secret=secret)
    courier = open_courier(services)
    engines.append(engine)
    couriers.append(courier)
    product = Product(
        settings=settings, services=services, database=database, engine=engine, courier=courier, session=session, runners=[desk]
    )
    await engine.start()
    await _serve(product)
    product.run("courier", courier.run())
    product.run("timetable", Timetable(services=services, wake=courier.wake).run())
    product.run("recover", _recover(gateway))
    if settings.telegram_on:
        poller = Poller(line=open_line(settings), store=database, clock=services.clock, gateway=gateway, wake=courier.wake)
        product.run("telegram", poller.run())
    return product


async def _serve(product: Product) -> None:
    app = build_site(product.services)
    app[ENGINE_STATE] = lambda: product.engine.state
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE)
    await runner.setup()
    product.runners.append(runner)
    await web.TCPSite(runner, product.settings.host, product.settings.port).start()
    product.port = _port_of(runner)


async def _recover(gateway: ConversationGateway) -> None:
    """Answer what a crash left open: at the start, and then now and again (another process may have died)."""
    while True:
        try:
            found = await gateway.recover()
            if found:
                log.info("conversation.recovered", messages=found)
        except Exception as error:
            log.error("conversation.recover_failed", error=type(error).__name__)
        await asyncio.sleep(60)


def _port_of(runner: web.AppRunner) -> int:
    return int(runner.addresses[0][1])


def _report(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("loop.ended", loop=task.get_name(), error=type(error).__name__)
