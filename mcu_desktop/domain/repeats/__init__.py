"""Who wrote before, and about what: pure likeness of people and of matters."""
