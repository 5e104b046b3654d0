"""A demonstration: an invented town and a believable year of its office, the same for the same seed."""
