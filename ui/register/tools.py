"""What can be done with the list: kept filters, columns, paper, files; and how far a file is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from ui.lists.menus import open_at
from ui.widgets.flow import flowing
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

_FILES = (("xlsx", "XLSX – для табличного редактора"), ("csv", "CSV – для других программ"))


class Tools(QWidget):
    """Buttons below the list, and the words about it beside them."""

    filters_wanted = Signal()
    columns_wanted = Signal()
    paper_wanted = Signal()
    file_wanted = Signal(object)
    """A path."""
    stopped = Signal()

    def __init__(self, show_all: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show_all = show_all
        self.totals = _words("register.totals")
        self.progress = _words("register.progress")
        self.stop = button("Прервать", "register.stop", self.stopped.emit)
        self.saved = button("Фильтры…", "register.saved.show", self.filters_wanted.emit)
        self.saved.setToolTip("Сохранённые фильтры: выбрать, сохранить, удалить (Ctrl+L)")
        self.columns = button("Столбцы…", "register.columns.show", self.columns_wanted.emit)
        self.columns.setToolTip("Какие столбцы показывать и в каком порядке")
        self.print = button("Печать…", "register.print", self.paper_wanted.emit)
        self.print.setToolTip("Просмотр и печать списка (Ctrl+P)")
        self.save = button("Сохранить…", "register.save", self.offer_files)
        self.save.setToolTip("Весь показанный список в XLSX или CSV (Ctrl+S)")
        self._lay_out()
        self.say_progress("")

    def offer_files(self) -> None:
        """Ask for the kind of file."""
        open_at(self.save, self.files)

    def say_progress(self, words: str) -> None:
        """Say how far a file is; nothing to say means that none is on its way."""
        self.progress.setText(words)
        self.progress.setVisible(bool(words))
        self.stop.setVisible(bool(words))
        self.save.setEnabled(not words)

    def allow(self, *, rows: bool) -> None:
        """Let no empty list go on paper or into a file."""
        self.print.setEnabled(rows)
        self.save.setEnabled(rows and not self.progress.text())

    @cached_property
    def files(self) -> QMenu:
        """The kinds of files."""
        menu = QMenu(self)
        menu.setObjectName("register.files")
        menu.setAccessibleName("Сохранить список файлом")
        for suffix, words in _FILES:
            action = QAction(f"{words}…", menu)
            action.setObjectName(f"register.save.{suffix}")
            action.triggered.connect(lambda _checked, suffix=suffix: self._ask_path(suffix))
            menu.addAction(action)
        return menu

    def _ask_path(self, suffix: str) -> None:
        from ui.paper.asking_place import chosen_place  # noqa: PLC0415 - when asked for

        place = chosen_place("Сохранить список", f"Журнал.{suffix}", suffix, self)
        if place is not None:
            self.file_wanted.emit(place)

    def _lay_out(self) -> None:
        row = flowing(self)
        for part in (self.totals, self._show_all, self.progress, self.stop):
            row.addWidget(part)
        for part in (self.saved, self.columns, self.print, self.save):
            row.addWidget(part)


def _words(name: str) -> QLabel:
    made = label(role="muted", wrap=False)
    made.setObjectName(name)
    return made
