"""Two products, each on the web and in Telegram: one with the real engine, one whose engine is away. It is a Tuesday in March."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.conversations.forms.citizen import Bench, Citizen, InTelegram, OnTheWeb, telegram_serving
from tests.conversations.product import Served
from tests.conversations.scenarios.conftest import SETTINGS

NewCitizen = Callable[[], Citizen]


@pytest.fixture(scope="package")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Bench]]:
    with telegram_serving() as bench:
        served = Served(folder=tmp_path_factory.mktemp("engine"), settings={**SETTINGS, **bench.settings}).start()
        yield served, bench
        assert served.stop() == 0


@pytest.fixture(scope="package")
def away(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Bench]]:
    with telegram_serving() as bench:
        served = Served(folder=tmp_path_factory.mktemp("away"), settings={**SETTINGS, **bench.settings}).start(with_engine=False)
        yield served, bench
        assert served.stop() == 0


@pytest.fixture(params=["web-engine", "telegram-engine", "web-away", "telegram-away"])
def begin(request: pytest.FixtureRequest) -> NewCitizen:
    """Begins a conversation, on each channel with the engine and without."""
    channel, _, place = str(request.param).partition("-")
    return someone_new(request.getfixturevalue(place), channel)


@pytest.fixture
def citizen(begin: NewCitizen) -> Citizen:
    return begin()


def someone_new(place: tuple[Served, Bench], channel: str) -> NewCitizen:
    product, bench = place

    def new() -> Citizen:
        if channel == "web":
            return Citizen(product=product, way=OnTheWeb(product.talk()))
        bench.chat += 1
        return Citizen(product=product, way=InTelegram(product=product, bench=bench, chat=bench.chat))

    return new
