"""What both sides are trained on: the same messages; as a stock Rasa project per head, and as a copy of the product with these alone.

One stock model per head and not one over joined intents ("klage+ydelser+sygedagpenge"): 2,000 messages make several hundred of
those, most of them with one or two examples, and the ten best that DIET hands out cannot be split into a ranking of each head. So stock gets
the form of the question that suits it best, at the price of a training per head. The model of the head `kind` is the one that serves the
dialogue, as in `rasa init`; the others are NLU only.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from nlu_data.components.messages import read_rows

HEADS = ("kind", "afdeling", "emne")
SPOKEN = "kind"
"""The head whose model leads the dialogue."""
SEED = 20261125
EPOCHS = 100
"""Of `rasa init`; another number is for trying out."""
DIALOGUE = Path(__file__).parent / "dialogue"
DEFAULTS = "lib/python3*/site-packages/rasa/engine/recipes/config_files/default_config.yml"
PRODUCT = ("actions", "bot", "storage", "nlu_data")

Row = Mapping[str, Any]


def chosen(count: int) -> Sequence[Row]:
    """The messages that both sides learn: labelled for every head, drawn by a hash of their ids, so that new messages push out few old ones.

    Raises:
        ValueError: there are not so many.
    """
    rows = [row for row in read_rows() if all(head in row for head in HEADS)]
    if len(rows) < count:
        raise ValueError(f"there are only {len(rows)} messages that are labelled for every head")
    return sorted(rows, key=lambda row: hashlib.sha256(f"{SEED} {row['id']}".encode()).digest())[:count]


def intent(row: Row, head: str) -> str | None:
    """What stock is told that a message is, by that head; None when the head has nothing to say of it.

    Stock knows one intent a message: the best label. Small talk is one intent each, or nobody could be greeted back.
    """
    if head == "kind":
        return str(row["sub"][0] if row["kind"] == "smaasnak" else row["kind"])
    return str(row[head][0]) if row[head] else None


def stock_project(folder: Path, rows: Sequence[Row], head: str, defaults: Path, epochs: int = EPOCHS) -> None:
    """Write a Rasa project that learns one head; the one of `kind` has the dialogue too."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "data").mkdir(parents=True)
    _write(folder / "config.yml", stock_config(defaults, epochs))
    _write(folder / "data/nlu.yml", {"version": "3.1", "nlu": nlu(rows, head)})
    if head == SPOKEN:
        shutil.copy(DIALOGUE / "domain.yml", folder)
        shutil.copy(DIALOGUE / "rules.yml", folder / "data")
        shutil.copy(DIALOGUE / "stories.yml", folder / "data")
        _write(folder / "credentials.yml", {"rest": None})
        _write(folder / "endpoints.yml", {})


def fingerprint(rows: Iterable[Row], head: str, epochs: int) -> str:
    """Of all that a stock model of this head depends on and that can change here."""
    files = sorted(DIALOGUE.glob("*.yml")) if head == SPOKEN else []
    parts = [f"{SEED} {epochs} {head}", json.dumps(nlu(rows, head)), *(file.read_text(encoding="utf-8") for file in files)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def stock_config(defaults: Path, epochs: int = EPOCHS) -> dict[str, Any]:
    """What the installed Rasa itself fills in for a project that names no pipeline; ours are the language, the name and the seed."""
    config: dict[str, Any] = yaml.safe_load(defaults.read_text(encoding="utf-8"))
    config |= {"language": "da", "assistant_id": "stock"}
    for part in (*config["pipeline"], *config["policies"]):
        if "epochs" in part:
            part |= {"epochs": epochs, "random_seed": SEED}
    return config


def default_config(engine_python: Path) -> Path:
    """Where the installed Rasa keeps its default pipeline and policies.

    Raises:
        FileNotFoundError: there is none beside this Python.
    """
    found = sorted(engine_python.parent.parent.glob(DEFAULTS))
    if not found:
        raise FileNotFoundError(f"{engine_python} has no Rasa beside it: run `make setup`")
    return found[0]


def nlu(rows: Iterable[Row], head: str) -> list[dict[str, str]]:
    """Rasa's training data for one head: each intent with its messages."""
    examples: dict[str, list[str]] = {}
    for row in rows:
        if name := intent(row, head):
            examples.setdefault(name, []).append(f"- {one_line(row['text'])}\n")
    return [{"intent": name, "examples": "".join(lines)} for name, lines in sorted(examples.items())]


def one_line(text: str) -> str:
    """A message as Rasa's format can hold it: no line breaks, and no bracket that would mark an entity."""
    return " ".join(text.split()).translate(str.maketrans("[]{}", "()()"))


def product_tree(folder: Path, rows: Iterable[Row], root: Path = Path()) -> None:
    """A copy of the product that knows these messages alone."""
    shutil.rmtree(folder, ignore_errors=True)
    for part in PRODUCT:
        shutil.copytree(root / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.jsonl"))
    shutil.copy(root / "config.yml", folder)
    (folder / "nlu_data/messages/chosen.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )


def _write(file: Path, content: Mapping[str, Any]) -> None:
    file.write_text(yaml.safe_dump(dict(content), allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8")
