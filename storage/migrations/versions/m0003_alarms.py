"""Alarms get rows of their own, so that whoever is on duty finds the conversation before there is a case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "003"
down_revision = "002"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_NOT_HANDLED = sa.text("handled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "varsel",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("akut", sa.String(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("latest_at", _TIME, nullable=False),
        sa.Column("assess_by", _TIME),
        sa.Column("case_id", sa.String()),
        sa.Column("handled_at", _TIME),
        sa.Column("advisor_id", sa.String()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_varsel")),
        sa.UniqueConstraint("message_id", "akut", name=op.f("uq_varsel_message_id_akut")),
    )
    op.create_index(op.f("ix_varsel_conversation_id"), "varsel", ["conversation_id"])
    op.create_index("ix_varsel_open", "varsel", ["latest_at"], sqlite_where=_NOT_HANDLED, postgresql_where=_NOT_HANDLED)


def downgrade() -> None:
    op.drop_table("varsel")
