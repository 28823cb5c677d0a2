"""A long story said back in the citizen's own words: the sentences that carry the matter, as they were written and in their order.

Nothing is rewritten, so nobody is made to say what they did not. The whole text is sent; this is only what the summary shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.rules.fold import fold

LONG = 120
"""Words. A shorter story is shown as it is."""
SENTENCES = 3
LONGEST_SENTENCE = 220
"""Characters of one sentence that are shown."""
SHORTEST = 4
"""Words. A shorter sentence ("Hej igen.") says nothing alone."""
RUNS_ON = 40
"""Words. What is longer was written without full stops (voice to text), and is divided where a new clause begins."""
GAP = " … "
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_CLAUSE = re.compile(r"(?:,\s+|\s+)(?=(?:og så|og jeg|og de|og der|men|så har|nu har|and then|and they|but)\b)", re.IGNORECASE)
_TROUBLE = re.compile(
    r"\b(?:ikke|ingen|aldrig|intet|afslag\w*|afvist\w*|naegtet|vente\w*|ventet|svarer?|svaret|forkert\w*|fejl\w*|mangler?|stoppet|frataget|"
    r"mistet|traadt|krav|tilbage\w*|klage\w*|utilfreds|bedt|lovet|skiftet|maaneder|uger|aar|not|never|nobody|no one|refus\w+|reject\w+|wait\w*|"
    r"wrong|mistake|missing|stopped|lost|promised|complain\w*|months|weeks|years?)\b"
)


def retold(story: str, evidence: Sequence[str]) -> str:
    """The story itself, or of a long one the two or three sentences that say most. `evidence`: the words the matter was known by."""
    flat = " ".join(story.split())
    if len(flat.split()) <= LONG:
        return flat
    sentences = _sentences(story)
    known = [fold(quote) for quote in evidence if fold(quote)]
    by_weight = sorted(range(len(sentences)), key=lambda at: (-_weight(sentences[at], known), at))
    return GAP.join(_cut(sentences[at]) for at in sorted(by_weight[:SENTENCES]))


def _sentences(story: str) -> list[str]:
    found: list[str] = []
    for sentence in _SENTENCE.split(story):
        plain = " ".join(sentence.split())
        found += _CLAUSE.split(plain) if len(plain.split()) > RUNS_ON else [plain]
    return [one for one in found if len(one.split()) >= SHORTEST] or [" ".join(story.split())]


def _weight(sentence: str, known: Sequence[str]) -> int:
    """What the matter was known by counts most; then what went wrong."""
    folded = f" {fold(sentence)} "
    return 3 * sum(f" {quote} " in folded for quote in known) + min(4, len(_TROUBLE.findall(folded)))


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST_SENTENCE else sentence[:LONGEST_SENTENCE].rsplit(" ", 1)[0] + " …"
