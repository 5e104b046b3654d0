"""What places with a list have in common: rows, chips, terms, choices, when they look again."""
