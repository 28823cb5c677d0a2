"""The citizen's own words that spoke most for what was understood, in their own spelling."""

from __future__ import annotations

import numpy as np

from nlu_data.components.features import Analysis
from nlu_data.components.folding import Word

MOST_PHRASES = 4
MOST_WORDS = 4
SHARE_OF_BEST = 0.35
"""A word is evidence when it speaks at least this much as strongly as the strongest word."""


def phrases(text: str, analysis: Analysis, per_occurrence: np.ndarray) -> list[str]:
    """At most four short phrases of `text`, strongest first. `per_occurrence` says how much each feature occurrence spoke for it."""
    if not len(per_occurrence):
        return []
    strength = np.bincount(analysis.word_of, weights=per_occurrence, minlength=len(analysis.words))
    strength = np.where([word.folded[:1].isalnum() for word in analysis.words], strength, 0.0)
    best = strength.max()
    if best <= 0:
        return []
    found: list[tuple[float, str]] = []
    for run in _runs(analysis.words, strength >= SHARE_OF_BEST * best, text):
        found.append((float(strength[run[0] : run[-1] + 1].max()), text[analysis.words[run[0]].start : analysis.words[run[-1]].end]))
    chosen: list[str] = []
    for _, phrase in sorted(found, key=lambda one: -one[0]):
        if phrase.lower() not in {other.lower() for other in chosen}:
            chosen.append(phrase)
    return chosen[:MOST_PHRASES]


def _runs(words: list[Word], strong: np.ndarray, text: str) -> list[list[int]]:
    """Strong words that stand next to each other in the text, at most four in a row."""
    runs: list[list[int]] = []
    for at in np.flatnonzero(strong):
        last = runs[-1] if runs else []
        if last and last[-1] == at - 1 and len(last) < MOST_WORDS and text[words[at - 1].end : words[at].start].isspace():
            last.append(int(at))
        else:
            runs.append([int(at)])
    return runs
