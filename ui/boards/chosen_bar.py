"""The foot of the boards, one line: how many cards are chosen, and what can be done with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from mcu_desktop.domain.cases.commands import CASE_COMMANDS, COMMAND_NAMES, CaseCommand
from mcu_desktop.domain.spelling import counted
from ui.boards.bulk import OFFERED
from ui.case.offers.groups import offer_of
from ui.lists.menus import open_at
from ui.theme.tokens import HALF, UNIT
from ui.widgets.allowed import Allowed, press
from ui.widgets.keys import on_keys
from ui.widgets.text import button, label, opens_more

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from mcu_desktop.store.rows import BoardCard
    from ui.bridge import Bridge

_NAMES = {command: name for name, command in CASE_COMMANDS.items()}


class ChosenBar(QWidget):
    """Every command with its key, grey where no case lets it; what one takes is said when it is asked."""

    wanted = Signal(object)
    """The class of a command."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("boards.chosen")
        self.setAccessibleName("Что сделать с выбранными делами")
        self.words = label(role="strong", wrap=False)
        self.words.setObjectName("boards.chosen.words")
        self.buttons: dict[type[CaseCommand], QPushButton] = {}
        self.commands = QWidget()
        policy = self.commands.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the board stays where it is
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.commands.setSizePolicy(policy)
        row = QHBoxLayout(self.commands)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HALF)
        for command in OFFERED:
            made = self.buttons[command] = self._button(command, parent)
            row.addWidget(made)
        row.addStretch(1)
        self.more = button("Ещё", "boards.more", self._open_menu, role="quiet")
        opens_more(self.more)
        self.more.setToolTip("Все команды с их клавишами (Shift+F10)")
        lines = QHBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(UNIT)
        lines.addWidget(self.words)
        lines.addWidget(self.commands, 1)
        lines.addWidget(self.more)
        self.show_chosen(0, None)

    def show_chosen(self, how_many: int, first: BoardCard | None) -> None:
        """Say which card is meant, or how many are."""
        one = f"№ {first.number}" if first else "Дело не выбрано: Tab ведёт к карточкам."
        many = counted(how_many, "дело выбрано", "дела выбрано", "дел выбрано")
        self.words.setText(many if how_many > 1 else one)
        self.commands.setVisible(bool(how_many))
        self._fit()

    def show_menu(self, at: QPoint) -> None:
        """Offer the same as a menu."""
        self._menu().popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for command in OFFERED:
            action = menu.addAction(f"{COMMAND_NAMES[command]}\t{offer_of(command).key}")
            action.triggered.connect(partial(self._want, command))
            action.setEnabled(self.buttons[command].isEnabled())
            action.setToolTip(self.buttons[command].toolTip())
        return menu

    def _open_menu(self) -> None:
        open_at(self.more, self._menu())

    def _fit(self) -> None:
        """Show the commands that have room; all of them are in the menu."""
        words = self.words.sizeHint().width() + UNIT
        wanted = [made.sizeHint().width() + HALF for made in self.buttons.values()]
        fits_all = words + sum(wanted) <= self.width()
        room = self.width() - words - (0 if fits_all else self.more.sizeHint().width() + UNIT)
        for made, width in zip(self.buttons.values(), wanted, strict=True):
            room -= width
            made.setVisible(room >= 0)
        self.more.setVisible(not fits_all and not self.commands.isHidden())

    def _button(self, command: type[CaseCommand], place: QWidget) -> QPushButton:
        keys = offer_of(command).key
        made = button(COMMAND_NAMES[command], f"boards.do.{_NAMES[command]}", role="quiet")
        made.setToolTip(f"{COMMAND_NAMES[command]} ({keys})")
        made.setAccessibleDescription(keys)
        made.clicked.connect(partial(self._want, command))
        Allowed(self._bridge, self, (made,), command)
        on_keys(place, {keys: partial(press, self._bridge, made)})
        return made

    def _want(self, command: type[CaseCommand], _checked: bool = False) -> None:
        self.wanted.emit(command)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrow in the colour of its words."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            opens_more(self.more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many commands as there is room for."""
        super().resizeEvent(event)
        self._fit()
