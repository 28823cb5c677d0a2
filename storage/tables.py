"""The tables. `migrations/` builds them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import UtcDateTime

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# SQLite counts up only in a column it calls INTEGER; PostgreSQL needs 64 bits for the same purpose.
RowNumber = BigInteger().with_variant(Integer, "sqlite")


def _row_number(name: str = "id") -> Column[int]:
    return Column(name, RowNumber, Identity(), primary_key=True)


# ---------------------------------------------------------------- conversations

conversation = Table(
    "conversation",
    metadata,
    Column("id", String, primary_key=True),
    Column("channel", String, nullable=False),
    Column("external_id", String),
    Column("token_hash", String),
    Column("lang", String, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("engine_epoch", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("state", JSON, nullable=False),
    # The place of the newest message: raised by the append itself, so the row lock gives the order.
    Column("last_seq", Integer, nullable=False, default=0),
    Column("lease_owner", String),
    Column("lease_until", UtcDateTime),
    Index(None, "channel", "external_id", "created_at"),
    Index(None, "last_at"),
)

message = Table(
    "message",
    metadata,
    Column("id", String, primary_key=True),
    Column("conversation_id", ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("sender", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
    Column("key", String, nullable=False),
    Column("args", JSON, nullable=False),
    Column("choices", JSON, nullable=False),
    # No foreign key: the receipt and its case are written in one transaction, in either order.
    Column("case_id", String),
    Column("external_id", String),
    Column("reply_to", String),
    Column("answered_at", UtcDateTime),
    UniqueConstraint("conversation_id", "seq"),
    UniqueConstraint("conversation_id", "external_id"),
    Index("ix_message_reply_to", "reply_to"),
)
_WAITS = text("sender = 'citizen' AND answered_at IS NULL")
Index("ix_message_waits", message.c.at, sqlite_where=_WAITS, postgresql_where=_WAITS)

draft = Table(
    "draft",
    metadata,
    Column("id", String, primary_key=True),
    Column("conversation_id", ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("state", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("case_id", String),
    Index(None, "conversation_id"),
)
_OPEN_DRAFT = text("status = 'open'")
Index("uq_draft_open", draft.c.conversation_id, unique=True, sqlite_where=_OPEN_DRAFT, postgresql_where=_OPEN_DRAFT)

# ---------------------------------------------------------------- register

number_series = Table(
    "number_series",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)

henvendelse = Table(
    "henvendelse",
    metadata,
    # What the search index points to; everything else knows a case by its id.
    _row_number("serial"),
    Column("id", String, nullable=False, unique=True),
    Column("number", String, nullable=False, unique=True),
    Column("conversation_id", ForeignKey("conversation.id"), nullable=False),
    Column("draft_id", String, nullable=False, unique=True),
    Column("source_message_id", String, unique=True),
    Column("code_lookup", String, nullable=False, unique=True),
    Column("received_at", UtcDateTime, nullable=False),
    Column("channel", String, nullable=False),
    Column("due", Date, nullable=False),
    Column("status", String, nullable=False),
    Column("advisor_id", String),
    Column("first_answer_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("outcome", String),
    Column("intervention", Boolean),
    Column("helped_to_appeal", Boolean),
    Column("suggestion", JSON, nullable=False),
    Column("code_version", Integer, nullable=False),
    Column("rules_version", String, nullable=False),
    Column("version", Integer, nullable=False),
    # The facts
    Column("kind", String, nullable=False),
    Column("sub", String, nullable=False),
    Column("afdeling", String, nullable=False),
    Column("emne", String, nullable=False),
    Column("hovedproblem", String, nullable=False),
    Column("myndighed", String, nullable=False),
    Column("story", Text, nullable=False),
    Column("oenske", Text, nullable=False),
    Column("talt_med_afdeling", String, nullable=False),
    Column("contact_way", String, nullable=False),
    Column("contact_value", String, nullable=False),
    Column("contact_name", String, nullable=False),
    Column("consent_department", Boolean, nullable=False),
    Column("akut", String, nullable=False),
    Column("lang", String, nullable=False),
    Column("sender_type", String, nullable=False),
    Column("for_anden", String, nullable=False, server_default=""),
    Column("fuldmagt", String, nullable=False, server_default=""),
    Column("leder_maa_ringe", Boolean, nullable=False, server_default=false()),
    Column("kontakt_hvornaar", String, nullable=False, server_default=""),
    Column("grund", String, nullable=False, server_default=""),
    Column("underretning", Boolean, nullable=False, server_default=false()),
    Column("afgoerelse_dato", Date),
    Column("klagefrist_sikker", Date),
    Column("klagefrist", Date),
    # For the queue: 0 with danger, else 1 (sorts urgent first); the answer's or the appeal's day, whichever comes first; and what a
    # search looks in, folded. The day has a default for the rows that were there before it, which the migration then sets.
    Column("urgency", SmallInteger, nullable=False),
    Column("act_by", Date, nullable=False, server_default="1970-01-01"),
    Column("searchable", Text, nullable=False),
    Index(None, "conversation_id"),
    Index(None, "received_at"),
)
OPEN_CASE = text("status <> 'lukket'")
CLOSED_CASE = text("status = 'lukket'")
_QUEUE_ORDER = (henvendelse.c.urgency, henvendelse.c.act_by, henvendelse.c.number)
Index("ix_henvendelse_open", *_QUEUE_ORDER, sqlite_where=OPEN_CASE, postgresql_where=OPEN_CASE)
# Only the answered ones: SQLite would otherwise find the unanswered by it, one by one, rather than walk the open ones.
_ANSWERED = text("first_answer_at IS NOT NULL")
Index("ix_henvendelse_answered", henvendelse.c.first_answer_at, sqlite_where=_ANSWERED, postgresql_where=_ANSWERED)
Index("ix_henvendelse_closed", *_QUEUE_ORDER, sqlite_where=CLOSED_CASE, postgresql_where=CLOSED_CASE)
_APPEALABLE = text("klagefrist_sikker IS NOT NULL AND status <> 'lukket'")
Index("ix_henvendelse_klagefrist", henvendelse.c.klagefrist_sikker, sqlite_where=_APPEALABLE, postgresql_where=_APPEALABLE)

# Secondary problems and units, one row each, so that statistics can count them in SQL.
henvendelse_also = Table(
    "henvendelse_also",
    metadata,
    Column("case_id", ForeignKey("henvendelse.id", ondelete="CASCADE"), primary_key=True),
    Column("what", String, primary_key=True),
    Column("position", SmallInteger, primary_key=True, autoincrement=False),
    Column("value", String, nullable=False),
)

note = Table(
    "note",
    metadata,
    _row_number(),
    Column("case_id", ForeignKey("henvendelse.id", ondelete="CASCADE"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("advisor_id", String, nullable=False),
    Column("text", Text, nullable=False),
    Index(None, "case_id"),
)

# ---------------------------------------------------------------- alarms

varsel = Table(
    "varsel",
    metadata,
    Column("id", String, primary_key=True),
    # No foreign key: the citizen may delete the conversation, and that somebody was in danger must not go with it.
    Column("conversation_id", String, nullable=False),
    Column("message_id", String, nullable=False),
    Column("akut", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("latest_at", UtcDateTime, nullable=False),
    Column("assess_by", UtcDateTime),
    Column("case_id", String),
    Column("handled_at", UtcDateTime),
    Column("advisor_id", String),
    Column("note", Text, nullable=False),
    UniqueConstraint("message_id", "akut"),
    Index(None, "conversation_id"),
)
_NOT_HANDLED = text("handled_at IS NULL")
Index("ix_varsel_open", varsel.c.latest_at, sqlite_where=_NOT_HANDLED, postgresql_where=_NOT_HANDLED)

# ---------------------------------------------------------------- audit, tallies, periods

audit = Table(
    "audit",
    metadata,
    Column("seq", RowNumber, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", JSON, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    Index(None, "subject"),
)

# One row: the end of the chain. Its lock puts writers in line, and it shows when the newest entries were cut off.
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", RowNumber, nullable=False),
    Column("hash", String, nullable=False),
)

tally = Table(
    "tally",
    metadata,
    _row_number(),
    Column("at", UtcDateTime, nullable=False),
    Column("what", String, nullable=False),
    Column("value", String, nullable=False),
    Column("channel", String, nullable=False),
    Index(None, "at"),
)

period = Table(
    "period",
    metadata,
    Column("name", String, primary_key=True),
    Column("period", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

# ---------------------------------------------------------------- outbox, offsets

outbox = Table(
    "outbox",
    metadata,
    _row_number(),
    Column("message_key", String, nullable=False, unique=True),
    Column("transport", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("template", String, nullable=False),
    Column("args", JSON, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("created_at", UtcDateTime, nullable=False),
    Column("lease_owner", String),
    Column("lease_until", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("dead_at", UtcDateTime),
    Column("error", Text),
)
UNSETTLED = text("sent_at IS NULL AND dead_at IS NULL")
_DEAD = text("dead_at IS NOT NULL")
Index(
    "ix_outbox_unsettled",
    outbox.c.transport,
    outbox.c.recipient,
    outbox.c.id,
    sqlite_where=UNSETTLED,
    postgresql_where=UNSETTLED,
)
Index("ix_outbox_due", outbox.c.due_at, sqlite_where=UNSETTLED, postgresql_where=UNSETTLED)
Index("ix_outbox_dead", outbox.c.id, sqlite_where=_DEAD, postgresql_where=_DEAD)

stream_offset = Table(
    "stream_offset",
    metadata,
    Column("stream", String, primary_key=True),
    Column("value", BigInteger, nullable=False),
)

# ---------------------------------------------------------------- accounts

account = Table(
    "account",
    metadata,
    Column("id", String, primary_key=True),
    Column("email", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("password_hash", String, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("disabled_at", UtcDateTime),
    Column("role", String, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("token_hash", String, primary_key=True),
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("csrf", String, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False),
    Index(None, "account_id"),
)

login_failure = Table(
    "login_failure",
    metadata,
    _row_number(),
    Column("key", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "key", "at"),
)
