"""The chain of the audit log: each entry's hash covers the entry and the hash before it. Pure."""

from __future__ import annotations

import hashlib
import json

from actions.ports import AuditEntry
from actions.rules.moment import require_utc

START = "0" * 64
"""What the first entry chains to."""


def link_hash(seq: int, previous: str, entry: AuditEntry) -> str:
    """SHA-256 over a canonical spelling of everything that is kept of the entry."""
    fields = [seq, previous, require_utc(entry.at).isoformat(), entry.actor, entry.action, entry.subject, dict(entry.detail)]
    return hashlib.sha256(json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
