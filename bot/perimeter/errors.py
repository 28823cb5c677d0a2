"""What a caller is told when something is refused or broken: JSON under /api, a page elsewhere; kind, short, and never a trace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from actions.ports import StoreUnavailable
from bot.pages import render
from bot.services import SERVICES

log = structlog.get_logger(__name__)

API = "/api/"
KEYS: Mapping[int, str] = {
    400: "web.fejl.uforstaaelig",
    401: "web.fejl.mangler_adgang",
    403: "web.fejl.afvist",
    404: "web.fejl.findes_ikke",
    405: "web.fejl.forkert_metode",
    409: "web.fejl.registreret",
    413: "web.fejl.for_stor",
    415: "web.fejl.forkert_type",
    429: "web.fejl.for_hurtigt",
    500: "web.fejl.intern",
    503: "web.fejl.nede",
}
CODES: Mapping[int, str] = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    415: "unsupported_media_type",
    429: "too_many_requests",
    500: "internal",
    503: "unavailable",
}


class Refused(Exception):
    """A request is refused; the words come from `key` in the caller's language."""

    def __init__(self, status: int, *, code: str = "", key: str = "", lang: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{status} {code or CODES[status]}")
        self.status = status
        self.code = code or CODES[status]
        self.key = key or KEYS[status]
        self.lang = lang
        self.headers = dict(headers or {})


def too_many(seconds: int, *, lang: str = "") -> Refused:
    return Refused(429, lang=lang, headers={"Retry-After": str(seconds)})


def page_lang(request: web.Request) -> str:
    """The language of a page: Danish unless the address says `lang=en`."""
    return "en" if request.query.get("lang") == "en" else "da"


def asked_lang(request: web.Request) -> str:
    """The language of an API caller whose conversation is not known: the first of `Accept-Language` that we speak."""
    for part in request.headers.get("Accept-Language", "").split(","):
        tag = part.split(";")[0].strip().lower()[:2]
        if tag in {"da", "en"}:
            return tag
    return "da"


def words_for(request: web.Request, key: str, lang: str) -> str:
    """The text of a refusal, with the facts any of them may mention."""
    services = request.config_dict[SERVICES]
    municipality = services.catalogue.municipality
    return services.words(key, lang, telefon=municipality.phone, mail=municipality.mail, graense=services.settings.message_limit)


def error_response(request: web.Request, refused: Refused) -> web.Response:
    """The answer to a refused request."""
    if request.path.startswith(API):
        lang = refused.lang or asked_lang(request)
        body: dict[str, Any] = {"error": {"code": refused.code, "message": words_for(request, refused.key, lang)}}
        response = web.json_response(body, status=refused.status)
    else:
        lang = refused.lang or page_lang(request)
        response = render(
            request,
            "web/error.html",
            status=refused.status,
            lang=lang,
            heading=_heading(request, refused.status, lang),
            message=words_for(request, refused.key, lang),
        )
    response.headers.update(refused.headers)
    return response


def _heading(request: web.Request, status: int, lang: str) -> str:
    key = {404: "web.fejl.titel_findes_ikke", 429: "web.fejl.titel_vent"}.get(
        status, "web.fejl.titel" if status < 500 else "web.fejl.titel_os"
    )
    return request.config_dict[SERVICES].words(key, lang)


@web.middleware
async def kind_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every failure into a short answer in words. An unexpected one is logged by its type and place, without its content."""
    try:
        return await handler(request)
    except Refused as refused:
        return error_response(request, refused)
    except web.HTTPException as known:
        if known.status < 400:
            raise
        status = known.status if known.status in KEYS else (400 if known.status < 500 else 500)
        allow = {"Allow": known.headers["Allow"]} if "Allow" in known.headers else None
        return error_response(request, Refused(status, headers=allow))
    except StoreUnavailable:
        log.error("store_unavailable", route=_route(request))
        return error_response(request, Refused(503, headers={"Retry-After": "30"}))
    except Exception as unexpected:
        # The message of an exception may quote what a citizen wrote: only its type and where it arose are logged.
        log.error("request_failed", error=type(unexpected).__name__, where=_place(unexpected), route=_route(request))
        return error_response(request, Refused(500))


def _place(error: BaseException) -> list[str]:
    frames: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{trace.tb_frame.f_globals.get('__name__', '?')}.{code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return frames[-6:]


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "?"
