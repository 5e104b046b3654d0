"""Copies of a profile: sealed, proved by opening, kept by tiers, and put in the place of what was lost."""
