"""Today: what the day asks of a person, duty by duty, the most urgent first."""
