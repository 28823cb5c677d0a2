"""Journeys through the running product in a real browser, in the words of those who make them."""
