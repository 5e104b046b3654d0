"""A case on one sheet, and the commands that can be done to it."""
