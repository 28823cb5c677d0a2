"""What a short answer costs: earlier messages are read again only where they could be danger told in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from actions.ports import StoredMessage
from storage.conversations import SqlConversations
from tests.running import STORY, running


async def asked_for_earlier_ones(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> int:
    """How often the messages of a conversation are read while `text` is answered in the middle of the form."""
    times = 0
    read = SqlConversations.messages

    async def counted(self: SqlConversations, conversation_id: str, *, after: int = 0, limit: int = 1000) -> Sequence[StoredMessage]:
        nonlocal times
        times += 1
        return await read(self, conversation_id, after=after, limit=limit)

    async with running(folder) as house:
        citizen = await house.citizen()
        (asked,) = [one for one in await citizen.say(STORY) if "?" in one["text"]]
        assert asked["text"] == "Hvad håber du, der sker nu?"
        monkeypatch.setattr(SqlConversations, "messages", counted)
        await citizen.say(text)
        monkeypatch.undo()
    return times


@pytest.mark.parametrize("text", ["ja", "nej tak", "40 50 60 70", "Boligstøtte"])
async def test_an_ordinary_short_answer_is_not_read_with_what_stands_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    plain = await asked_for_earlier_ones(tmp_path / "plain", monkeypatch, "At jeg får et svar på min ansøgning om boligstøtte nu")
    assert await asked_for_earlier_ones(tmp_path / "short", monkeypatch, text) == plain


async def test_two_words_that_may_be_danger_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = await asked_for_earlier_ones(tmp_path / "plain", monkeypatch, "At jeg får et svar på min ansøgning om boligstøtte nu")
    assert await asked_for_earlier_ones(tmp_path / "short", monkeypatch, "han råber") == plain + 1
