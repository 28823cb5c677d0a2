"""The wire to Rasa's REST channel. What comes back is data to check: `[]`, garbage, too much and too late are all failures."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import aiohttp

from actions.rules import commands
from actions.rules.say import Say
from actions.rules.spelling import corrected
from actions.rules.triage import Scores, urgent
from bot.dialogue.hearing import Hearing

LARGEST_ANSWER = 256 * 1024
"""Bytes; a turn is two bubbles."""
LONGEST_TEXT = 4000
"""Characters that Rasa is asked to understand; what the desk stores is the whole text."""
_LEADING = re.compile(r"\A[\s/]+")
PATIENCE_FOR_DANGER = 2.0
"""Seconds. The rules have looked already, and the conversation does not wait for a second opinion."""
PATIENCE = 60.0
"""Seconds until a call is given up for good. The citizen is answered long before that; the call itself is not aborted."""


class EngineFailure(Exception):
    """The engine gave no usable answer. The message is for the log and holds no text of a citizen's."""


class RasaClient:
    """`base` is the engine's address, asked anew for each call because a restarted child may have moved."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def turn(self, base: str, hearing: Hearing) -> Sequence[Say]:
        """Send one message and read the assistant's answers.

        Raises:
            EngineFailure: no connection, an error status, an empty or unreadable answer.
        """
        call = {
            "sender": f"{hearing.turn.conversation_id}:{hearing.turn.epoch}",
            "message": _for_rasa(hearing),
            "metadata": {
                "message_id": hearing.turn.message_id,
                "revision": hearing.turn.revision,
                "text": hearing.text,
                "lang": hearing.lang,
                "akut": hearing.akut,
                "open_case": asdict(hearing.open_case) if hearing.open_case else None,
                "quiet": hearing.quiet,
            },
        }
        return _read(await self._post(f"{base}/webhooks/rest/webhook", call, PATIENCE))

    async def urgent(self, base: str, text: str, *, answering: bool = False) -> str:
        """The urgent situation that the engine sees in a text, "" for none.

        Raises:
            EngineFailure: no connection, an error status or an unreadable answer.
        """
        body = await self._post(f"{base}/webhooks/alertness/", {"text": _readable(text)}, PATIENCE_FOR_DANGER)
        try:
            return urgent(Scores.from_json(json.loads(body)), answering=answering)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise EngineFailure(f"unreadable answer ({type(error).__name__})") from error

    async def _post(self, address: str, call: Mapping[str, object], patience: float) -> bytes:
        try:
            async with self._session.post(
                address,
                # As UTF-8: escaped, a message of emoji would be three times as long and too large for Rasa.
                data=json.dumps(call, ensure_ascii=False).encode(),
                headers={"Content-Type": "application/json"},
                timeout=aiohttp.ClientTimeout(total=patience),
                allow_redirects=False,
            ) as response:
                if response.status != 200:
                    raise EngineFailure(f"status {response.status}")
                body = await response.content.read(LARGEST_ANSWER + 1)
                while len(body) <= LARGEST_ANSWER and (more := await response.content.read(LARGEST_ANSWER)):
                    body += more
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise EngineFailure(type(error).__name__) from error
        return body


def _for_rasa(hearing: Hearing) -> str:
    """The message as Rasa sees it. A leading slash would be run as an intent, so a citizen's slashes are taken off.

    Rasa strips every kind of blank before it looks for the slash, so blanks of every kind go with it. What is a command to the
    letter goes as its intent: the engine cannot mistake it.
    """
    if hearing.value:
        return f"/valg{json.dumps({'v': hearing.value})}"
    command = commands.typed(hearing.text)
    return f"/{command}" if command else _readable(hearing.text) or "?"


def _readable(text: str) -> str:
    """A text for the engine, the same in both calls: it reads it once. The misspelt name of a benefit is put right, since it may be the
    only word that tells the matter; what the desk stores and the rules read is the citizen's own spelling, which goes beside it.
    """
    return corrected(_LEADING.sub("", text))[:LONGEST_TEXT]


def _read(body: bytes) -> Sequence[Say]:
    if len(body) > LARGEST_ANSWER:
        raise EngineFailure("answer too large")
    try:
        rows = json.loads(body)
        says = [Say.from_json(row["custom"]) for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise EngineFailure(f"unreadable answer ({type(error).__name__})") from error
    if not says:
        raise EngineFailure("empty answer")
    return says
