"""The engine's side: what Rasa is configured with, trained on and extended by. Runs on the engine's own Python (3.10)."""
