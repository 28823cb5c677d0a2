"""How many turns a receipt takes, and that the same matter is the same row however it is told."""

from __future__ import annotations

from statistics import median

import pytest

from tests.conversations.forms.citizen import Bench, Citizen
from tests.conversations.forms.conftest import someone_new
from tests.conversations.product import Served
from tests.conversations.scenarios.complaints import COMPLAINTS
from tests.conversations.scenarios.playlist import UP
from tests.conversations.scenarios.stage import play

MOST_AT_THE_MEDIAN = 7
PARTICULAR = ("afklar.", "ask.brevdato", "fuldmagt.spoerg", "fuldmagt.barn", "ask.to_sager", "ask.emne", "vej.", "problem.")
COMPLAINING = tuple(one for one in COMPLAINTS if one in UP and one.after.row is not None and one.after.row.kind == "klage" and not one.then)
FACTS = ("kind", "emne", "afdeling")
FIVE_WAYS = {
    "plain": "Jeg har ventet fire måneder på svar om mine sygedagpenge, og ingen ringer tilbage",
    "angry": "SÅ ER DET NOK!! FIRE MÅNEDER har jeg ventet på SYGEDAGPENGE og INGEN gider ringe tilbage",
    "spoken": "hej det er fordi altså jeg har ventet i fire måneder på de der sygedagpenge og der er ingen der ringer tilbage når jeg ringer",
    "learner": "Hej jeg vente fire måned på sygedagpenge og ingen svarer mig, jeg ringe mange gange",
    "formal": "Jeg ønsker at klage over, at min sag om sygedagpenge har ligget ubesvaret i fire måneder trods flere henvendelser.",
}


def test_a_simple_complaint_takes_seven_turns_at_the_median(engine: tuple[Served, Bench]) -> None:
    """Simple: nothing beside the common questions had to be asked. The others are printed with what was."""
    played = [play(scenario, engine[0]) for scenario in COMPLAINING]
    extra = {one.scenario.number: [key for keys in one.said for key in keys if key.startswith(PARTICULAR)] for one in played}
    turns = {one.scenario.number: len(one.said) for one in played}
    simple = [count for number, count in turns.items() if not extra[number]]
    print(f"\nturns to a receipt: {turns}, all {median(turns.values())}, simple {median(simple)}; asked beside: {extra}")  # noqa: T201
    assert len(simple) >= 3 and median(simple) <= MOST_AT_THE_MEDIAN


@pytest.mark.parametrize("channel", ["web", "telegram"])
def test_the_same_matter_told_five_ways_is_the_same_row(channel: str, engine: tuple[Served, Bench]) -> None:
    rows = {name: told(someone_new(engine, channel)(), story) for name, story in FIVE_WAYS.items()}
    assert set(rows.values()) == {("klage", "sygedagpenge", "ydelser")}, rows


@pytest.mark.parametrize("channel", ["web", "telegram"])
def test_the_same_with_the_engine_away(channel: str, away: tuple[Served, Bench]) -> None:
    rows = {name: told(someone_new(away, channel)(), story) for name, story in FIVE_WAYS.items()}
    assert set(rows.values()) == {("klage", "sygedagpenge", "ydelser")}, rows


def told(citizen: Citizen, story: str) -> tuple[str, ...]:
    citizen.say(story)
    case = citizen.finish(afklar="sygedagpenge")
    return tuple(str(case[fact]) for fact in FACTS)
