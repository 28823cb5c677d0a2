"""Sending what the outbox holds: a courier, a carrier per way (mail, Telegram), and the words of every mail."""
