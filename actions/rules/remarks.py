"""What is said beside a question, once: the deadline of an appeal, why the advisor may be unable to help, where the department is.

One remark a turn, before the question that follows it, so that there are never more than two bubbles. What found no room waits
for the next turn. Sources: ux.md; `borgerraadgiver_kompetence` (`frist_ikke_vente`, `afdelingen_foerst`, `ingen_juridisk_raadgivning`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from actions.rules import clarify, competence
from actions.rules.appeal_say import say_deadline
from actions.rules.child_asks import who_reads
from actions.rules.clarify_entry import UNSURE
from actions.rules.draft import NO_PERIOD, SUBS_WITHOUT_A_WISH, Draft, Slot
from actions.rules.office import Office
from actions.rules.particulars import letter_day, letter_read
from actions.rules.questions import LONGEST_QUOTE, authority_name, unit_name
from actions.rules.say import Say
from actions.rules.summary import shorten
from actions.rules.triage import Route
from actions.rules.wayfinding import beside_way, department_way, guidance

Remark = Callable[[Draft, Office], Say | None]
_BEFORE_THE_SUMMARY = frozenset({Slot.OENSKE, Slot.TALT, Slot.FULDMAGT, Slot.KONTAKT, Slot.SAMTYKKE, Slot.BEKRAEFT})


def remarked(draft: Draft, message_id: str, office: Office, *, quiet: bool) -> tuple[Say | None, Draft]:
    """The remark that goes before the open question, if any, and the draft that remembers it.

    Nothing is remarked when the message was no answer (an interruption), was not understood, or something else is said already
    (`quiet`).
    """
    silent = quiet or draft.seen != message_id or draft.bemaerket == message_id or draft.misses > 0
    if silent or draft.requested not in _BEFORE_THE_SUMMARY:
        return None, draft
    for name, remark in (_TO_A_CHILD if draft.barn else _REMARKS).items():
        said = remark(draft, office) if name not in draft.sagt else None
        if said is not None:
            return said, replace(draft, sagt=(*draft.sagt, name), bemaerket=message_id)
    return None, draft


def deadline_again(before: Draft, draft: Draft, office: Office) -> tuple[Say | None, Draft]:
    """The deadline, told at once when the day of the letter was put right or given up, and the draft that remembers it; else None.

    It takes the place of "I have changed that" and the like: somebody who sends the next moment must have seen it.
    """
    said = _deadline(draft, office) if draft.brevdato not in {before.brevdato, NO_PERIOD} else None
    return said, replace(draft, sagt=(*(one for one in draft.sagt if one != "frist"), "frist")) if said else draft


def _deadline(draft: Draft, office: Office) -> Say | None:
    if not draft.frist_rute or not draft.brevdato:
        return None
    route = office.catalogue.appeal_of(draft.emne)
    topic = office.catalogue.topics.get(draft.emne)
    return say_deadline(
        route, letter_read(draft), office.day, topic=topic.label if topic else {}, unit=unit_name(draft, office.catalogue),
        lang=draft.lang, calendar=office.calendar,
    )  # fmt: skip


def _deadline_of_a_child(draft: Draft, office: Office) -> Say | None:
    """A child is not asked for the day of a letter, and is told how long there is. In danger only where it told the day itself."""
    if draft.akut and letter_day(draft) is None:
        return None
    return _deadline(draft if draft.brevdato else replace(draft, brevdato=UNSURE), office)


def _reason(draft: Draft, office: Office) -> Say | None:
    if draft.grund == "andre_personers_sag":
        return None  # the question about a power of attorney says it
    return Say(key=competence.named(draft.grund).key) if draft.grund in competence.NOTES else None


def _child(draft: Draft, office: Office) -> Say | None:
    """The choice to be anonymous comes before a name is asked for."""
    return Say(key="underretning.anonym") if draft.underretning and draft.requested is Slot.KONTAKT else None


def _thanks(draft: Draft, office: Office) -> Say | None:
    return Say(key=f"tak.{draft.sub}") if draft.sub in SUBS_WITHOUT_A_WISH else None


def _guidance(draft: Draft, office: Office) -> Say | None:
    key = guidance(draft.emne, draft.suggestion.problem if draft.suggestion else (), draft.sub)
    return Say(key=key) if key else None


def _beside(draft: Draft, office: Office) -> Say | None:
    """A part of a municipal matter that is another authority's; also where the citizen wants one case for both."""
    catalogue = office.catalogue
    if draft.to_sager == "en" and draft.andet_myndighed in catalogue.authorities:
        named = authority_name(catalogue.label("myndighed", draft.andet_myndighed, draft.lang))
        return beside_way(name=named, words=shorten(draft.andet_ord, LONGEST_QUOTE).rstrip(". "))
    found = clarify.beside(draft.story)
    if (
        found is None
        or draft.andet_myndighed == found[0]
        or draft.route is Route.ANDEN_MYNDIGHED
        or found[0] not in office.catalogue.authorities
    ):
        return None
    return beside_way(name=authority_name(office.catalogue.label("myndighed", found[0], draft.lang)), words=found[1])


def _department_first(draft: Draft, office: Office) -> Say | None:
    """Told once, and never as a refusal (Ballerup 2018; København 2014)."""
    # Not to somebody in need: "perhaps they can solve it with you" reads lightly the day before an eviction.
    if draft.talt_med_afdeling != "nej" or draft.akut:
        return None
    unit = office.catalogue.units.get(draft.afdeling)
    if unit is None or draft.afdeling == "andet_uoplyst":
        return None  # nobody knows which one it is
    return department_way(unit.contact, name=unit_name(draft, office.catalogue))


_REMARKS: dict[str, Remark] = {
    "frist": _deadline,
    "underretning": _child,
    "tak": _thanks,
    "vejledning": _guidance,
    "ved_siden_af": _beside,
    "afdeling_foerst": _department_first,
    "grund": _reason,
}
"""The most important first: what hurts when it is missed."""
_TO_A_CHILD: dict[str, Remark] = {"underretning": lambda draft, office: who_reads(draft), "frist": _deadline_of_a_child}
