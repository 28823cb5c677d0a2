"""Floor 3: how people reach the service, and the process that serves it."""
