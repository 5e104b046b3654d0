"""What may lie in a profile's folder, by name: looked for before anything that reads it is loaded."""

from __future__ import annotations

PROFILE = "office.db"
HEADER = "key.json"
"""By what the profile's key is kept; not there where the data lies open."""
CHANGING = "swap.json"
"""An order to put another profile into the place of this one, not yet carried to its end."""
PAST = "as-of"
"""What somebody looks at as it stood."""
