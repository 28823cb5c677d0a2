"""The store's contract, held by three stores: the twin in memory, SQLite in a file, and a PostgreSQL started here."""
