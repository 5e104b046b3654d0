"""The same office from a terminal: every subcommand headless."""
