"""Every address of the web channel. What is not here is not reachable."""

from __future__ import annotations

from collections import Counter, OrderedDict

from aiohttp import web

from bot.channels.web import api, events, form, openapi, pages, status

API = "/api/v1"


def add_routes(app: web.Application) -> None:
    """Add the citizen API and pages to `app`."""
    app[events.OPEN_STREAMS] = Counter()
    app[form.SENT_FORMS] = OrderedDict()
    app[status.CODE_TRIES] = status.new_tries()
    app.router.add_post(f"{API}/conversations", api.start)
    app.router.add_delete(f"{API}/conversations/{{id}}", api.erase)
    app.router.add_post(f"{API}/conversations/{{id}}/messages", api.write)
    app.router.add_get(f"{API}/conversations/{{id}}/messages", api.read, allow_head=False)
    app.router.add_get(f"{API}/conversations/{{id}}/events", events.events, allow_head=False)
    app.router.add_post(f"{API}/status", status.status)
    app.router.add_get(f"{API}/openapi.json", openapi.openapi)
    app.router.add_get("/", pages.chat)
    app.router.add_get("/chat", pages.chat)
    app.router.add_get("/skriv", form.empty_form)
    app.router.add_post("/skriv", form.send_form)
    app.router.add_get("/status", pages.status_form)
    app.router.add_post("/status", pages.status_answer)
    app.router.add_get("/privatliv", pages.privacy)
    app.router.add_get("/tilgaengelighed", pages.accessibility)
