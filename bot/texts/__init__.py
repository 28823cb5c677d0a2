"""Every word a citizen reads, as data: one folder per language, flat keys, `{placeholders}` in braces.

Danish and English have every text; the languages that are met with an interpreter have a few prepared words, and say under
`checked` whether somebody whose own language it is has read them.

A municipality may override any key with files of the same shape in the `texts/<lang>/` folder of its own data.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path

import yaml

from actions.rules.language import INTERPRETED

LANGUAGES = ("da", "en")


class TextProblem(Exception):
    """A text file cannot be used; the message names the file."""


class Texts:
    """Texts by key and language. Danish stands in where a key is only in the staff file, and English for another language,
    which has a few prepared words only."""

    def __init__(self, by_language: Mapping[str, Mapping[str, str]]) -> None:
        self._by_language = by_language

    def __call__(self, key: str, lang: str = "da", /, **args: object) -> str:
        """The words for `key`.

        Raises:
            KeyError: no such key, or an argument that the text needs was not given. A test keeps this from happening to a citizen.
        """
        ways = (lang,) if lang in LANGUAGES else (lang, "en")
        found = (self._by_language.get(way, {}).get(key) for way in ways)
        text = next((one for one in found if one is not None), None)
        if text is None:
            text = self._by_language["da"][key]
        return string.Formatter().vformat(text, (), {name: str(value) for name, value in args.items()})

    def keys(self, lang: str) -> frozenset[str]:
        return frozenset(self._by_language[lang])

    def raw(self, key: str, lang: str) -> str:
        return self._by_language[lang][key]

    def placeholders(self, key: str, lang: str) -> frozenset[str]:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(self.raw(key, lang)) if name)


def load_texts(overrides: Path | None = None) -> Texts:
    """Read the shipped texts, then the municipality's own over them.

    Raises:
        TextProblem: a file is not a flat mapping of key to text, or an override names an unknown key.
    """
    own = Path(__file__).parent
    merged: dict[str, dict[str, str]] = {}
    for lang in (*LANGUAGES, *INTERPRETED):
        merged[lang] = {}
        for path in sorted((own / lang).glob("*.yml")):
            merged[lang] |= _read(path)
        folder = overrides / lang if overrides else None
        for path in sorted(folder.glob("*.yml")) if folder and folder.is_dir() else ():
            texts = _read(path)
            unknown = sorted(set(texts) - set(merged[lang]))
            if unknown:
                raise TextProblem(f"{path}: there is no text with the key {unknown[0]!r}")
            for key, text in texts.items():
                _check_override(path, key, text, of=merged[lang][key])
            merged[lang] |= texts
    return Texts(merged)


def _check_override(path: Path, key: str, text: str, *, of: str) -> None:
    """An override is found out at the start, and not when a citizen should have been answered with it."""
    try:
        wanted = _placeholders(text)
    except ValueError as error:
        raise TextProblem(f"{path}: {key}: a brace stands alone; write {{{{ or }}}} for a brace of your own") from error
    unknown = sorted(wanted - _placeholders(of))
    if unknown:
        raise TextProblem(f"{path}: {key}: there is nothing to put in for {{{unknown[0]}}}")


def _placeholders(text: str) -> frozenset[str]:
    return frozenset(
        f"{name}{f'!{how}' if how else ''}{f':{form}' if form else ''}"
        for _, name, form, how in string.Formatter().parse(text)
        if name is not None
    )


def _read(path: Path) -> dict[str, str]:
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise TextProblem(f"{path}: {error}") from error
    if not isinstance(raw, dict) or not all(isinstance(k, str) and isinstance(v, str) for k, v in raw.items()):
        raise TextProblem(f"{path}: expected lines of `key: text`")
    return {key: text.strip() for key, text in raw.items()}
