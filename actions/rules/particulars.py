"""What only some matters need: which of two matters, the one thing to clear up, the date of the decision, the power of attorney.

A question is put only where it changes what happens (ux.md: never ask what was already said).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from actions.rules import appeal, child, clarify, competence, letters, underretning
from actions.rules.another import told_authority
from actions.rules.answers import SHORT, Answer, joined
from actions.rules.catalogue import Catalogue
from actions.rules.choices import yes_no
from actions.rules.clarify_entry import UNSURE, Change
from actions.rules.command_words import attacks
from actions.rules.draft import NO_PERIOD, Draft, Slot
from actions.rules.fold import fold
from actions.rules.letter_date import DateKind, DateRead, answer_date, date_in_story
from actions.rules.office import Office
from actions.rules.placing import with_suggestion
from actions.rules.reading import leaning, only_yes_no
from actions.rules.sender import authority_after, for_another, outside, reports_somebody, sender_type
from actions.rules.topic_words import named, suggested
from actions.rules.triage import A_THREAT, SUBS_OF_ANOTHER_AUTHORITY, Route, Suggestion, is_klage_sub
from actions.rules.wayfinding import CONTROL_UNIT

UNKNOWN = "ved_ikke"
LONGEST_OF_TWO = 200
"""Words. A longer story touches many places and is one life; the engine has not learnt to divide it."""
TOO_OLD = "gammel"
"""`Draft.brevdato` for a letter so old that no day is counted from it."""


@dataclass(frozen=True, kw_only=True)
class Particular:
    """The draft after the answer; None when it was not understood. `problem` is the text key of what is said to it."""

    draft: Draft | None
    problem: str = ""


def told(text: str, suggestion: Suggestion | None, catalogue: Catalogue, today: date) -> tuple[Suggestion | None, str]:
    """What the words themselves clear up, put into the suggestion; and the id of the question that is left, or ""."""
    if reports_somebody(text):
        return _instead(suggestion, Route.ANDEN_MYNDIGHED, "anden_henvendelse", "anden_myndighed", myndighed=(CONTROL_UNIT,)), ""
    not_counted = outside(text) or ("test_eller_spam" if attacks(fold(text)) else "")
    if not_counted:
        return _instead(suggestion, Route.TAEL, "uden_for_statistik", not_counted), ""
    suggestion = _kept_here(text, suggestion, catalogue)
    change = clarify.told(text, suggestion, today=today)
    if change is not None:
        return clarify.apply(suggestion, change), ""
    asked = clarify.question(text, suggestion, today=today)
    return suggestion, asked.id if asked else ""


def _kept_here(text: str, suggestion: Suggestion | None, catalogue: Catalogue) -> Suggestion | None:
    """A municipal matter with a part that is another authority's stays here; the other part is told of on the way (`clarify.beside`)."""
    if suggestion is None or suggestion.route is not Route.ANDEN_MYNDIGHED or clarify.beside(text) is None:
        return suggestion
    topics = named(text, catalogue.topics)
    if not topics:
        return suggestion
    complaint = suggestion.kind == "klage"
    subs = (sub for sub, _ in suggestion.scores.get("sub", ()) if is_klage_sub(sub) == complaint and sub not in SUBS_OF_ANOTHER_AUTHORITY)
    units = tuple(dict.fromkeys(catalogue.unit_of(topic) for topic in topics))
    sub = next(subs, "klage_over_sagsbehandling" if complaint else "andet")
    return replace(suggestion, route=Route.REGISTRER, sub=sub, emne=topics, afdeling=units, klar=len(topics) == 1)


def _instead(old: Suggestion | None, route: Route, kind: str, sub: str, *, myndighed: tuple[str, ...] = ()) -> Suggestion:
    """What the words say outright, in place of what the engine thinks; its scores stay beside it."""
    base = old or Suggestion(route=route, kind=kind, sub=sub)
    return replace(
        base,
        route=route,
        kind=kind,
        sub=sub,
        myndighed=myndighed,
        afdeling=(),
        emne=(),
        problem=(),
        klar=True,
        rules=(*base.rules, "ordene_siger"),
    )


