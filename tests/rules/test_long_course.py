"""A long story of many hands, meetings and promises is a complaint of the course; a long story of one thing is not."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from actions.rules.long_course import RULE, SUB, as_a_course, tells_a_course
from actions.rules.triage import Route, Suggestion

STORY = Path("tests/conversations/scenarios/ni_maaneder.txt").read_text(encoding="utf-8").split("\n\n")
HANDLING = Suggestion(route=Route.REGISTRER, kind="klage", sub="klage_over_sagsbehandling", problem=("sagsbehandlerskift",))
COURSES = (
    *(f"naere-{number}" for number in (190, 192, 195, 196, 197, 199, 200, 201, 202, 203, 204, 206, 207)),
    "sammensatte_a-682",
)
"""Messages of ours that were labelled as a course."""
ONE_THING = (
    *("mere_boern-402", "mere_english-501", "mere_omsorg-263", "mere_omsorg-264", "mere_omsorg-265", "mere_omsorg-266", "mere_omsorg-268"),
    *("mere_voksne-398", "mere_voksne-401", "mere_voksne-458", "mere_ydelser-397", "mere_ydelser-398", "mere_ydelser-441"),
)
"""As long, and labelled as the handling of a case or a decision."""
OURS = (
    "Vi er på tredje sagsbehandler siden august. På mødet i september blev vi lovet en støtteperson, og det blev ikke skrevet ned. Nu siger "
    "skolen at det er familieafdelingen, og familieafdelingen siger at det er skolen, og vi starter forfra igen.",
    "Jeg har haft fire kontaktpersoner på to år. Hver gang aftaler vi noget på et møde i marts, og til mødet i maj kender ingen aftalen. Jobcentret "
    "siger at det er ydelse, ydelse siger at det er jobcentret, og jeg bliver sendt videre hver gang jeg ringer til dem.",
)
NOT_OURS = (
    "Vi fik en ny sagsbehandler i maj, og hun lovede et møde. Det glæder vi os til.",
    "Ny sagsbehandler igen, lovet møde i maj og juni, skolen siger det er jer.",
    "",
    "Tak for et godt møde i går.",
)


@cache
def _messages() -> dict[str, str]:
    wanted = {one.rpartition("-")[0] for one in (*COURSES, *ONE_THING)}
    rows = (json.loads(line) for name in wanted for line in _file(name).splitlines())
    return {row["id"]: row["text"] for row in rows}


def _file(name: str) -> str:
    return (Path("nlu_data/messages") / f"{name}.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("message", COURSES)
def test_a_labelled_course_is_heard(message: str) -> None:
    heard = as_a_course(_messages()[message], HANDLING)
    assert heard == replace(HANDLING, sub=SUB, rules=(RULE,))


@pytest.mark.parametrize("message", ONE_THING)
def test_a_long_story_of_one_thing_is_none(message: str) -> None:
    assert as_a_course(_messages()[message], HANDLING) == HANDLING


@pytest.mark.parametrize("text", [*OURS, " ".join(STORY), " ".join(STORY[:7]), " ".join(STORY[7:])])
def test_other_courses_are_heard_too(text: str) -> None:
    assert tells_a_course(text)


@pytest.mark.parametrize("text", NOT_OURS)
def test_a_few_words_are_no_course(text: str) -> None:
    assert not tells_a_course(text)


@pytest.mark.parametrize(
    "other",
    [
        replace(HANDLING, sub="klage_over_afgoerelse"),
        replace(HANDLING, sub="klage_over_adfaerd"),
        replace(HANDLING, kind="anden_henvendelse", sub="andet"),
        replace(HANDLING, route=Route.ANDEN_MYNDIGHED),
        None,
    ],
)
def test_any_other_complaint_keeps_its_kind(other: Suggestion | None) -> None:
    assert as_a_course(" ".join(STORY), other) == other
