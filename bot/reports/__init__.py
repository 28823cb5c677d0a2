"""The weekly triage summary as a page, a mail and plain text: one sheet of figures, shown three ways."""
