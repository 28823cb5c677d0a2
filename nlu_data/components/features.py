"""From text to a sparse row: TF-IDF over words and over the character n-grams inside words.

Spelling is folded first so that "kører", "koerer" and "korer" meet: citizens write all three. Character n-grams carry most of
the weight in Danish (compounds, inflection, misspellings); word n-grams carry negation and set phrases.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import sparse

_WORD = re.compile(r"[^\W_]+|[§?!%]|\.\.\.?|…|[\u2600-\u27bf\U0001f300-\U0001faff]")
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", "ß": "ss", "đ": "d", "ł": "l"})
_DOUBLE = re.compile(r"ae|oe|aa")


@dataclass(frozen=True)
class Word:
    """A word of a message: its folded form and where it stands in the original text."""

    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case, without accents, the three ways of writing æ, ø and å made one (ae/oe/aa and a/o/a end as a, o, a)."""
    text = unicodedata.normalize("NFC", text).translate(_DANISH)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _DOUBLE.sub(lambda m: "e" if m.group() == "ae" else m.group()[0], text.lower())


def words_of(text: str) -> list[Word]:
    """The words of a text, in order. Question and exclamation marks count as words: they tell questions from complaints."""
    return [Word(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=50_000)
def _grams(word: str, least: int, most: int) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(f"c:{padded[i : i + n]}" for n in range(least, most + 1) for i in range(len(padded) - n + 1))


@dataclass(frozen=True)
class Analysis:
    """A message taken apart: known features per occurrence, and the word each occurrence belongs to."""

    words: list[Word]
    occurrences: np.ndarray
    word_of: np.ndarray


class Vectoriser:
    """TF-IDF with sublinear counts; the word block and the character block are normalised apart, then weighted."""

    def __init__(self, *, char_least: int, char_most: int, min_df: int, word_weight: float) -> None:
        self.char_least, self.char_most, self.min_df, self.word_weight = char_least, char_most, min_df, word_weight
        self.vocabulary: list[str] = []
        self._index: dict[str, int] = {}
        self.idf = np.zeros(0, dtype=np.float32)
        self._first_word_feature = 0

    def _features(self, words: Sequence[Word]) -> Iterable[tuple[str, int]]:
        for at, word in enumerate(words):
            for gram in _grams(word.folded, self.char_least, self.char_most):
                yield gram, at
            yield f"w:{word.folded}", at
            if at:
                yield f"w:{words[at - 1].folded} {word.folded}", at

    def fit(self, texts: Sequence[str]) -> None:
        """Learn the vocabulary (features in at least `min_df` texts) and how rare each feature is."""
        seen: Counter[str] = Counter()
        for text in texts:
            seen.update({name for name, _ in self._features(words_of(text))})
        vocabulary = sorted(name for name, count in seen.items() if count >= self.min_df)
        idf = np.log((1 + len(texts)) / (1 + np.array([seen[name] for name in vocabulary], dtype=np.float64))) + 1
        self.restore(vocabulary, idf.astype(np.float32))

    def restore(self, vocabulary: list[str], idf: np.ndarray) -> None:
        """Take over a vocabulary that was learnt before."""
        self.vocabulary, self.idf = vocabulary, idf
        self._index = {name: at for at, name in enumerate(vocabulary)}
        self._first_word_feature = next((at for at, name in enumerate(vocabulary) if name.startswith("w:")), len(vocabulary))

    def analyse(self, text: str) -> Analysis:
        """Take a text apart; features that are not in the vocabulary are left out."""
        words = words_of(text)
        known = [(self._index[name], at) for name, at in self._features(words) if name in self._index]
        table = np.array(known, dtype=np.int64).reshape(-1, 2)
        return Analysis(words=words, occurrences=table[:, 0], word_of=table[:, 1])

    def weigh(self, analysis: Analysis) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """(features, values, place of each occurrence in `features`, times each feature occurs)."""
        features, inverse, counts = np.unique(analysis.occurrences, return_inverse=True, return_counts=True)
        values = (1 + np.log(counts)) * self.idf[features]
        split = int(np.searchsorted(features, self._first_word_feature))
        for part, weight in ((slice(0, split), 1 - self.word_weight), (slice(split, None), self.word_weight)):
            norm = np.sqrt(np.dot(values[part], values[part]))
            if norm > 0:
                values[part] *= np.sqrt(weight) / norm
        return features, values.astype(np.float32), inverse, counts

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """One sparse row per text."""
        rows = [self.weigh(self.analyse(text))[:2] for text in texts]
        lengths = np.array([0, *(len(features) for features, _ in rows)])
        data = np.concatenate([values for _, values in rows]) if rows else np.zeros(0, dtype=np.float32)
        indices = np.concatenate([features for features, _ in rows]) if rows else np.zeros(0, dtype=np.int64)
        return sparse.csr_matrix((data, indices, np.cumsum(lengths)), shape=(len(rows), len(self.vocabulary)))
