"""Small matters of laying out that the directories share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.entrance import Rolling
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QDialog

    from ui.widgets.field import Field


def lay_out_dialog(dialog: QDialog, page: QWidget, answers: Iterable[QWidget], width: int) -> None:
    """Put answers under a page; where the screen is too small for the page, it rolls and the answers stay."""
    foot = QHBoxLayout()
    foot.setContentsMargins(tokens.SECTION, 0, tokens.SECTION, 0)
    foot.setSpacing(tokens.UNIT)
    foot.addStretch()
    for answer in answers:
        foot.addWidget(answer)
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


def under_words(page: QWidget, words: QWidget, table: QWidget) -> None:
    """Lay a table out under the words that explain it."""
    lines = QVBoxLayout(page)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(tokens.UNIT)
    lines.addWidget(words)
    lines.addWidget(table, stretch=1)
    lines.addStretch()  # where the table is hidden


def over_buttons(page: QWidget, words: QWidget, table: QWidget, buttons: Iterable[QWidget]) -> None:
    """Lay a table out under the words that explain it and over what can be done with a row."""
    lines = QVBoxLayout(page)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(tokens.UNIT)
    lines.addWidget(words)
    lines.addWidget(table, stretch=1)
    lines.addWidget(foot(*buttons))
    lines.addStretch()  # where the table is hidden


def foot(*buttons: QWidget) -> QWidget:
    """Put what can be done at the right, as under a dialog; in a narrow window it goes on below."""
    made = QWidget()
    row = flowing(made, to_the_right=True)
    for one in buttons:
        row.addWidget(one)
    return made


def compact(field: Field) -> Field:
    """Let a field be as high as it needs and no higher."""
    field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return field