def with_second(draft: Draft) -> Draft:
    """The second matter of the message, where the engine heard one that belongs to somebody else."""
    second = draft.suggestion.second if draft.suggestion and draft.akut != A_THREAT else None  # a threat is no matter beside the real one
    if second is None or not (second.emne or second.myndighed) or len(draft.story.split()) > LONGEST_OF_TWO:
        return draft
    return replace(draft, andet_emne="" if second.myndighed else second.emne, andet_myndighed=second.myndighed, andet_ord=second.text)


def listened(draft: Draft, text: str, office: Office) -> Draft:
    """What a story tells beside its matter: the date of the letter, whose case it is, who is writing."""
    heard = replace(draft, afsender=sender_type(text, draft.sub) if draft.afsender == "borger" else draft.afsender)
    another = for_another(text) if not draft.for_anden else None
    if another is not None:
        heard = replace(heard, for_anden=another.relation, fuldmagt=another.known)
    if draft.brevdato or letters.names_another_authoritys(text):
        return heard
    return _dated(heard, date_in_story(text, office.day))


def regarded(draft: Draft, office: Office) -> Draft:
    """What follows from what is known: the route of appeal, and what the advisor may be unable to take up."""
    words = f"{draft.story} {draft.oenske}"
    begun = draft.requested not in {None, Slot.BESKRIVELSE}
    if draft.barn or child.writes(f"{draft.opening}\n{draft.story}", draft.akut, begun=begun):
        draft = replace(draft, barn=True, afsender=child.SENDER)
    concern = draft.underretning or underretning.may_be(akut=draft.akut, sub=draft.sub, words=words)
    return _with_route(_with_reason(replace(draft, underretning=concern), office), office)


def _with_route(draft: Draft, office: Office) -> Draft:
    route = office.catalogue.appeal_of(draft.emne)
    elsewhere = draft.route is Route.ANDEN_MYNDIGHED
    if elsewhere or not appeal.concerns_decision(draft.sub, (), draft.story):
        return replace(draft, frist_rute="")
    known = "" if draft.brevdato == NO_PERIOD else draft.brevdato
    dated = known or ("" if appeal.needs_a_date(route) else NO_PERIOD)
    # Another topic may have another deadline, so it is told anew.
    told_of = tuple(one for one in draft.sagt if one != "frist" or draft.frist_rute in {"", route.id})
    return replace(draft, frist_rute=route.id, brevdato=dated, sagt=told_of)


def _with_reason(draft: Draft, office: Office) -> Draft:
    if draft.vej or draft.grund in competence.ASKS or draft.route is Route.ANDEN_MYNDIGHED:
        return draft
    problems = draft.suggestion.problem if draft.suggestion else ()
    found = competence.reason(
        draft.story, sub=draft.sub, problems=problems, today=office.day,
        rules=office.catalogue.competence_in_force, other_person=bool(draft.for_anden) and draft.fuldmagt != "ja",
    )  # fmt: skip
    return replace(draft, grund=found.id if found else "")


def _take_to_sager(draft: Draft, answer: Answer, office: Office) -> Particular:
    said = answer.value or yes_no(answer.text) or _how_many(answer.text)
    chosen = {"to": "to", "ja": "to", "en": "en", "nej": "en", UNKNOWN: "en"}.get(said, "")
    return Particular(draft=replace(draft, to_sager=chosen) if chosen else None)


def _how_many(text: str) -> str:
    words = set(fold(text).split())
    apart, together = bool(words & _APART), bool(words & _TOGETHER)
    return ("to" if apart else "en") if apart != together else ""


_APART = frozenset({"to", "2", "hver", "delt", "opdelt", "adskilt", "two", "separate", "split"})
_TOGETHER = frozenset({"en", "een", "1", "samlet", "sammen", "samme", "one", "same", "together"})


def _take_afklar(draft: Draft, answer: Answer, office: Office) -> Particular:
    asked = clarify.named(draft.afklar_id, draft.suggestion)
    value = answer.value or clarify.read(asked, answer.text, today=office.day)
    more = joined(draft.story, answer.text) if len(answer.text.split()) > SHORT else draft.story
    if not value:
        return Particular(draft=_cleared_up_in_words(draft, answer, office) if asked.open and answer.text else None)
    change = clarify.meaning(draft.afklar_id, value)
    chosen = ":" in value
    placed = with_suggestion(replace(draft, story=more), clarify.apply(draft.suggestion, change), office) if _places(change) else draft
    return Particular(
        draft=replace(
            placed,
            story=more,
            afklar=value,
            # What was thought before the answer is looked at again (`regarded`).
            grund=change.outside or ("" if _places(change) else draft.grund),
            forstaaet="ja" if chosen else placed.forstaaet,
        )
    )


