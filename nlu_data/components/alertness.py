"""A second door to the engine: what is urgent in a text, without a conversation and without a trace of it.

The product asks here before every turn, so that danger is seen also where the dialogue is in the middle of something else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse


class AlertnessChannel(InputChannel):
    """POST /webhooks/alertness/ {"text"} -> {"akut": [[id, score], ...]}; only on the loopback address, as all of Rasa here."""

    @classmethod
    def name(cls) -> str:
        """Part of the address."""
        return "alertness"

    def blueprint(self, on_new_message: Callable[..., Awaitable[Any]]) -> Blueprint:
        """The route; messages never reach a conversation."""
        route = Blueprint("alertness")

        @route.post("/")
        async def look(request: Request) -> HTTPResponse:
            call = request.json
            text = call.get("text") if isinstance(call, dict) else None
            if not isinstance(text, str):
                return response.json({"error": "expected a text"}, status=400)
            parsed = await request.app.ctx.agent.parse_message(text)
            return response.json({"akut": (parsed.get("triage") or {}).get("akut", [])})

        return route
