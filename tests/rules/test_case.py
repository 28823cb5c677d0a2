"""The state machine of a registered henvendelse."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.case import ALLOWED, Channel, Contact, ContactWay, Facts, Henvendelse, Status, TransitionRefused

RECEIVED = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
LATER = RECEIVED + timedelta(hours=5)


def henvendelse(status: Status = Status.NY) -> Henvendelse:
    facts = Facts(
        kind="klage",
        sub="klage_over_sagsbehandling",
        afdeling="ydelser",
        emne="sygedagpenge",
        hovedproblem="sagsbehandlingstid",
        story="Jeg har ventet længe.",
        contact=Contact(way=ContactWay.CHAT),
    )
    return Henvendelse(
        id="c1",
        number="2026-000001",
        conversation_id="s1",
        draft_id="d1",
        received_at=RECEIVED,
        channel=Channel.WEB,
        facts=facts,
        due=date(2026, 11, 30),
        status=status,
    )


@pytest.mark.parametrize(("start", "to"), list(product(Status, Status)))
def test_only_the_allowed_steps_are_taken(start: Status, to: Status) -> None:
    case = henvendelse(start)
    if to == start or to in ALLOWED[start]:
        assert case.moved(to).status is to
        assert replace(case.moved(to), status=start) == case
    else:
        with pytest.raises(TransitionRefused, match=f"{start} -> {to}"):
            case.moved(to)


def test_every_state_has_its_steps_and_nothing_goes_back_to_new() -> None:
    assert set(ALLOWED) == set(Status)
    assert all(Status.NY not in steps for steps in ALLOWED.values())
    assert all(Status.LUKKET in steps for start, steps in ALLOWED.items() if start is not Status.LUKKET)


def test_the_first_answer_stops_the_clock_and_opens_the_case() -> None:
    case = henvendelse().answered(at=LATER, advisor_id="a1")
    assert case.status is Status.I_GANG
    assert case.first_answer_at == LATER
    assert case.advisor_id == "a1"


def test_later_answers_leave_the_first_one_alone() -> None:
    case = henvendelse().answered(at=LATER, advisor_id="a1").answered(at=LATER + timedelta(days=1), advisor_id="a2")
    assert case.first_answer_at == LATER
    assert case.advisor_id == "a1"


@pytest.mark.parametrize("waiting", [Status.VENTER_BORGER, Status.VENTER_AFDELING, Status.I_GANG])
def test_an_answer_while_waiting_keeps_the_state(waiting: Status) -> None:
    assert henvendelse(waiting).answered(at=LATER, advisor_id="a1").status is waiting


def test_an_answer_to_a_closed_case_opens_it_again() -> None:
    closed = henvendelse().closed(at=LATER, outcome="vejledt", intervention=False)
    assert closed.answered(at=LATER, advisor_id="a1").status is Status.I_GANG


def test_closing_keeps_how_it_ended() -> None:
    case = henvendelse().closed(at=LATER, outcome="loest_i_dialog", intervention=True)
    assert (case.status, case.closed_at, case.outcome, case.intervention) == (Status.LUKKET, LATER, "loest_i_dialog", True)


@given(st.lists(st.sampled_from(list(Status)), max_size=12))
def test_no_walk_leaves_the_machine(steps: list[Status]) -> None:
    case = henvendelse()
    for step in steps:
        before = case
        try:
            case = case.moved(step)
        except TransitionRefused:
            assert step not in ALLOWED[before.status]
            assert case is before
    assert case.facts == henvendelse().facts


def test_naive_times_are_refused() -> None:
    naive = datetime(2026, 11, 25, 10, 0)  # noqa: DTZ001
    with pytest.raises(ValueError, match="naive"):
        replace(henvendelse(), received_at=naive)
    with pytest.raises(ValueError, match="naive"):
        henvendelse().answered(at=naive, advisor_id="a1")
    with pytest.raises(ValueError, match="naive"):
        henvendelse().closed(at=naive, outcome="vejledt", intervention=False)


def test_times_are_kept_in_utc() -> None:
    local = LATER.astimezone(timezone(timedelta(hours=1)))
    answered = henvendelse().answered(at=local, advisor_id="a1").first_answer_at
    assert answered is not None
    assert answered.tzinfo is UTC
