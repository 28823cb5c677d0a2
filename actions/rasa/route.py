"""The route Rasa calls. Only the executor of rasa-sdk is used: its own server echoes the tracker on an error and listens everywhere."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from http import HTTPStatus

import structlog
from aiohttp import web
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

SECRET_HEADER = "X-Vejviser-Desk"  # noqa: S105  the header's name, not a secret
LARGEST_CALL = 4 * 1024 * 1024
"""Bytes. A tracker with a long conversation; our own cap on messages keeps it far below."""
log = structlog.get_logger(__name__)


def desk_app(actions: Iterable[Action], *, secret: str) -> web.Application:
    """An application for a loopback port: POST /webhook, guarded by the secret header. Errors never echo the call."""
    executor = ActionExecutor()
    for action in actions:
        executor.register_action(action)

    async def webhook(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), secret.encode()):
            return web.json_response({"error": "forbidden"}, status=HTTPStatus.FORBIDDEN)
        try:
            call: object = await request.json()
        except (ValueError, RecursionError):
            call = None
        if not isinstance(call, dict):
            return web.json_response({"error": "unreadable"}, status=HTTPStatus.BAD_REQUEST)
        name = str(call.get("next_action"))
        try:
            result = await executor.run(call)
        except ActionExecutionRejection as rejected:
            return web.json_response({"error": "rejected", "action_name": rejected.action_name}, status=HTTPStatus.BAD_REQUEST)
        except ActionNotFoundException:
            log.error("desk.unknown_action", action=name)
            return web.json_response({"error": "unknown action", "action_name": name}, status=HTTPStatus.NOT_FOUND)
        except Exception as error:
            log.error("desk.action_failed", action=name, error=type(error).__name__)
            return web.json_response({"error": "failed", "action_name": name}, status=HTTPStatus.INTERNAL_SERVER_ERROR)
        return web.json_response(result.model_dump() if hasattr(result, "model_dump") else result)

    app = web.Application(client_max_size=LARGEST_CALL)
    app.router.add_post("/webhook", webhook)
    return app
