"""One unit of work's link to the database: it connects at the first statement and speaks the ports' errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import CursorResult, Executable, Insert, Row, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection

from actions.ports import Conflict, StoreUnavailable
from storage.engines import Engines

Params = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Link:
    """Reads go over a reader until the first write, then everything goes over the writer.

    So a unit of work that only reads never waits for one that writes (SQLite), and both databases behave the same:
    what was read before the first write may have changed since, which is why writes compare and set.
    """

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._connection: AsyncConnection | None = None
        self._writing = False

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engines.writers.dialect.name

    async def rows(self, statement: Executable, params: Params | None = None) -> Sequence[Row[Any]]:
        connection = self._connection or await self._open(writing=False)
        with speaking_ports():
            return (await connection.execute(statement, params)).all()

    async def first(self, statement: Executable, params: Params | None = None) -> Row[Any] | None:
        connection = self._connection or await self._open(writing=False)
        with speaking_ports():
            return (await connection.execute(statement, params)).first()

    async def change(self, statement: Executable, params: Params | None = None) -> int:
        """Run a write; returns how many rows it met."""
        return (await self._write(statement, params)).rowcount

    async def change_returning(self, statement: Executable, params: Params | None = None) -> Sequence[Row[Any]]:
        """Run a write with RETURNING."""
        return (await self._write(statement, params)).all()

    async def begin_write(self) -> None:
        """Take the writer now, for a read that the following writes rest on."""
        if not self._writing:
            await self._open(writing=True)

    async def commit(self) -> None:
        """Make the writes durable and let the connection go, so that nothing is held by what comes after."""
        try:
            if self._writing and self._connection is not None:
                with speaking_ports():
                    await self._connection.commit()
        finally:
            await self.close()

    async def close(self) -> None:
        """Roll back what was not committed and let the connection go."""
        connection, self._connection, self._writing = self._connection, None, False
        if connection is not None:
            with speaking_ports():
                await connection.close()

    async def _write(self, statement: Executable, params: Params | None) -> CursorResult[Any]:
        await self.begin_write()
        assert self._connection is not None  # noqa: S101  (for the type checker; _open has just set it)
        with speaking_ports():
            return await self._connection.execute(statement, params)

    async def _open(self, *, writing: bool) -> AsyncConnection:
        if writing and self._engines.apart:
            await self.close()
        if self._connection is None:
            with speaking_ports():
                engine = self._engines.writers if writing else self._engines.readers
                self._connection = await engine.connect()
        self._writing = writing
        return self._connection


@contextmanager
def speaking_ports() -> Iterator[None]:
    """Turn the database's errors into those of `actions.ports`; what is left is a mistake in our own SQL."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict(_short(error)) from error
    except DBAPIError as error:
        if error.connection_invalidated or isinstance(error, OperationalError):
            raise StoreUnavailable(_short(error)) from error
        raise
    except StatementError as error:
        if isinstance(error.orig, ValueError):
            raise error.orig from error
        raise
    except (PoolTimeout, OSError) as error:
        raise StoreUnavailable(type(error).__name__) from error


def _short(error: DBAPIError) -> str:
    """The kind of error only: the driver's message can hold what a citizen wrote."""
    return type(error.orig).__name__


# Both dialects have ON CONFLICT, with the same words; SQLAlchemy has no common type for it.
INSERT: Mapping[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@cache
def insert_once(table: Table, dialect: str) -> Insert:
    """An insert that leaves a taken unique key alone; no row met then. The transaction stays usable on PostgreSQL."""
    once: Insert = INSERT[dialect](table).on_conflict_do_nothing().inline().execution_options(preserve_rowcount=True)
    return once
