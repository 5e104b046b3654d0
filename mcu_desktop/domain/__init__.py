"""The rules: pure functions over frozen values, no input or output."""
