"""The desk's own SQLite file: append, project, query, search, attachments."""
