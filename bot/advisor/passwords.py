"""Argon2id away from the event loop. An unknown user costs as much time as a wrong password."""

from __future__ import annotations

import asyncio
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from actions.rules.accounts import LONGEST_PASSWORD


class Passwords:
    """Hashes and checks passwords, few at a time: each takes 64 MiB, and a flood of logins must not take the machine."""

    def __init__(self, hasher: PasswordHasher | None = None, *, at_once: int = 2) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turns = asyncio.Semaphore(at_once)
        self._nobodys: str | None = None

    async def hash(self, password: str) -> str:
        async with self._turns:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def fits(self, stored: str | None, password: str) -> bool:
        """True when `password` is the one behind `stored`. With None (no such user) the same work is done, and it is False."""
        password = password[: LONGEST_PASSWORD + 1]
        async with self._turns:
            return await asyncio.to_thread(self._check, stored, password)

    def outdated(self, stored: str) -> bool:
        """The hash was made with weaker parameters than today's."""
        return self._hasher.check_needs_rehash(stored)

    def _check(self, stored: str | None, password: str) -> bool:
        if self._nobodys is None:
            self._nobodys = self._hasher.hash(secrets.token_urlsafe(16))
        try:
            self._hasher.verify(stored or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None
