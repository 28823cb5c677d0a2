"""The advisors' rooms, over real HTTP and a real SQLite file."""
