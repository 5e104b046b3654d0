"""Справочники: who works here, on what, by which calendar, numbers and rules of counting."""
