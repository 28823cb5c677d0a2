"""Danger in a message, found by rules alone: it works while the engine is down, mid-form and in both languages.

Every hit can be explained: it names the situation, the rule and the citizen's own words. The rules are data
(`danger_life`, `danger_home`, `danger_care`, `danger_need`, `danger_signs`); here is how they are read. False alarms are kept rare by guards: figures of speech are blanked out
before anything is looked for, and what is past, denied, quoted or asked in general is passed over where that makes sense.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from actions.rules.danger_care import CARE_RULES
from actions.rules.danger_home import HOME_RULES
from actions.rules.danger_life import LIFE_RULES
from actions.rules.danger_need import NEED_RULES
from actions.rules.danger_patterns import FIGURES_OF_SPEECH, GUARDS, NO_HURRY, ORDER, Guard, Rule, graver
from actions.rules.danger_signs import SIGN_RULES

__all__ = ["ORDER", "RULES", "Danger", "SecondLook", "assess", "graver", "second_look"]

RULES = (*LIFE_RULES, *HOME_RULES, *CARE_RULES, *NEED_RULES, *SIGN_RULES)

_SENTENCE_END = re.compile(r"[.!?…\n]+(?=\s|$)|\n+")
_CLAUSE_END = re.compile(r"[.!?…,;:\n]+(?=\s|$)|\n+")
_QUOTED = re.compile(r'"[^"]{2,300}"|(?<!\w)\'[^\']{2,300}\'(?!\w)|«[^»]{2,300}»')
_PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "’": "'", "‘": "'", "´": "'", "`": "'"})
_LONGEST_WORDS = 160
_RESPELL = re.compile(
    r"\[[^\]]*\]"  # character classes stay as they are
    r"|(?P<today>\bi (?=(?:\(\?:)?(?:dag|nat|aften|morgen|morges|går|forgårs)\b))"
    r"|\bikke\b|[æøå' ]"
)
_SPELLINGS = {"å": "(?:å|aa|a)", "ø": "(?:ø|oe|ö|o)", "æ": "(?:æ|ae|ä|e)", "'": "'?", " ": r"(?:[ ,\n]{1,5})", "ikke": "ikk?e?"}


@dataclass(frozen=True, kw_only=True)
class Danger:
    """One situation of the taxonomy's `akut`: its id, the rule that fired, and the citizen's own words that made it fire."""

    id: str
    rule: str
    words: str


def assess(text: str, lang: str = "da") -> Danger | None:
    """The most serious danger in `text`, or None. Total: any text is fine; no clock, no engine, no state.

    Both languages are read whatever `lang` says: somebody in danger writes the words that come first.
    """
    return next(_dangers(text, first=lang), None)


@dataclass(frozen=True, kw_only=True)
class SecondLook:
    """What is left for the engine to look at where the rules found nothing: it has no guards of its own."""

    text: str
    """Without figures of speech."""
    passed_over: frozenset[str]
    """Situations whose words are there and were passed over as past, denied or told in general: the engine's saying so is no news."""


def second_look(text: str) -> SecondLook:
    """What the engine may be asked about a text in which `assess` found nothing. Total, as `assess` is.

    Rejected: taking sentences about the past out as well. Much of what happens today is told with a sentence about last year in
    front of it, and the engine needs both.
    """
    original, plain = _read(text)
    readable = _blank_figures_of_speech(plain)
    kept = "".join(mine for mine, blank in zip(original, readable, strict=True) if blank != "~" or mine == "~")
    seen = frozenset(rule.id for rule in RULES if _compiled(rule.pattern).search(plain) and not _is_about_something_else(rule, plain))
    calm = frozenset(situation for situation, pattern in NO_HURRY.items() if _compiled(pattern).search(plain))
    return SecondLook(text=kept.strip(), passed_over=seen | calm)


def _read(text: str) -> tuple[str, str]:
    """The text as it is shown, and as the rules read it, position for position."""
    original = unicodedata.normalize("NFC", text)
    return original, "".join(map(_plain, original.translate(_PLAIN_QUOTES)))


def _dangers(text: str, *, first: str) -> Iterator[Danger]:
    original, plain = _read(text)
    readable = _blank_figures_of_speech(plain)
    for danger_id in ORDER:
        # Of two rules that fire for one situation the one in the citizen's language gives the words that are shown.
        for rule in sorted(_rules_of(danger_id), key=lambda rule: rule.lang != first):
            found = _first_unguarded(rule, readable)
            if found is not None:
                words = " ".join(original[found.start() : found.end()].split())
                yield Danger(id=danger_id, rule=rule.name, words=words[:_LONGEST_WORDS])


def _plain(char: str) -> str:
    """Lower case and single-space, one character for one character: positions stay those of the original."""
    lowered = char.lower()
    return " " if char.isspace() and char != "\n" else lowered if len(lowered) == 1 else char


def _first_unguarded(rule: Rule, text: str) -> re.Match[str] | None:
    return next((found for found in _compiled(rule.pattern).finditer(text) if not _is_guarded(rule, text, found)), None)


def _is_guarded(rule: Rule, text: str, found: re.Match[str]) -> bool:
    if _is_about_something_else(rule, text):
        return True
    sentence = _part_around(_SENTENCE_END, text, found.start(), found.end())
    if Guard.PAST in rule.guards and _hit(Guard.PAST, sentence) and not _hit(Guard.NOW, sentence):
        clause = _part_around(_CLAUSE_END, text, found.start(), found.end())
        if not _hit(Guard.NOW_HERE, clause):
            return True
    if Guard.DENIED in rule.guards and (_hit(Guard.DENIED, text) or _hit(Guard.NEGATION, text[found.end() : found.end() + 30])):
        return True
    if Guard.GENERAL in rule.guards and _hit(Guard.GENERAL, text):
        return True
    return Guard.QUOTED in rule.guards and any(
        quote.start() < found.start() and found.end() < quote.end() for quote in _QUOTED.finditer(text)
    )


def _is_about_something_else(rule: Rule, text: str) -> bool:
    if rule.unless and _compiled(rule.unless).search(text):
        return True
    return bool(rule.needs) and not _compiled(rule.needs).search(text)


def _hit(guard: Guard, text: str) -> bool:
    return _compiled(GUARDS[guard]).search(text) is not None


def _part_around(boundaries: re.Pattern[str], text: str, start: int, end: int) -> str:
    ends = [boundary.end() for boundary in boundaries.finditer(text)]
    begin = max((boundary for boundary in ends if boundary <= start), default=0)
    stop = min((boundary for boundary in ends if boundary >= end), default=len(text))
    return text[begin:stop]


def _blank_figures_of_speech(text: str) -> str:
    return _compiled(FIGURES_OF_SPEECH).sub(lambda found: "~" * len(found[0]), text)


@cache
def _rules_of(danger_id: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.id == danger_id)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as people spell it: æ, ø and å also as ae/oe/aa or plain a/o, up to five spaces or commas for a space, "idag" and "ik"."""
    return re.compile(_RESPELL.sub(_respelt, pattern))


def _respelt(part: re.Match[str]) -> str:
    return r"i[ ,\n]{0,5}" if part["today"] else _SPELLINGS.get(part[0], part[0])


for _rule in RULES:  # at import, so that no citizen waits for it
    for _pattern in filter(None, (_rule.pattern, _rule.needs, _rule.unless)):
        _compiled(_pattern)
