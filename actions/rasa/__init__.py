"""The desk Rasa talks to: our actions, and the aiohttp route that mounts rasa-sdk's executor behind a secret."""
