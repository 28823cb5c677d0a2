"""The schema's version: where it is, where it should be, and the way there (Alembic, set up in code)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

# Any number, the same in every process: replicas that start together migrate one after the other.
_MIGRATION_LOCK = 7_141_005


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings without an ini file. The steps run on `connection`."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    settings.attributes["connection"] = connection
    return settings


@cache
def head() -> str | None:
    """The newest step."""
    return ScriptDirectory.from_config(config()).get_current_head()


def current(connection: Connection) -> str | None:
    """The step this database is at; None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection, revision: str) -> None:
    """Bring the schema up to `revision`, all or nothing."""
    with _turn(connection):
        command.upgrade(config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take the schema down to `revision`, all or nothing."""
    with _turn(connection):
        command.downgrade(config(connection), revision)


@contextmanager
def _turn(connection: Connection) -> Iterator[None]:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        yield
        connection.commit()
        return
    # SQLite: BEGIN IMMEDIATE puts us in line. A step may rebuild a table, and with foreign keys on, dropping the old
    # one would delete its children; the switch works only outside a transaction.
    _foreign_keys(connection, "OFF")
    try:
        yield
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise RuntimeError("a migration step left rows that point nowhere; nothing was changed")
        connection.commit()
    finally:
        connection.rollback()
        _foreign_keys(connection, "ON")


def _foreign_keys(connection: Connection, value: str) -> None:
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys={value}")
    cursor.close()
