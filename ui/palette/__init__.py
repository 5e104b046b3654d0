"""The palette of Ctrl+K: commands, cases and people by a few letters."""
