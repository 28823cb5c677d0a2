"""The schema's version: where it is, where it should be, and the way there (Alembic, set up in code)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.engines import open_for_migration

# Any number, the same in every process: replicas that start together migrate one after the other (on SQLite
# BEGIN IMMEDIATE does the same).
_MIGRATION_LOCK = 7_141_005

# Alembic keeps the running migration in module variables, so one process can run only one.
_one_at_a_time = Lock()


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


def upgrade(address: str, revision: str) -> None:
    """Bring the schema up to `revision`, all or nothing. Blocks: run it in a thread."""
    with _turn(address) as connection:
        command.upgrade(config(connection), revision)


def downgrade(address: str, revision: str) -> None:
    """Take the schema down to `revision`, all or nothing. Blocks: run it in a thread."""
    with _turn(address) as connection:
        command.downgrade(config(connection), revision)


@contextmanager
def _turn(address: str) -> Iterator[Connection]:
    """A transaction for one migration at a time: in this process, and in all processes on the same database."""
    engine = open_for_migration(address)
    with _one_at_a_time, engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        yield connection
        if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise RuntimeError("a migration step left rows that point nowhere; nothing was changed")
