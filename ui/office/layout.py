"""Small matters of laying out that the directories share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

if TYPE_CHECKING:
    from ui.widgets.field import Field


def compact(field: Field) -> Field:
    """Let a field be as high as it needs and no higher."""
    field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return field
