"""What places with a list have in common: the line to search in, choices, what lies below a button."""
