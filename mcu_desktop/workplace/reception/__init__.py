"""Receptions as people at the desk meet them: bookings, the day, endings, the papers of it."""
