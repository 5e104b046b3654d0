"""Pictures that were pasted wait in a folder of the profile until they are attached; no Qt is needed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PASTED = "pasted"
"""The folder's name."""


def forget_pasted(home: Path, paths: Iterable[Path]) -> None:
    """Remove pasted pictures that lie among the attachments now; other files stay where they are."""
    for path in paths:
        if path.parent == home / PASTED:
            path.unlink(missing_ok=True)
