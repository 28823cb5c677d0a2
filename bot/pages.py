"""HTML pages: one Jinja2 environment, autoescaped, with everything a page shares with the others in its context.

A template gets `words(key, **args)` in the page's language, `lang`, `municipality`, `hours` (lines of opening hours), `phone_link`,
`path`, `day(date)`, `here(lang)` (this page in a language), `icon(name)` and `static(name)`. Inline scripts and styles are refused by
the content security policy, so behaviour and looks live in `bot/static`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from actions.rules.catalogue import Municipality
from bot.dialogue.render import Renderer
from bot.services import SERVICES

TEMPLATES = Path(__file__).parent / "templates"
ICONS = "/static/vendor/dkfds/img/all-svg-icons.svg"


class PageWords(Protocol):
    """Texts in the language of the page."""

    def __call__(self, key: str, /, **args: object) -> str: ...


def render(request: web.Request, template_name: str, *, status: int = 200, lang: str = "da", **context: Any) -> web.Response:
    """The page `template_name` (relative to `bot/templates`) as a response.

    Raises:
        jinja2.TemplateNotFound: there is no such template.
    """
    services = request.config_dict[SERVICES]
    municipality = services.catalogue.municipality
    words = bound(services.words, lang)
    renderer = Renderer(services.words, municipality)
    shared: dict[str, Any] = {
        "words": words,
        "lang": lang,
        "municipality": municipality,
        "hours": opening_lines(municipality, words),
        "phone_link": phone_link(municipality.phone),
        "path": request.path,
        "day": lambda day: renderer.date(day, lang),
        "here": partial(_here, request.path),
    }
    text = environment().get_template(template_name).render(shared | context)
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8")


def bound(words: Callable[..., str], lang: str) -> PageWords:
    """`words` with its language fixed."""

    def in_language(key: str, /, **args: object) -> str:
        return words(key, lang, **args)

    return in_language


@cache
def environment() -> Environment:
    """The one environment of the process; a missing variable is an error, never an empty place on a page."""
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals["icon"] = icon
    made.globals["static"] = static
    return made


def icon(name: str, also: str = "") -> Markup:
    """An icon of the design system that repeats what words beside it say (hidden from screen readers). `also` is a further class."""
    return Markup('<svg class="icon-svg {}" focusable="false" aria-hidden="true"><use href="{}#{}"></use></svg>').format(also, ICONS, name)


def static(name: str) -> str:
    """The address of a file in `bot/static`."""
    return f"/static/{name}"


def phone_link(phone: str) -> str:
    """A `tel:` address, empty when no number is known."""
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return f"tel:{digits}" if digits else ""


def opening_lines(municipality: Municipality, words: PageWords) -> tuple[str, ...]:
    """Opening hours of the telephone, neighbouring days with the same hours on one line."""
    runs: list[tuple[int, int, str]] = []
    for day, (opens, closes) in sorted(municipality.phone_hours.items()):
        span = f"{opens:%H.%M}–{closes:%H.%M}"
        if runs and runs[-1][1] == day - 1 and runs[-1][2] == span:
            runs[-1] = (runs[-1][0], day, span)
        else:
            runs.append((day, day, span))
    return tuple(words("web.timer", dage=_days(first, last, words), tid=span) for first, last, span in runs)


def _days(first: int, last: int, words: PageWords) -> str:
    name = words(f"ugedag.{first}").capitalize()
    return name if first == last else f"{name}–{words(f'ugedag.{last}')}"


def _here(path: str, lang: str) -> str:
    """This page in `lang`, as a link."""
    return path if lang == "da" else f"{path}?lang={lang}"
