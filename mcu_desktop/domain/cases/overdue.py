"""When a term is over, by nothing but its last day."""

from __future__ import annotations

from datetime import datetime


def overdue(due: str, now: datetime) -> bool:
    """Tell whether a last day, or a last moment, has passed."""
    if len(due) > len("2026-01-01"):
        return datetime.fromisoformat(due) < now
    return due < now.date().isoformat()
