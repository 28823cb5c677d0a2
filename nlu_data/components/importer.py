"""Hands the labelled messages (`nlu_data/messages/*.jsonl`) to Rasa beside its own files.

Rasa copies and fingerprints every message several times, which took half a minute of 20,000 messages' training, and per-example metadata in its
YAML is superlinear to load. So Rasa gets one message of each intent, and with it all of that intent's as one string.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu_data.components.labels import intent_of
from nlu_data.components.messages import read_rows

Row = Mapping[str, Any]


class LabelledMessagesImporter(RasaFileImporter):
    """Rasa's importer, and our labelled messages."""

    _messages: Sequence[Message] | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Rasa's own NLU files with the labelled messages added. Raises MessagesProblem."""
        if self._messages is None:
            self._messages = in_messages(read_rows())
        return super().get_nlu_data(language).merge(TrainingData(training_examples=list(self._messages)))


def in_messages(rows: Iterable[Row]) -> list[Message]:
    """One message per intent; its `metadata["example"]` holds the rows of the intent as JSON."""
    by_intent: dict[str | None, list[Row]] = {}
    for row in rows:
        by_intent.setdefault(intent_of(row), []).append(row)
    return [Message.build(some[0]["text"], intent, example_metadata=json.dumps(some)) for intent, some in by_intent.items()]


def rows_in(messages: Iterable[Message]) -> list[Row]:
    """The rows that `in_messages` packed; Rasa's own messages hold none."""
    packed = [(message.get("metadata") or {}).get("example") for message in messages]
    return [row for rows in packed if isinstance(rows, str) for row in json.loads(rows)]
