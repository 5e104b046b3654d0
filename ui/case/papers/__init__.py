"""The papers of a case: chosen, filled in, looked at as they print, registered."""
