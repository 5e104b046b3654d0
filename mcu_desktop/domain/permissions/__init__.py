"""Who may do and see what: rights, the table of duties, how far each duty reaches."""
