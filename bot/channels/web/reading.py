"""Reading a request of the citizen API: its JSON, its token, its numbers. What cannot be read is refused in words."""

from __future__ import annotations

import re
from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel, ValidationError

from actions.ports import Conversation
from bot.perimeter.errors import Refused
from bot.services import SERVICES

Model = TypeVar("Model", bound=BaseModel)

IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,64}")
TOKEN = re.compile(r"[A-Za-z0-9_.~+/=-]{16,200}")
NUMBER = re.compile(r"[0-9]{1,9}")


async def read_json(request: web.Request, model: type[Model], *, lang: str = "") -> Model:
    """The body as `model`.

    Raises:
        Refused: 415 when it is not said to be JSON, 400 when it is not, or has another shape.
    """
    if request.content_type != "application/json":
        raise Refused(415, lang=lang)
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise Refused(413, lang=lang) from error
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        # The details would quote what was sent; the code tells a developer which of the two it was.
        broken = any(problem["type"] == "json_invalid" for problem in error.errors(include_input=False, include_url=False))
        raise Refused(400, code="bad_json" if broken else "bad_request", lang=lang) from None


async def authorised(request: web.Request) -> Conversation:
    """The conversation in the path, if the caller holds its token.

    Raises:
        Refused: 401 without a token; 404 when it is not the token of that conversation, or there is none: nobody learns which.
    """
    token = token_of(request)
    if not token:
        raise Refused(401, headers={"WWW-Authenticate": 'Bearer realm="conversation"'})
    conversation_id = request.match_info["id"]
    if not IDENTIFIER.fullmatch(conversation_id) or not TOKEN.fullmatch(token):
        raise Refused(404)
    conversation = await request.config_dict[SERVICES].gateway.authorise(conversation_id, token)
    if conversation is None:
        raise Refused(404)
    return conversation


def token_of(request: web.Request) -> str:
    """The bearer token that came along, or an empty string."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def read_number(raw: str | None, *, lang: str) -> int:
    """A message's place in the conversation; nothing given is 0.

    Raises:
        Refused: 400, it is no such number.
    """
    if not raw:
        return 0
    if not NUMBER.fullmatch(raw):
        raise Refused(400, lang=lang)
    return int(raw)
