"""Files on their way: sealed for the office, by a road of their own that keeps no record waiting."""
