"""Runs in the engine's environment (Python 3.10, with Rasa) and prints what the parts there really do, as JSON.

The product's environment has no Rasa, so the tests start this once and look at what it says.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu_data.components import importer as importer_module
from nlu_data.components import triage_classifier
from nlu_data.components.asked_twice import AskedTwice
from nlu_data.components.folding import fold, words_of
from nlu_data.components.heads import folds_of
from nlu_data.components.importer import LabelledMessagesImporter, in_messages, rows_in
from nlu_data.components.messages import MessagesProblem, read_rows
from nlu_data.components.tracker_store import BoundedTrackerStore
from nlu_data.components.triage_classifier import TriageClassifier
from nlu_data.components.weights import WeightsProblem
from nlu_data.serve import RedactingFormatter
from tests.nlu.probe_parts import (
    comparer_facts,
    factor_facts,
    gradient_facts,
    landmark_facts,
    lexicon_facts,
    matters_facts,
    parts_facts,
    regression_facts,
)

GOOD = {"id": "x-1", "text": "hvor er rådhuset", "kind": "anden_henvendelse"}
UNITS = {
    "sygedagpenge": ("ydelser", "sygedagpenge"),
    "skraldespanden": ("by_og_miljoe", "affald"),
    "hjemmehjælpen": ("bolig_og_omsorg", "hjemmehjaelp"),
}
COMPLAINTS = [
    "{} er en skandale",
    "jeg er utilfreds med {}",
    "{} virker ikke og ingen svarer",
    "det er for dårligt med {}",
    "I har glemt {} igen",
]
GREETINGS = (
    *("hej", "hej med dig", "goddag", "hejsa", "hej hej", "goddag igen", "hej alle", "hejsa du", "hej du", "goddag alle", "hej igen"),
    *("hejsa hejsa", "godaften", "godmorgen", "hej godmorgen"),
)
QUESTIONS = [
    "hvem ringer jeg til om {}?",
    "hvordan søger jeg {}?",
    "kan I forklare {}?",
    "hvornår får jeg {}?",
    "hvor henvender jeg mig om {}?",
]


def rows() -> list[dict[str, Any]]:
    """A small labelled set; every third row is labelled in part only."""
    made: list[dict[str, Any]] = []
    for word, (unit, topic) in UNITS.items():
        for kind, sub, patterns in (("klage", "klage_over_sagsbehandling", COMPLAINTS), ("anden_henvendelse", "find_indgang", QUESTIONS)):
            for pattern in patterns:
                row = {
                    "text": pattern.format(word),
                    "kind": kind,
                    "sub": [sub],
                    "afdeling": [unit],
                    "emne": [topic],
                    "myndighed": [],
                    "akut": None,
                }
                row["problem"] = ["manglende_svar"] if "svarer" in pattern or "glemt" in pattern else []
                if len(made) % 3 == 2:
                    row = {"text": row["text"], "kind": kind}
                made.append({"id": f"prøve-{len(made)}", **row})
    for word in GREETINGS:
        made.append({"id": f"hej-{word}", "text": word, "kind": "smaasnak", "sub": ["hilsen"]})
    return made


def importer_errors(folder: Path) -> dict[str, str]:
    """What the reader says about files with one mistake each, on line 2."""
    bad = {
        "not_json": b'{"id": "x-2", ',
        "unknown_field": json.dumps({**GOOD, "id": "x-2", "text": "b", "afdelling": []}).encode(),
        "wrong_kind": json.dumps({**GOOD, "id": "x-2", "text": "b", "kind": "ros"}).encode(),
        "no_text": json.dumps({**GOOD, "id": "x-2", "text": " "}).encode(),
        "three_matters": json.dumps({**GOOD, "id": "x-2", "text": "b", "sager": 3}).encode(),
        "doubted_and_sure": json.dumps(
            {**GOOD, "id": "x-2", "text": "b", "problem": ["begrundelse"], "problem_alt": ["begrundelse"]}
        ).encode(),
        "not_a_list": json.dumps({**GOOD, "id": "x-2", "text": "b", "emne": "affald"}).encode(),
        "small_talk_without_sub": json.dumps({"id": "x-2", "text": "b", "kind": "smaasnak"}).encode(),
        "same_id": json.dumps({**GOOD, "text": "b"}).encode(),
        "same_text": json.dumps({**GOOD, "id": "x-2"}).encode(),
        "not_utf8": b'{"id": "\xe6"}',
    }
    said = {}
    for name, line in bad.items():
        path = folder / name / "prøve.jsonl"
        path.parent.mkdir()
        path.write_bytes(json.dumps(GOOD).encode() + b"\n" + line + b"\n")
        try:
            read_rows(path.parent)
            said[name] = "taken"
        except MessagesProblem as error:
            said[name] = str(error)
    return said


def importer_messages() -> dict[str, Any]:
    """What Rasa gets of the shipped messages."""
    importer = LabelledMessagesImporter(config_file="config.yml", training_data_paths=["nlu_data/nlu"])
    with mock.patch.object(importer_module, "read_rows", side_effect=read_rows) as reading:
        examples = importer.get_nlu_data().training_examples
        again = importer.get_nlu_data().training_examples
    return {
        "all rows": sorted(row["id"] for row in rows_in(examples)) == sorted(row["id"] for row in read_rows()),
        "readings": reading.call_count,
        "again": len(again) == len(examples),
        "intents": sorted({str(one.get("intent")) for one in examples}),
        "messages": len(examples),
    }


def trained(folder: Path, data: list[dict[str, Any]]) -> tuple[TriageClassifier, Callable[[], TriageClassifier], Path]:
    """A classifier trained on `data`, a way to load it again, and where its files are."""
    folder.mkdir()
    storage, resource = LocalModelStorage(folder), Resource("klassifikator")
    context = ExecutionContext(GraphSchema({}), "prøve")
    classifier = TriageClassifier.create({"folds": 3}, storage, resource, context)
    classifier.train(TrainingData([*in_messages(data), Message.build("/valg", "valg")]))
    return classifier, lambda: TriageClassifier.load({}, storage, resource, context), folder / "klassifikator"


def understood(classifier: TriageClassifier, text: str) -> dict[str, Any]:
    """What a message carries after the classifier, as Rasa hands it on."""
    message = Message({"text": text})
    classifier.process([message])
    return dict(message.as_dict(only_output_properties=True))


def classifier_facts(folder: Path) -> dict[str, Any]:
    """Training, loading, understanding, and refusing files that were changed."""
    first, load, files = trained(folder / "a", rows())
    second, _, _ = trained(folder / "b", rows())
    other, _, _ = trained(folder / "c", rows()[:-1])
    loaded = load()
    texts = {
        "klage": "Jeg er MEGET utilfreds med Hjemmehjælpen, og ingen svarer",
        "oe_spelling": "jeg er meget utilfreds med hjemmehjaelpen, og ingen svarer",
        "spoergsmaal": "hvem ringer jeg til om skraldespanden?",
        "hilsen": "Hej!",
        "command": '/valg{"v": "1"}',
        "odd": "\u200b \U0001f600 \x00 -- utilfreds",
        "foreign": "漢字 한국어",
        "signs": "-- \x00 *",
        "mashed": "xqzw pvkj",
        "dot": ".",
        "long": "sygedagpenge " * 310,
    }
    refused: dict[str, str] = {}
    facts: dict[str, Any] = {
        "hashes": [first.model, second.model, other.model, loaded.model],
        "rows_per_head": {name: head.rows for name, head in loaded.understanding.heads.items()},
        "labels": {name: head.labels for name, head in loaded.understanding.heads.items()},
        "understood": {name: understood(loaded, text) for name, text in texts.items()},
        "refused": refused,
        "asked_twice": asked_twice_facts(loaded),
        "gradient": gradient_facts(loaded.vectoriser, loaded.understanding, texts["klage"]),
    }
    with mock.patch.object(triage_classifier, "read_lexicon", return_value={}):
        beside_another = load()
    facts["lexicon_of_its_own"] = [
        bool(loaded.vectoriser.concepts),
        beside_another.understand(texts["klage"]) == loaded.understand(texts["klage"]),
    ]
    for name in ("say.npy", "heads.json", "vocabulary.txt", "lexicon.json", "hashes.json"):
        path = files / name
        whole = path.read_bytes()
        path.write_bytes(whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:])
        try:
            load()
            refused[name] = "loaded"
        except WeightsProblem as error:
            refused[name] = str(error)
        path.write_bytes(whole)
    (files / "idf.npy").unlink()
    try:
        load()
    except WeightsProblem as error:
        refused["missing"] = str(error)
    return facts


def asked_twice_facts(classifier: TriageClassifier) -> dict[str, Any]:
    """How often work is done for texts that are asked for again, and what the classifier puts on the same text twice."""
    done: list[str] = []

    def work(text: str) -> str:
        done.append(text)
        return text.upper()

    asked = AskedTwice(work, 2)
    answers = [asked(text) for text in ("a", "b", "a", "b", "a", "c", "d", "a")]
    first, second = (understood(classifier, "hvem ringer jeg til om skraldespanden igen?") for _ in range(2))
    return {"answers": answers, "done": done, "same": first == second}


def fold_facts() -> dict[str, Any]:
    """Folds of many ids, and of the same ids after two more came in between."""
    ids = [f"skole-{number}" for number in range(2000)]
    before = dict(zip(ids, folds_of(ids, 10, 7).tolist(), strict=True))
    more = ["ny-1", *ids[:900], "ny-2", *ids[900:]]
    after = dict(zip(more, folds_of(more, 10, 7).tolist(), strict=True))
    return {
        "moved": sum(after[one] != fold for one, fold in before.items()),
        "sizes": [list(before.values()).count(fold) for fold in range(10)],
        "another_seed_moves": sum(folds_of(ids, 10, 8) != folds_of(ids, 10, 7)).item(),
    }


async def tracker_facts() -> dict[str, Any]:
    """Which conversations are still known after too many, and after too long."""
    now = [0.0]
    store = BoundedTrackerStore(Domain.empty(), max_trackers=3, max_age=100, clock=lambda: now[0], url=None)

    async def save(*senders: str) -> None:
        for sender in senders:
            await store.save(DialogueStateTracker.from_events(sender, []))

    await save("a", "b", "c")
    await save("a", "d")
    by_number = sorted(await store.keys())
    now[0] = 90.0
    await save("d")
    now[0] = 110.0
    return {
        "by_number": by_number,
        "stale": await store.retrieve("a") is None,
        "fresh": await store.retrieve("d") is not None,
        "by_age": sorted(await store.keys()),
    }


def redacted(folder: Path) -> list[str]:
    """How the child's log shows lines that carry a citizen's words."""
    said = []
    for message, arguments in (
        ("kanariefugl skrev: %s", ("kanariefugl",)),
        (json.dumps({"event": "processor.message.parse", "parse_data_text": "kanariefugl"}), ()),
        (json.dumps({"event": "kanariefugl"}), ()),
    ):
        try:
            raise ValueError("kanariefugl")
        except ValueError:
            record = logging.LogRecord("rasa.core", logging.ERROR, str(folder / "processor.py"), 7, message, arguments, sys.exc_info())
        said.append(RedactingFormatter().format(record))
    return said


def main() -> None:
    """Print everything as one JSON object."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Sums over few messages must not run over.
        warnings.simplefilter("error", RuntimeWarning)
        (folder / "messages").mkdir()
        (folder / "lexicon").mkdir()
        facts = {
            "importer_errors": importer_errors(folder / "messages"),
            "importer": importer_messages(),
            "classifier": classifier_facts(folder),
            "folds": fold_facts(),
            "tracker": asyncio.run(tracker_facts()),
            "redacted": redacted(folder),
            "lexicon": lexicon_facts(folder / "lexicon"),
            "factor": factor_facts(),
            "regression": regression_facts(),
            "landmarks": landmark_facts(),
            "comparer": comparer_facts(),
            "parts": parts_facts(),
            "matters": matters_facts(),
            "folded": [fold(word) for word in ("Kører", "koerer", "KORER", "å", "aa", "é")],
            "words": [[word.start, word.end] for word in words_of("Hvad? § 114!")],
        }
    sys.stdout.write("\n" + json.dumps(facts))


if __name__ == "__main__":
    main()
