"""aiosqlite for SQLAlchemy with one thread hop per statement.

aiosqlite does everything in a thread of its own. SQLAlchemy's adapter asks it to open a cursor, execute, fetch and close, and
waits for each: four hops, of which a hop costs more than the statement. Here a statement is one hop, and BEGIN IMMEDIATE goes
along with the first statement of a transaction.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util.concurrency import await_

DRIVER = "sqlite+lean"
registry.register("sqlite.lean", __name__, "LeanDialect")


class LeanCursor(AsyncAdapt_aiosqlite_cursor):
    """A cursor that exists only while its statement runs; what is left of it are the rows."""

    __slots__ = ("_done",)

    def _make_new_cursor(self, connection: Any) -> Any:
        self._done: tuple[Any, int, int | None] = (None, -1, None)
        return None

    def _aenter_cursor(self, cursor: Any) -> Any:
        return cursor

    @property
    def description(self) -> Any:
        return self._done[0]

    @property
    def rowcount(self) -> int:
        return self._done[1]

    @property
    def lastrowid(self) -> int:
        return self._done[2] or 0

    async def _async_soft_close(self) -> None:
        """Nothing is open."""

    def close(self) -> None:
        self._rows.clear()

    async def _execute_async(self, operation: Any, parameters: Any) -> Any:
        await self._hop(lambda cursor: cursor.execute(operation, parameters or ()))

    async def _executemany_async(self, operation: Any, seq_of_parameters: Sequence[Any]) -> Any:
        await self._hop(lambda cursor: cursor.executemany(operation, seq_of_parameters))

    async def _hop(self, execute: Callable[[sqlite3.Cursor], object]) -> None:
        adapted: Any = self._adapt_connection
        connection: Any = self._connection
        begin = adapted.take_begin()

        def run() -> tuple[Any, int, int | None, list[Any]]:
            cursor = connection._conn.cursor()
            try:
                if begin:
                    cursor.execute("BEGIN IMMEDIATE")
                execute(cursor)
                rows = cursor.fetchall() if cursor.description else []
                return cursor.description, cursor.rowcount, cursor.lastrowid, rows
            finally:
                cursor.close()

        async with adapted._execute_mutex:
            description, rowcount, lastrowid, rows = await connection._execute(run)
        self._done = (description, rowcount, lastrowid)
        self._rows = deque(rows)


class LeanConnection(AsyncAdapt_aiosqlite_connection):
    """Remembers that a transaction is to begin until there is a statement to begin it with."""

    __slots__ = ("_begins",)
    _cursor_cls = LeanCursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self._begins = False

    def begin_with_next(self) -> None:
        self._begins = True

    def take_begin(self) -> bool:
        begins, self._begins = self._begins, False
        return begins

    def commit(self) -> None:
        if not self.take_begin():
            super().commit()

    def rollback(self) -> None:
        if not self.take_begin():
            super().rollback()


class LeanDbapi(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *arg: Any, **kw: Any) -> LeanConnection:
        connection = self.aiosqlite.connect(*arg, **kw)
        connection._thread.daemon = True
        return LeanConnection(self, await_(connection))


class LeanDialect(SQLiteDialect_aiosqlite):
    """`sqlite+lean`: SQLAlchemy's aiosqlite dialect on the connection above."""

    driver = "lean"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> LeanDbapi:
        return LeanDbapi(__import__("aiosqlite"), __import__("sqlite3"))
