"""The case page: everything known about one henvendelse, and the verbs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web

from actions import casework
from actions.casework import CaseFile
from actions.rules import underretning
from actions.rules.appeal import safe_deadline
from actions.rules.case import Facts, Henvendelse, Status
from actions.rules.catalogue import Catalogue
from actions.rules.triage import HEADS, NOTHING, SCORES_KEPT
from bot.advisor.forms import Form
from bot.advisor.guard import WHO
from bot.advisor.law_notes import law_notes
from bot.advisor.options import Options
from bot.advisor.pages import appeal_near_of, due_of, now_and_today, page, services_of, weekdays_around, words_of
from bot.advisor.showing import Chronicle, Happening, names_of
from bot.pages import PageWords

NUMBER = re.compile(r"[0-9]{4}-[0-9]{1,9}")
DONE = frozenset({"tag", "svar", "svar_maskeret", "note", "talt", "kategori", "status", "luk", "genaabn", "oprettet"})


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """A form that was not taken: the page shows what was typed, at the same form, with the reason."""

    verb: str
    problem: str
    status: int
    form: Form
    stale_version: int | None = None
    """The version the form was made from, when the case has changed since."""


@dataclass(frozen=True, kw_only=True)
class Guess:
    """One bar: what it says, its share in words, and its length in percent."""

    title: str
    share: str
    length: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing the model was asked, and its best guesses, best first. `hint` is "" where nothing has to be explained."""

    title: str
    hint: str
    guesses: Sequence[Guess]


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """What the bot proposed, one line per field, beside what stands now."""

    lines: Sequence[tuple[str, str, bool]]
    """(field name in words, proposal in words, differs from the case)."""
    evidence: Sequence[str]
    confidence: int | None
    """Percent."""
    model: str
    rules: Sequence[str]
    questions: Sequence[Question]
    nearest: Sequence[tuple[str, str]]
    """(training message, its likeness in words)."""


async def show_case(request: web.Request) -> web.StreamResponse:
    done = request.query.get("gjort", "")
    return await case_page(request, done=done if done in DONE else "")


async def case_page(request: web.Request, *, attempt: Attempt | None = None, done: str = "") -> web.Response:
    """The page of the case named in the address; 404 for an unknown number."""
    services = services_of(request)
    now, _ = now_and_today(request)
    number = request.match_info["number"]
    if not NUMBER.fullmatch(number):
        return page(request, "advisor/missing.html", status=404, active="koe")
    async with services.store.work() as work:
        file = await casework.read_case(work, number, advisor_id=request[WHO].account.id, now=now)
        names = names_of(await work.accounts.all())
        await work.commit()
    if file is None:
        return page(request, "advisor/missing.html", status=404, active="koe")
    words = words_of(request)
    chronicle = Chronicle(services.catalogue, names, words)
    between: Sequence[Happening] = ()
    if attempt and attempt.stale_version is not None:
        between = [chronicle.happening(entry) for entry in casework.changes_since(file.log, attempt.stale_version)]
    reads = [chronicle.happening(entry) for entry in file.log if entry.action == "case.read"]
    return page(
        request,
        "advisor/case.html",
        status=attempt.status if attempt else 200,
        active="koe",
        case=file.case,
        facts=file.case.facts,
        file=file,
        names=names,
        appeal_near=appeal_near_of(request),
        appeal_extra=_with_extra_days(file.case.facts, services.catalogue),
        due=due_of(request)(due=file.case.due, first_answer_at=file.case.first_answer_at, status=file.case.status),
        clocks=underretning.clocks(file.case.received_at, weekdays_around(file.case.received_at)) if file.case.facts.underretning else None,
        values=chronicle.values,
        suggested=_suggested(file.case, chronicle, words),
        law_notes=law_notes(file.case, services.catalogue, words),
        timeline=_timeline(file, chronicle, names),
        reads=reads,
        between=between,
        attempt=attempt,
        done=done,
        options=Options.of(services.catalogue),
        group_words=lambda group: words(f"staff.gruppe.{group}"),
        reasons=casework.REASONS,
        longest=casework.LONGEST_TEXT,
        status_enum=Status,
    )


def _with_extra_days(facts: Facts, catalogue: Catalogue) -> date | None:
    """The appeal's last day where more days count as holidays; None when it is the same day, or none is known."""
    route = catalogue.appeal_of(facts.emne)
    if facts.afgoerelse_dato is None or facts.klagefrist is None or not route.gives_a_day:
        return None
    later = safe_deadline(facts.afgoerelse_dato, route).legal_with_extra_days
    return later if later != facts.klagefrist else None


