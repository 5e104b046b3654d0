"""How dialogs are laid out: a few parts, or a page that rolls, and the answers at the right below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.theme import tokens
from ui.widgets.entrance import Rolling
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QDialog, QWidget


def lay_out_small(
    dialog: QDialog, title: str, parts: Iterable[QWidget], *answers: QWidget, aside: QWidget | None = None
) -> None:
    """Put a few parts under a title; what answers nothing stands aside, at the left of the answers."""
    lines = QVBoxLayout(dialog)
    lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
    lines.setSpacing(tokens.GAP)
    lines.addWidget(label(title, "heading"))
    for part in parts:
        lines.addWidget(part)
    lines.addStretch()
    lines.addLayout(_foot(answers, aside))


def lay_out_dialog(dialog: QDialog, page: QWidget, answers: Iterable[QWidget], width: int) -> None:
    """Put answers under a page; where the screen is too small for the page, it rolls and the answers stay."""
    foot = _foot(answers)
    foot.setContentsMargins(tokens.SECTION, 0, tokens.SECTION, 0)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, tokens.SECTION)
    whole.setSpacing(tokens.GAP)
    whole.addWidget(Rolling(page, width), 1)
    whole.addLayout(foot)
    dialog.resize(min(width, dialog.screen().availableGeometry().width()), dialog.sizeHint().height())


def page_layout(page: QWidget, space: int) -> QVBoxLayout:
    """Give the page of a dialog its margins."""
    lines = QVBoxLayout(page)
    lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, 0)
    lines.setSpacing(space)
    return lines


def _foot(answers: Iterable[QWidget], aside: QWidget | None = None) -> QHBoxLayout:
    foot = QHBoxLayout()
    foot.setSpacing(tokens.UNIT)
    if aside:
        foot.addWidget(aside)
    foot.addStretch()
    for answer in answers:
        foot.addWidget(answer)
    return foot
