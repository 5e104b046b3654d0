"""How it was: the moment is asked for, and a second window shows the office as it stood then."""
