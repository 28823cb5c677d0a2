"""The Telegram half of the service between a stand-in for Telegram and a store in memory."""

from __future__ import annotations

from dataclasses import dataclass

from actions.ports import Sender, Transport
from bot.channels.telegram.poller import Poller
from bot.delivery.courier import Courier
from bot.delivery.line import TelegramLine
from bot.delivery.telegram import TelegramCarrier
from bot.texts import load_texts
from storage.fakes import FakeStore
from tests.bot.delivery.rows import StillClock
from tests.bot.telegram.echo import EchoGateway, FixedCodes
from tests.bot.telegram.stand_in import StandIn


@dataclass
class House:
    """The Telegram half of the service on a fake store."""

    telegram: StandIn
    store: FakeStore
    clock: StillClock
    gateway: EchoGateway
    poller: Poller
    courier: Courier

    async def round(self) -> None:
        await self.poller.tick()
        await self.courier.tick()

    def said(self) -> list[str]:
        """What citizens said, as saved."""
        return [m.text for m in self.store.committed.messages.values() if m.sender is Sender.CITIZEN]

    def restarted(self) -> House:
        """After a crash: the store and Telegram are as they were, everything else is new."""
        return build(self.telegram, self.store, self.clock)


def build(telegram: StandIn, store: FakeStore, clock: StillClock) -> House:
    gateway = EchoGateway(store, clock)
    carrier = TelegramCarrier(
        line=line(telegram), words=load_texts(), codes=FixedCodes(), message_limit=4000, status_page="https://vejviser.example/status"
    )
    courier = Courier(store=store, clock=clock, carriers={Transport.TELEGRAM: carrier}, jitter=lambda: 0.0)
    poller = Poller(line=line(telegram), store=store, clock=clock, gateway=gateway, wake=courier.wake)
    return House(telegram, store, clock, gateway, poller, courier)


def line(telegram: StandIn) -> TelegramLine:
    return TelegramLine(token=telegram.token, base_url=telegram.base_url)
