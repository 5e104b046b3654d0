"""Reports counted from the register: one module a report, all from the same heaps as the note."""
