"""The 44 conversations of the domain notes, and its cross-cutting ones, held with the real product over its public API."""
