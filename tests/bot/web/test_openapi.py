"""The description for machines, against the routes and against what really comes back."""

from __future__ import annotations

import asyncio
from typing import Any

import jsonschema_rs
import schemathesis
from hypothesis import HealthCheck, settings
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

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance, negative_data_rejection)
EXAMPLES = 25
"""Per operation."""


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


def operations(schema: Any) -> list[Any]:
    return [one.ok() for one in schema.get_all_operations() if one.ok().path != "/api/v1/conversations/{id}/events"]


async def test_nothing_that_can_be_sent_breaks_it(house: Running) -> None:
    citizen = await house.citizen()
    schema = schemathesis.openapi.from_dict(document())
    schema.config.base_url = house.base

    def attack() -> int:
        tried = 0
        for operation in operations(schema):

            @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
            @schemathesis_given(operation)
            def one(case: Any) -> None:
                nonlocal tried
                tried += 1
                if "{id}" in case.path and tried % 2:
                    case.path_parameters["id"] = citizen.id
                case.call_and_validate(headers=citizen.headers, checks=CHECKS)

            one()
        return tried

    assert await asyncio.to_thread(attack) > EXAMPLES
