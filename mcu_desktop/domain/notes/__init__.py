"""The weekly note as a value: its period, its figures, its text, tables and charts."""
