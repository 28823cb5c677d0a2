"""New advisors: the very first one at set-up, and those an operator adds."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime
from random import Random

from actions.ports import Account, AuditEntry, Conflict, Store
from actions.rules.accounts import password_problem
from bot.advisor.passwords import Passwords

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""31 signs that are hard to take for one another when read from a screen."""
GROUPS, PER_GROUP = 5, 5
"""25 signs of 31: 123 bits."""


class AccountProblem(Exception):
    """The account cannot be made; the message is meant for the operator."""


async def ensure_first_advisor(store: Store, email: str, now: datetime, rng: Random | None = None) -> str | None:
    """Make the first advisor when there is none at all, and return the passphrase to print once; None when there is one.

    `rng` is for tests; without it the operating system's randomness is used.
    """
    async with store.work() as work:
        if await work.accounts.all():
            return None
    passphrase = new_passphrase(rng or secrets.SystemRandom())
    try:
        await add_advisor(store, email, "", passphrase, now)
    except Conflict:  # another process was first
        return None
    return passphrase


async def add_advisor(store: Store, email: str, name: str, password: str, now: datetime) -> Account:
    """Add an advisor.

    Raises:
        AccountProblem: the address or the password is not taken.
        Conflict: somebody has that address already.
    """
    email = email.strip().lower()
    if email.count("@") != 1 or email.startswith("@") or email.endswith("@") or not email.isprintable() or " " in email:
        raise AccountProblem(f"{email!r} is not a mail address")
    problem = password_problem(password, email=email, name=name)
    if problem:
        raise AccountProblem(_EXPLAINED[problem])
    account = Account(
        id=uuid.uuid4().hex,
        email=email,
        name=name.strip() or email.partition("@")[0],
        password_hash=await Passwords().hash(password),
        created_at=now,
    )
    async with store.work() as work:
        await work.accounts.add(account)
        await work.audit.append(AuditEntry(at=now, actor="system", action="account.added", subject=f"account:{account.id}"))
        await work.commit()
    return account


def new_passphrase(rng: Random) -> str:
    """Like `k7mfq-9d2hr-...`: 123 bits, easy to copy by hand."""
    return "-".join("".join(rng.choice(LETTERS) for _ in range(PER_GROUP)) for _ in range(GROUPS))


_EXPLAINED = {
    "kort": "the password is too short: use 12 characters or more, for example four or five words",
    "lang": "the password is too long: 256 characters at most",
    "almindelig": "the password is one that is guessed first: use several unrelated words",
    "ligner_dig": "the password is the person's own name or address",
}
