"""What a citizen is told about the deadline of a decision: one bubble, the sum shown, never "you are too late"."""

from __future__ import annotations

from datetime import date

from actions.rules.appeal import EVERY_DAY_OPEN, Nearness, near, safe_deadline
from actions.rules.catalogue import AppealRoute, Label
from actions.rules.letter_date import DateKind, DateRead
from actions.rules.questions import in_a_sentence
from actions.rules.response import WorkCalendar
from actions.rules.say import Say, on_day, words_for

_BUBBLE: dict[Nearness, str] = {"far": "frist.langt", "near": "frist.naer", "today": "frist.i_dag", "passed": "frist.forbi"}


def say_deadline(
    route: AppealRoute,
    read: DateRead,
    today: date,
    *,
    topic: Label,
    unit: str = "",
    lang: str = "da",
    calendar: WorkCalendar = EVERY_DAY_OPEN,
) -> Say:
    """The bubble for a decision.

    `topic` is the topic's label ({} when nobody knows it), `unit` the name of the department that is likely to have decided
    ("" for unknown). The short complaint in it is Danish in both languages.
    """
    complaint = {
        "klagedato": _day_in_danish(read.day) if read.kind is DateKind.EXACT and read.day else words_for("frist.klage.dato"),
        "klageemne": in_a_sentence(topic["da"]) if topic else words_for("frist.klage.emne"),
    }
    if not route.gives_a_day:
        note = route.note.get(lang) or route.note.get("da", "")
        return Say(key="frist.saerlig" if note else "frist.i_afgoerelsen", args={**complaint, "note": note})
    place = _place(route, unit, lang)
    if read.kind is DateKind.TOO_OLD:
        return Say(key="frist.gammel", args={**complaint, "hvor": place, "sent": _late(route, lang)})
    if read.day is None:
        return Say(key="frist.uden_dato", args={**complaint, "hvor": place, "uger": str(route.weeks)})
    deadline = safe_deadline(read.day, route, calendar)
    args = {
        **complaint,
        "hvor": place,
        "fra": on_day(deadline.received),
        "dage": str(deadline.days),
        "slut": on_day(deadline.ends),
        "sikker": on_day(deadline.safe),
        "regnet_fra": words_for("frist.regnet.antaget" if read.assumed else "frist.regnet.dato"),
        "flyttet": words_for(f"frist.flyttet.{deadline.moved or 'nej'}"),
        "sent": _late(route, lang),
    }
    return Say(key=_BUBBLE[near(deadline, today)], args=args)


def _place(route: AppealRoute, unit: str, lang: str) -> str:
    """The deciding unit is named where the complaint goes there; a board is named by the route."""
    where = route.where.get(lang) or route.where["da"]
    return f"{where} ({unit})" if unit and route.to_unit else where


def _late(route: AppealRoute, lang: str) -> str:
    return route.late.get(lang) or route.late.get("da") or words_for("frist.sent")


def _day_in_danish(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
