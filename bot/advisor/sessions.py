"""Who is logged in: login with a growing delay, sessions of 256 bit of which only the SHA-256 is stored."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from actions.ports import Account, AuditEntry, Session, Store, UnitOfWork
from actions.rules.accounts import FAILURE_WINDOW, LONGEST_PASSWORD, SessionLimits, login_delay
from bot.advisor.passwords import Passwords
from bot.perimeter.address import pace_key

TOUCH_EVERY = timedelta(minutes=1)
"""Use is written down at most this often: a page view should not cost a write."""


@dataclass(frozen=True, kw_only=True)
class LoggedIn:
    """A session and its owner. `token` is only known right after login."""

    account: Account
    session: Session
    token: str = ""


@dataclass(frozen=True, kw_only=True)
class Rejected:
    """No login. With `wait` nobody looked at the password: too many failures lately."""

    wait: timedelta = timedelta(0)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Sessions:
    def __init__(self, store: Store, passwords: Passwords, limits: SessionLimits) -> None:
        self._store = store
        self.passwords = passwords
        self._limits = limits

    async def login(self, email: str, password: str, *, address: str, now: datetime, replaces: str = "") -> LoggedIn | Rejected:
        """Check the password and open a new session; the session that the browser had before (`replaces`) ends.

        The failure is written down before the password is looked at and taken back when it was right, so many tries at
        once cannot slip past the delay.
        """
        email = email.strip().lower()
        keys = {f"account:{_fingerprint(email)}": False, f"address:{pace_key(address)}": True}
        async with self._store.work() as work:
            wait = max([await _waiting(work, key, per_address=per_address, now=now) for key, per_address in keys.items()])
            if wait:
                return Rejected(wait=wait)
            for key in keys:
                await work.accounts.add_failure(key, now)
            account = await work.accounts.by_email(email)
            await work.commit()

        usable = account is not None and account.disabled_at is None
        right = await self.passwords.fits(account.password_hash if account and usable else None, password)
        if account is None or not right or len(password) > LONGEST_PASSWORD:
            async with self._store.work() as work:
                subject = f"account:{account.id}" if account else "account:ukendt"
                await work.audit.append(AuditEntry(at=now, actor="system", action="login.failed", subject=subject))
                await work.commit()
            return Rejected()
        new_hash = await self.passwords.hash(password) if self.passwords.outdated(account.password_hash) else None

        async with self._store.work() as work:
            current = await work.accounts.get(account.id)
            if current is None or current.disabled_at is not None or current.password_hash != account.password_hash:
                return Rejected()
            if new_hash:
                current = replace(current, password_hash=new_hash)
                await work.accounts.save(current)
            for key in keys:
                await work.accounts.clear_failures(key)
            if replaces:
                await work.accounts.end_session(token_hash(replaces))
            opened = await _open(work, current, now)
            await _log(work, "login.succeeded", current, now)
            await work.commit()
        return opened

    async def of(self, token: str, *, now: datetime) -> LoggedIn | None:
        """The living session behind a cookie, or None. A dead one is deleted on the way."""
        if not token:
            return None
        hashed = token_hash(token)
        async with self._store.work() as work:
            session = await work.accounts.session(hashed)
            if session is None:
                return None
            account = await work.accounts.get(session.account_id)
            alive = self._limits.alive(created_at=session.created_at, last_seen_at=session.last_seen_at, now=now)
            if account is None or account.disabled_at is not None or not alive:
                await work.accounts.end_session(hashed)
                await work.commit()
                return None
            if now - session.last_seen_at >= TOUCH_EVERY:
                await work.accounts.touch_session(hashed, now)
                await work.commit()
        return LoggedIn(account=account, session=session)

    async def logout(self, who: LoggedIn, *, now: datetime) -> None:
        async with self._store.work() as work:
            await work.accounts.end_session(who.session.token_hash)
            await _log(work, "logout", who.account, now)
            await work.commit()

    async def change_password(self, who: LoggedIn, old: str, new: str, *, now: datetime) -> LoggedIn | Rejected:
        """Set a new password and end every session of the account; the browser that did it gets a fresh one.

        The caller has checked `new` against the policy. A wrong `old` counts as a failed login.
        """
        key = f"account:{_fingerprint(who.account.email)}"
        async with self._store.work() as work:
            wait = await _waiting(work, key, per_address=False, now=now)
            if wait:
                return Rejected(wait=wait)
            await work.accounts.add_failure(key, now)
            await work.commit()
        if not await self.passwords.fits(who.account.password_hash, old):
            return Rejected()
        new_hash = await self.passwords.hash(new)
        async with self._store.work() as work:
            current = await work.accounts.get(who.account.id)
            if current is None or current.disabled_at is not None:
                return Rejected()
            changed = replace(current, password_hash=new_hash)
            await work.accounts.save(changed)
            await work.accounts.clear_failures(key)
            await work.accounts.end_sessions_of(changed.id)
            opened = await _open(work, changed, now)
            await _log(work, "password.changed", changed, now)
            await work.commit()
        return opened


async def _open(work: UnitOfWork, account: Account, now: datetime) -> LoggedIn:
    token = secrets.token_urlsafe(32)
    session = Session(token_hash=token_hash(token), account_id=account.id, csrf=secrets.token_urlsafe(32), created_at=now, last_seen_at=now)
    await work.accounts.add_session(session)
    return LoggedIn(account=account, session=session, token=token)


async def _waiting(work: UnitOfWork, key: str, *, per_address: bool, now: datetime) -> timedelta:
    """How long a login under this key has to wait; zero when it may be tried now."""
    failures = await work.accounts.failures(key, since=now - FAILURE_WINDOW)
    delay = login_delay(failures, per_address=per_address)
    recent = delay and await work.accounts.failures(key, since=now - delay)
    return delay if recent else timedelta(0)


async def _log(work: UnitOfWork, action: str, account: Account, now: datetime) -> None:
    await work.audit.append(AuditEntry(at=now, actor=f"advisor:{account.id}", action=action, subject=f"account:{account.id}"))


def _fingerprint(email: str) -> str:
    """What stands in the list of failures: people type passwords into the address field, and those must not be kept."""
    return hashlib.sha256(email.encode()).hexdigest()[:32]
