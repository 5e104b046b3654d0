"""Blocks, units, people and their duties: who may do what, and under which hat."""
