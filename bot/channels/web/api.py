"""The citizen API: start, write, read, erase."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web
from pydantic import BaseModel

from actions.ports import Conflict
from actions.rules.case import Channel
from bot.channels.web.models import MessageIn, MessageOut, MessagesOut, StartIn, StartOut
from bot.channels.web.reading import authorised, read_json, read_number, token_of
from bot.perimeter.errors import Refused
from bot.services import SERVICES, Inbound, InboundRefused, ShownMessage


def answer(model: BaseModel, *, status: int = 200) -> web.Response:
    return web.Response(body=model.model_dump_json().encode(), status=status, content_type="application/json", charset="utf-8")


def shown(messages: Sequence[ShownMessage]) -> list[MessageOut]:
    return [MessageOut.of(message) for message in messages]


async def start(request: web.Request) -> web.Response:
    """A new conversation and its first words."""
    wanted = await read_json(request, StartIn)
    conversation, token, messages = await request.config_dict[SERVICES].gateway.start(Channel.WEB, lang=wanted.lang)
    return answer(StartOut(conversation_id=conversation.id, token=token, messages=shown(messages)), status=201)


async def write(request: web.Request) -> web.Response:
    """Save the message, then answer it. A repeated `client_msg_id` gets the answer it already has."""
    conversation = await authorised(request)
    gateway = request.config_dict[SERVICES].gateway
    sent = await read_json(request, MessageIn, lang=conversation.lang)
    inbound = Inbound(external_id=str(sent.client_msg_id), text=sent.text or "", choice=sent.choice or "")
    try:
        replies = await gateway.process(await gateway.accept(conversation.id, inbound))
    except InboundRefused as refused:
        code = refused.key.rpartition(".")[2]
        raise Refused(400, code=code, key=refused.key, lang=conversation.lang) from None
    except (Conflict, LookupError):
        if await gateway.authorise(conversation.id, token_of(request)) is None:
            # Erased in another tab while this one wrote.
            raise Refused(404, lang=conversation.lang) from None
        raise
    return answer(MessagesOut(messages=shown(replies)))


async def read(request: web.Request) -> web.Response:
    """The conversation, or what came after `after`."""
    conversation = await authorised(request)
    after = read_number(request.query.get("after"), lang=conversation.lang)
    messages = await request.config_dict[SERVICES].gateway.history(conversation.id, after=after)
    return answer(MessagesOut(messages=shown(messages)))


async def erase(request: web.Request) -> web.Response:
    """Erase a conversation that was never registered; a registered one belongs to the register."""
    conversation = await authorised(request)
    try:
        await request.config_dict[SERVICES].gateway.erase(conversation.id)
    except Conflict:
        raise Refused(409, lang=conversation.lang) from None
    return web.Response(status=204)
