"""The house's own tests: its floors, its files, its texts, its locks and its set-up."""
