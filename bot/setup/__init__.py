"""Set-up: the two environments, the front-end files and what the tests need. Standard library only: it runs before they exist."""
