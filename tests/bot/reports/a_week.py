"""A week with something in it, on a fake store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import SecretStr

import bot
from actions.ports import Tally
from actions.rules.case import Channel
from actions.rules.catalogue import Catalogue
from bot.organisation import load
from bot.services import Services
from bot.settings import Settings
from bot.texts import load_texts
from storage.fakes import FakeStore
from tests.bot.delivery.rows import StillClock, a_case, register
from tests.bot.telegram.echo import EchoGateway, FixedCodes

MONDAY_AFTER = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
"""Monday 23 November 2026, 07:30 in Copenhagen; week 47 is over."""


@cache
def catalogue() -> Catalogue:
    return load(Path(bot.__file__).parent / "municipality")


def services(store: FakeStore, *, now: datetime = MONDAY_AFTER, **settings: Any) -> Services:
    clock = StillClock(now)
    return Services(
        settings=Settings(public_url="https://vejviser.example", smtp_url=SecretStr(""), **settings),
        clock=clock,
        store=store,
        catalogue=catalogue(),
        words=load_texts(),
        gateway=EchoGateway(store, clock),
        codes=FixedCodes(),
    )


def at(day: int, hour: int = 11, minute: int = 0) -> datetime:
    """A time in November 2026, in UTC."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


async def fill(store: FakeStore) -> None:
    """Week 46: two cases. Week 47: five, one of them in its last minute, and one minute later one of week 48."""
    cases = [
        a_case("2026-000001", received_at=at(9), due=date(2026, 11, 12), first_answer_at=at(11)),
        a_case("2026-000002", received_at=at(10), due=date(2026, 11, 13), afdeling="skole"),
        a_case("2026-000003", received_at=at(15, 23, 0), due=date(2026, 11, 19), first_answer_at=at(17)),
        a_case(
            "2026-000004",
            received_at=at(17),
            due=date(2026, 11, 20),
            first_answer_at=at(21),
            kind="anden_henvendelse",
            sub="status_paa_sag",
        ),
        a_case(
            "2026-000005",
            received_at=at(17),
            due=date(2026, 11, 20),
            first_answer_at=at(23, 5),
            afdeling="skole",
            hovedproblem="manglende_svar",
        ),
        a_case("2026-000006", received_at=at(20), due=date(2026, 11, 23), afdeling="by_og_miljoe", channel=Channel.TELEGRAM),
        a_case("2026-000007", received_at=at(22, 22, 59), due=date(2026, 11, 25), afdeling="nedlagt_afdeling", hovedproblem=""),
        a_case("2026-000008", received_at=at(22, 23, 0), due=date(2026, 11, 26)),
    ]
    tallies = [
        Tally(at=at(18), what="vejvist", value="ydelser", channel=Channel.WEB),
        Tally(at=at(18), what="anden_myndighed", value="udbetaling_danmark", channel=Channel.WEB),
        Tally(at=at(19), what="anden_myndighed", value="udbetaling_danmark", channel=Channel.TELEGRAM),
        Tally(at=at(19), what="uden_for_statistik", value="presse", channel=Channel.WEB),
        Tally(at=at(19), what="akut", value="vold", channel=Channel.WEB),
        Tally(at=at(10), what="akut", value="vold", channel=Channel.WEB),
        Tally(at=at(18), what="tilfredshed", value="let", channel=Channel.WEB),
        Tally(at=at(21), what="tilfredshed", value="let", channel=Channel.TELEGRAM),
        Tally(at=at(21), what="tilfredshed", value="svaert", channel=Channel.WEB),
        Tally(at=at(10), what="tilfredshed", value="svaert", channel=Channel.WEB),
    ]
    async with store.work() as work:
        for case in cases:
            await register(work, case)
        for tally in tallies:
            await work.tallies.add(tally)
        await work.commit()
