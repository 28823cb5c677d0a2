"""The use cases, on the in-memory store and on real SQLite."""
