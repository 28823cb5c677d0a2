"""Numbered steps of the schema. `storage.schema` runs them; a released step is never changed."""
