"""The part of the probe that looks at the classifier's own parts: the lexicon, the regression, and what spoke for an answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from nlu_data.components.features import Vectoriser
from nlu_data.components.folding import words_of
from nlu_data.components.lexicon import Lexicon, LexiconProblem, read_lexicon
from nlu_data.components.regression import fit, held_out
from nlu_data.components.understanding import Understanding

LEXICON = """
barn: barn*, unge
datter: "*datter"
bus: "*bus*"
boks: e-boks
ingen_penge: ingen penge, mangl* peng*, på røven
koersel: kører
"""
SENTENCES = {
    "stem": "barnebarnet og et barn, ikke stedbarnet",
    "end": "min steddatter og datters",
    "inside": "natbussen, en bus, busserne",
    "phrase": "jeg har ingen penge og mangler pengene",
    "no_phrase": "penge, ingen; mangler",
    "spelling": "kører koerer KORER paa roeven",
    "two_words": "min e-boks, E boks, eboks",
}
WRONG = {
    "short_stem": "x: ab*",
    "short_inside": 'x: "*ø*"',
    "twice": "barn: unge",
    "no_word": "x: unge, --",
    "not_words": "x: [unge]",
    "number": "x: 7",
    "not_a_mapping": "- unge",
    "a_word": "unge",
    "not_yaml": "x: [",
}
MESSAGES, LABELS, NOISE = 60, 5, 0.3


def lexicon_facts(folder: Path) -> dict[str, Any]:
    """What is found in sentences, what is said of wrong files, and how much the shipped files hold."""
    (folder / "a.yml").write_text(LEXICON, encoding="utf-8")
    lexicon = Lexicon(read_lexicon(folder))
    found = {name: list(lexicon.find(words_of(text))) for name, text in SENTENCES.items()}
    said = {}
    (folder / "a.yml").write_text("barn: unge\n", encoding="utf-8")
    for name, text in WRONG.items():
        (folder / "b.yml").write_text(text + "\n", encoding="utf-8")
        try:
            read_lexicon(folder)
            said[name] = "taken"
        except LexiconProblem as error:
            said[name] = str(error)
    shipped = read_lexicon()
    return {"found": found, "wrong": said, "concepts": len(shipped), "empty": [name for name, entries in shipped.items() if not entries]}


def regression_facts() -> dict[str, float]:
    """How far the regression is off from really training on fewer messages; three columns are not known for all."""
    random = np.random.default_rng(7)
    rows = random.random((MESSAGES, 9)).astype(np.float32)
    kernel = np.exp(-((rows[:, None] - rows[None, :]) ** 2).sum(axis=2)).astype(np.float32)
    targets = np.where(random.random((MESSAGES, LABELS)) < 0.4, 1.0, -1.0).astype(np.float32)
    known = np.ones((MESSAGES, LABELS), dtype=bool)
    known[:, 2:4] = (random.random(MESSAGES) < 0.7)[:, None]
    known[:, 4] = random.random(MESSAGES) < 0.5
    fold_of = random.permutation(np.arange(MESSAGES) % 4)

    fitted = fit(kernel.copy(order="F"), targets, known, NOISE)
    answers = kernel @ fitted.coefficients + fitted.mean
    without = np.zeros_like(answers)
    unseen = np.zeros_like(answers)
    for column in range(LABELS):
        own = np.flatnonzero(known[:, column])
        alone = fit(kernel[np.ix_(own, own)].copy(order="F"), targets[own][:, [column]], np.ones((len(own), 1), dtype=bool), NOISE)
        without[:, [column]] = kernel[:, own] @ alone.coefficients + alone.mean
        for fold in range(4):
            seen = np.flatnonzero(known[:, column] & (fold_of != fold))
            say = np.linalg.solve(kernel[np.ix_(seen, seen)] + NOISE * np.eye(len(seen)), targets[seen, column] - fitted.mean[column])
            out = fold_of == fold
            unseen[out, column] = kernel[np.ix_(out, seen)] @ say + fitted.mean[column]
    facts = {
        "say_of_unknown": float(np.abs(fitted.coefficients[~known]).max()),
        "off_without_unknown": float(np.abs(answers - without).max()),
        "unknown": int((~known).sum()),
        "held_out_differs": float(np.abs(unseen - answers).max()),
    }
    facts["off_held_out"] = float(np.abs(held_out(fitted, targets, known, fold_of) - unseen).max())
    try:
        fit(np.zeros((3, 3), dtype=np.float32, order="F"), targets[:3], known[:3], 0.0)
        facts["no_factor_refused"] = 0
    except ArithmeticError:
        facts["no_factor_refused"] = 1
    return facts


def gradient_facts(vectoriser: Vectoriser, understanding: Understanding, text: str) -> dict[str, float]:
    """What spoke for an answer, beside how the answer really changes when a feature does."""
    features, values, _, _ = vectoriser.weigh(vectoriser.analyse(text))
    direction = np.random.default_rng(7).normal(size=len(understanding.mean)).astype(np.float32)
    said = understanding.spoke_for(understanding.read(features, values), direction, features)
    step = np.float32(0.01)
    moved = []
    for at in range(len(features)):
        up, down = values.copy(), values.copy()
        up[at] += step
        down[at] -= step
        difference = understanding.read(features, up).margins - understanding.read(features, down).margins
        moved.append(float(direction @ difference) / float(2 * step))
    return {"features": len(features), "largest": float(np.abs(said).max()), "off": float(np.abs(said - np.array(moved)).max())}
