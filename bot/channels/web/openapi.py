"""The citizen API described for machines: OpenAPI 3.1, its schemas made from the models that read and write."""

from __future__ import annotations

from functools import cache
from typing import Any

from aiohttp import web
from pydantic.json_schema import models_json_schema

from bot.channels.web.models import ErrorOut, MessageIn, MessagesOut, StartIn, StartOut, StatusIn, StatusOut

REFUSALS = {
    400: "It cannot be read, or the message is not taken; the message says why.",
    401: "No token was given.",
    404: "There is no such conversation, or the token is not its own.",
    409: "The conversation holds a registered henvendelse and is not erased.",
    413: "More than 64 KiB.",
    415: "The body must be application/json.",
    429: "Too fast. `Retry-After` says how many seconds to wait.",
    503: "Out of order for a moment; nothing was registered.",
}


@cache
def document() -> dict[str, Any]:
    """The whole description, ready for JSON."""
    _, definitions = models_json_schema(
        [
            (StartIn, "validation"),
            (MessageIn, "validation"),
            (StatusIn, "validation"),
            (StartOut, "serialization"),
            (MessagesOut, "serialization"),
            (StatusOut, "serialization"),
            (ErrorOut, "serialization"),
        ],
        ref_template="#/components/schemas/{model}",
    )
    conversation = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"}}]
    place = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
    after = {"name": "after", "in": "query", "required": False, "schema": place}
    last_event = {"name": "Last-Event-ID", "in": "header", "required": False, "schema": place}
    token: list[dict[str, list[str]]] = [{"token": []}]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Vejviser: citizen API", "version": "1", "description": "Write to the municipality's borgerrådgiver."},
        "paths": {
            "/api/v1/conversations": {
                "post": {
                    "operationId": "start",
                    "summary": "Start a conversation",
                    "requestBody": _body("StartIn"),
                    "responses": _answers(201, "StartOut", 400, 413, 415, 429, 503),
                }
            },
            "/api/v1/conversations/{id}": {
                "parameters": conversation,
                "delete": {
                    "operationId": "erase",
                    "summary": "Erase a conversation that was not registered",
                    "security": token,
                    "responses": {"204": {"description": "It is gone."}} | _refusals(401, 404, 409, 429, 503),
                },
            },
            "/api/v1/conversations/{id}/messages": {
                "parameters": conversation,
                "post": {
                    "operationId": "write",
                    "summary": "Write a message, or take an offered choice",
                    "security": token,
                    "requestBody": _body("MessageIn"),
                    "responses": _answers(200, "MessagesOut", 400, 401, 404, 413, 415, 429, 503),
                },
                "get": {
                    "operationId": "read",
                    "summary": "Read the conversation",
                    "security": token,
                    "parameters": [after],
                    "responses": _answers(200, "MessagesOut", 400, 401, 404, 429, 503),
                },
            },
            "/api/v1/conversations/{id}/events": {
                "parameters": conversation,
                "get": {
                    "operationId": "events",
                    "summary": "Follow the conversation (server-sent events; ids are seq, data is a Message)",
                    "security": token,
                    "parameters": [after, last_event],
                    "responses": {"200": {"description": "A stream.", "content": {"text/event-stream": {"schema": {"type": "string"}}}}}
                    | _refusals(400, 401, 404, 429, 503),
                },
            },
            "/api/v1/status": {
                "post": {
                    "operationId": "status",
                    "summary": "Where a henvendelse stands, by the citizen's code",
                    "requestBody": _body("StatusIn"),
                    "responses": _answers(200, "StatusOut", 400, 404, 413, 415, 429, 503),
                }
            },
            "/api/v1/openapi.json": {
                "get": {
                    "operationId": "openapi",
                    "summary": "This description",
                    "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {"type": "object"}}}}}
                    | _refusals(429),
                }
            },
        },
        "components": {
            "schemas": definitions["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _body(model: str) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{model}"}}}}


def _answers(status: int, model: str, *refusals: int) -> dict[str, Any]:
    good = {"description": "Done.", "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{model}"}}}}
    return {str(status): good} | _refusals(*refusals)


def _refusals(*statuses: int) -> dict[str, Any]:
    schema = {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorOut"}}}
    answers: dict[str, Any] = {str(status): {"description": REFUSALS[status], "content": schema} for status in statuses}
    if 429 in statuses:
        answers["429"]["headers"] = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer", "minimum": 1}}}
    return answers


async def openapi(request: web.Request) -> web.Response:
    """The description."""
    return web.json_response(document())
