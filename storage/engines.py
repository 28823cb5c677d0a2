"""Opening the two databases so that a commit is on disk and nobody waits for a deadlock.

SQLite: write-ahead log, synchronous=FULL, foreign keys on. One writer connection, and every transaction of it starts with
BEGIN IMMEDIATE: two deferred transactions that both read and then both write would deadlock, and one of them would fail
at once however long the busy timeout. Readers have connections of their own and never wait for the writer.
PostgreSQL: READ COMMITTED, synchronous_commit on whatever the server's default is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import lean

PATIENCE = 20.0
"""Seconds a unit of work waits for the writer or a lock before it gives up with `StoreUnavailable`."""

READERS = 4
POSTGRES_CONNECTIONS = 10

_dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, kw_only=True)
class Engines:
    """`readers` and `writers` are the same engine on PostgreSQL."""

    readers: AsyncEngine
    writers: AsyncEngine

    @property
    def apart(self) -> bool:
        """Reading and writing go over different connections (SQLite)."""
        return self.readers is not self.writers

    async def dispose(self) -> None:
        await self.readers.dispose()
        if self.apart:
            await self.writers.dispose()


def open_engines(address: str) -> Engines:
    """Engines for an address like `sqlite:///var/vejviser.db` or `postgresql://user@host/name`. Connects lazily.

    Raises:
        ValueError: another database, or SQLite without a file.
    """
    url = _checked(address)
    return _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)


def _checked(address: str) -> URL:
    """The address taken apart; a SQLite file is made when it is not there."""
    url = make_url(address)
    if url.get_backend_name() == "postgresql":
        return url
    if url.get_backend_name() != "sqlite":
        raise ValueError(f"{url.get_backend_name()} is not supported: use sqlite:///file or postgresql://host/name")
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise ValueError("SQLite needs a plain file, like sqlite:///var/vejviser.db")
    file = Path(url.database)
    file.parent.mkdir(parents=True, exist_ok=True)
    # Made by us, so that only the owner can read what citizens wrote; the files beside it take over the mode.
    file.touch(mode=0o600)
    return url


def _sqlite(url: URL) -> Engines:
    url = url.set(drivername=lean.DRIVER)
    options: dict[str, Any] = {
        "json_serializer": _dumps,
        "pool_reset_on_return": None,  # units of work end their own transactions; a reset would cost a round trip each
        "pool_timeout": PATIENCE,
        "max_overflow": 0,
        "connect_args": {"timeout": PATIENCE},
    }
    writers = create_async_engine(url, pool_size=1, **options)
    readers = create_async_engine(url, pool_size=READERS, isolation_level="AUTOCOMMIT", skip_autocommit_rollback=True, **options)
    event.listen(writers.sync_engine, "connect", _prepare_writer)
    event.listen(writers.sync_engine, "begin", _begin_with_next)
    event.listen(readers.sync_engine, "connect", _prepare_reader)
    return Engines(readers=readers, writers=writers)


def open_for_migration(address: str) -> Engine:
    """A plain engine for schema changes; each connection is closed after use.

    Foreign keys are not enforced on SQLite: a step may rebuild a table, and dropping the old one would delete its children.
    """
    url = _checked(address)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url.set(drivername="sqlite"), poolclass=NullPool, connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _prepare_migrator)
        event.listen(engine, "begin", _begin_immediate)
        return engine
    return create_engine(url.set(drivername="postgresql+psycopg"), poolclass=NullPool)


def _prepare_migrator(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    _pragmas(connection, "journal_mode=WAL", "synchronous=FULL")


def _prepare_writer(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions on its own
    # secure_delete: what is erased is overwritten in the file, not only unlinked.
    _pragmas(connection, "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "cache_size=-16000")


def _prepare_reader(connection: Any, _record: object) -> None:
    _pragmas(connection, "query_only=ON", "cache_size=-16000")


def _pragmas(connection: Any, *pragmas: str) -> None:
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_with_next(connection: Connection) -> None:
    connection.connection.dbapi_connection.begin_with_next()  # type: ignore[union-attr]


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgresql(url: URL) -> Engines:
    settings = {
        "synchronous_commit": "on",
        "lock_timeout": f"{PATIENCE:.0f}s",
        "idle_in_transaction_session_timeout": "60s",
        "timezone": "UTC",
    }
    engine = create_async_engine(
        url.set(drivername="postgresql+psycopg"),
        json_serializer=_dumps,
        pool_size=POSTGRES_CONNECTIONS,
        max_overflow=POSTGRES_CONNECTIONS,
        pool_timeout=PATIENCE,
        pool_pre_ping=True,
        connect_args={"options": " ".join(f"-c {name}={value}" for name, value in settings.items()), "connect_timeout": 10},
    )
    return Engines(readers=engine, writers=engine)
