"""Two products for the whole folder: one with the real engine, one whose engine is away. Both believe it is a Tuesday in March."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conversations.product import Served

SETTINGS = {"CLOCK": "2026-03-10T10:00:00+01:00", "ENGINE_TIMEOUT": "60"}
"""A Tuesday. The engine is given time: on a busy machine the form would otherwise answer in its place, which is another scenario."""


@pytest.fixture(scope="package")
def with_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product with the real engine."""
    served = Served(folder=tmp_path_factory.mktemp("with_engine"), settings=dict(SETTINGS)).start()
    yield served
    assert served.stop() == 0


@pytest.fixture(scope="package")
def without_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product with nobody at the engine's address."""
    served = Served(folder=tmp_path_factory.mktemp("without_engine"), settings=dict(SETTINGS)).start(with_engine=False)
    yield served
    assert served.stop() == 0
