"""Secrets through keyring (the room stands; keys move in with encryption at rest)."""
