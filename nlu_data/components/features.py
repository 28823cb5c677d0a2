"""From text to a sparse row: TF-IDF over words, over the character n-grams inside words, and over the concepts of the lexicon.

Character n-grams carry most of the weight in Danish (compounds, inflection, misspellings); word n-grams carry negation and set phrases;
concepts carry what a word means when no message of the training has it.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import sparse

from nlu_data.components.folding import Word, words_of
from nlu_data.components.lexicon import Lexicon

MOST_IS_AT_LEAST = 100
"""With so few texts nothing is called too common."""


WORDS_KEPT = 50_000
"""Words whose features are not looked up again."""


@dataclass(frozen=True)
class Analysis:
    """A message taken apart: known features per occurrence, and the word each occurrence belongs to."""

    words: list[Word]
    occurrences: np.ndarray
    word_of: np.ndarray


class Vectoriser:
    """TF-IDF with sublinear counts; the blocks of characters, concepts and words are normalised apart, then weighted."""

    def __init__(
        self, *, char_least: int, char_most: int, min_df: int, max_share: float, word_weight: float, concept_weight: float
    ) -> None:
        self.char_least, self.char_most, self.min_df = char_least, char_most, min_df
        self.max_share = max_share
        self._shares = {"c:": 1 - word_weight - concept_weight, "k:": concept_weight, "w:": word_weight}
        self.concepts: Mapping[str, Sequence[str]] = {}
        self._lexicon = Lexicon({})
        self.vocabulary: list[str] = []
        self._index: dict[str, int] = {}
        self.idf = np.zeros(0, dtype=np.float32)
        self._blocks: list[tuple[int, float]] = []
        self._first_word = 0
        self._in_word = lru_cache(maxsize=WORDS_KEPT)(self._look_up)

    def _of_word(self, word: str) -> list[str]:
        """The names of a word's own features, whatever stands beside it."""
        padded = f" {word} "
        pieces = [padded[at : at + size] for size in range(self.char_least, self.char_most + 1) for at in range(len(padded) - size + 1)]
        return [f"w:{word}", *(f"c:{piece}" for piece in pieces)]

    def _of_several(self, words: Sequence[Word]) -> Iterable[tuple[str, int]]:
        """Features that need the words beside them, each with the place of a word it belongs to."""
        for at in range(1, len(words)):
            yield f"w:{words[at - 1].folded} {words[at].folded}", at
        for concept, at in self._lexicon.find(words):
            yield f"k:{concept}", at

    def _look_up(self, word: str) -> np.ndarray:
        """Those of a word's own features that are in the vocabulary."""
        return np.array([self._index[name] for name in self._of_word(word) if name in self._index], dtype=np.int64)

    def fit_transform(self, texts: Sequence[str], concepts: Mapping[str, Sequence[str]]) -> sparse.csr_matrix:
        """Learn the vocabulary and how rare each feature is; one sparse row per text. `concepts` are those of the lexicon.

        In the vocabulary are the features in at least `min_df` texts that are not in a large share of them.
        """
        self._know(concepts)
        numbers: dict[str, int] = {}

        def numbered(names: Iterable[str]) -> np.ndarray:
            return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)

        own = lru_cache(maxsize=WORDS_KEPT)(lambda word: numbered(self._of_word(word)))
        found = []
        for text in texts:
            words = words_of(text)
            found.append(np.concatenate([*(own(word.folded) for word in words), numbered(name for name, _ in self._of_several(words))]))
        seen = np.zeros(len(numbers), dtype=np.int64)
        for occurrences in found:
            seen[np.unique(occurrences)] += 1
        most = max(MOST_IS_AT_LEAST, self.max_share * len(texts))
        vocabulary = sorted(name for name, number in numbers.items() if self.min_df <= seen[number] <= most)
        places = np.full(len(numbers), -1, dtype=np.int64)
        places[[numbers[name] for name in vocabulary]] = np.arange(len(vocabulary))
        counts = seen[[numbers[name] for name in vocabulary]]
        self.restore(vocabulary, (np.log((1 + len(texts)) / (1 + counts)) + 1).astype(np.float32), concepts)

        rows = [self._weigh(known[known >= 0])[:2] for known in (places[occurrences] for occurrences in found)]
        lengths = np.array([0, *(len(features) for features, _ in rows)])
        data = np.concatenate([values for _, values in rows]) if rows else np.zeros(0, dtype=np.float32)
        indices = np.concatenate([features for features, _ in rows]) if rows else np.zeros(0, dtype=np.int64)
        return sparse.csr_matrix((data, indices, np.cumsum(lengths)), shape=(len(rows), len(self.vocabulary)))

    def restore(self, vocabulary: list[str], idf: np.ndarray, concepts: Mapping[str, Sequence[str]]) -> None:
        """Take over a vocabulary that was learnt before, and the lexicon it was learnt with."""
        self._know(concepts)
        self.vocabulary, self.idf = vocabulary, idf
        self._index = {name: at for at, name in enumerate(vocabulary)}
        self._in_word.cache_clear()
        self._first_word = bisect.bisect_left(vocabulary, "k:")
        self._blocks = [(bisect.bisect_left(vocabulary, kind[:1] + ";"), share) for kind, share in self._shares.items()]

    def knows_a_word(self, features: np.ndarray) -> bool:
        """Whether there is a word or a concept among the features of a text (ascending), and not only pieces of words."""
        return bool(len(features)) and int(features[-1]) >= self._first_word

    def _know(self, concepts: Mapping[str, Sequence[str]]) -> None:
        self.concepts, self._lexicon = concepts, Lexicon(concepts)

    def analyse(self, text: str) -> Analysis:
        """Take a text apart; features that are not in the vocabulary are left out."""
        words = words_of(text)
        own = [self._in_word(word.folded) for word in words]
        several = np.array([(self._index[name], at) for name, at in self._of_several(words) if name in self._index], dtype=np.int64)
        beside, place = several.reshape(-1, 2).T
        return Analysis(
            words=words,
            occurrences=np.concatenate([*own, beside]),
            word_of=np.concatenate([np.repeat(np.arange(len(words)), [len(features) for features in own]), place]),
        )

    def weigh(self, analysis: Analysis) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """(features, values, place of each occurrence in `features`, times each feature occurs)."""
        return self._weigh(analysis.occurrences)

    def _weigh(self, occurrences: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        features, inverse, counts = np.unique(occurrences, return_inverse=True, return_counts=True)
        values = (1 + np.log(counts)) * self.idf[features]
        start = 0
        for last, weight in self._blocks:
            part = slice(start, int(np.searchsorted(features, last)))
            start = part.stop
            norm = np.sqrt(np.dot(values[part], values[part]))
            if norm > 0:
                values[part] *= np.sqrt(weight) / norm
        return features, values.astype(np.float32), inverse, counts
