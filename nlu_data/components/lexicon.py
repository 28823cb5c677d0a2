"""What words mean, for words that no message of the training has: the hand-made lexicon (`nlu_data/lexicon/*.yml`).

Each file maps a concept to the words and phrases people use for it. `stem*` takes any ending, `*led` any beginning; two or more words are a
phrase. Spelling is folded as in the messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from nlu_data.components.folding import Word, words_of

LEXICON = Path("nlu_data/lexicon")
SHORTEST_STEM = 3
"""Letters of a stem that entries are filed under; a shorter stem would fit everything."""
Entry = tuple[tuple[str, ...], str]
"""The words of an entry, and its concept."""


class LexiconProblem(Exception):
    """The lexicon cannot be used; the message names the file and the concept."""


class Lexicon:
    """Finds concepts among the words of a message."""

    def __init__(self, concepts: Mapping[str, Sequence[str]]) -> None:
        self._entries: dict[str, list[Entry]] = {}
        for concept, entries in sorted(concepts.items()):
            for entry in entries:
                words = tuple(entry.split())
                self._entries.setdefault(_key(words[0]), []).append((words, concept))
        self._beginning_with = lru_cache(maxsize=50_000)(self._look_up)

    def find(self, words: Sequence[Word]) -> Iterator[tuple[str, int]]:
        """(concept, place of the word it begins with) for every entry that fits; a concept once per place."""
        for at, word in enumerate(words):
            found: set[str] = set()
            for entry, concept in self._beginning_with(word.folded):
                if concept in found or len(entry) > len(words) - at:
                    continue
                if all(_fits(part, words[at + step].folded) for step, part in enumerate(entry[1:], 1)):
                    found.add(concept)
                    yield concept, at

    def _look_up(self, word: str) -> tuple[Entry, ...]:
        """The entries whose first word fits."""
        keys = (word, word[:SHORTEST_STEM] + "*", "*" + word[-SHORTEST_STEM:], "**")
        return tuple(entry for key in keys for entry in self._entries.get(key, ()) if _fits(entry[0][0], word))


def read_lexicon(folder: Path = LEXICON) -> dict[str, list[str]]:
    """Concepts with their folded entries.

    Raises:
        LexiconProblem: a file is no mapping of concepts to words, a concept stands twice, or an entry has no word.
    """
    concepts: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.yml")):
        try:
            mapping = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
        except YAMLError as error:
            raise LexiconProblem(f"{file}: {str(error).splitlines()[0]}") from error
        for concept, words in (mapping or {}).items():
            if not isinstance(words, str):
                raise LexiconProblem(f'{file}: {concept}: expected "word, stem*, two words"')
            if concept in concepts:
                raise LexiconProblem(f"{file}: {concept} stands twice")
            concepts[concept] = [_entry(file, concept, entry) for entry in words.split(",") if entry.strip()]
    return concepts


def _entry(file: Path, concept: str, entry: str) -> str:
    parts: list[str] = []
    for part in entry.split():
        # "e-boks" is two words in a message too.
        words = [word.folded for word in words_of(part.strip("*"))]
        if not words:
            raise LexiconProblem(f"{file}: {concept}: {entry.strip()!r} has no word")
        words[0] = ("*" if part.startswith("*") else "") + words[0]
        words[-1] += "*" if part.endswith("*") else ""
        parts += words
    return " ".join(parts)


def _key(pattern: str) -> str:
    """Under which an entry is filed: its first word, cut to what every fitting word shares."""
    if pattern.startswith("*"):
        return "*" + pattern.strip("*")[-SHORTEST_STEM:] if not pattern.endswith("*") else "**"
    return pattern[:SHORTEST_STEM] + "*" if pattern.endswith("*") else pattern


def _fits(pattern: str, word: str) -> bool:
    bare = pattern.strip("*")
    if pattern.startswith("*"):
        return bare in word if pattern.endswith("*") else word.endswith(bare)
    return word.startswith(bare) if pattern.endswith("*") else word == bare
