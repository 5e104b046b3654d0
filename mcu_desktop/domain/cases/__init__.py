"""Appeals and messages: facts, commands, decisions, and the folded case."""
