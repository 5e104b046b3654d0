"""The help pages of `resources/help`, shown in a window of their own."""
