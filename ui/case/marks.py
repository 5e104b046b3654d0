"""What colleagues changed while a form of a case is open: marked at its field, taken or left by a key."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from mcu_desktop.journal.codec import CASE
from mcu_desktop.store.journal_table import Stream
from mcu_desktop.workplace.seen import Since, since
from ui.case.standing import in_words, stand, standing
from ui.widgets.field_mark import KEY, FieldMark
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.case.order import Asking, Order

_SHOWN = 4
"""Lines of the notice; who was away longer finds the rest in the history."""


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
            name: FieldMark(f"command.{name}", partial(self.take, name), partial(self.leave, name))
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
        said = [f"{whose} – {line.text}" for whose, line in zip(told_by, told.lines, strict=True)]
        more = [f"и ещё {len(said) - _SHOWN}, они в истории дела"] if len(said) > _SHOWN else []
        self.notice.setText("\n".join(("Пока вы писали:", *said[:_SHOWN], *more)))
        self.notice.show()
        now = self._order.editors(replace(self._asking, case=told.case))
        for name, editor in self._editors.items():
            fresh = now.get(name)
            if fresh is not None and standing(fresh) != self._began[name]:
                self._mark(name, editor, fresh, told_by)
        self._go_on()
        self.shown.emit()

    def _mark(self, name: str, editor: QWidget, fresh: QWidget, who: Sequence[str]) -> None:
        untouched = standing(editor) == self._began[name]
        self._began[name] = standing(fresh)
        if standing(editor) == standing(fresh):
            return
        if untouched:
            stand(editor, fresh)
            self.fields[name].say_followed(in_words(fresh), who)
        else:
            self._theirs[name] = fresh
            self.fields[name].say_other(in_words(fresh), who)

    def _go_on(self) -> None:
        """Stand on all that is known once nothing waits for a choice."""
        if not any(mark.to_choose for mark in self.fields.values()):
            self.seen = self._latest
