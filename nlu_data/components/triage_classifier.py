"""The understanding of a citizen's message as one Rasa component.

Puts `triage` (per head, ids with scores, best first) and the intent derived from it on the message. Actions find it in
`tracker.latest_message["triage"]`.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
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
from nlu_data.components.evidence import phrases
from nlu_data.components.features import Analysis, Vectoriser
from nlu_data.components.heads import HEADS, Head, train_head
from nlu_data.components.labels import INTENT_OF_KIND, SMALL_TALK, kind_of_sub, labels_of
from nlu_data.components.weights import join_weights, load_weights, save_weights

MOST_LABELS = 5
COMMAND = "/"
"""Rasa's own marker of a ready-made intent; such a message is for its handler, not for us."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TriageClassifier(IntentClassifier, GraphComponent):
    """A shared vectoriser and one head per question asked of a message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings of config.yml with their defaults."""
        return {
            "char_least": 2,
            "char_most": 5,
            "min_df": 2,
            "word_weight": 0.25,
            "strength": 0.5,
            "folds": 3,
            "seed": 20261125,
        }

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self.vectoriser = Vectoriser(**{key: config[key] for key in ("char_least", "char_most", "min_df", "word_weight")})
        self.heads: dict[str, Head] = {}
        self.model = ""

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> TriageClassifier:
        """A new, untrained classifier."""
        return cls({**cls.get_default_config(), **config}, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Train every head on the messages that label it; messages without labels (Rasa's own YAML) are left alone."""
        examples = [(message.get("metadata") or {}).get("example") for message in training_data.training_examples]
        self.learn([example for example in examples if isinstance(example, Mapping)])
        with self._storage.write_to(self._resource) as folder:
            self.model = save_weights(Path(folder), self.vectoriser, self.heads)
        return self._resource

    def learn(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Train every head on the rows that label it, in memory; `understand` answers from then on."""
        texts = [row["text"] for row in rows]
        labels = [labels_of(row) for row in rows]
        self.vectoriser.fit(texts)
        features = self.vectoriser.transform(texts)
        labelled = {name: [at for at, row in enumerate(labels) if name in row] for name in HEADS}
        sizes = {name: len({label for at in labelled[name] for label in labels[at][name]}) for name in HEADS}
        done, total = 0, sum(sizes.values())
        # A process per head: within one process liblinear's random generator is shared by its threads, and no two trainings are alike.
        with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=get_context("spawn")) as pool:
            at_work = {
                pool.submit(
                    train_head,
                    name,
                    features[labelled[name]],
                    [labels[at][name] for at in labelled[name]],
                    strength=self._config["strength"],
                    folds=self._config["folds"],
                    seed=self._config["seed"],
                ): name
                for name in sorted((name for name in HEADS if sizes[name]), key=lambda name: -sizes[name])
            }
            trained = {}
            for head in as_completed(at_work):
                trained[at_work[head]] = head.result()
                done += sizes[at_work[head]]
                progress.report(at_work[head], done, total)
        heads = {name: trained[name] for name in HEADS if name in trained}
        self._take(heads, join_weights(heads), "")

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
            component._take(*load_weights(Path(folder), component.vectoriser))
        return component

    def _take(self, heads: dict[str, Head], weights: np.ndarray, model: str) -> None:
        self.heads, self._weights, self.model = heads, weights, model
        self._bias = np.array([value for head in heads.values() for value in head.bias], dtype=np.float32)
        self._columns: dict[str, slice] = {}
        start = 0
        for name, head in heads.items():
            self._columns[name] = slice(start, start + len(head.labels))
            start += len(head.labels)

    def process(self, messages: list[Message]) -> list[Message]:
        """Put `intent`, `intent_ranking` and `triage` on each message."""
        for message in messages:
            text = message.get("text")
            if text and not text.startswith(COMMAND):
                triage, ranking = self.understand(text)
                message.set("triage", triage, add_to_output=True)
                message.set("intent", ranking[0], add_to_output=True)
                message.set("intent_ranking", ranking[:MOST_LABELS], add_to_output=True)
        return messages

    def understand(self, text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Every head's ranking for a text with the words that spoke for it, and the ranking of Rasa's intents."""
        analysis = self.vectoriser.analyse(text)
        if not len(analysis.occurrences):
            return self._nothing_known(analysis)
        features, values, inverse, counts = self.vectoriser.weigh(analysis)
        margins = values @ self._weights[features] + self._bias
        scores = {
            name: dict(zip(head.labels, head.scores(margins[self._columns[name]]).tolist(), strict=True))
            for name, head in self.heads.items()
        }
        scores["sub"] = _within_kind(scores.get("sub", {}), scores.get("kind", {}))
        ranked = {name: sorted(scores.get(name, {}).items(), key=lambda one: -one[1]) for name in HEADS}
        triage: dict[str, Any] = {name: [[label, round(score, 4)] for label, score in ranked[name][:MOST_LABELS]] for name in HEADS}
        spoke_for = self._spoke_for(ranked, features) * values / np.maximum(counts, 1)
        triage["evidence"] = phrases(text, analysis, spoke_for[inverse])
        triage["model"] = self.model
        return triage, _intents(scores)

    def _nothing_known(self, analysis: Analysis) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Nothing that training ever saw: words of a foreign script rank nothing (the policy then hands over), mere signs are noise."""
        triage: dict[str, Any] = {name: [] for name in HEADS} | {"evidence": [], "model": self.model}
        if any(word.folded[:1].isalnum() for word in analysis.words):
            return triage, [{"name": "henvendelse", "confidence": 0.0}]
        return triage | {"kind": [["smaasnak", 1.0]], "sub": [["uforstaaeligt", 1.0]]}, [{"name": "uforstaaeligt", "confidence": 1.0}]

    def _spoke_for(self, ranked: Mapping[str, list[tuple[str, float]]], features: np.ndarray) -> np.ndarray:
        """How much each feature speaks for the top kind and the top topic (small talk: its sub-kind) against the others of the head."""
        kind = ranked["kind"][0][0] if ranked["kind"] else ""
        total = np.zeros(len(features), dtype=np.float32)
        for name in ("kind", "emne" if kind in {"klage", "anden_henvendelse"} else "sub"):
            if ranked[name]:
                weights = self.heads[name].weights[features]
                total += weights[:, self.heads[name].labels.index(ranked[name][0][0])] - weights.mean(axis=1)
        return total


def _within_kind(subs: Mapping[str, float], kinds: Mapping[str, float]) -> dict[str, float]:
    """A sub-kind's share within its kind times the kind's score, so that the two heads never contradict each other."""
    sums: dict[str, float] = defaultdict(float)
    for sub, score in subs.items():
        sums[kind_of_sub(sub)] += score
    return {sub: kinds.get(kind_of_sub(sub), 0.0) * score / max(sums[kind_of_sub(sub)], 1e-12) for sub, score in subs.items()}


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
