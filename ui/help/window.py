"""The window of the help: a list of pages with a search, and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QVBoxLayout

from mcu_desktop.domain.spelling import folded
from ui.help.pages import FIRST, Page, first_word, holding, pages
from ui.theme import tokens
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QWidget

_PAUSE_MS = 80
_LIST_WIDTH = 224
_LINE_HEIGHT = 115


class HelpWindow(QDialog):
    """Stays beside the work: it is not modal, and Esc puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help-window")
        self.setWindowTitle("Справка")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._found: tuple[Page, ...] = ()
        self._make()
        self._lay_out()
        self._connect()
        self._search()

    def open_page(self, name: str) -> None:
        """Show a page, with all the others in the list."""
        self.search.clear()
        self._search()
        self._choose(name)
        self.show()
        self.activateWindow()
        self.text.setFocus()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._found[self.list.currentRow()]

    def _make(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("help.search")
        self.search.setAccessibleName("Искать в справке")
        self.search.setPlaceholderText("Искать (Ctrl+F)")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("help.pages")
        self.list.setAccessibleName("Страницы справки")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.nothing = label("Таких слов в справке нет. Попробуйте одно слово покороче.", "caption")
        self.nothing.hide()
        self.text = QTextBrowser()
        self.text.setObjectName("help.text")
        self.text.setAccessibleName("Страница справки")
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(tokens.GAP)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(tokens.UNIT)
        for part in (self.search, self.list, self.nothing):
            part.setFixedWidth(_LIST_WIDTH)
            beside.addWidget(part)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.GAP)
        whole.setSpacing(tokens.GAP)
        whole.addLayout(beside)
        whole.addWidget(self.text, stretch=1)
        screen = self.screen().availableGeometry()
        self.resize(
            min(tokens.FORM_WIDTH + tokens.MARGIN, screen.width() - tokens.MARGIN),
            min(tokens.FORM_WIDTH * 3 // 4, screen.height() - 2 * tokens.MARGIN),
        )

    def _connect(self) -> None:
        self.search.textChanged.connect(self._pause.start)
        self.search.installEventFilter(self)
        self._pause.timeout.connect(self._search)
        self.list.currentRowChanged.connect(self._show)
        self.text.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    def _search(self) -> None:
        self._pause.stop()
        typed = self.search.text()
        found = holding(typed) if typed.strip() else pages()
        self.nothing.setVisible(not found)
        if not found:
            return
        before = self._found[self.list.currentRow()].name if self._found else FIRST
        self._found = found
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([page.title for page in found])
        self.list.blockSignals(False)
        self._choose(found[0].name if typed.strip() else before)

    def _choose(self, name: str) -> None:
        names = [page.name for page in self._found]
        row = names.index(name) if name in names else 0
        if self.list.currentRow() == row:
            self._show(row)
        self.list.setCurrentRow(row)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        page = self._found[row]
        self.text.setMarkdown(page.text)
        _space(self.text)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        wanted = first_word(page, self.search.text())
        if wanted:
            self._mark(wanted)

    def _mark(self, wanted: str) -> None:
        at = folded(self.text.toPlainText()).find(wanted)
        if at >= 0:
            cursor = self.text.textCursor()
            cursor.setPosition(at)
            cursor.setPosition(at + len(wanted), QTextCursor.MoveMode.KeepAnchor)
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()

    def _follow(self, link: QUrl) -> None:
        self.open_page(link.fileName().removesuffix(".md"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go through the pages from the search line."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.list.setCurrentRow(max(min(self.list.currentRow() + step, self.list.count() - 1), 0))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._search()
                self.text.setFocus()
                return True
        return super().eventFilter(watched, event)


def _space(text: QTextBrowser) -> None:
    """Set the page as a book is set: air between lines, paragraphs and chapters."""
    block = text.document().begin()
    while block.isValid():
        shape = QTextBlockFormat()
        level = block.blockFormat().headingLevel()
        shape.setTopMargin(tokens.SECTION if level > 1 else 0)
        shape.setBottomMargin(tokens.HALF if block.textList() else tokens.UNIT)
        if _is_code(block):
            shape.setLeftMargin(tokens.SECTION)
            shape.setBottomMargin(0 if _is_code(block.next()) else tokens.UNIT)
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(block)
        if not cursor.currentTable():
            cursor.mergeBlockFormat(shape)
        block = block.next()
    for table in (one for one in text.document().rootFrame().childFrames() if isinstance(one, QTextTable)):
        style = table.format()
        style.setCellPadding(tokens.HALF)
        style.setBorder(0)
        table.setFormat(style)
        for row in range(table.rows()):
            first = table.cellAt(row, 0)
            beside = first.format().toTableCellFormat()
            beside.setRightPadding(tokens.GAP)
            first.setFormat(beside)


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeLanguage)
