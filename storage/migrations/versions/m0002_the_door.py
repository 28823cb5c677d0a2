"""What the conversation learns of a decision, of whose case it is and of the way back, and the day that sorts the queue."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "002"
down_revision = "001"
branch_labels = None
depends_on = None

_WORDS = ("for_anden", "fuldmagt", "kontakt_hvornaar", "grund")
_FLAGS = ("leder_maa_ringe", "underretning")
_DAYS = ("afgoerelse_dato", "klagefrist_sikker", "klagefrist")
_SORTED = {"ix_henvendelse_closed": "status = 'lukket'", "ix_henvendelse_open": "status <> 'lukket'"}
_APPEALABLE = sa.text("klagefrist_sikker IS NOT NULL AND status <> 'lukket'")


def _sort_by(day: str) -> None:
    for name, condition in _SORTED.items():
        where = sa.text(condition)
        op.drop_index(name, "henvendelse")
        op.create_index(name, "henvendelse", ["urgency", day, "number"], sqlite_where=where, postgresql_where=where)


def upgrade() -> None:
    columns: list[sa.Column[Any]] = [
        *(sa.Column(name, sa.String(), nullable=False, server_default="") for name in _WORDS),
        *(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()) for name in _FLAGS),
        *(sa.Column(name, sa.Date()) for name in _DAYS),
        sa.Column("helped_to_appeal", sa.Boolean()),
        sa.Column("act_by", sa.Date(), nullable=False, server_default="1970-01-01"),
    ]
    for column in columns:
        op.add_column("henvendelse", column)
    op.execute("UPDATE henvendelse SET act_by = due")
    _sort_by("act_by")
    op.create_index(
        "ix_henvendelse_klagefrist", "henvendelse", ["klagefrist_sikker"], sqlite_where=_APPEALABLE, postgresql_where=_APPEALABLE
    )


def downgrade() -> None:
    op.drop_index("ix_henvendelse_klagefrist", "henvendelse")
    _sort_by("due")
    for name in ("act_by", "helped_to_appeal", *_DAYS, *_FLAGS, *_WORDS):
        op.drop_column("henvendelse", name)
