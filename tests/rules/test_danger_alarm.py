"""One alarm per situation, and again when somebody is still in it half an hour later; and the flag for a possible underretning."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules import alarm, notice, underretning
from actions.rules.case import Contact, ContactWay, Facts
from actions.rules.danger import ORDER, graver
from actions.rules.moment import local_date
from actions.rules.response import WorkCalendar

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)  # a Friday
MINUTE = timedelta(minutes=1)


def told_of(*messages: tuple[int, str]) -> list[tuple[int, str]]:
    """Which of (minute, situation) the duty contact is told of."""
    kept: object = None
    told = []
    for minute, akut in messages:
        now, so_far = NOON + minute * MINUTE, alarm.recall(kept)
        if alarm.is_news(akut, now=now, told=so_far):
            told.append((minute, akut))
            kept = alarm.remembered(so_far, akut, now=now)
    return told


def test_ten_messages_in_ten_minutes_are_one_alarm() -> None:
    assert told_of(*((minute, "selvmordstanker") for minute in range(10))) == [(0, "selvmordstanker")]


def test_whoever_goes_on_crying_for_help_is_told_of_again_after_half_an_hour() -> None:
    assert told_of(*((minute, "vold") for minute in range(0, 65, 5))) == [(0, "vold"), (30, "vold"), (60, "vold")]


def test_another_situation_is_always_told_and_takes_nothing_from_the_first() -> None:
    said = told_of((0, "vold"), (1, "livsfare"), (2, "vold"), (3, "barn_i_fare"), (4, "livsfare"), (31, "vold"))
    assert said == [(0, "vold"), (1, "livsfare"), (3, "barn_i_fare"), (31, "vold")]


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from(ORDER)), max_size=40))
def test_nobody_waits_longer_than_half_an_hour_to_be_heard_of(messages: list[tuple[int, str]]) -> None:
    messages = sorted(messages)
    told = told_of(*messages)
    for minute, akut in messages:
        assert any(akut == other and 0 <= minute - at < 30 for at, other in told)
    for akut, group in itertools.groupby(sorted(told, key=lambda one: (one[1], one[0])), key=lambda one: one[1]):
        times = [at for at, _ in group]
        assert all(later - earlier >= 30 for earlier, later in itertools.pairwise(times)), akut


@pytest.mark.parametrize("kept", [None, "", 7, [], {"vold": 7}, {"vold": "i går"}, {"vold": "2026-11-20T12:00:00"}])
def test_what_cannot_be_read_back_counts_as_not_told(kept: object) -> None:
    assert alarm.is_news("vold", now=NOON, told=alarm.recall(kept))


def test_the_gravest_situation_is_the_one_that_is_kept() -> None:
    assert graver("ingen_penge_i_dag", "selvmordstanker") == "selvmordstanker"
    assert graver("livsfare", "selvmordstanker") == "livsfare"
    assert graver("", "politi_ikke_akut") == graver("politi_ikke_akut", "") == "politi_ikke_akut"
    assert graver("vold", "et_gammelt_id") == "vold" and graver("", "et_gammelt_id") == "et_gammelt_id" and graver("", "") == ""


# ------------------------------------------------------------ a possible underretning


def facts(*, akut: str = "", sub: str = "vejledning", story: str = "Jeg er bekymret") -> Facts:
    return Facts(
        kind="anden_henvendelse", sub=sub, afdeling="familier", emne="", hovedproblem="", story=story, akut=akut,
        contact=Contact(way=ContactWay.CHAT),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("case", "may_be"),
    [
        (facts(akut="barn_i_fare"), True),
        (facts(akut="barn_skriver_selv"), True),
        (facts(sub="bekymring_for_en_anden", story="Jeg er bekymret for min nabos børn"), True),
        (facts(sub="bekymring_for_en_anden", story="en pige på 9 i min datters klasse sover aldrig"), True),
        (facts(sub="bekymring_for_en_anden", story="The boy next door is always hungry"), True),
        (facts(sub="bekymring_for_en_anden", story="Jeg er bekymret for min gamle nabo, han kommer aldrig ud"), False),
        (facts(sub="bekymring_for_en_anden", story="min ven sidder i elevatoren hele dagen"), False),
        (facts(sub="vejledning", story="mit barn skal starte i skole"), False),
        (facts(akut="vold"), False),
    ],
)
def test_concern_for_a_child_may_be_an_underretning(case: Facts, may_be: bool) -> None:
    assert underretning.in_case(case) is may_be


def test_the_clocks_of_an_underretning() -> None:
    friday = datetime(2026, 11, 20, 21, 40, tzinfo=UTC)  # 22.40 in Copenhagen
    clocks = underretning.clocks(friday, WorkCalendar())
    assert clocks.assess_by == datetime(2026, 11, 21, 21, 40, tzinfo=UTC), "through the weekend"
    assert clocks.acknowledge_by == date(2026, 11, 30), "six weekdays after the Friday"
    christmas = WorkCalendar(frozenset({date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 31), date(2027, 1, 1)}))
    assert underretning.clocks(datetime(2026, 12, 22, 9, 0, tzinfo=UTC), christmas).acknowledge_by == date(2027, 1, 5)


def test_24_hours_are_24_hours_when_the_clocks_change() -> None:
    before = datetime(2026, 10, 24, 10, 0, tzinfo=UTC)  # 12.00; the night after, summer time ends
    assert underretning.assess_by(before) - before == timedelta(hours=24)


@given(st.integers(0, 20 * 365 * 24 * 60))
def test_six_weekdays_are_six_open_days(minutes: int) -> None:
    received = NOON + minutes * MINUTE
    calendar = WorkCalendar()
    by = underretning.clocks(received, calendar).acknowledge_by
    between = [local_date(received) + timedelta(days=step) for step in range(1, (by - local_date(received)).days + 1)]
    assert len([day for day in between if calendar.is_open(day)]) == 6 and calendar.is_open(by)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        underretning.assess_by(NOON.replace(tzinfo=None))


@pytest.mark.parametrize(("akut", "flagged"), [("barn_i_fare", True), ("barn_skriver_selv", True), ("vold", False), ("livsfare", False)])
def test_the_alarm_says_until_when_it_must_be_assessed_and_nothing_of_what_it_is(akut: str, flagged: bool) -> None:
    (told,) = notice.on_alarm(conversation_id="c", message_id="m", akut=akut, alarm="straks", duty_email="vagt@kommune.example", at=NOON)
    assert told.key == f"akut:m:{akut}"
    assert (told.args.get("underretning"), told.args.get("vurderes_senest")) == (
        ("ja", "2026-11-21T12:00:00+00:00") if flagged else (None, None)
    )
    assert set(told.args) <= {"conversation_id", "akut", "varsel", "number", "underretning", "vurderes_senest"}