def _places(change: Change) -> bool:
    return replace(change, outside="") != Change()


def _cleared_up_in_words(draft: Draft, answer: Answer, office: Office) -> Draft:
    """The citizen names the matter in their own words: where it belongs is taken from them, what went wrong was told before."""
    told_more = replace(draft, story=joined(draft.story, answer.text), afklar=UNSURE)
    new = answer.suggestion or suggested(answer.text, office.catalogue)
    if new is None or new.route not in {Route.REGISTRER, Route.VEJVIS} or not (new.emne or new.afdeling):
        return told_more
    place = f"emne:{new.emne[0]}" if new.emne else f"afdeling:{new.afdeling[0]}"
    cleared = clarify.apply(draft.suggestion, clarify.meaning(draft.afklar_id, place))
    return with_suggestion(told_more, cleared, office)


def _take_brevdato(draft: Draft, answer: Answer, office: Office) -> Particular:
    if answer.value == UNKNOWN:
        return Particular(draft=replace(draft, brevdato=UNKNOWN))
    read = answer_date(answer.text, office.day)
    if letters.is_another_authoritys(answer.text) or (letters.is_none(answer.text) and not letters.came_some_way(answer.text)):
        # Counted from somebody else's letter the deadline would be wrong, and so would the door. The advisor reads the words.
        return Particular(draft=replace(draft, brevdato=UNKNOWN, story=joined(draft.story, answer.text)))
    if read.kind is DateKind.UNKNOWN:
        return Particular(draft=replace(draft, brevdato=UNKNOWN))
    if read.kind is DateKind.TOO_OLD:
        # No day can be counted from it; the advisor reads the words.
        return Particular(draft=replace(draft, brevdato=TOO_OLD, story=joined(draft.story, answer.text)))
    dated = _dated(draft, read)
    if dated.brevdato:
        return Particular(draft=dated)
    return Particular(draft=None, problem=_WRONG_DATE.get(read.kind, ""))


_WRONG_DATE = {DateKind.IMPOSSIBLE: "problem.brevdato.umulig", DateKind.FUTURE: "problem.brevdato.fremtid"}


def _dated(draft: Draft, read: DateRead) -> Draft:
    if read.day is None:
        return draft
    latest = read.latest.isoformat() if read.assumed and read.latest else ""
    # A deadline that was told for another day is told anew.
    said = tuple(one for one in draft.sagt if one != "frist")
    return replace(draft, brevdato=read.day.isoformat(), brevdato_senest=latest, sagt=said)


def letter_read(draft: Draft) -> DateRead:
    """The date of the decision as it was read."""
    day = letter_day(draft)
    if day is None:
        return DateRead(kind=DateKind.TOO_OLD if draft.brevdato == TOO_OLD else DateKind.UNKNOWN)
    latest = date.fromisoformat(draft.brevdato_senest) if draft.brevdato_senest else day
    return DateRead(kind=DateKind.SPAN if draft.brevdato_senest else DateKind.EXACT, day=day, latest=latest)


def letter_day(draft: Draft) -> date | None:
    """The day of the decision; None when it is not known."""
    return date.fromisoformat(draft.brevdato) if draft.brevdato[:1].isdigit() else None


def _take_fuldmagt(draft: Draft, answer: Answer, office: Office) -> Particular:
    said = answer.value or told_authority(answer.text) or only_yes_no(answer.text) or leaning(answer.text) or ""
    if said not in {"ja", "nej", UNKNOWN, "under_18"}:
        return Particular(draft=None)
    extra = joined(draft.story, answer.text) if len(answer.text.split()) > SHORT else draft.story
    stored, key = authority_after(said)
    return Particular(draft=replace(draft, fuldmagt=stored, story=extra), problem=key)


PARTICULARS: dict[Slot, Callable[[Draft, Answer, Office], Particular]] = {
    Slot.TO_SAGER: _take_to_sager,
    Slot.AFKLAR: _take_afklar,
    Slot.BREVDATO: _take_brevdato,
    Slot.FULDMAGT: _take_fuldmagt,
}
