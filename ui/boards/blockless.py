"""What stands on no board: how many cases wait without a block, and the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.spelling import counted
from mcu_desktop.workplace.workplace import Workplace
from ui.theme import tokens
from ui.widgets.keys import on_keys
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from ui.bridge import Bridge

_NAME = "Дела без блока"
_WHAT = "Назначьте блок на карточке дела (F3) – дело встанет на его доску."


class Blockless(QWidget):
    """A line above the boards, there only while any case has no board."""

    open_case = Signal(str)

    def __init__(self, bridge: Bridge, place: QWidget) -> None:
        super().__init__(place)
        self._bridge = bridge
        self._keys: tuple[int, ...] = ()
        self.words = label("", "warning")
        self.words.setObjectName("boards.blockless.words")
        self.show_cases = button("Показать (Ctrl+U)", "boards.blockless", self._show_cases, role="link")
        self.show_cases.setAccessibleName("Показать дела без блока (Ctrl+U)")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.UNIT)
        line.addWidget(self.words, 1)
        line.addWidget(self.show_cases)
        on_keys(place, {"Ctrl+U": self.show_cases.click})
        self.hide()

    def look(self) -> None:
        """Count them again."""
        self._bridge.ask(Workplace.blockless, self._tell)

    def _tell(self, keys: tuple[int, ...]) -> None:
        self._keys = keys
        amount = counted(len(keys), "дело", "дела", "дел")
        self.words.setText(f"Без блока: {amount}, на досках их нет.")
        self.setVisible(bool(keys))

    def _show_cases(self) -> None:
        from ui.figures.behind import CasesBehind  # noqa: PLC0415 - seldom asked for

        if not self._keys:
            return
        shown = QDialog(self.window())
        shown.setObjectName("blockless")
        shown.setWindowTitle(_NAME)
        shown.resize(tokens.FORM_WIDTH, tokens.FORM_WIDTH * 2 // 3)
        cases = CasesBehind(self._bridge, shown, whence="доскам")
        lines = QVBoxLayout(shown)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(cases)
        cases.left.connect(shown.reject)
        cases.open_case.connect(shown.accept)
        cases.open_case.connect(self.open_case)
        shown.finished.connect(shown.deleteLater)
        shown.open()
        cases.show_cases(_NAME, _WHAT, self._keys)
