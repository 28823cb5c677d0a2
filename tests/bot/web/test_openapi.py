"""The description for machines, against the routes and against what really comes back."""

from __future__ import annotations

import asyncio
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import booleans
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from bot.channels.web.openapi import document
from bot.site import build_site
from tests.running import Running

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance, negative_data_rejection)
EXAMPLES = 25
"""Per operation."""


@pytest.fixture
def house(shared_house: Running) -> Running:
    return shared_house


async def test_it_names_exactly_the_routes_there_are(house: Running) -> None:
    described = {(method.upper(), path) for path, item in document()["paths"].items() for method in item if method != "parameters"}
    real = {
        (route.method, route.resource.canonical)
        for route in build_site(house.product.services).router.routes()
        if route.resource and route.resource.canonical.startswith("/api/") and route.method != "HEAD"
    }
    assert described == real


async def test_it_is_served(house: Running) -> None:
    async with house.http.get("/api/v1/openapi.json") as response:
        assert response.status == 200
        served = await response.json()
    assert served["openapi"].startswith("3.1")
    assert served == document()


async def test_a_receipt_has_the_shape_that_is_described(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.register()
    schema = {"$ref": "#/components/schemas/MessagesOut", "components": document()["components"]}
    jsonschema_rs.validate(schema, {"messages": await citizen.read()})


async def test_nothing_that_can_be_sent_breaks_it(house: Running) -> None:
    citizen = await house.citizen()
    schema = schemathesis.openapi.from_dict(document())
    tried: list[str] = []

    def attack(operation: Any) -> None:
        @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(), own=booleans())
        def one(case: Any, own: bool) -> None:
            tried.append(operation.label)
            if own and "{id}" in case.path:
                case.path_parameters["id"] = citizen.id
            case.call_and_validate(base_url=house.base, headers=citizen.headers, checks=list(CHECKS))

        one()

    for found in schema.get_all_operations():
        operation: Any = found
        if not operation.ok().path.endswith("/events"):  # a stream that is taken does not end; other tests read it
            await asyncio.to_thread(attack, operation.ok())
    assert len(set(tried)) >= len(document()["paths"])
