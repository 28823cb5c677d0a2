"""Telegram in: our own long-polling loop. What a citizen writes is saved and committed before Telegram is told that we have it."""
