"""The panel beside the portal's page: one key puts the next field into the clipboard, always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mcu_desktop.domain.spelling import counted
from mcu_desktop.sstu.months import title
from mcu_desktop.sstu.typed_over import Piece, pieces
from mcu_desktop.workplace.sstu import by_hand
from ui.sstu.clipboard import Clipboard
from ui.theme import tokens
from ui.widgets.keys import on_keys
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.sstu.report import Entry
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_WIDTH = 320
_HOW = "Enter – скопировать, Alt+Tab – к порталу, Ctrl+V – вставить, Alt+Tab – обратно."
_DONE = "Всё внесено: портал знает обо всех готовых обращениях месяца. Буфер обмена пуст."


class TypingPanel(QWidget):
    """Goes through the appeals of a month; closed and opened again, it goes on where it was."""

    written = Signal()
    """An appeal is done."""
    shown = Signal()
    """An appeal stands there."""

    def __init__(self, bridge: Bridge, month: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("sstu.panel")
        self.setAccessibleName("Перенос в ССТУ вручную")
        self.setWindowTitle(f"ССТУ, {title(month)}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._month = month
        self._clipboard = Clipboard()
        self._left: tuple[Entry, ...] = ()
        self._pieces: tuple[Piece, ...] = ()
        self._copied: set[str] = set()
        self._make()
        self._lay_out()
        self._connect()
        self._stand_beside()
        self._look()

    def copy_next(self) -> None:
        """Put the chosen field into the clipboard, and go to the next one."""
        row = self.fields.currentRow()
        if not 0 <= row < len(self._pieces) or not self.copy.isEnabled():
            return
        self._clipboard.put(self._pieces[row].text)
        self._copied.add(self._pieces[row].field)
        self._tick(row)
        following = next((n for n, one in enumerate(self._pieces) if one.field not in self._copied), None)
        if following is not None:
            self.fields.setCurrentRow(following)
        self._say_how_far()
        entry, copied = self._left[0], self._in_order()
        self._bridge.ask(lambda office: by_hand.keep(office, entry, copied), _nothing)

    def finish(self) -> None:
        """Say that the appeal is in the portal; the next one comes."""
        if not self.done.isEnabled():
            return
        entry, copied = self._left[0], self._in_order()
        self._clipboard.empty()
        self.done.setEnabled(False)
        self._bridge.ask(lambda office: by_hand.done(office, entry, copied), self._finished)

    def skip(self) -> None:
        """Leave the appeal for later: it comes again behind the others."""
        if len(self._left) > 1:
            self._left = (*self._left[1:], self._left[0])
            self._begin()

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self.which = label("Смотрю, что осталось внести…", "strong")
        self.which.setObjectName("sstu.panel.which")
        self.how_far = label("", "muted")
        self.how_far.setObjectName("sstu.panel.how_far")
        self.fields = QListWidget()
        self.fields.setObjectName("sstu.panel.fields")
        self.fields.setAccessibleName("Поля обращения")
        self.fields.setWordWrap(True)
        self.fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.how = label(_HOW, "caption")
        self.copy = button("Скопировать (Enter)", "sstu.panel.copy", self.copy_next, role="main")
        self.done = button("Внесено (Ctrl+Enter)", "sstu.panel.done", self.finish)
        self.later = button("Позже", "sstu.panel.skip", self.skip)
        self.later.setToolTip("Оставить это обращение напоследок (Ctrl+PgDown)")

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.UNIT, tokens.UNIT, tokens.UNIT, tokens.UNIT)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.which)
        lines.addWidget(self.how_far)
        lines.addWidget(self.fields, 1)
        lines.addWidget(self.copy)
        row = QHBoxLayout()
        row.setSpacing(tokens.UNIT)
        row.addWidget(self.done, 1)
        row.addWidget(self.later)
        lines.addLayout(row)
        lines.addWidget(self.how)

    def _connect(self) -> None:
        self.fields.itemActivated.connect(lambda _: self.copy_next())
        self._bridge.closing.connect(self.close)
        on_keys(
            self,
            {
                "Ctrl+Return": self.finish,
                "Ctrl+Enter": self.finish,
                "Ctrl+PgDown": self.skip,
                "Esc": self.close,
            },
        )
        for part in (self.copy, self.done, self.later):
            part.setEnabled(False)

    def _stand_beside(self) -> None:
        """Take the right edge of the screen: the portal has the rest."""
        room = self.screen().availableGeometry()
        self.setGeometry(room.right() - _WIDTH, room.top(), _WIDTH, room.height() * 9 // 10)

    def _look(self) -> None:
        month = self._month
        self._bridge.ask(lambda office: by_hand.left(office, month), self._show, refused=self._refuse)

    def _show(self, left: tuple[Entry, ...]) -> None:
        self._left = left
        self._begin()

    def _refuse(self, refusal: Refusal) -> None:
        self.which.setText(refusal.reason)

    def _begin(self) -> None:
        """Ask how far the first of those that are left has come."""
        if not self._left:
            self._end()
            return
        entry = self._left[0]

        def opened(office: Workplace) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
            short = office.office.sstu.short_codes
            return pieces(entry.record, short_codes=short), by_hand.copied(office, entry)

        self._bridge.ask(opened, lambda answer: self._open(entry, answer))

    def _open(self, entry: Entry, opened: tuple[tuple[Piece, ...], tuple[str, ...]]) -> None:
        self._pieces, copied = opened
        self._copied = set(copied)
        self.which.setText(f"№ {entry.number}")
        self.fields.clear()
        for row, piece in enumerate(self._pieces):
            self.fields.addItem(QListWidgetItem(""))
            self._tick(row)
            self.fields.item(row).setToolTip(piece.text)
        first = next((n for n, one in enumerate(self._pieces) if one.field not in self._copied), 0)
        self.fields.setCurrentRow(first)
        for part in (self.copy, self.done):
            part.setEnabled(True)
        self.later.setEnabled(len(self._left) > 1)
        self._say_how_far()
        self.fields.setFocus()
        self.shown.emit()

    def _tick(self, row: int) -> None:
        piece = self._pieces[row]
        done = "✓ " if piece.field in self._copied else ""
        item = self.fields.item(row)
        item.setText(f"{done}{piece.title}\n{piece.text}")
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, f"{piece.title}: {piece.text}{', скопировано' * bool(done)}"
        )

    def _say_how_far(self) -> None:
        fields = f"скопировано {len(self._copied)} из {len(self._pieces)}"
        left = counted(len(self._left), "обращение", "обращения", "обращений")
        self.how_far.setText(f"{fields[:1].upper()}{fields[1:]} полей. Осталось внести {left}.")

    def _in_order(self) -> tuple[str, ...]:
        return tuple(one.field for one in self._pieces if one.field in self._copied)

    def _finished(self, _: None) -> None:
        self._left = self._left[1:]
        self.written.emit()
        self._begin()

    def _end(self) -> None:
        self._pieces, self._copied = (), set()
        self.fields.clear()
        self.which.setText(_DONE)
        self.how_far.setText("")
        for part in (self.copy, self.done, self.later):
            part.setEnabled(False)
        self._clipboard.empty()
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing in the clipboard, also when the workplace is locked."""
        super().hideEvent(event)
        self._clipboard.empty()


def _nothing(_answer: None) -> None:
    """Want no answer."""
