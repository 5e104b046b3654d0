"""The console script: a subcommand runs without a window, none opens it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.settings import default_home

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> int:
    """Run a subcommand, or open the window of a profile."""
    arguments = sys.argv[1:]
    home = window_home(arguments)
    if home is None:
        from mcu_desktop.cli.main import run  # noqa: PLC0415 - the window starts without the terminal's rooms

        return run(arguments)
    from ui.app import run as open_window  # noqa: PLC0415 - headless commands import no Qt

    return open_window(home)


def window_home(arguments: Sequence[str]) -> Path | None:
    """Give the profile to open a window on when no subcommand is asked, `None` otherwise."""
    rest = list(arguments)
    if len(rest) == 2 and rest[0] == "--home":  # noqa: PLR2004 - the option and its value
        return Path(rest[1]).expanduser()
    if len(rest) == 1 and rest[0].startswith("--home="):
        return Path(rest[0].removeprefix("--home=")).expanduser()
    return None if rest else default_home()


if __name__ == "__main__":
    sys.exit(main())
