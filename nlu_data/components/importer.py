"""Hands the labelled messages (`nlu_data/messages/*.jsonl`) to Rasa beside its own files.

Per-example metadata in NLU YAML is superlinear to load (10,000 examples: minutes), hence our own reading. The labels go along as one
string: Rasa copies and fingerprints every message several times, and nested labels made that a minute of 19,000 messages' training.
"""

from __future__ import annotations

import json

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu_data.components.labels import intent_of
from nlu_data.components.messages import read_rows


class LabelledMessagesImporter(RasaFileImporter):
    """Rasa's importer, and our labelled messages with their labels, as JSON, in `metadata["example"]`."""

    _messages: list[Message] | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Rasa's own NLU files with the labelled messages added. Raises MessagesProblem."""
        if self._messages is None:
            self._messages = [Message.build(row["text"], intent_of(row), example_metadata=json.dumps(row)) for row in read_rows()]
        return super().get_nlu_data(language).merge(TrainingData(training_examples=list(self._messages)))
