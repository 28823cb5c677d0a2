"""What runs inside Rasa beside the classifier: the bounded tracker store and the redacted log."""

from __future__ import annotations

import json
from typing import Any


def test_the_stalest_conversation_goes_when_there_are_too_many(facts: dict[str, Any]) -> None:
    assert facts["tracker"]["by_number"] == ["a", "c", "d"]


def test_a_conversation_unused_for_too_long_goes(facts: dict[str, Any]) -> None:
    assert facts["tracker"]["stale"]
    assert facts["tracker"]["fresh"]
    assert facts["tracker"]["by_age"] == ["d"]


def test_no_word_of_a_citizen_gets_into_the_log(facts: dict[str, Any]) -> None:
    lines = [json.loads(line) for line in facts["redacted"]]
    assert "kanariefugl" not in json.dumps(lines)
    assert all(line["logger"] == "rasa.core" and line["at"] == "processor.py:7" and line["error"] == "ValueError" for line in lines)
    assert lines[1]["said"] == "processor.message.parse"
