"""What words mean, for words that no message of the training has: the hand-made lexicon (`nlu_data/lexicon/*.yml`).

Each file maps a concept to the words and phrases people use for it. `stem*` takes any ending, `*led` any beginning; two or more words are a
phrase. Spelling is folded as in the messages.
"""

from __future__ import annotations

from collections import defaultdict
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
        self._fitting = lru_cache(maxsize=50_000)(self._look_up)
        for concept, entries in sorted(concepts.items()):
            for entry in entries:
                words = tuple(entry.split())
                self._entries.setdefault(_key(words[0]), []).append((words, concept))

    def find(self, words: Sequence[Word]) -> Iterator[tuple[str, int]]:
        """(concept, place of the word it begins with) for every entry that fits; a concept once per place."""
        for at, word in enumerate(words):
            alone, phrases = self._fitting(word.folded)
            found = set(alone)
            if at + 1 < len(words):
                following = words[at + 1].folded
                for entry, concept in (*phrases.get(following, ()), *phrases.get("*", ())):
                    if len(entry) <= len(words) - at and all(
                        _fits(part, words[at + step].folded) for step, part in enumerate(entry[1:], 1)
                    ):
                        found.add(concept)
            for concept in sorted(found):
                yield concept, at

    def _look_up(self, word: str) -> tuple[frozenset[str], dict[str, list[Entry]]]:
        """What a word begins: the concepts it names alone, and longer entries by their second word ("*": one with a star)."""
        alone, phrases = set(), defaultdict(list)
        for key in (word, word[:SHORTEST_STEM] + "*", "*" + word[-SHORTEST_STEM:], "**"):
            for entry, concept in self._entries.get(key, ()):
                if not _fits(entry[0], word):
                    continue
                if len(entry) == 1:
                    alone.add(concept)
                else:
                    phrases["*" if "*" in entry[1] else entry[1]].append((entry, concept))
        return frozenset(alone), dict(phrases)


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
        if not isinstance(mapping, dict):
            raise LexiconProblem(f"{file}: expected concepts with their words")
        for concept, words in mapping.items():
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
        if "*" in part and len("".join(words)) < SHORTEST_STEM:
            raise LexiconProblem(f"{file}: {concept}: the stem in {entry.strip()!r} is too short and would fit everything")
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
