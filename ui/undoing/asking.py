"""Says what of some actions cannot be taken back and why, then takes the rest back as one action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from mcu_desktop.domain.spelling import counted
from mcu_desktop.later import later
from ui.lists.rows import RowsTable
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mcu_desktop.workplace import taking_back
    from mcu_desktop.workplace.taking_back import Plan
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

    Actions = Callable[[Workplace], Sequence[str]]
else:
    taking_back = later("mcu_desktop.workplace.taking_back")

_FORMS = ("действие", "действия", "действий")


class Sure(QDialog):
    """Nothing is written until it is accepted."""

    def __init__(self, told: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("undoing")
        self.setWindowTitle("Отменить")
        going, whole = len(told.going), len(told.going) + len(told.staying)
        self.words = label(_question(going, whole))
        self.words.setObjectName("undoing.words")
        self.reasons = RowsTable(("Что остаётся и почему",), (1,), "undoing.reasons", "Что отменить нельзя")
        self.reasons.show_rows([(one.reason,) for one in told.staying])
        self.reasons.setVisible(bool(told.staying))
        self.go = button(f"Отменить {counted(going, *_FORMS)}", "undoing.go", self.accept, role="main")
        self.go.setVisible(bool(going))
        self.leave = button("Ничего не отменять" if going else "Понятно", "undoing.leave", self.reject)
        page = Page()
        lines = page_layout(page, tokens.UNIT)
        lines.addWidget(label("Отменить", "heading"))
        lines.addWidget(self.words)
        lines.addWidget(self.reasons, 1)
        lines.addStretch()
        lay_out_dialog(self, page, (self.leave, self.go), tokens.FORM_WIDTH * 3 // 4)
        (self.go if going else self.leave).setFocus()


def take_back_asking(bridge: Bridge, actions: Actions, parent: QWidget, *, always: bool) -> None:
    """Take actions back, asking first where something has to stay, or `always`."""

    def look(office: Workplace) -> tuple[Sequence[str], Plan]:
        named = tuple(actions(office))
        return named, taking_back.plan(office, named)

    def go(named: Sequence[str], count: int) -> None:
        bridge.do(
            lambda office: taking_back.take_back(office, named), said=f"Отменено: {counted(count, *_FORMS)}."
        )

    def show(found: tuple[Sequence[str], Plan]) -> None:
        named, told = found
        if told.going and not told.staying and not always:
            go(named, len(told.going))
            return
        sure = Sure(told, parent)
        sure.accepted.connect(lambda: go(told.going, len(told.going)))
        sure.finished.connect(sure.deleteLater)
        sure.open()

    bridge.ask(look, show)


def _question(going: int, whole: int) -> str:
    if not whole:
        return "Отменять нечего: всё это уже отменено."
    if not going:
        return "Отменить это нельзя."
    if going == whole:
        return (
            f"Будет отменено: {counted(going, *_FORMS)}. Записи останутся в журнале, отмену можно отменить."
        )
    return (
        f"Отменить можно {going} из {counted(whole, 'действия', 'действий', 'действий')}, остальное "
        "останется как есть. Записи останутся в журнале, отмену можно отменить."
    )
