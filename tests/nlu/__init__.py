"""The engine's side, run with the engine's own Python: messages, classifier, tracker store, training."""
