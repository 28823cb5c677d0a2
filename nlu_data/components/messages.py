"""Reads the labelled messages, `nlu_data/messages/*.jsonl`: one JSON object per line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nlu_data.components.labels import LabelProblem, check_row

MESSAGES = Path(__file__).parent.parent / "messages"


class MessagesProblem(Exception):
    """A messages file cannot be used; the message begins with file and line."""


def read_rows(folder: Path = MESSAGES) -> list[dict[str, Any]]:
    """Every labelled message of the folder, files in order of name. Raises MessagesProblem as `read_files` does."""
    return [row for rows in read_files(folder).values() for row in rows]


def read_files(folder: Path = MESSAGES) -> dict[str, list[dict[str, Any]]]:
    """The labelled messages of each file, files in order of name.

    Raises:
        MessagesProblem: a line is no JSON, a row is wrong, or an id or a text is there twice, in one file or in two.
    """
    files: dict[str, list[dict[str, Any]]] = {}
    ids: dict[str, str] = {}
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.jsonl")):
        files[path.name] = []
        for number, row in _rows_of(path):
            where = f"{path.name}:{number}"
            for seen, value, what in ((ids, row["id"], "id"), (texts, row["text"].strip(), "text")):
                if value in seen:
                    raise MessagesProblem(f"{where}: the same {what} stands in {seen[value]}")
                seen[value] = where
            files[path.name].append(row)
    return files


def _rows_of(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        at = path.read_bytes()[: error.start].count(b"\n") + 1
        raise MessagesProblem(f"{path.name}:{at}: not UTF-8") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, check_row(json.loads(line))
        except json.JSONDecodeError as error:
            raise MessagesProblem(f"{path.name}:{number}: not JSON ({error.msg}, column {error.colno})") from error
        except LabelProblem as error:
            raise MessagesProblem(f"{path.name}:{number}: {error}") from error
