"""The plain form: the same henvendelse as in the chat, without JavaScript. What was typed is kept when something is missing."""

from __future__ import annotations

import asyncio
import uuid
from collections import OrderedDict
from collections.abc import Mapping

from aiohttp import web
from markupsafe import Markup

from actions.ports import Conversation
from actions.rules.case import Henvendelse
from actions.rules.intake import UNPLACED
from bot.channels.web.pages import read_fields, with_phones
from bot.pages import render
from bot.perimeter.errors import Refused, page_lang, words_for
from bot.services import SERVICES, InboundRefused

TEXT_FIELDS = ("beskrivelse", "oenske")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "talt_med_afdeling": ("ja", "nej", "ved_ikke"),
    "kontakt_maade": ("chat", "mail", "telefon", "anonym"),
    "samtykke": ("ja", "nej"),
}
EMPTY = {"beskrivelse": "", "oenske": "", "kontakt_vaerdi": "", "navn": ""}
DEFAULTS: Mapping[str, str] = {"talt_med_afdeling": "ved_ikke", "kontakt_maade": "chat", "samtykke": "nej"}
FORM_ID = "formular_id"
"""Made with the empty form and sent back with it, so that a double click is one henvendelse."""
NAME_LIMIT = 200
REMEMBERED = 1000
"""Forms whose outcome is remembered."""

Outcome = tuple[Conversation, str, Henvendelse | None, str]
SENT_FORMS: web.AppKey[OrderedDict[str, asyncio.Future[Outcome]]] = web.AppKey("sent_forms", OrderedDict)


async def empty_form(request: web.Request) -> web.Response:
    """The form, nothing filled in but what a citizen mostly means."""
    return _form(request, dict(DEFAULTS) | {FORM_ID: uuid.uuid4().hex}, {}, status=200)


async def send_form(request: web.Request) -> web.Response:
    """Register what was written; or the same form with what is missing said beside the field."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise Refused(415)
    fields = known_fields(await read_fields(request))
    lang = page_lang(request)
    problems = check(fields, limit=request.config_dict[SERVICES].settings.message_limit)
    if problems:
        return _form(request, fields, problems, status=400)
    services = request.config_dict[SERVICES]
    try:
        conversation, token, case, missing = await _once(request, fields, lang)
    except InboundRefused as refused:
        return _form(request, fields, {"beskrivelse": refused.key}, status=400)
    if case is None:
        return _form(request, fields, {_field_of(missing): missing}, status=400)
    return render(
        request, "web/kvittering.html", lang=lang, case=case, code=services.codes.code(case),
        recorded=_recorded(request, case, lang), conversation_id=conversation.id, token=token,
        first_aid=await _first_aid(request, conversation),
    )  # fmt: skip


async def _first_aid(request: web.Request, conversation: Conversation) -> list[Markup]:
    """What is said to somebody in danger, for a page that shows no conversation."""
    said = await request.config_dict[SERVICES].gateway.history(conversation.id)
    return [line for shown in said if shown.message.key.startswith("akut.") for line in with_phones(shown.message.text)]


async def _once(request: web.Request, fields: Mapping[str, str], lang: str) -> Outcome:
    """Register the form; a click that comes while or after the same form is registered gets the same answer."""
    sent = request.config_dict[SENT_FORMS]
    form_id = fields[FORM_ID]
    task = sent.get(form_id)
    if task is None:
        task = asyncio.ensure_future(request.config_dict[SERVICES].gateway.register_form(lang=lang, fields=fields))
        sent[form_id] = task
        while len(sent) > REMEMBERED:
            sent.popitem(last=False)
    try:
        # A browser that goes away with the first click must not take the registration with it.
        outcome = await asyncio.shield(task)
    except Exception:
        sent.pop(form_id, None)
        raise
    if outcome[2] is None:
        sent.pop(form_id, None)
    return outcome


def known_fields(posted: Mapping[str, str]) -> dict[str, str]:
    """The form's own fields, each with a value it may have. A name or an address is one line."""
    fields = {name: posted.get(name, "").strip() for name in TEXT_FIELDS}
    for name, allowed in CHOICES.items():
        value = posted.get(name, "")
        fields[name] = value if value in allowed else DEFAULTS[name]
    for name in ("kontakt_vaerdi", "navn"):
        fields[name] = " ".join(posted.get(name, "").split())[:NAME_LIMIT]
    form_id = posted.get(FORM_ID, "")
    fields[FORM_ID] = form_id if len(form_id) == 32 and form_id.isalnum() and form_id.isascii() else uuid.uuid4().hex
    return fields


def check(fields: Mapping[str, str], *, limit: int) -> dict[str, str]:
    """What the citizen must mend: field name to text key."""
    problems: dict[str, str] = {}
    if not fields["beskrivelse"]:
        problems["beskrivelse"] = "web.skriv.mangler.beskrivelse"
    for name in TEXT_FIELDS:
        if len(fields[name]) > limit:
            problems[name] = "web.skriv.for_langt"
    way, value = fields["kontakt_maade"], fields["kontakt_vaerdi"]
    if way == "mail" and ("@" not in value.strip("@") or " " in value):
        problems["kontakt_vaerdi"] = "web.skriv.mangler.mail"
    if way == "telefon" and sum(sign.isdigit() for sign in value) < 8:
        problems["kontakt_vaerdi"] = "web.skriv.mangler.telefon"
    return problems


def _form(request: web.Request, fields: Mapping[str, str], problems: Mapping[str, str], *, status: int) -> web.Response:
    lang = page_lang(request)
    said = {name: words_for(request, key, lang) for name, key in problems.items()}
    limit = request.config_dict[SERVICES].settings.message_limit
    return render(
        request, "web/skriv.html", status=status, lang=lang, fields=EMPTY | dict(fields),
        problems=said, choices=CHOICES, limit=limit,
    )  # fmt: skip


def _field_of(missing: str) -> str:
    """The field a missing key of the gateway is about; the description when it is about none of them."""
    for name in ("kontakt_vaerdi", "kontakt_maade", "talt_med_afdeling", "samtykke", "oenske", "navn"):
        if name in missing:
            return name
    return "kontakt_vaerdi" if "kontakt" in missing else "beskrivelse"


def _recorded(request: web.Request, case: Henvendelse, lang: str) -> list[tuple[str, str]]:
    """What was registered, as rows of a list: what it is, where it goes, what the citizen wants."""
    services = request.config_dict[SERVICES]
    label = services.catalogue.label
    facts = case.facts
    rows = [
        ("web.kvittering.type", label("kind", facts.kind, lang)),
        ("web.kvittering.afdeling", "" if facts.afdeling == UNPLACED else label("afdeling", facts.afdeling, lang)),
        ("web.kvittering.beskrivelse", facts.story),
        ("web.kvittering.oenske", facts.oenske),
    ]
    return [(services.words(key, lang), value) for key, value in rows if value]
