"""Measures of the design: an 8 px grid and a type scale. Logical pixels; the system scales them."""

from __future__ import annotations

HALF = 4
UNIT = 8
GAP = 16
SECTION = 24
MARGIN = 32

FAMILY = "PT Sans"

CAPTION = 13
BODY = 15
HEADING = 18
TITLE = 24
NUMBER = 44

CONTROL_HEIGHT = 36
"""A field or a button: one line of body text with room to breathe."""
RADIUS = 4
RULE = 3
"""Stands at the left of what is chosen, so that colour alone does not say it."""
BAR = 12
"""A scroll bar that is only a handle."""
ICON = 20
RAIL_WIDTH = 184
FORM_WIDTH = 880
"""A form is not wider than one can read across."""
