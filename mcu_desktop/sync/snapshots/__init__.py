"""Whole states of an office's journal: a new workplace begins with one instead of with every record."""
