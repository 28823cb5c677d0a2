from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.fakes import FakeStore
from tests.bot.delivery.rows import StillClock
from tests.bot.telegram.house import House, build
from tests.bot.telegram.stand_in import StandIn


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with StandIn().serving() as telegram:
        yield build(telegram, FakeStore(), StillClock())
