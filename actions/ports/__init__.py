"""What the use cases need from the world, as Protocols. `storage` implements them; `storage.fakes` is the in-memory twin.

One unit of work is one database transaction. Everything is rolled back unless `commit()` was awaited; a repository
never commits on its own. No method here may be held open over a network call. All times are aware UTC.
"""

from actions.ports.accounts import Account, Accounts, Session
from actions.ports.alarms import Alarms, Varsel
from actions.ports.conversations import Conversation, Conversations, NewMessage, Sender, StoredChoice, StoredMessage
from actions.ports.drafts import DraftRow, Drafts, DraftStatus
from actions.ports.errors import Conflict, StoreUnavailable
from actions.ports.ledger import Audit, AuditEntry, Periods, Tallies, Tally
from actions.ports.outbox import Delivery, NewDelivery, Outbox, Transport
from actions.ports.register import Cases, Note, QueueRow, QueueView
from actions.ports.unit import Clock, Offsets, Store, UnitOfWork

__all__ = [
    "Account",
    "Accounts",
    "Alarms",
    "Audit",
    "AuditEntry",
    "Cases",
    "Clock",
    "Conflict",
    "Conversation",
    "Conversations",
    "Delivery",
    "DraftRow",
    "DraftStatus",
    "Drafts",
    "NewDelivery",
    "NewMessage",
    "Note",
    "Offsets",
    "Outbox",
    "Periods",
    "QueueRow",
    "QueueView",
    "Sender",
    "Session",
    "Store",
    "StoreUnavailable",
    "StoredChoice",
    "StoredMessage",
    "Tallies",
    "Tally",
    "Transport",
    "UnitOfWork",
    "Varsel",
]
