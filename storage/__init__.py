"""Floor 2: where everything is kept. The only SQLAlchemy of the house; it implements the Protocols of `actions.ports`.

`storage.database.Database` is the real store (SQLite or PostgreSQL), `storage.fakes.FakeStore` its in-memory twin.
"""
