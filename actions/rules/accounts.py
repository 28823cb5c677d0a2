"""Rules about the advisors' accounts: which passwords are taken, how long a wrong one costs, how long a session lives.

Sources: NIST SP 800-63B (length over composition, a list of common passwords, no forced change) and promises S10, S11.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from actions.rules.moment import require_utc

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 256
"""In characters. Long passphrases are welcome; a limit keeps one login from hashing a novel."""

FAILURE_WINDOW = timedelta(hours=1)
"""Failures older than this are forgiven."""
FREE_FAILURES = 3
"""So many slips cost nothing: people mistype."""
FREE_FAILURES_PER_ADDRESS = 10
"""A town hall may share one address, so it gets more room than one account."""
LONGEST_DELAY = timedelta(minutes=1)
"""Cap per account. Longer would let a stranger lock an advisor out by guessing on purpose; a minute still
means at most 60 guesses an hour against a passphrase of 12 characters or more."""
LONGEST_DELAY_PER_ADDRESS = timedelta(minutes=15)

COMMON_WORDS = frozenset(
    {
        "adgang", "adgangskode", "admin", "administrator", "ballerup", "borger", "borgerraadgiver", "borgerrådgiver", "danmark",
        "dragon", "efterår", "forår", "fodbold", "football", "hej", "hemmelig", "hemmeligt", "iloveyou", "kode", "kodeord", "kommune",
        "kommunen", "københavn", "letmein", "login", "master", "minadgangskode", "mitkodeord", "monkey", "password", "passw0rd",
        "p@ssw0rd", "p@ssword", "princess", "qwerty", "qwertyuiop", "qwertyuiopå", "raadgiver", "rådgiver", "sommer", "sunshine",
        "superman", "test", "velkommen", "vejviser", "vinter", "welcome", "zxcvbnm", "asdfghjkl", "asdfghjklæø", "qazwsx", "qazwsxedc",
        "jegelskerdig", "elskerdig", "changeme", "default", "secret", "trustno1", "correcthorsebatterystaple",
    }
)  # fmt: skip
"""What people choose first, bare of digits and signs around it ("Sommer2026!!" is still "sommer")."""

_SEQUENCES = ("01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyzæøå", "qwertyuiopåasdfghjklæøzxcvbnm")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def password_problem(password: str, *, email: str = "", name: str = "") -> str | None:
    """Why this password is not taken (`kort`, `lang`, `almindelig`, `ligner_dig`), or None when it is fine.

    Length is what counts: no demands on kinds of characters, since those only make passwords predictable.
    """
    if len(password) < SHORTEST_PASSWORD:
        return "kort"
    if len(password) > LONGEST_PASSWORD:
        return "lang"
    lower = password.casefold()
    if _is_common(lower):
        return "almindelig"
    core = re.sub(r"[\W_]", "", lower)
    for own in (email, email.partition("@")[0], name):
        bare = re.sub(r"[\W_]", "", own.casefold())
        if bare and _EDGES.sub("", core) == _EDGES.sub("", bare):
            return "ligner_dig"
    return None


def _is_common(lower: str) -> bool:
    if len(set(lower)) < 5:
        return True
    core = re.sub(r"[\W_]", "", lower)
    if core in COMMON_WORDS or _EDGES.sub("", lower) in COMMON_WORDS or _EDGES.sub("", core) in COMMON_WORDS:
        return True
    if any(core in line or core in line[::-1] for line in _SEQUENCES):
        return True
    return _made_of_common_words(_EDGES.sub("", core) or core)


def _made_of_common_words(text: str) -> bool:
    """True when nothing but common words and digits is left, such as `password2password`.

    The length of the whole is no help when its parts are the first things anyone tries.
    """
    reachable = {0}
    for end in range(1, len(text) + 1):
        if any(start in reachable and (text[start:end] in COMMON_WORDS or text[start:end].isdigit()) for start in range(end)):
            reachable.add(end)
    return len(text) in reachable


def login_delay(failures: int, *, per_address: bool = False) -> timedelta:
    """How long after the newest failure the next try is heard, given the failures within `FAILURE_WINDOW`.

    Doubles from one second: 1, 2, 4 ... up to the cap.
    """
    free = FREE_FAILURES_PER_ADDRESS if per_address else FREE_FAILURES
    cap = LONGEST_DELAY_PER_ADDRESS if per_address else LONGEST_DELAY
    if failures < free:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(failures - free, 20)), cap)


@dataclass(frozen=True, kw_only=True)
class SessionLimits:
    """How long a login lasts: `idle` without use, `absolute` in any case."""

    idle: timedelta
    absolute: timedelta

    def alive(self, *, created_at: datetime, last_seen_at: datetime, now: datetime) -> bool:
        """True while both limits hold. A clock that jumped backwards keeps nobody in: negative ages are refused."""
        age = require_utc(now) - require_utc(created_at)
        unused = require_utc(now) - require_utc(last_seen_at)
        slack = timedelta(minutes=-5)
        return slack <= age < self.absolute and slack <= unused < self.idle
