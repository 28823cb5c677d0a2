"""Conversations with the real product: `python -m bot serve` as a process of its own, with the trained Rasa as its child."""
