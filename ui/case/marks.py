"""What colleagues changed while a form of a case is open: marked at its field, taken or left by a key."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from mcu_desktop.journal.codec import CASE
from mcu_desktop.store.journal_table import Stream
from mcu_desktop.workplace.seen import Since, since
from ui.case.standing import in_words, stand, standing
from ui.theme.tokens import HALF, UNIT
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.case.order import Asking, Order

KEY = "Alt+Return"
_LONGEST = 140


class FieldMark(QFrame):
    """Says what a field holds by now in the case; hidden as long as that is what the form began with."""

    def __init__(self, name: str, take: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName(f"command.{name}:mark")
        self.setProperty("role", "bar-refused")
        self.words = label()
        self.take = button("Взять это", f"command.{name}:take", take, role="quiet")
        self.take.setToolTip("Взять чужую запись в это поле (Alt+Enter)")
        self.leave = button("Оставить моё", f"command.{name}:leave", leave, role="quiet")
        lines = QHBoxLayout(self)
        lines.setContentsMargins(UNIT, HALF, UNIT, HALF)
        lines.setSpacing(UNIT)
        lines.addWidget(self.words, 1)
        lines.addWidget(self.take)
        lines.addWidget(self.leave)
        self.hide()

    def say(self, words: str, *, to_choose: bool) -> None:
        """Show it; where the field was not touched theirs stands in it already, and nothing is to choose."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.take.setVisible(to_choose)
        self.leave.setVisible(to_choose)
        self.show()

    @property
    def to_choose(self) -> bool:
        """Theirs was neither taken nor left."""
        return not self.isHidden() and not self.take.isHidden()


class Marks(QObject):
    """Compares what the form began with to the case as it stands, whenever somebody writes in it.

    As long as one mark waits for a choice, the command stands on what was seen before (`seen`): nobody's
    wording is lost, the tray has both.
    """

    shown = Signal()
    """Something more stands in the form."""

    def __init__(
        self,
        bridge: Bridge,
        order: Order,
        asking: Asking,
        editors: Mapping[str, QWidget],
        seen: Seen,
        form: QWidget,
    ) -> None:
        super().__init__(form)
        self.seen = seen
        self._bridge = bridge
        self._order = order
        self._asking = asking
        self._editors = dict(editors)
        self._began = {name: standing(one) for name, one in self._editors.items()}
        self._theirs: dict[str, QWidget] = {}
        self._latest = seen
        self.fields = {
            name: FieldMark(name, partial(self.take, name), partial(self.leave, name))
            for name in self._editors
        }
        self.notice = label("", "warning")
        self.notice.setObjectName("command.notice")
        self.notice.hide()
        key = QShortcut(QKeySequence(KEY), form)
        key.activated.connect(self.take_here)
        bridge.changed.connect(self._hear)

    def take(self, name: str) -> None:
        """Put theirs into a field."""
        if name in self._theirs:
            stand(self._editors[name], self._theirs[name])
        self.leave(name)
        self._editors[name].setFocus()

    def leave(self, name: str) -> None:
        """Let one's own wording stand, knowing of theirs."""
        self._theirs.pop(name, None)
        self.fields[name].hide()
        self._go_on()

    def take_here(self) -> None:
        """Take theirs in the field of the cursor, else in the first that waits."""
        waiting = [name for name, mark in self.fields.items() if mark.to_choose]
        here = [name for name in waiting if self._holds_focus(self._editors[name])]
        for name in (here or waiting)[:1]:
            self.take(name)

    def _holds_focus(self, editor: QWidget) -> bool:
        return editor.hasFocus() or editor.isAncestorOf(editor.window().focusWidget() or editor.window())

    def _hear(self, changes: Changes) -> None:
        id_ = self._asking.case.id
        if changes.streams and Stream(CASE, id_) not in changes.streams:
            return
        seen = self._latest

        def look(office: Workplace) -> Since | None:
            return since(office, office.store.history(Stream(CASE, id_)), seen)

        self._bridge.ask(look, self._show)

    def _show(self, told: Since | None) -> None:
        if told is None or told.seen == self._latest or not told.lines:
            return
        self._latest = told.seen
        told_by = [f"{line.author}, {line.at:%H:%M}" for line in told.lines]
        said = (f"{whose} – {line.text}" for whose, line in zip(told_by, told.lines, strict=True))
        self.notice.setText("Пока вы писали:\n" + "\n".join(said))
        self.notice.show()
        now = self._order.editors(replace(self._asking, case=told.case))
        for name, editor in self._editors.items():
            fresh = now.get(name)
            if fresh is not None and standing(fresh) != self._began[name]:
                self._mark(name, editor, fresh, ", ".join(dict.fromkeys(told_by)))
        self._go_on()
        self.shown.emit()

    def _mark(self, name: str, editor: QWidget, fresh: QWidget, who: str) -> None:
        untouched = standing(editor) == self._began[name]
        self._began[name] = standing(fresh)
        if standing(editor) == standing(fresh):
            return
        words = _short(in_words(fresh))
        if untouched:
            stand(editor, fresh)
            self.fields[name].say(f"Пока вы писали, здесь стало: {words} ({who}).", to_choose=False)
        else:
            self._theirs[name] = fresh
            said = f"Пока вы правили, здесь записали другое: {words} ({who})."
            self.fields[name].say(said, to_choose=True)

    def _go_on(self) -> None:
        """Stand on all that is known once nothing waits for a choice."""
        if not any(mark.to_choose for mark in self.fields.values()):
            self.seen = self._latest


def _short(words: str) -> str:
    said = " ".join(words.split()) or "пусто"
    return f"«{said[:_LONGEST].rstrip()}…»" if len(said) > _LONGEST else f"«{said}»"
