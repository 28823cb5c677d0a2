"""At most one question before "have I understood": the one whose answer decides where a matter belongs.

The questions are data (`clarify_table`). What the citizen has told already is never asked: `told` then says what it means.
Sources: the scenarios of domain.md; the taxonomy's `manglende_svar_graensetilfaelde` (no clear answer is a klage) and
`fejlvisning_er_dyr` (in doubt the advisor gets it), so "ved ikke" never turns anybody away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.rules.catalogue import Catalogue
from actions.rules.clarify_entry import UNSURE, Change, Entry, Guess, Option
from actions.rules.clarify_table import TABLE
from actions.rules.elapsed import long_ago, may_be_long_closed
from actions.rules.reading import leaning
from actions.rules.say import Choice
from actions.rules.triage import Ranked, Route, Suggestion, is_klage_sub
from actions.rules.wording import WordRule, hit, says

__all__ = ["Change", "Clarify", "apply", "beside", "choices", "meaning", "named", "question", "read", "told"]

KNOWN_TOPIC = 0.5
"""From here the engine's best topic counts as said by the citizen."""
WORTH_OFFERING = 0.1
MOST_GUESSES = 3
_BY_ID: Mapping[str, Entry] = {entry.id: entry for entry in TABLE}
_NOT_ASKED = frozenset({Route.TAEL, Route.SMAASNAK})
_NOT_ASKED_SUBS = frozenset({"klage_over_ansaettelsesforhold", "ros", "forslag"})
"""Nothing turns on the answer here, and of an employee as little as possible is asked."""


@dataclass(frozen=True, kw_only=True)
class Clarify:
    """One question. `guesses` are choices out of the engine's suggestion: `emne:<id>` or `afdeling:<id>`; words go as well."""

    id: str
    key: str
    options: tuple[Option, ...]
    guesses: tuple[str, ...] = ()
    open: bool = False
    """Free words that are no option name the matter: they are understood like an answer to "what is it about"."""


def question(text: str, suggestion: Suggestion | None, *, today: date) -> Clarify | None:
    """The question to ask about a first message, or None. `suggestion` is None without the engine: words alone then decide."""
    entry = _entry(text, suggestion, today)
    return named(entry.id, suggestion) if entry and _told(entry, text) is None else None


def told(text: str, suggestion: Suggestion | None, *, today: date) -> Change | None:
    """What the message itself answers ("en p-bøde fra kommunen"), so that nobody is asked; None when there is nothing to change."""
    entry = _entry(text, suggestion, today)
    option = _told(entry, text) if entry else None
    return meaning(entry.id, option.value) if entry and option else None


def named(clarify_id: str, suggestion: Suggestion | None) -> Clarify:
    """The question by its id, as it is kept in a draft.

    Raises:
        KeyError: there is no such question.
    """
    entry = _BY_ID[clarify_id]
    guesses = _guesses(entry.guess, suggestion) if entry.guess else ()
    return Clarify(
        id=entry.id, key=f"afklar.{entry.text or entry.id}", options=entry.options, guesses=guesses, open=entry.guess is not None
    )


def choices(clarify: Clarify, catalogue: Catalogue, lang: str) -> tuple[Choice, ...]:
    """The quick replies, the guesses first and "ved ikke" last."""
    offered = []
    for guess in clarify.guesses:
        kind, _, item = guess.partition(":")
        offered.append(Choice(value=guess, key=f"choice.{kind}", args={kind: catalogue.label(kind, item, lang)}))
    name = clarify.key.removeprefix("afklar.")
    offered += [
        Choice(value=option.value, key="choice.ved_ikke" if option.value == UNSURE else f"choice.afklar.{name}.{option.value}")
        for option in clarify.options
    ]
    return tuple(offered)


def read(clarify: Clarify, text: str, *, today: date) -> str:
    """The value of the option that typed words mean; "" when they mean none or several (for an `open` question: they name the matter)."""
    plain = leaning(text)
    values = {option.value for option in clarify.options}
    if plain in values:
        return str(plain)
    meant = [option.value for option in clarify.options if option.said and says(option.said, text)]
    if not meant and "over_et_aar" in values:
        return "over_et_aar" if long_ago(text, today) else ""
    return meant[0] if len(meant) == 1 else ""


def meaning(clarify_id: str, value: str) -> Change:
    """What an answer changes. `value` is an option's, `emne:<id>` or `afdeling:<id>`; anything else is "ved ikke".

    Raises:
        KeyError: there is no such question.
    """
    entry = _BY_ID[clarify_id]
    kind, _, item = value.partition(":")
    if item and kind in {"emne", "afdeling"}:
        return replace(entry.always, emne=item) if kind == "emne" else replace(entry.always, afdeling=item)
    options = {option.value: option.change for option in entry.options}
    change = options.get(value, options.get(UNSURE, Change()))
    return _merged(entry.always, change)


