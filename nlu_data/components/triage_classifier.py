"""The understanding of a citizen's message as one Rasa component.

Puts `triage` (per head, ids with scores, best first) and the intent derived from it on the message. Actions find it in
`tracker.latest_message["triage"]`.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu_data.components import progress
from nlu_data.components.asked_twice import AskedTwice
from nlu_data.components.evidence import phrases
from nlu_data.components.features import Vectoriser
from nlu_data.components.heads import HEADS
from nlu_data.components.importer import rows_in
from nlu_data.components.labels import INTENT_OF_KIND, SMALL_TALK, kind_of_sub, labels_of
from nlu_data.components.lexicon import read_lexicon
from nlu_data.components.matters import Matters, learn_matters
from nlu_data.components.parts import FEWEST_WORDS, halves
from nlu_data.components.understanding import Reading, Understanding, learn
from nlu_data.components.weights import load_weights, save_weights

MOST_LABELS = 5
MOST_NEAREST = 3
MOST_WAITING = 64
"""Readings kept for the dialogue that follows the look for danger: more than there are conversations in the same second."""
STEPS = 7
FEATURES = ("char_least", "char_most", "min_df", "max_share", "word_weight", "concept_weight")
PERHAPS_TWO = 0.25
"""From here on a message is cut in two to see whether the halves go to two places; the policy asks for more."""
LEAST_ALIKE = 0.2
"""Likeness by letters alone. A text without one known word that is no more like any message than this is noise; a benefit's name
misspelt stands at .24 and above."""
COMMAND = "/"
"""Rasa's own marker of a ready-made intent; such a message is for its handler, not for us."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TriageClassifier(IntentClassifier, GraphComponent):
    """A shared vectoriser, and an understanding that answers every question asked of a message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings of config.yml with their defaults."""
        return {
            "char_least": 2,
            "char_most": 5,
            "min_df": 2,
            "max_share": 0.3,
            "word_weight": 0.3,
            "concept_weight": 0.2,
            "noise": 0.1,
            "dimensions": 64,
            "landmarks": 2048,
            "folds": 10,
            "seed": 20261125,
        }

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self.vectoriser = Vectoriser(**{key: config[key] for key in FEATURES})
        self.understanding: Understanding
        self.matters: Matters
        self.model = ""
        self._read = AskedTwice(self.understand, MOST_WAITING)

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> TriageClassifier:
        """A new, untrained classifier."""
        return cls({**cls.get_default_config(), **config}, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Train every head on the messages that label it; messages without labels (Rasa's own YAML) are left alone."""
        self.learn(rows_in(training_data.training_examples))
        with self._storage.write_to(self._resource) as folder:
            self.model = save_weights(Path(folder), self.vectoriser, self.understanding, self.matters)
        return self._resource

    def learn(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Train every head on the rows that label it, in memory; `understand` answers from then on."""
        progress.report("words and letters", 0, STEPS)
        steps = itertools.count(1)
        features = self.vectoriser.fit_transform([row["text"] for row in rows], read_lexicon())
        long = [at for at, row in enumerate(rows) if len(row["text"].split()) >= FEWEST_WORDS]
        self.matters = learn_matters(features[long], [rows[at].get("sager") for at in long])
        self.understanding = learn(
            features,
            [labels_of(row) for row in rows],
            [(row["id"], row["text"]) for row in rows],
            self._config,
            lambda step: progress.report(step, next(steps), STEPS),
        )

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TriageClassifier:
        """Load what was persisted. Raises WeightsProblem when a file is not the one that was written."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component.understanding, component.matters, component.model = load_weights(Path(folder), component.vectoriser)
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Put `intent`, `intent_ranking` and `triage` on each message."""
        for message in messages:
            text = message.get("text")
            if text and not text.startswith(COMMAND):
                triage, ranking = self._read(text)
                message.set("triage", triage, add_to_output=True)
                message.set("intent", ranking[0], add_to_output=True)
                message.set("intent_ranking", ranking[:MOST_LABELS], add_to_output=True)
        return messages

    def understand(self, text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Every head's ranking for a text with the words that spoke for it, and the ranking of Rasa's intents."""
        analysis = self.vectoriser.analyse(text)
        said = any(word.folded[:1].isalnum() for word in analysis.words)
        if not said or not len(analysis.occurrences):
            return self._nothing_known(said=said)
        features, values, inverse, counts = self.vectoriser.weigh(analysis)
        reading = self.understanding.read(features, values)
        if reading.alike.likeness.max() < LEAST_ALIKE and not self.vectoriser.knows_a_word(features):
            return self._nothing_known(said=False)
        scores = self._scores(reading)
        ranked = {name: sorted(scores.get(name, {}).items(), key=lambda one: -one[1]) for name in HEADS}
        triage: dict[str, Any] = {name: [[label, round(score, 4)] for label, score in ranked[name][:MOST_LABELS]] for name in HEADS}
        triage["evidence"] = []
        for by_words_alone in (False, True):
            if not triage["evidence"]:
                spoke_for = self.understanding.spoke_for(reading, self._direction(ranked), by_words_alone=by_words_alone)
                triage["evidence"] = phrases(text, analysis, (spoke_for * values / np.maximum(counts, 1))[inverse])
        triage["nearest"] = [list(one) for one in self.understanding.nearest(reading, MOST_NEAREST)]
        two = self.matters.two(features, values)
        triage["to_sager"] = round(two, 4)
        triage["parts"] = self._parts(text) if two >= PERHAPS_TWO else []
        triage["model"] = self.model
        return triage, _intents(scores)

    def _scores(self, reading: Reading) -> dict[str, dict[str, float]]:
        scores = {
            name: dict(zip(head.labels, head.scores(reading.margins[self.understanding.columns(name)]).tolist(), strict=True))
            for name, head in self.understanding.heads.items()
        }
        scores["afdeling"] = _with_topics(scores.get("afdeling", {}), scores.get("emne", {}), self.understanding.unit_of)
        scores["sub"] = _within_kind(scores.get("sub", {}), scores.get("kind", {}))
        return scores

    def _parts(self, text: str) -> list[dict[str, Any]]:
        """The two halves of a text that speak for two places, if it has such halves."""

        def read(part: str) -> dict[str, dict[str, float]]:
            analysis = self.vectoriser.analyse(part)
            features, values, _, _ = self.vectoriser.weigh(analysis)
            return self._scores(self.understanding.read(features, values)) if len(features) else {}

        return [
            {
                "text": part.text,
                "kind": max(part.scores["kind"], key=part.scores["kind"].__getitem__),
                "afdeling": part.place.afdeling,
                "emne": _first_of_unit(part.scores["emne"], self.understanding.unit_of, part.place.afdeling),
                "myndighed": part.place.myndighed,
                "score": round(part.score, 4),
            }
            for part in halves(text, read) or ()
        ]

    def _nothing_known(self, *, said: bool) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Nothing that training ever saw: words of a foreign script rank nothing (the policy then hands over), signs and mashed keys are noise."""
        triage: dict[str, Any] = {name: [] for name in HEADS} | {
            "evidence": [],
            "nearest": [],
            "to_sager": 0.0,
            "parts": [],
            "model": self.model,
        }
        if said:
            return triage, [{"name": "henvendelse", "confidence": 0.0}]
        return triage | {"kind": [["smaasnak", 1.0]], "sub": [["uforstaaeligt", 1.0]]}, [{"name": "uforstaaeligt", "confidence": 1.0}]

    def _direction(self, ranked: Mapping[str, list[tuple[str, float]]]) -> np.ndarray:
        """The top kind and the top topic (small talk: its sub-kind) against the others of the head, as a weight per label."""
        kind = ranked["kind"][0][0] if ranked["kind"] else ""
        direction = np.zeros(self.understanding.by_landmark.shape[1], dtype=np.float32)
        for name in ("kind", "emne" if kind in {"klage", "anden_henvendelse"} else "sub"):
            if ranked[name]:
                labels, columns = self.understanding.heads[name].labels, self.understanding.columns(name)
                direction[columns] -= 1 / len(labels)
                direction[columns.start + labels.index(ranked[name][0][0])] += 1
        return direction


def _within_kind(subs: Mapping[str, float], kinds: Mapping[str, float]) -> dict[str, float]:
    """A sub-kind's share within its kind times the kind's score, so that the two heads never contradict each other."""
    sums: dict[str, float] = defaultdict(float)
    for sub, score in subs.items():
        sums[kind_of_sub(sub)] += score
    return {sub: kinds.get(kind_of_sub(sub), 0.0) * score / max(sums[kind_of_sub(sub)], 1e-12) for sub, score in subs.items()}


def _with_topics(units: Mapping[str, float], topics: Mapping[str, float], unit_of: Mapping[str, str]) -> dict[str, float]:
    """The mean of what is said of the units and what is said of their topics: two opinions are better than one."""
    both = {unit: score / 2 for unit, score in units.items()}
    for topic, score in topics.items():
        if topic in unit_of:
            both[unit_of[topic]] = both.get(unit_of[topic], 0.0) + score / 2
    return both


def _first_of_unit(topics: Mapping[str, float], unit_of: Mapping[str, str], unit: str) -> str:
    """The likeliest topic of a unit, "" when it has none."""
    return max((topic for topic in topics if unit_of.get(topic) == unit), key=topics.__getitem__, default="") if unit else ""


def _intents(scores: Mapping[str, Mapping[str, float]]) -> list[dict[str, Any]]:
    """Rasa's intents, best first: a citizen's matter, contacts that are not counted, each small talk on its own."""
    chances: dict[str, float] = defaultdict(float)
    for kind, score in scores.get("kind", {}).items():
        if kind in INTENT_OF_KIND:
            chances[INTENT_OF_KIND[kind]] += score
    for sub, score in scores["sub"].items():
        if sub in SMALL_TALK:
            chances[sub] += score
    ranking = sorted(chances.items(), key=lambda one: -one[1]) or [("henvendelse", 0.0)]
    return [{"name": name, "confidence": round(score, 4)} for name, score in ranking]
