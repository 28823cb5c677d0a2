"""Floor 1: what the service does. Knows no SQL and no channel; `rules` is the pure domain."""