def apply(suggestion: Suggestion | None, change: Change) -> Suggestion | None:
    """The suggestion as it reads after the answer. Without the engine's it is made of the change alone; nothing changed: as it was."""
    if change == Change():
        return suggestion
    old = suggestion or Suggestion(route=Route.REGISTRER, kind="klage", sub="klage_over_sagsbehandling", klar=True)
    kind = change.kind or (old.kind if old.kind in {"klage", "anden_henvendelse"} else "klage")
    new = replace(old, kind=kind, sub=_sub(old, kind, change), problem=_first(change.problem, old.problem))
    if change.myndighed:
        return replace(
            new, route=Route.ANDEN_MYNDIGHED, myndighed=_first(change.myndighed, new.myndighed)[:3], emne=(), afdeling=(), klar=True,
            sub="klage_over_anden_myndighed" if kind == "klage" else "anden_myndighed",
        )  # fmt: skip
    if change.beside:
        new = replace(new, myndighed=_first(change.beside, new.myndighed)[:3])
    if change.unplaced:
        return replace(new, route=Route.REGISTRER, emne=(), afdeling=())
    if change.emne:
        return replace(new, route=Route.REGISTRER, emne=_first(change.emne, new.emne)[:3], klar=True)
    if change.afdeling:
        return replace(new, route=Route.REGISTRER, emne=(), afdeling=_first(change.afdeling, new.afdeling)[:3], klar=True)
    if change.municipal and old.route is Route.ANDEN_MYNDIGHED:
        topics = tuple(topic for topic, score in _scores(old, "emne") if score >= WORTH_OFFERING)
        return replace(new, route=Route.REGISTRER, emne=topics[:MOST_GUESSES], klar=len(topics) == 1)
    return new


def beside(text: str) -> tuple[str, str] | None:
    """A part of a municipal matter that is another authority's: (authority, the citizen's words), for one line on the way. [26]"""
    words = hit(_STATE_PENSION, text) or hit(_STATE_BENEFIT, text)
    return ("udbetaling_danmark", words) if words else None


_STATE_PENSION = WordRule(
    id="pension_og_tillaeg",
    pattern=r"\b(?:folkepension\w*|pensionen|boligstøtte\w*|varmehjælp\w*|børnepenge\w*|state pension|housing benefit)\b",
    needs=r"\b(?:helbredstillæg\w*|personligt tillæg|personlige tillæg|medicintilskud\w*|health supplement|personal supplement)\b",
)

_STATE_BENEFIT = WordRule(
    id="statens_ydelse_ved_siden_af",
    pattern=r"\b(?:boligstøtte\w*|boligsikring\w*|boligydelse\w*|børnepenge\w*|børneydelse\w*|housing benefit|child benefit)\b",
    needs=r"\b(?:jobcent\w*|kontanthjælp\w*|sygedagpenge\w*|fleksjob\w*|ressourceforløb\w*|hjemmehjælp\w*|plejehjem\w*|enkeltydelse\w*|job cent\w*|cash benefit)\b",
)


def _entry(text: str, suggestion: Suggestion | None, today: date) -> Entry | None:
    if suggestion and (suggestion.route in _NOT_ASKED or suggestion.sub in _NOT_ASKED_SUBS):
        return None
    known = _knows_topic(suggestion)
    return next((entry for entry in TABLE if not (entry.only_unplaced and known) and _fits(entry, text, suggestion, today)), None)


def _fits(entry: Entry, text: str, suggestion: Suggestion | None, today: date) -> bool:
    if entry.old_matter:
        return may_be_long_closed(text, today)
    if entry.route is not None and (suggestion is None or suggestion.route is not entry.route):
        return False
    if entry.elsewhere_only and suggestion is not None and suggestion.route is Route.REGISTRER and _knows_topic(suggestion):
        return False
    if entry.rule.never_with and says(entry.rule.never_with, text):
        return False
    understood = suggestion is not None and (
        suggestion.sub in entry.subs or bool(suggestion.problem and suggestion.problem[0] in entry.problems)
    )
    return understood or bool(hit(entry.rule, text))


def _told(entry: Entry, text: str) -> Option | None:
    found = [option for option in entry.options if option.told and says(option.told, text)]
    return found[0] if len(found) == 1 else None


def _knows_topic(suggestion: Suggestion | None) -> bool:
    ranked = _scores(suggestion, "emne")
    return bool(ranked and ranked[0][1] >= KNOWN_TOPIC)


def _guesses(kind: Guess, suggestion: Suggestion | None) -> tuple[str, ...]:
    return tuple(f"{kind}:{item}" for item, score in _scores(suggestion, kind)[:MOST_GUESSES] if score >= WORTH_OFFERING)


def _scores(suggestion: Suggestion | None, head: str) -> Ranked:
    return suggestion.scores.get(head, ()) if suggestion else ()


def _sub(old: Suggestion, kind: str, change: Change) -> str:
    """The sub-kind that fits the kind: a klage's never stands under anden_henvendelse, nor the other way round."""
    if change.sub and is_klage_sub(change.sub) == (kind == "klage"):
        return change.sub
    elsewhere = old.sub in {"klage_over_anden_myndighed", "anden_myndighed"} and not change.myndighed
    if is_klage_sub(old.sub) == (kind == "klage") and not elsewhere:
        return old.sub
    return "klage_over_sagsbehandling" if kind == "klage" else "andet"


def _first(item: str, others: tuple[str, ...]) -> tuple[str, ...]:
    return (item, *(other for other in others if other != item)) if item else others


def _merged(always: Change, change: Change) -> Change:
    said: dict[str, Any] = {name: value for name in Change.__dataclass_fields__ if (value := getattr(change, name))}
    return replace(always, **said)
