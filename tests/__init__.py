"""Every test of the service."""
