"""Hands the labelled messages (`nlu_data/messages/*.jsonl`) to Rasa beside its own files.

Per-example metadata in NLU YAML is superlinear to load (10,000 examples: minutes), hence our own reading.
"""

from __future__ import annotations

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu_data.components.labels import intent_of
from nlu_data.components.messages import read_rows


class LabelledMessagesImporter(RasaFileImporter):
    """Rasa's importer, and our labelled messages with their labels as `metadata["example"]`."""

    _messages: list[Message] | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Rasa's own NLU files with the labelled messages added. Raises MessagesProblem."""
        if self._messages is None:
            self._messages = [Message.build(row["text"], intent_of(row), example_metadata=row) for row in read_rows()]
        return super().get_nlu_data(language).merge(TrainingData(training_examples=list(self._messages)))
