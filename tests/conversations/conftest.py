"""One product for the whole folder, since Rasa takes its time to load; tests that kill start their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.product import Served, Talk


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product with the real engine."""
    served = Served(folder=tmp_path_factory.mktemp("product")).start()
    yield served
    assert served.stop() == 0


@pytest.fixture
def own_product(tmp_path: Path) -> Iterator[Served]:
    """A product that a test may kill; not started yet."""
    served = Served(folder=tmp_path)
    yield served
    if served.process is not None:
        served.stop()


@pytest.fixture
def talk(product: Served) -> Talk:
    """A citizen who has just begun."""
    return product.talk()
