"""The first schema."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = (
    "account",
    "audit",
    "audit_head",
    "conversation",
    "login_failure",
    "number_series",
    "outbox",
    "period",
    "stream_offset",
    "tally",
    "draft",
    "henvendelse",
    "message",
    "session",
    "henvendelse_also",
    "note",
)

# Three letters at a time, so that any part of a word is found. The index holds no text of its own (external content).
_SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE henvendelse_search USING fts5(searchable, content='henvendelse', content_rowid='serial', tokenize='trigram')",
    """
CREATE TRIGGER henvendelse_search_insert AFTER INSERT ON henvendelse BEGIN
  INSERT INTO henvendelse_search (rowid, searchable) VALUES (new.serial, new.searchable);
END
""",
    """
CREATE TRIGGER henvendelse_search_delete AFTER DELETE ON henvendelse BEGIN
  INSERT INTO henvendelse_search (henvendelse_search, rowid, searchable) VALUES ('delete', old.serial, old.searchable);
END
""",
    """
CREATE TRIGGER henvendelse_search_update AFTER UPDATE OF searchable ON henvendelse WHEN old.searchable <> new.searchable BEGIN
  INSERT INTO henvendelse_search (henvendelse_search, rowid, searchable) VALUES ('delete', old.serial, old.searchable);
  INSERT INTO henvendelse_search (rowid, searchable) VALUES (new.serial, new.searchable);
