"""The part of the probe that looks at the classifier's own parts: the lexicon, the regression, and what spoke for an answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy import sparse

from nlu_data.components import factor as factor_of
from nlu_data.components.alike import Comparer
from nlu_data.components.factor import factorise
from nlu_data.components.features import Vectoriser
from nlu_data.components.folding import words_of
from nlu_data.components.kernel import NEAR, among_words, by_landmarks, of_readings, of_words
from nlu_data.components.lexicon import Lexicon, LexiconProblem, read_lexicon
from nlu_data.components.matters import learn_matters
from nlu_data.components.messages import read_rows
from nlu_data.components.parts import halves, sentences
from nlu_data.components.regression import fit, held_out, told_by_those_before
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


TEXTS = {
    "three": "Min bolig er fugtig og kold. Ingen svarer når jeg ringer! Hvad gør jeg nu ved det?",
    "short_ones": "Hej. Min bolig er fugtig og kold. Tak!",
    "no_end": "Jeg fik f.eks. ikke svar kl. 8 om morgenen. Vi ventede til nr. 5 blev kaldt ind.",
    "lines": "min bolig er fugtig og kold\n\njeg venter også på hjælp",
    "many": " ".join(f"Dette er sætning nummer {word}." for word in "abcdefghijklmnop"),
}
TWO = "Min bolig er meget fugtig og kold hele vinteren. Der er svamp i boligen. Desuden venter jeg på svar om min su siden august."
ONE = "Min bolig er meget fugtig og kold hele vinteren. Der er svamp på væggen. Ingen i boligselskabet vil gøre noget ved boligen."


def parts_facts() -> dict[str, Any]:
    """Sentences of some texts, and the halves that a reader of two words finds."""

    def read(text: str) -> dict[str, dict[str, float]]:
        home, grant = ("bolig" in text.lower()) * 0.8 + 0.1, (" su " in text) * 0.8 + 0.05
        return {"afdeling": {"bolig_og_omsorg": home, "ydelser": 0.1}, "myndighed": {"su": grant, "ingen": 1 - grant}}

    def cut(text: str) -> list[list[Any]]:
        return [[part.text, part.place.afdeling, part.place.myndighed, round(part.score, 3)] for part in halves(text, read) or ()]

    return {
        "sentences": {name: sentences(text) for name, text in TEXTS.items()},
        "two": cut(TWO),
        "one": cut(ONE),
        "short": cut("Min bolig er fugtig. Jeg mangler min su nu."),
        "nothing_known": [*cut(""), *(halves(TWO, lambda _: {}) or ())],
    }


def matters_facts() -> dict[str, float]:
    """What a regression makes of a message like those said to hold two matters, of one like the others, and without any to learn from."""
    rows = sparse.csr_matrix(np.array([[1, 0], [1, 0.1], [0, 1], [0.1, 1], [0, 0.9], [0.5, 1]], dtype=np.float32))
    found = learn_matters(rows, [2, 2, 1, None, None, None])
    never = learn_matters(rows, [1, None, None, None, None, None])
    features, two, one = np.array([0, 1]), np.array([1, 0.05], dtype=np.float32), np.array([0.05, 1], dtype=np.float32)
    return {"two": found.two(features, two), "one": found.two(features, one), "never": never.two(features, two)}


def landmark_facts() -> dict[str, float]:
    """How far products over landmarks are off the kernel when every message is a landmark."""
    places = np.random.default_rng(7).normal(size=(40, 5)).astype(np.float32)
    rows, turn = by_landmarks(places, places)
    kernel = of_readings(places, places)
    return {
        "off": float(np.abs(rows @ rows.T - kernel).max()),
        "off_turned": float(np.abs(of_readings(places[:3], places) @ turn - rows[:3]).max()),
    }


def comparer_facts() -> dict[str, float]:
    """Every fortieth shipped message against every twentieth: what is found beside what a product of all features finds."""
    rows = read_rows()
    known, new = rows[::20], rows[1::40]
    vectoriser = Vectoriser(char_least=2, char_most=5, min_df=2, max_share=0.3, word_weight=0.3, concept_weight=0.2)
    features = vectoriser.fit_transform([row["text"] for row in known], read_lexicon())
    comparer = Comparer.of(features)
    pairs, missed, off, alikest_missed, pull_off = 0, 0, 0.0, 0.0, 0.0
    for row in new:
        own, values, _, _ = vectoriser.weigh(vectoriser.analyse(row["text"]))
        likeness = np.asarray(features[:, own] @ values)
        found = comparer.alike(own, values)
        off = max(off, float(np.abs(found.likeness - likeness[found.messages]).max()))
        near = np.flatnonzero(likeness > NEAR)
        not_found = np.setdiff1d(near, found.messages)
        pairs, missed = pairs + len(near), missed + len(not_found)
        alikest_missed = max(alikest_missed, float(likeness[not_found].max(initial=0)))
        weights = np.linspace(1, 2, int(found.near.sum()), dtype=np.float32)
        pulled = features[found.messages[found.near]][:, own].T @ weights
        pull_off = max(pull_off, float(np.abs(comparer.pull(found, weights) - pulled).max()))
    common = int((comparer.column_of >= 0).sum())
    kernel_off = float(np.abs(np.tril(among_words(features) - of_words((features @ features.T).toarray()))).max())
    return {
        "kernel_off": kernel_off,
        "pairs": pairs,
        "missed": missed / pairs,
        "off": off,
        "alikest_missed": alikest_missed,
        "pull_off": pull_off,
        "common": common,
    }


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


def factor_facts() -> dict[str, float]:
    """How far a factor with rows added to it is off the sum factorised, over all messages and over the first of them."""
    random = np.random.default_rng(7)
    half, rows, right = (random.normal(size=(50, width)).astype(np.float32) for width in (50, 4, 3))
    kernel = np.asfortranarray(half @ half.T / 50)
    both = kernel + rows @ rows.T + NOISE * np.eye(50, dtype=np.float32)
    alone = factorise(kernel.copy(order="F"), NOISE)
    factor = alone.with_rows(rows)
    lower, inverse = np.tril(alone.lower), np.linalg.inv(kernel + NOISE * np.eye(50))
    blocks = [slice(0, 7), slice(7, 40), slice(40, 50)]
    with patch.object(factor_of, "BLOCK", 16):
        corners = [np.abs(one - inverse[block, block]).max() for one, block in zip(alone.corners_of_inverse(blocks), blocks, strict=True)]
    return {
        "off_corners": float(max(corners)),
        "off_afterwards": float(np.abs(np.tril(alone.lower) - lower).max()),
        "off_solved": float(np.abs(factor.solve(right) - np.linalg.solve(both, right)).max()),
        "off_times": float(np.abs(factor.times(right) - both @ right).max()),
        "off_first": float(np.abs(factor.first(30).solve(right[:30]) - np.linalg.solve(both[:30, :30], right[:30])).max()),
        "off_later": float(np.abs(factor.later_by(factor.first(30), right[:30]) - both[30:, :30] @ right[:30]).max()),
        "off_column": float(np.abs(factor.columns_of_inverse(np.array([7])) - np.linalg.inv(both)[:, [7]]).max()),
        "rows_matter": float(np.abs(np.linalg.solve(both, right) - np.linalg.solve(kernel + NOISE * np.eye(50), right)).max()),
    }


def regression_facts() -> dict[str, float]:
    """How far the regression is off from really training on fewer messages; three columns are not known for all."""
    random = np.random.default_rng(7)
    rows = random.random((MESSAGES, 9)).astype(np.float32)
    kernel = np.exp(-((rows[:, None] - rows[None, :]) ** 2).sum(axis=2)).astype(np.float32)
    targets = np.where(random.random((MESSAGES, LABELS)) < 0.4, 1.0, -1.0).astype(np.float32)
    known = np.ones((MESSAGES, LABELS), dtype=bool)
    known[:, 2:4] = (random.random(MESSAGES) < 0.7)[:, None]
    known[:, 4] = random.random(MESSAGES) < 0.5
    fold_of = np.repeat([2, 0, 3, 1], MESSAGES // 4 + 1)[:MESSAGES]

    fitted = fit(factorise(kernel.copy(order="F"), NOISE), targets, known)
    answers = kernel @ fitted.coefficients + fitted.mean
    without = np.zeros_like(answers)
    unseen = np.zeros_like(answers)
    for column in range(LABELS):
        own = np.flatnonzero(known[:, column])
        alone = fit(
            factorise(kernel[np.ix_(own, own)].copy(order="F"), NOISE), targets[own][:, [column]], np.ones((len(own), 1), dtype=bool)
        )
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
    first = MESSAGES // 3
    later = np.zeros((MESSAGES - first, LABELS), dtype=np.float32)
    for column in range(LABELS):
        own = np.flatnonzero(known[:first, column])
        alone = fit(
            factorise(kernel[np.ix_(own, own)].copy(order="F"), NOISE), targets[own][:, [column]], np.ones((len(own), 1), dtype=bool)
        )
        later[:, [column]] = kernel[first:, own] @ alone.coefficients + alone.mean
    facts["off_told_by_those_before"] = float(np.abs(told_by_those_before(fitted, targets, known, first) - later).max())
    facts["off_held_out"] = float(np.abs(held_out(fitted, targets, known, fold_of) - unseen).max())
    try:
        held_out(fitted, targets, known, np.arange(MESSAGES) % 4)
        facts["scattered_folds_refused"] = 0
    except ValueError:
        facts["scattered_folds_refused"] = 1
    try:
        factorise(np.zeros((3, 3), dtype=np.float32, order="F"), 0.0)
        facts["no_factor_refused"] = 0
    except ArithmeticError:
        facts["no_factor_refused"] = 1
    return facts


def gradient_facts(vectoriser: Vectoriser, understanding: Understanding, text: str) -> dict[str, float]:
    """What spoke for an answer, beside how the answer really changes when a feature does."""
    features, values, _, _ = vectoriser.weigh(vectoriser.analyse(text))
    direction = np.random.default_rng(7).normal(size=understanding.by_landmark.shape[1]).astype(np.float32)
    said = understanding.spoke_for(understanding.read(features, values), direction)
    step = np.float32(0.01)
    moved = []
    for at in range(len(features)):
        up, down = values.copy(), values.copy()
        up[at] += step
        down[at] -= step
        difference = understanding.read(features, up).margins - understanding.read(features, down).margins
        moved.append(float(direction @ difference) / float(2 * step))
    return {"features": len(features), "largest": float(np.abs(said).max()), "off": float(np.abs(said - np.array(moved)).max())}
