"""Figures from the register: each one with the cases behind it."""
