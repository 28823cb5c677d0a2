"""When something is tried again, and what is told to whom."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.notifying import notify_answer, notify_message_added, notify_registered
from actions.ports import Transport
from actions.rules import notice
from actions.rules.case import Channel, Contact, ContactWay
from actions.rules.notice import Template, Way
from actions.rules.retry import DEFAULT, Again, GiveUp, after_failure
from storage.fakes import FakeStore
from tests.bot.delivery.rows import NOON, a_case

BORN = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def again(attempts: int, *, jitter: float = 0.0, wait_at_least: timedelta = timedelta(0)) -> timedelta:
    step = after_failure(attempts=attempts, created_at=BORN, now=BORN, permanent=False, jitter=jitter, wait_at_least=wait_at_least)
    assert isinstance(step, Again)
    return step.at - BORN


def test_waits_double_up_to_an_hour() -> None:
    assert [again(attempts).total_seconds() for attempts in (1, 2, 3, 4, 9, 10, 500)] == [10, 20, 40, 80, 2560, 3600, 3600]


def test_jitter_takes_up_to_half_away() -> None:
    assert again(1, jitter=1.0) == timedelta(seconds=5)


def test_what_the_other_side_asked_for_is_waited() -> None:
    assert again(1, wait_at_least=timedelta(minutes=3)) == timedelta(minutes=3)


@given(st.integers(1, 10_000), st.floats(0, 1), st.timedeltas(timedelta(0), timedelta(days=30)))
def test_a_wait_is_never_longer_than_an_hour_and_five_days_end_it(attempts: int, jitter: float, age: timedelta) -> None:
    step = after_failure(attempts=attempts, created_at=BORN, now=BORN + age, permanent=False, jitter=jitter)
    if age >= DEFAULT.give_up_after and attempts >= DEFAULT.fewest_attempts:
        assert step == GiveUp(reason="too_old")
    else:
        assert isinstance(step, Again)
        assert timedelta(seconds=5) <= step.at - (BORN + age) <= timedelta(hours=1)


def test_a_permanent_refusal_ends_it_at_once() -> None:
    assert after_failure(attempts=1, created_at=BORN, now=BORN, permanent=True, jitter=0) == GiveUp(reason="permanent")


@pytest.mark.parametrize("wrong", [{"attempts": 0}, {"jitter": 1.5}, {"now": datetime(2026, 11, 21, 12, 0)}])  # noqa: DTZ001
def test_nonsense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        after_failure(**({"attempts": 1, "created_at": BORN, "now": BORN, "permanent": False, "jitter": 0.0} | wrong))  # type: ignore[arg-type]


def test_ways_are_the_transports_and_templates_are_told_apart() -> None:
    assert {way.value for way in Way} == {transport.value for transport in Transport}
    assert len({template.value for template in Template}) == len(Template)


def test_a_notice_holds_a_number_and_ids_and_no_content() -> None:
    case = a_case(story="Kanarie", contact=Contact(way=ContactWay.MAIL, value="borger@privat.example", name="Kanarie Fugl"))
    told = [
        *notice.on_registered(case, advisor_email="r@kommune.example"),
        *notice.on_message_added(case, message_id="m-1", advisor_email="r@kommune.example"),
        *notice.on_answer(case, message_id="m-2", chat_id=None),
    ]
    assert [one.template for one in told] == [Template.NY_HENVENDELSE, Template.NY_BESKED, Template.SVAR_I_CHATTEN]
    for one in told:
        assert dict(one.args) == {"case_id": case.id, "number": case.number}
        assert "anarie" not in f"{one.key}{one.args}"


@pytest.mark.parametrize(("alarm", "count"), [("straks", 1), ("samme_dag", 1), ("nej", 0)])
def test_an_alarm_is_told_when_the_situation_raises_one(alarm: str, count: int) -> None:
    told = notice.on_alarm(conversation_id="c", message_id="m", akut="vold", alarm=alarm, duty_email="vagt@kommune.example", at=NOON)
    assert [one.recipient for one in told] == ["vagt@kommune.example"] * count


def test_an_answer_goes_where_the_citizen_is() -> None:
    in_telegram = a_case(channel=Channel.TELEGRAM)
    assert [(one.way, one.recipient) for one in notice.on_answer(in_telegram, message_id="m", chat_id="7")] == [(Way.TELEGRAM, "7")]
    both = a_case(channel=Channel.TELEGRAM, contact=Contact(way=ContactWay.MAIL, value="b@privat.example"))
    assert [one.way for one in notice.on_answer(both, message_id="m", chat_id="7")] == [Way.TELEGRAM, Way.MAIL]
    assert notice.on_answer(a_case(), message_id="m", chat_id=None) == ()


def test_an_album_is_answered_once_and_days_have_their_own_digest() -> None:
    keys = {notice.telegram_hint(event="album", chat_id="7", text_key="telegram.ikke_fil", lang="da").key for _ in range(10)}
    assert len(keys) == 1
    days = [notice.due_digest(day=date(2026, 11, day), advisor_email="r@kommune.example").key for day in (23, 24)]
    assert days == ["svarfrister:2026-11-23", "svarfrister:2026-11-24"]


async def test_telling_twice_stores_once_and_nothing_is_told_without_a_commit() -> None:
    store, case = FakeStore(), a_case(contact=Contact(way=ContactWay.MAIL, value="b@privat.example"))
    async with store.work() as work:
        await notify_registered(work, case, advisor_email="r@kommune.example", now=NOON)
    assert store.committed.outbox == {}
    for _ in range(2):
        async with store.work() as work:
            await notify_registered(work, case, advisor_email="r@kommune.example", now=NOON)
            await notify_message_added(work, case, message_id="m-1", advisor_email="r@kommune.example", now=NOON)
            await notify_answer(work, case, message_id="m-2", chat_id=None, now=NOON)
            await work.commit()
    assert sorted(row.delivery.message_key for row in store.committed.outbox.values()) == [
        "ny_besked:m-1",
        "ny_henvendelse:case-2026-000123",
        "svar:m-2",
    ]
