"""How long cases are kept, and what may be destroyed when that time is over."""
