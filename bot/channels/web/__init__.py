"""The web: the citizen API, the chat page and the plain pages that work without JavaScript."""
