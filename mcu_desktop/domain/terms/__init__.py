"""Norms as data, the working calendar, and deadlines that explain themselves."""
