"""`make bench-stock`: our pipeline beside the one of `rasa init`, trained on the same messages. No test; takes an hour or more."""
