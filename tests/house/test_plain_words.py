"""What citizens read is plain: short sentences, everyday words, no promise, no verdict, nobody's gender, nothing to cheer about.

`pytest tests/house/test_plain_words.py -rP` prints the table of LIX.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache

import pytest
import yaml

from bot.texts import LANGUAGES
from tests.house.plain_words import is_said, lix, sentences, words
from tests.house.tree import ROOT

FOR_STAFF = {"staff.yml", "reports.yml"}
EASY, STILL_EASY = 35.0, 45.0
"""LIX below 35 is easy for most people. One text of a few sentences swings more than a file does."""
LONGEST_SENTENCE = 20
TAXONOMY_WORDS = ("note", "late", "tip", "appeal", "not_theirs", "when", "where")
"""Fields of actions/taxonomy that stand in bubbles."""

NEVER = {
    "a promise": {
        "da": r"skal nok|sørger for|garanti\w*|garanter\w*|\blover\b|helt sikkert|vender tilbage|snarest",
        "en": r"guarant\w*|\bwe promise|\bI promise|make sure|certainly|definitely|get back to you",
    },
    "a verdict": {
        "da": r"har ret til|har krav på|er berettiget|ulovlig\w*|i strid med|har begået|overtrådt|du vinder|du får medhold",
        "en": r"are entitled|have the right to|unlawful\w*|illegal\w*|has broken the law|you will win",
    },
    "an office's word": {
        "da": r"bedes|såfremt|vedrørende|\bjf\.|hermed|i henhold til|ovenstående|nedenstående|endvidere|anmodning|fremsende\w*|"
        r"iværksæt\w*|foranledning|forelægge\w*|imødekomme\w*|meddeles|\bmhp\b|\bifm\b|\bift\b|\bpga\b",
        "en": r"hereby|pursuant|herewith|aforementioned|in accordance with|commence|henceforth|thereof",
    },
    "somebody's gender": {
        "da": r"\b(?:han|hun|hans|hendes|ham|hende)\b",
        "en": r"\b(?:he|she|him|his|her|hers)\b",
    },
    "a cheer": {"da": r"!|:-?\)|\bsuper\b|\bfantastisk\b", "en": r"!|:-?\)|\bgreat\b|\bawesome\b"},
}
LEFT_STANDING = {
    ("kompetence.note.fagligt_indhold", "a verdict"): "says that nobody here judges whether somebody has a right to the help",
}
LONG_SENTENCES: dict[str, str] = {}
"""Keys of Danish texts with a longer sentence, and why it is left."""


@cache
def texts(lang: str) -> tuple[tuple[str, str, str], ...]:
    """File, key and text of everything a citizen reads."""
    return tuple(_read(lang))


def _read(lang: str) -> Iterator[tuple[str, str, str]]:
    for file in sorted((ROOT / "bot/texts" / lang).glob("*.yml")):
        if file.name not in FOR_STAFF:
            for key, text in yaml.safe_load(file.read_text(encoding="utf-8")).items():
                yield file.name, key, text.strip()


@cache
def taxonomy(lang: str) -> tuple[tuple[str, str], ...]:
    """Where it stands and the words of what is put into bubbles."""
    return tuple(_fields(lang))


def _fields(lang: str) -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "actions/taxonomy").glob("*.yml")):
        yield from _told(yaml.safe_load(file.read_text(encoding="utf-8")), lang, where=file.name)


def _told(node: object, lang: str, *, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for one in node:
            yield from _told(one, lang, where=where)
    elif isinstance(node, dict):
        here = f"{where}:{node['id']}" if "id" in node else where
        for name, value in node.items():
            if name in TAXONOMY_WORDS and isinstance(value, dict) and lang in value:
                yield f"{here}.{name}", value[lang]
            elif name != "sources":
                yield from _told(value, lang, where=here)


SAID = {
    file: {key: text for one, key, text in texts("da") if one == file and is_said(text)}
    for file in sorted({file for file, _, _ in texts("da")})
}
ALL = {key: text for said in SAID.values() for key, text in said.items()}


def test_the_measures_measure() -> None:
    assert sentences("Ring 112. Sig, hvor du er.\nDen 2. marts kl. 9 er der åbent.") == [
        "Ring 112.",
        "Sig, hvor du er.",
        "Den 2 marts kl 9 er der åbent.",
    ]
    assert words("én p-afgift, 12.30 og 400 %") == ["én", "p-afgift", "12.30", "og", "400"]
    assert lix(["Du får et brev."]) == 4
    assert lix(["Kommunen skriver til dig. Du svarer."]) == 3 + 100 * 2 / 6
    assert is_said("Passer det?") and not is_said("Ret noget")


def test_every_file_is_easy_to_read() -> None:
    rows = [(lix(said.values()), file, said) for file, said in SAID.items() if said]
    rows.append((lix(ALL.values()), "all", ALL))
    table = ["LIX   texts  hardest text of more than three sentences"]
    for measure, file, said in rows:
        hardest = max(((lix([text]), key) for key, text in said.items() if len(sentences(text)) > 3), default=(0.0, "-"))
        table.append(f"{measure:4.1f}  {len(said):5}  {file:15} {hardest[1]} ({hardest[0]:.1f})")
    sys.stdout.write("\n".join(table) + "\n")
    assert {file: round(measure, 1) for measure, file, _ in rows if measure >= EASY} == {}


def test_no_longer_text_is_hard_to_read() -> None:
    hard = {key: round(lix([text]), 1) for key, text in ALL.items() if len(sentences(text)) > 3}
    assert len(hard) > 50
    assert {key: measure for key, measure in hard.items() if measure >= STILL_EASY} == {}


def test_no_sentence_is_long() -> None:
    long = {
        key: one for key, text in ALL.items() for one in sentences(text) if len(words(one)) > LONGEST_SENTENCE and key not in LONG_SENTENCES
    }
    assert long == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("what", NEVER)
def test_citizens_never_read(what: str, lang: str) -> None:
    everything = [*((key, text) for _, key, text in texts(lang)), *taxonomy(lang)]
    assert len(everything) > 500
    hits = {key: re.search(NEVER[what][lang], text, re.IGNORECASE) for key, text in everything if (key, what) not in LEFT_STANDING}
    found = {key: hit[0] for key, hit in hits.items() if hit}
    assert found == {}


@pytest.mark.parametrize("what", NEVER)
def test_the_search_finds_what_it_is_for(what: str) -> None:
    sample = {
        "a promise": "Vi skal nok ringe.",
        "a verdict": "Du har ret til hjælp.",
        "an office's word": "Du bedes svare.",
        "somebody's gender": "Spørg hende.",
        "a cheer": "Tak!",
    }[what]
    assert re.search(NEVER[what]["da"], sample, re.IGNORECASE)


def test_what_is_left_standing_still_stands() -> None:
    everything = {key: text for _, key, text in texts("da")}
    for key, what in LEFT_STANDING:
        assert re.search(NEVER[what]["da"], everything[key], re.IGNORECASE), key
    for key in LONG_SENTENCES:
        assert any(len(words(one)) > LONGEST_SENTENCE for one in sentences(everything[key])), key
