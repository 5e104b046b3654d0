"""The appeal registered before this one: Ctrl+D takes a field's value from it, also after a new start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.registration.content import Content, read, written

if TYPE_CHECKING:
    from datetime import datetime

    from mcu_desktop.workplace.workplace import Workplace

KIND = "registration.previous"


def remember(office: Workplace, content: Content, moment: datetime) -> None:
    """Keep what was registered just now, of this desk alone."""
    from mcu_desktop.store.drafts import Draft  # noqa: PLC0415 - loaded with the office

    saved_at = moment.isoformat(timespec="seconds")
    office.drafts.save(Draft(KIND, KIND, content.title, written(replace(content, files=())), saved_at))


def remembered(office: Workplace) -> Content | None:
    """Give what was registered before."""
    kept = office.drafts.all(KIND)
    return read(kept[0].body) if kept else None
