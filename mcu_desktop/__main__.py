"""The console script: a subcommand runs without a window, none opens it."""

from __future__ import annotations

import sys


def main() -> int:
    """Run a subcommand, or open the window of a profile."""
    arguments = sys.argv[1:]
    from mcu_desktop.cli.main import run, window_home  # noqa: PLC0415 - the window starts without the terminal's rooms

    home = window_home(arguments)
    if home is None:
        return run(arguments)
    from ui.app import run as open_window  # noqa: PLC0415 - headless commands import no Qt

    return open_window(home)


if __name__ == "__main__":
    sys.exit(main())
