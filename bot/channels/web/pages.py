"""The citizen's pages that only show: chat, privacy, accessibility; and the status page, which works without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from aiohttp import web
from markupsafe import Markup, escape

from actions.rules.catalogue import Municipality
from actions.rules.say import PHONE_HOURS, Say
from bot.channels.web.models import StatusOut, clean
from bot.channels.web.status import find_status
from bot.dialogue.render import Renderer
from bot.first_aid import WIPED
from bot.pages import bound, phone_link, render
from bot.perimeter.errors import Refused, page_lang, words_for
from bot.services import SERVICES
from bot.texts import LANGUAGES

_NUMBER_LINE = re.compile(r"(?P<name>• .+: )(?P<number>[0-9][0-9 ]+[0-9])(?P<note>(?: \(.+\))?)")
NAMED_PAGES = (("privatliv", "/privatliv"), ("status", "/status"))
"""Pages that the assistant names in its texts, in quotation marks; the names become links."""
SCRIPT_TEXTS = (
    "fra.citizen", "fra.assistant", "fra.advisor", "fra.system", "venter", "offline", "online", "fejl", "vaek",
    "forfra.sikker", "slet.sikker", "slettet", "ny", "kvittering", "nummer", "type", "afdeling", "frist", "kode", "kode.gem",
    "kopier", "kopieret", "kopier_selv", "filnavn", "lang",
)  # fmt: skip


async def chat(request: web.Request) -> web.Response:
    """The chat. Nothing is set in the browser and nothing is stored here before the citizen sends the first words."""
    services = request.config_dict[SERVICES]
    lang = page_lang(request)
    words = bound(services.words, lang)
    municipality = services.catalogue.municipality
    renderer = Renderer(services.words, municipality)
    said = [renderer.text(say, lang) for say in first_words(municipality)]
    links = {words(f"web.menu.{name}"): path if lang == "da" else f"{path}?lang={lang}" for name, path in NAMED_PAGES}
    return render(
        request,
        "web/chat.html",
        lang=lang,
        first_words=[_with_links(text, links) for text in said],
        pages=links,
        texts={name: words(f"web.chat.js.{name}", graense="{graense}", antal="{antal}") for name in SCRIPT_TEXTS},
        # In both languages: the conversation's may be another than the page's.
        wiped=[services.words(key, one).strip() for key in WIPED for one in LANGUAGES],
        limit=services.settings.message_limit,
    )


def first_words(municipality: Municipality) -> tuple[Say, ...]:
    """What the assistant begins every conversation with; it stands on the page before a conversation exists."""
    welcome = {"kommune": municipality.name, "telefon": municipality.phone, "tid": PHONE_HOURS}
    return Say(key="velkommen", args=welcome), Say(key="data")


def _with_links(text: str, links: Mapping[str, str]) -> list[Markup]:
    """The lines of `text`, with the pages it names as links."""
    lines = []
    for line in text.split("\n"):
        safe = escape(line)
        for name, path in links.items():
            safe = safe.replace(f"“{name}”", Markup('“<a href="{}">{}</a>”').format(path, name))
        lines.append(safe)
    return lines


def with_phones(text: str) -> list[Markup]:
    """The lines of first aid, with the number of each bullet as a link that a phone can call."""
    lines = []
    for line in filter(None, text.split("\n")):
        bullet = _NUMBER_LINE.fullmatch(line)
        if bullet:
            link = Markup('<a href="{}">{}</a>').format(phone_link(bullet["number"]), bullet["number"])
            lines.append(escape(bullet["name"]) + link + escape(bullet["note"]))
        else:
            lines.append(escape(line))
    return lines


async def privacy(request: web.Request) -> web.Response:
    """How data about the citizen is treated."""
    return render(request, "web/privatliv.html", lang=page_lang(request))


async def accessibility(request: web.Request) -> web.Response:
    """The accessibility statement."""
    return render(request, "web/tilgaengelighed.html", lang=page_lang(request))


async def status_form(request: web.Request) -> web.Response:
    """Ask for the code."""
    return render(request, "web/status.html", lang=page_lang(request), found=None, code="", problem="")


async def status_answer(request: web.Request) -> web.Response:
    """Show where the henvendelse stands, or say beside the field why not."""
    lang = page_lang(request)
    code = await _posted_code(request)
    if not code:
        problem = words_for(request, "web.status.tom", lang)
        return render(request, "web/status.html", status=400, lang=lang, found=None, code="", problem=problem)
    try:
        found = await find_status(request, code, lang)
    except Refused as refused:
        problem = words_for(request, refused.key, lang)
        response = render(request, "web/status.html", status=refused.status, lang=lang, found=None, code=code, problem=problem)
        response.headers.update(refused.headers)
        return response
    return render(request, "web/status.html", lang=lang, found=_as_days(found), code="", problem="")


async def _posted_code(request: web.Request) -> str:
    if request.content_type != "application/x-www-form-urlencoded":
        raise Refused(415)
    code = (await read_fields(request)).get("code", "")
    return code.strip()[:100]


async def read_fields(request: web.Request) -> dict[str, str]:
    """The text fields of a posted form, cleaned; a field that is sent twice counts once.

    Raises:
        Refused: 400, the form is not readable text; 413, it is too large.
    """
    try:
        posted = await request.post()
    except (ValueError, LookupError) as error:
        raise Refused(400) from error
    fields: dict[str, str] = {}
    for name, value in posted.items():
        text = clean(value)
        if isinstance(text, str) and name not in fields:
            # Bytes that were no UTF-8 arrive as lone surrogates, which no database takes.
            fields[name] = text.encode("utf-8", "replace").decode("utf-8")
    return fields


def _as_days(found: StatusOut) -> dict[str, object]:
    """The status with real days, for a page to write out."""
    return found.model_dump() | {"received": date.fromisoformat(found.received), "due": date.fromisoformat(found.due)}
