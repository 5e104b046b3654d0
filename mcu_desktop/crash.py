"""What is left of our own bug: where it happened, without a word that a person typed."""

from __future__ import annotations

import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from mcu_desktop import __version__


def crash_report(home: Path, fault: BaseException) -> Path:
    """Write a report of code places only: messages and values may hold personal data and stay out."""
    frames = traceback.extract_tb(fault.__traceback__)
    lines = [
        f"mcu-desktop {__version__}, Python {sys.version.split()[0]}, {sys.platform}",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        type(fault).__name__,
        *(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames),
    ]
    cause = fault.__cause__ or fault.__context__
    if cause is not None:
        lines.append(f"из-за {type(cause).__name__}")
    folder = home / "reports"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.gettempdir())
    report = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return report
