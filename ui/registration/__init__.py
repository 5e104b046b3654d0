"""The place where appeals and messages get their number."""
