"""The place of conflicts: what waits at the left, its fields with their values at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mcu_desktop.domain.spelling import counted
from mcu_desktop.journal.names import CASE
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace import conflicts
from ui.conflicts.page import MatterPage
from ui.theme.tokens import FORM_WIDTH, GAP, SECTION, UNIT
from ui.widgets.field import Choice
from ui.widgets.keys import on_keys
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from mcu_desktop.store.stream import Stream
    from mcu_desktop.workplace.changes import Changes
    from ui.bridge import Bridge

_NOTHING = (
    "Разногласий нет. Они появляются, когда двое, не зная друг о друге, записали в одно поле разное – "
    "например, пока одно из рабочих мест было без связи. Тогда здесь будет видно, кто и что записал, "
    "и можно будет выбрать, что верно."
)
_LIST_CHARACTERS = 34
_ROOMY = 760
"""With less width the list becomes one line."""


class ConflictsPlace(QWidget):
    """One matter at a time: a case, a card, or the cases of one number."""

    keys = (
        ("F2", "К списку разногласий"),
        ("Enter или F3", "К значениям выбранного"),
        ("Стрелки", "Выбрать, чьё значение верно"),
        ("Ctrl+Enter", "Решить: записать выбранное"),
        ("Ctrl+Z", "Отменить решение: разногласие вернётся"),
    )
    open_case = Signal(str)
    told = Signal(str, object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._matters: tuple[conflicts.Matter, ...] = ()
        self._wanted: str | None = None
        self.page: MatterPage | None = None
        self._make()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask the office in the worker what waits."""
        self._bridge.ask(conflicts.matters, self._show)

    def show_case(self, case_id: str) -> None:
        """Go to what waits in one case."""
        self._wanted = case_id
        self.refresh()

    def settle(self) -> None:
        """Write down what is chosen."""
        page = self.page
        if page is None:
            return
        try:
            command = page.command()
        except Refusal as refusal:
            self._refuse(page, refusal)
            return
        if command is None:
            page.say("Выберите, что верно, хотя бы в одном поле.")
            page.enter()
            return
        page.say("")
        self._bridge.do(command, said=page.said, refused=partial(self._refuse, page))

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self.contents = QListWidget()
        self.contents.setObjectName("conflicts.contents")
        self.contents.setAccessibleName("Разногласия")
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setFixedWidth(self.contents.fontMetrics().averageCharWidth() * _LIST_CHARACTERS)
        self.choice = Choice()
        self.choice.setObjectName("conflicts.choice")
        self.choice.setAccessibleName("Разногласие")
        self.choice.hide()
        self.nothing = label(_NOTHING, "muted")
        self.nothing.setObjectName("conflicts.nothing")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setMaximumWidth(FORM_WIDTH)
        self.area = QScrollArea()
        self.area.setObjectName("conflicts.area")
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.open = button("Открыть дело", "conflicts.open", self._open, role="quiet")
        self.send = button("Решить (Ctrl+Enter)", "conflicts.settle", self.settle, role="main")

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GAP, GAP, GAP, GAP)
        whole.setSpacing(UNIT)
        whole.addWidget(label("Разногласия", "title"))
        row = QHBoxLayout()
        row.setSpacing(SECTION)
        whole.addLayout(row, 1)
        row.addWidget(self.contents)
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.addWidget(self.choice)
        column.addWidget(self.nothing)
        column.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.open)
        foot.addStretch(1)
        foot.addWidget(self.send)
        column.addLayout(foot)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        self.contents.currentRowChanged.connect(self._look)
        self.contents.currentRowChanged.connect(self.choice.setCurrentIndex)
        self.contents.itemActivated.connect(self._enter)
        self.choice.activated.connect(self.contents.setCurrentRow)
        self._bridge.changed.connect(self._changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        on_keys(
            self,
            {
                "F2": self._to_list,
                "F3": self._enter,
                "Ctrl+Return": self.settle,
                "Ctrl+Enter": self.settle,
            },
        )

    def _follow(self, _left: QWidget | None, here: QWidget | None) -> None:
        """Show whole what the keyboard has come to: arrows alone would not roll there."""
        if here is not None and self.area.isAncestorOf(here):
            self.area.ensureWidgetVisible(here.parentWidget() or here, 0, UNIT)

    def _changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, matters: tuple[conflicts.Matter, ...]) -> None:
        """Fill the list again; what was chosen stays chosen while it waits."""
        before = self.page.matter.stream if self.page else None
        self._matters = matters
        held = self.hasFocus() or self.contents.hasFocus()
        held = held or (self.page is not None and self.page.held_keyboard() is not None)
        self.contents.blockSignals(True)
        self.contents.clear()
        self.choice.clear()
        for matter in matters:
            self.contents.addItem(QListWidgetItem(_line(matter)))
            self.choice.addItem(matter.title)
        self.contents.blockSignals(False)
        self._fold(bool(matters))
        if not matters:
            self._leave_page()
            return
        row = self._row_of(before)
        self.contents.setCurrentRow(row)
        self._look(row)
        if held and matters[row].stream != before:
            self._to_list()

    def _row_of(self, before: Stream | None) -> int:
        wanted, self._wanted = self._wanted, None
        for row, matter in enumerate(self._matters):
            if wanted is not None and (matter.stream.id == wanted or wanted in matter.cases):
                return row
        rows = (row for row, matter in enumerate(self._matters) if matter.stream == before)
        return next(rows, max(min(self.contents.currentRow(), len(self._matters) - 1), 0))

    def _look(self, row: int) -> None:
        """Ask for the values of one matter."""
        if not 0 <= row < len(self._matters):
            return
        matter = self._matters[row]
        self._bridge.ask(
            lambda office: conflicts.unfolded(office, matter), partial(self._show_matter, matter)
        )

    def _show_matter(self, matter: conflicts.Matter, unfolded: conflicts.Unfolded) -> None:
        row = self.contents.currentRow()
        if not (0 <= row < len(self._matters) and self._matters[row] == matter):
            return
        if self.page is not None and self.page.stands(matter, unfolded):
            return
        before = self.page if self.page is not None and self.page.matter.stream == matter.stream else None
        held = before.held_keyboard() if before else None
        self.page = MatterPage(self._bridge.workplace, matter, unfolded, before)
        self.area.setWidget(self.page)
        self._walk_on_from_list()
        if held is not None:
            self.page.enter_again(held)
        self.open.setVisible(matter.stream.kind == CASE)
        self.open.setEnabled(matter.stream.kind == CASE)

    def _walk_on_from_list(self) -> None:
        """Let Tab go from the list through the values to the answers below them."""
        before: QWidget = self.choice
        inside = self.area.findChildren(QWidget)
        for one in (*inside, self.open, self.send):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self.window():
                QWidget.setTabOrder(before, one)
                before = one

    def _leave_page(self) -> None:
        self.page = None
        taken = self.area.takeWidget()
        if taken is not None:
            taken.deleteLater()
        self.setFocus()

    def _refuse(self, page: MatterPage, refusal: Refusal) -> None:
        page.complain(refusal.field, refusal.reason)

    def _open(self) -> None:
        if self.page is not None:
            self.open_case.emit(self.page.matter.stream.id)

    def _enter(self, *_: object) -> None:
        if self.page is not None:
            self.page.enter()

    def _to_list(self) -> None:
        (self.choice if self.choice.isVisible() else self.contents).setFocus()

    def _fold(self, waiting: bool) -> None:
        narrow = self.width() < _ROOMY
        self.contents.setVisible(waiting and not narrow)
        self.choice.setVisible(waiting and narrow)
        self.nothing.setVisible(not waiting)
        for part in (self.area, self.open, self.send):
            part.setVisible(waiting)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the list."""
        super().focusInEvent(event)
        if self._matters:
            self._to_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a list, or one line where there is no room for it."""
        super().resizeEvent(event)
        self._fold(bool(self._matters))


def _line(matter: conflicts.Matter) -> str:
    what = ", ".join(matter.fields) or counted(len(matter.cases), "дело", "дела", "дел")
    return f"{matter.title}: {what}\n{matter.about}"
