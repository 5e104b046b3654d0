"""How often chance is tried: a little in every run of the tests, as often as was asked for in a long one.

`just proof` sets MCU_LONG and runs every such test at its full length; MCU_KILLS=50 and its like set one.
"""

from __future__ import annotations

import os


def times(named: str, few: int, *, full: int) -> int:
    """Give how many times to try what goes by a name (`MCU_KILLS`)."""
    return int(os.environ.get(named) or (full if os.environ.get("MCU_LONG") else few))
