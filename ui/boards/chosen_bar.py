"""The foot of the boards: how many cards are chosen, and what can be done with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from mcu_desktop.domain.cases.commands import CASE_COMMANDS, COMMAND_NAMES, CaseCommand
from mcu_desktop.domain.spelling import counted
from ui.boards.bulk import OFFERED
from ui.case.orders import order_of
from ui.theme.tokens import HALF, UNIT
from ui.widgets.flow import flowing
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from mcu_desktop.store.rows import BoardCard

_NAMES = {command: name for name, command in CASE_COMMANDS.items()}


class ChosenBar(QWidget):
    """Every command with its key; which of them a case takes, the rules say when one is asked for."""

    wanted = Signal(object)
    """The class of a command."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("boards.chosen")
        self.setAccessibleName("Что сделать с выбранными делами")
        self.words = label(role="strong", wrap=False)
        self.words.setObjectName("boards.chosen.words")
        self.buttons: dict[type[CaseCommand], QPushButton] = {}
        self.commands = QWidget()
        row = flowing(self.commands)
        policy = self.commands.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the board stays where it is
        self.commands.setSizePolicy(policy)
        row.setSpacing(HALF)
        for command in OFFERED:
            made = self.buttons[command] = self._button(command, parent)
            row.addWidget(made)
        lines = QHBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(UNIT)
        lines.addWidget(self.words, 0, Qt.AlignmentFlag.AlignTop)
        self.words.setFixedHeight(self.buttons[OFFERED[0]].sizeHint().height())
        lines.addWidget(self.commands, 1)
        self.show_chosen(0, None)

    def show_chosen(self, how_many: int, first: BoardCard | None) -> None:
        """Say which card is meant, or how many are."""
        one = f"№ {first.number}" if first else "Дело не выбрано: Tab ведёт к карточкам."
        many = counted(how_many, "дело выбрано", "дела выбрано", "дел выбрано")
        self.words.setText(many if how_many > 1 else one)
        self.commands.setVisible(bool(how_many))

    def show_menu(self, at: QPoint) -> None:
        """Offer the same as a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in OFFERED:
            action = menu.addAction(f"{COMMAND_NAMES[command]}\t{order_of(command).key}")
            action.triggered.connect(partial(self._want, command))
        menu.popup(at)

    def _button(self, command: type[CaseCommand], place: QWidget) -> QPushButton:
        keys = order_of(command).key
        made = button(COMMAND_NAMES[command], f"boards.do.{_NAMES[command]}", role="quiet")
        made.setToolTip(f"{COMMAND_NAMES[command]} ({keys})")
        made.setAccessibleDescription(keys)
        made.clicked.connect(partial(self._want, command))
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(keys), place, context=inside).activated.connect(partial(self._want, command))
        return made

    def _want(self, command: type[CaseCommand], _checked: bool = False) -> None:
        self.wanted.emit(command)
