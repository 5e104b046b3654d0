"""Exchange with a shared database: set union of records by version vector; SQLAlchemy Core ends here."""
