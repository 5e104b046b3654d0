"""The figures of the design, each beside its floor measured in the same run: `python -m tests.bench`."""