END
""",
)
_POSTGRESQL_SEARCH = "CREATE INDEX ix_henvendelse_search ON henvendelse USING gin (searchable gin_trgm_ops)"
_HAS_TRIGRAMS = "SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'"

_SQLITE_TRIGGER = """
CREATE TRIGGER audit_no_{change} BEFORE {change} ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$
"""
_POSTGRESQL_TRIGGER = """
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()
"""


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("disabled_at", _TIME),
        sa.Column("role", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
    )
    op.create_table(
        "audit",
        sa.Column("seq", _ROW_NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_subject"), "audit", ["subject"])
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", _ROW_NUMBER, nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "conversation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("external_id", sa.String()),
        sa.Column("token_hash", sa.String()),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("last_at", _TIME, nullable=False),
        sa.Column("engine_epoch", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.String()),
        sa.Column("lease_until", _TIME),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
    )
    op.create_index(op.f("ix_conversation_channel_external_id_created_at"), "conversation", ["channel", "external_id", "created_at"])
    op.create_index(op.f("ix_conversation_last_at"), "conversation", ["last_at"])
    op.create_table(
        "login_failure",
        sa.Column("id", _ROW_NUMBER, sa.Identity(always=False), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_failure")),
    )
    op.create_index(op.f("ix_login_failure_key_at"), "login_failure", ["key", "at"])
    op.create_table(
        "number_series",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_number_series")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", _ROW_NUMBER, sa.Identity(always=False), nullable=False),
        sa.Column("message_key", sa.String(), nullable=False),
        sa.Column("transport", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("due_at", _TIME, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("lease_owner", sa.String()),
        sa.Column("lease_until", _TIME),
        sa.Column("sent_at", _TIME),
        sa.Column("dead_at", _TIME),
        sa.Column("error", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("message_key", name=op.f("uq_outbox_message_key")),
    )
    op.create_index("ix_outbox_dead", "outbox", ["id"], **_where("dead_at IS NOT NULL"))
    op.create_index("ix_outbox_due", "outbox", ["due_at"], **_where("sent_at IS NULL AND dead_at IS NULL"))
    op.create_index("ix_outbox_unsettled", "outbox", ["transport", "recipient", "id"], **_where("sent_at IS NULL AND dead_at IS NULL"))
    op.create_table(
        "period",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("name", "period", name=op.f("pk_period")),
    )
    op.create_table(
        "stream_offset",
        sa.Column("stream", sa.String(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream", name=op.f("pk_stream_offset")),
    )
    op.create_table(
        "tally",
        sa.Column("id", _ROW_NUMBER, sa.Identity(always=False), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally")),
    )
    op.create_index(op.f("ix_tally_at"), "tally", ["at"])
    op.create_table(
        "draft",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("case_id", sa.String()),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_draft_conversation_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_index(op.f("ix_draft_conversation_id"), "draft", ["conversation_id"])
    op.create_index("uq_draft_open", "draft", ["conversation_id"], unique=True, **_where("status = 'open'"))
    op.create_table(
        "henvendelse",
        sa.Column("serial", _ROW_NUMBER, sa.Identity(always=False), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("draft_id", sa.String(), nullable=False),
        sa.Column("source_message_id", sa.String()),
        sa.Column("code_lookup", sa.String(), nullable=False),
        sa.Column("received_at", _TIME, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("advisor_id", sa.String()),
        sa.Column("first_answer_at", _TIME),
        sa.Column("closed_at", _TIME),
        sa.Column("outcome", sa.String()),
        sa.Column("intervention", sa.Boolean()),
        sa.Column("suggestion", sa.JSON(), nullable=False),
        sa.Column("code_version", sa.Integer(), nullable=False),
        sa.Column("rules_version", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sub", sa.String(), nullable=False),
        sa.Column("afdeling", sa.String(), nullable=False),
        sa.Column("emne", sa.String(), nullable=False),
        sa.Column("hovedproblem", sa.String(), nullable=False),
        sa.Column("myndighed", sa.String(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("oenske", sa.Text(), nullable=False),
        sa.Column("talt_med_afdeling", sa.String(), nullable=False),
        sa.Column("contact_way", sa.String(), nullable=False),
        sa.Column("contact_value", sa.String(), nullable=False),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("consent_department", sa.Boolean(), nullable=False),
        sa.Column("akut", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("sender_type", sa.String(), nullable=False),
        sa.Column("urgency", sa.SmallInteger(), nullable=False),
        sa.Column("searchable", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_henvendelse_conversation_id")),
        sa.PrimaryKeyConstraint("serial", name=op.f("pk_henvendelse")),
        sa.UniqueConstraint("id", name=op.f("uq_henvendelse_id")),
        sa.UniqueConstraint("code_lookup", name=op.f("uq_henvendelse_code_lookup")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_henvendelse_draft_id")),
        sa.UniqueConstraint("number", name=op.f("uq_henvendelse_number")),
        sa.UniqueConstraint("source_message_id", name=op.f("uq_henvendelse_source_message_id")),
    )
    op.create_index("ix_henvendelse_closed", "henvendelse", ["urgency", "due", "number"], **_where("status = 'lukket'"))
    op.create_index(op.f("ix_henvendelse_conversation_id"), "henvendelse", ["conversation_id"])
    op.create_index("ix_henvendelse_answered", "henvendelse", ["first_answer_at"], **_where("first_answer_at IS NOT NULL"))
    op.create_index("ix_henvendelse_open", "henvendelse", ["urgency", "due", "number"], **_where("status <> 'lukket'"))
    op.create_index(op.f("ix_henvendelse_received_at"), "henvendelse", ["received_at"])
    op.create_table(
        "message",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("case_id", sa.String()),
        sa.Column("external_id", sa.String()),
        sa.Column("reply_to", sa.String()),
        sa.Column("answered_at", _TIME),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_message_conversation_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("conversation_id", "external_id", name=op.f("uq_message_conversation_id_external_id")),
        sa.UniqueConstraint("conversation_id", "seq", name=op.f("uq_message_conversation_id_seq")),
    )
    op.create_index("ix_message_reply_to", "message", ["reply_to"])
    op.create_index("ix_message_waits", "message", ["at"], **_where("sender = 'citizen' AND answered_at IS NULL"))
    op.create_table(
        "session",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("csrf", sa.String(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("last_seen_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_session_account_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_account_id"), "session", ["account_id"])
    op.create_table(
        "henvendelse_also",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("position", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["henvendelse.id"], name=op.f("fk_henvendelse_also_case_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("case_id", "what", "position", name=op.f("pk_henvendelse_also")),
    )
    op.create_table(
        "note",
        sa.Column("id", _ROW_NUMBER, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("advisor_id", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["henvendelse.id"], name=op.f("fk_note_case_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_case_id"), "note", ["case_id"])
    op.bulk_insert(sa.table("audit_head", sa.column("id"), sa.column("seq"), sa.column("hash")), [{"id": 1, "seq": 0, "hash": "0" * 64}])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_SQLITE_TRIGGER.format(change="UPDATE"))
        op.execute(_SQLITE_TRIGGER.format(change="DELETE"))
        for statement in _SQLITE_SEARCH:
            op.execute(statement)
    else:
        # Part of PostgreSQL's own extras; without it a search still works, only slower.
        if op.get_bind().exec_driver_sql(_HAS_TRIGRAMS).scalar():
            op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            op.execute(_POSTGRESQL_SEARCH)
        op.execute(_POSTGRESQL_FUNCTION)
        op.execute(_POSTGRESQL_TRIGGER)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE henvendelse_search")
    for table in reversed(_TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_append_only()")


def _where(condition: str) -> dict[str, Any]:
    """A partial index, on either database."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}
