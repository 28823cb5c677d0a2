"""Reads a posted form once, as text that can be stored: whatever a broken client sends is a 400, never a 500."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.perimeter.errors import Refused


@dataclass(frozen=True, kw_only=True)
class Form:
    """The fields of a form."""

    all: Mapping[str, tuple[str, ...]]

    def get(self, name: str) -> str:
        """The field, empty when it is missing."""
        return self.all.get(name, ("",))[0]

    def many(self, name: str) -> tuple[str, ...]:
        return self.all.get(name, ())

    def single(self) -> Mapping[str, str]:
        return {name: values[0] for name, values in self.all.items()}


FORM: web.RequestKey[Form] = web.RequestKey("advisor_form", Form)


async def read_form(request: web.Request) -> Form:
    """Raises Refused: the body is no form in any encoding we know (400), or an upload, of which we have none (415)."""
    if FORM in request:
        return request[FORM]
    if request.content_type.startswith("multipart/"):
        raise Refused(415)
    try:
        posted = await request.post()
    except (ValueError, LookupError) as broken:
        raise Refused(400) from broken
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in posted.items():
        if isinstance(value, str):
            # Half a surrogate or a NUL cannot be stored, and nobody types them.
            fields[name] = (*fields.get(name, ()), value.encode("utf-8", "replace").decode().replace("\x00", ""))
    form = Form(all=fields)
    request[FORM] = form
    return form
