"""The tray of conflicts: what several wrote without knowing of each other, settled field by field."""
