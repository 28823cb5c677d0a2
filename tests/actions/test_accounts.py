"""Password policy, the growing delay and the life of a session."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.accounts import LONGEST_DELAY, LONGEST_DELAY_PER_ADDRESS, SessionLimits, login_delay, password_problem

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
LIMITS = SessionLimits(idle=timedelta(minutes=30), absolute=timedelta(hours=12))


@pytest.mark.parametrize(
    "password",
    [
        "fem blå hjuldampere i november",
        "x7Q!mmT4pzLk",
        "en tosset pingvin spiser rød grød med fløde" * 5,
        "k7mfq-9d2hr-xx3vb-p2wna-hht5c",
        "æøå ÆØÅ pingvin på loftet",
    ],
)
def test_a_long_or_unusual_password_is_taken(password: str) -> None:
    assert password_problem(password, email="kirsten@kommune.example", name="Kirsten Prøve") is None


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("", "kort"),
        ("elleve tegn", "kort"),
        ("x7Q!" * 65, "lang"),
        ("Sommer2026!!", "almindelig"),
        ("password1234", "almindelig"),
        ("Velkommen2026", "almindelig"),
        ("password password", "almindelig"),
        ("borgerraadgiver1", "almindelig"),
        ("aaaaaaaaaaaaaaaa", "almindelig"),
        ("123456789012", "almindelig"),
        ("qwertyuiopåasdf", "almindelig"),
        ("correct horse battery staple", "almindelig"),
        ("kirsten@kommune.example", "ligner_dig"),
        ("Kirsten Prøve 2026", "ligner_dig"),
    ],
)
def test_a_password_that_is_guessed_first_is_refused(password: str, problem: str) -> None:
    assert password_problem(password, email="kirsten@kommune.example", name="Kirsten Prøve") == problem


def test_256_characters_are_taken_and_257_are_not() -> None:
    long = "".join(chr(97 + n * 7 % 26) + str(n % 10) for n in range(128))
    assert len(long) == 256
    assert password_problem(long) is None
    assert password_problem(long + "z") == "lang"


@given(st.text(max_size=400), st.text(max_size=40), st.text(max_size=40))
def test_the_policy_never_raises(password: str, email: str, name: str) -> None:
    assert password_problem(password, email=email, name=name) in {None, "kort", "lang", "almindelig", "ligner_dig"}


def test_the_delay_grows_and_is_capped() -> None:
    delays = [login_delay(failures).total_seconds() for failures in range(12)]
    assert delays == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert login_delay(10**9) == LONGEST_DELAY


def test_an_address_gets_more_room_and_a_longer_cap() -> None:
    assert login_delay(9, per_address=True) == timedelta(0)
    assert login_delay(10, per_address=True) == timedelta(seconds=1)
    assert login_delay(1000, per_address=True) == LONGEST_DELAY_PER_ADDRESS


@pytest.mark.parametrize(
    ("age", "unused", "alive"),
    [
        (timedelta(0), timedelta(0), True),
        (timedelta(minutes=29, seconds=59), timedelta(minutes=29, seconds=59), True),
        (timedelta(minutes=30), timedelta(minutes=30), False),
        (timedelta(hours=11, minutes=59), timedelta(minutes=1), True),
        (timedelta(hours=12), timedelta(minutes=1), False),
        (timedelta(hours=-1), timedelta(hours=-1), False),
    ],
)
def test_a_session_ends_when_idle_and_in_any_case(age: timedelta, unused: timedelta, alive: bool) -> None:
    assert LIMITS.alive(created_at=NOON - age, last_seen_at=NOON - unused, now=NOON) is alive


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        LIMITS.alive(created_at=NOON, last_seen_at=NOON, now=datetime(2026, 11, 25, 12, 0))  # noqa: DTZ001