def _timeline(file: CaseFile, chronicle: Chronicle, names: Mapping[str, str]) -> Sequence[Happening]:
    """What was done, newest first, with the notes in their place. Reads are kept apart: they would drown the rest."""
    done = [chronicle.happening(entry) for entry in file.log if entry.action not in {"case.read", "case.noted"}]
    written = [Happening(at=note.at, who=names.get(note.advisor_id, note.advisor_id), what="", note=note.text) for note in file.notes]
    return sorted(done + written, key=lambda one: one.at, reverse=True)


def _suggested(case: Henvendelse, chronicle: Chronicle, words: PageWords) -> Suggested | None:
    """Read from what was stored with the case; an older or fuller shape only means more or fewer lines."""
    raw: Mapping[str, Any] = case.suggestion
    if not raw:
        return None
    now = {name: str(getattr(case.facts, name)) for name in ("kind", "sub", "afdeling", "emne", "hovedproblem", "myndighed", "akut")}
    lines: list[tuple[str, str, bool]] = []
    for name, current in now.items():
        proposed = _ids(raw.get("problem" if name == "hovedproblem" else name))
        if proposed:
            in_words = " · ".join(chronicle.values(name, one) for one in proposed[:3])
            lines.append((words(f"staff.felt.{name}"), in_words, proposed[0] != current))
    confidence = raw.get("confidence")
    return Suggested(
        lines=lines,
        evidence=_ids(raw.get("evidence")),
        confidence=round(float(confidence) * 100) if isinstance(confidence, int | float) and confidence else None,
        model=str(raw.get("model") or ""),
        rules=[words(f"staff.regel.{rule}") for rule in _ids(raw.get("rules")) if rule in _EXPLAINED],
        questions=_questions(raw.get("scores"), chronicle, words),
        nearest=[(str(text), _share(float(likeness), words)) for _, likeness, text in _rows(raw.get("nearest"))],
    )


_EXPLAINED = frozenset(
    {
        "i_tvivl_klage", "ikke_forstaaet", "klart_anden_myndighed", "ordene_siger", "to_sager", "uden_motor", "noed_er_ingen_klage",
        "blandet_sprog", "siger_det_selv", "andet_sprog", "to_sager_i_ord", "pengene_kom_ikke", "der_sker_intet", "langt_forloeb", "fortalt_senere",
        "noget_er_galt",
    }
)  # fmt: skip
_OWN_WORDS = frozenset({("myndighed", NOTHING), ("akut", NOTHING), ("sub", "stop"), ("sub", "start_forfra")})
"""Answers of the model that no case can be filed under, so that the catalogue has no words for them."""


def _questions(raw: object, chronicle: Chronicle, words: PageWords) -> Sequence[Question]:
    if not isinstance(raw, Mapping):
        return ()
    return [
        Question(
            title=words(f"staff.felt.{head}"),
            # One of the others is the right one; problems are weighed one by one, and several may be right.
            hint=words("staff.hvorfor.hvert_for_sig") if head == "problem" else "",
            guesses=[
                Guess(
                    title=words(f"staff.hvorfor.{head}.{one}") if (head, one) in _OWN_WORDS else chronicle.values(head, str(one)),
                    share=_share(float(score), words),
                    length=_percent(float(score)),
                )
                for one, score in ranked[:SCORES_KEPT]
            ],
        )
        for head in HEADS
        if (ranked := _rows(raw.get(head)))
    ]


def _percent(share: float) -> int:
    return min(100, max(0, round(share * 100)))


def _share(share: float, words: PageWords) -> str:
    """A share in percent. Nothing the model says is quite certain, so it is not rounded to none or all."""
    percent = _percent(share)
    if percent == 0 and share > 0:
        return words("staff.hvorfor.under_en")
    if percent == 100 and share < 1:
        return words("staff.hvorfor.over_99")
    return words("staff.sag.procent", tal=percent)


def _rows(raw: object) -> Sequence[Sequence[Any]]:
    return raw if isinstance(raw, list | tuple) else ()


def _ids(raw: object) -> Sequence[str]:
    if isinstance(raw, str):
        return [raw] if raw else []
    return [str(one) for one in raw] if isinstance(raw, list | tuple) else []
