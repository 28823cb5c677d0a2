"""Placing the matter: what it is about and where it belongs, from the suggestion and from what the citizen answers to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from actions.rules.answers import Answer, joined, tells_more
from actions.rules.choices import yes_no
from actions.rules.draft import Draft, Ending, Slot
from actions.rules.fold import fold
from actions.rules.office import Office
from actions.rules.reading import leaning, only_opens, only_thanks, only_yes_no, opens_a_complaint
from actions.rules.topic_words import meant, named
from actions.rules.triage import Route, Suggestion

UNPLACED = "andet_uoplyst"


def with_suggestion(draft: Draft, suggestion: Suggestion | None, office: Office) -> Draft:
    """The draft placed as triage suggests; without a suggestion it is a klage that the advisor places."""
    if suggestion is None:
        placed = replace(draft, suggestion=None, kind="klage", sub="klage_over_sagsbehandling", afdeling=UNPLACED)
    else:
        topic = suggestion.emne[0] if suggestion.emne else ""
        unit = office.catalogue.unit_of(topic) if topic else (suggestion.afdeling[0] if suggestion.afdeling else UNPLACED)
        elsewhere = suggestion.route is Route.ANDEN_MYNDIGHED
        counted = suggestion.kind in {"klage", "anden_henvendelse"}
        placed = replace(
            draft,
            suggestion=suggestion,
            kind=suggestion.kind if counted else "anden_henvendelse",
            sub=suggestion.sub if counted else "andet",
            emne="" if elsewhere else topic,
            afdeling=UNPLACED if elsewhere else unit,
            forstaaet="",
        )
    return placed


def _take_vej(draft: Draft, answer: Answer, office: Office) -> Draft | None:
    said = answer.value or only_yes_no(answer.text) or ("nej" if only_thanks(answer.text) else "")
    if said == "ja":
        return replace(draft, vej="videre", forstaaet="ja")
    if said == "nej":
        return replace(draft, vej="nej", ending=Ending.DROP)
    if not answer.text:
        return None
    # Words instead of a yes or no: the citizen goes on telling, so it is wanted.
    more = replace(draft, vej="videre", forstaaet="ja", story=joined(draft.story, answer.text))
    return _again(more, answer.suggestion, office) or more


def _take_forstaaet(draft: Draft, answer: Answer, office: Office) -> Draft | None:
    value = answer.value
    if value.startswith("emne:"):
        return _placed(replace(draft, forstaaet="ja"), value.removeprefix("emne:"), office)
    if value == "ikke_klage":
        return replace(draft, kind="anden_henvendelse", sub="andet", forstaaet="ja")
    if value == "er_klage":
        return replace(draft, kind="klage", sub="klage_over_sagsbehandling", forstaaet="ja")
    if value == "noget_andet":
        return replace(draft, forstaaet="nej")
    said = value or only_yes_no(answer.text)
    if said == "ja" and draft.several_guesses and draft.misses == 0:
        return None
    if said in {"ja", "nej"}:
        return replace(draft, forstaaet=said)
    if leaning(answer.text) == "ja" and not (tells_more(answer.text) or draft.several_guesses):
        return replace(draft, forstaaet="ja")
    # "nej, det er min bolig" says that the guess was wrong and what is right.
    return _retold(replace(draft, forstaaet="nej") if leaning(answer.text) == "nej" else draft, answer, office)


def _take_emne(draft: Draft, answer: Answer, office: Office) -> Draft | None:
    if answer.value.startswith("emne:"):
        return _placed(replace(draft, forstaaet="ja"), answer.value.removeprefix("emne:"), office)
    if answer.value in {"andet", "ved_ikke"} or (answer.text and yes_no(answer.text)):
        return replace(draft, forstaaet="ja", emne="", afdeling=UNPLACED)
    return _retold(draft, answer, office)


def _retold(draft: Draft, answer: Answer, office: Office) -> Draft | None:
    """The citizen explains in other words: understand once more if that is clearer, else leave the placing to the advisor."""
    if not answer.text:
        return None
    more = replace(draft, story=joined(draft.story, answer.text), corrections=draft.corrections + 1)
    topics = office.catalogue.topics
    in_words = meant(answer.text, topics)
    denied = draft.forstaaet == "nej" and in_words == (draft.emne,) and _DENIES.search(fold(answer.text)) is not None
    if len(in_words) == 1 and not denied:
        # What somebody calls by its name is that, whatever the engine thinks and however often it was put right.
        return replace(more, forstaaet="ja") if in_words[0] == draft.emne else _called(more, in_words[0], answer.suggestion, office)
    if draft.forstaaet != "nej" and not in_words and draft.emne in named(draft.story, topics):
        return replace(more, forstaaet="ja")  # named before, and nothing else is now
    again = _elsewhere(more, answer.suggestion, office) if draft.corrections == 0 else None
    if again is not None:
        return again
    if draft.forstaaet == "nej":
        return replace(more, forstaaet="ja", emne="", afdeling=UNPLACED)
    return replace(more, forstaaet="ja")  # nobody said the first guess was wrong; the summary shows it and it can be mended


_DENIES = re.compile(r"\b(?:forkert|ikke|ik|hverken|intet|noget (?:helt )?andet|wrong|not|neither|something else)\b")
"""Beside the topic that was guessed: "nej, det er forkert, at det er sygedagpenge". "Nej! Sygedagpenge!" confirms it."""


def _again(draft: Draft, new: Suggestion | None, office: Office) -> Draft | None:
    """The draft understood anew, when the new words are clear; a correction of the topic does not take a complaint back."""
    if new is None or not _says_where(new):
        return None
    again = with_suggestion(draft, new, office)
    return replace(again, kind="klage", sub=draft.sub) if draft.kind == "klage" and again.kind != "klage" else again


def _says_where(new: Suggestion) -> bool:
    return new.klar and new.route is Route.REGISTRER and bool(new.emne)


def _elsewhere(draft: Draft, new: Suggestion | None, office: Office) -> Draft | None:
    """The draft at another place, when the new words name one clearly. What went wrong was told before and stays: somebody who
    only says "det er om mine sygedagpenge" takes nothing of it back."""
    old = draft.suggestion
    if new is None or old is None or not _says_where(new):
        return _again(draft, new, office)
    scores = {**old.scores, **{head: new.scores[head] for head in ("emne", "afdeling") if head in new.scores}}
    merged = replace(old, route=Route.REGISTRER, emne=new.emne, afdeling=new.afdeling, klar=True, scores=scores, evidence=new.evidence)
    return replace(with_suggestion(draft, merged, office), kind=draft.kind, sub=draft.sub)


def _called(draft: Draft, topic: str, new: Suggestion | None, office: Office) -> Draft:
    """The draft at the topic that the citizen calls by its name; asked once more, since the department follows from it."""
    unit = office.catalogue.unit_of(topic)
    old = draft.suggestion
    if old is None:
        return _placed(replace(draft, forstaaet="ja"), topic, office)
    named_so = replace(
        old,
        route=Route.REGISTRER,
        emne=(topic,),
        afdeling=(unit,),
        klar=True,
        evidence=new.evidence if new and topic in new.emne[:1] else (),
    )
    return replace(with_suggestion(draft, named_so, office), kind=draft.kind, sub=draft.sub)


def _placed(draft: Draft, topic: str, office: Office) -> Draft:
    return replace(draft, emne=topic, afdeling=office.catalogue.unit_of(topic))


def _take_beskrivelse(draft: Draft, answer: Answer, office: Office) -> Draft | None:
    story = answer.text.strip()
    if not story or ((only_opens(story) or yes_no(story)) and draft.misses == 0):
        return None
    told = replace(draft, story=story)
    understood = answer.suggestion is not None and answer.suggestion.route not in {Route.SMAASNAK, Route.UKENDT}
    if not draft.opening or draft.suggestion is not None or not understood:
        return told
    placed = with_suggestion(told, answer.suggestion, office)
    complaint = opens_a_complaint(draft.opening) and placed.kind != "klage"
    return replace(placed, kind="klage", sub="klage_over_sagsbehandling") if complaint else placed


UNDERSTANDING: dict[Slot, Callable[[Draft, Answer, Office], Draft | None]] = {
    Slot.VEJ: _take_vej,
    Slot.FORSTAAET: _take_forstaaet,
    Slot.EMNE: _take_emne,
    Slot.BESKRIVELSE: _take_beskrivelse,
}
"""The draft after the answer, or None when it was not understood."""
