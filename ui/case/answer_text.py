"""The text of an answer: stock phrases at the cursor, words that no dictionary knows underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from mcu_desktop.domain.cases.phrases import filled
from mcu_desktop.domain.office.phrases import fitting
from ui.case.editors import LongText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QContextMenuEvent

    from mcu_desktop.domain.cases.case import Question
    from ui.case.order import Asking

PHRASES, SPELLING = "Ctrl+Space", "F7"


class AnswerText(LongText):
    """Offers the phrases of the questions' topics; Tab goes on to the next field."""

    def __init__(
        self, asking: Asking, text: str = "", *, lines: int = 6, questions: Iterable[Question] = ()
    ) -> None:
        super().__init__(text, lines=lines)
        self._asking = asking
        self._questions = tuple(questions) or asking.case.questions
        key = QShortcut(QKeySequence(PHRASES), self)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.offer_phrases)

    def phrases(self) -> list[tuple[str, str]]:
        """Give the titles of the phrases that fit, with their words for this case."""
        office = self._asking.office
        found = fitting(office.phrases.items(), (question.code for question in self._questions))
        return [
            (office.phrases[id_].title, filled(office.phrases[id_].text, self._asking.case, office))
            for id_ in found
        ]

    def offer_phrases(self) -> None:
        """Show the phrases at the cursor; the chosen one is typed there."""
        menu = QMenu(self)
        menu.setObjectName("phrases")
        menu.setAccessibleName("Шаблонные фразы")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        menu.popup(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def _fill(self, menu: QMenu) -> None:
        offered = self.phrases()
        for title, words in offered:
            action = menu.addAction(title.replace("&", "&&"))
            action.setToolTip(words)
            action.triggered.connect(lambda _=False, words=words: self.insertPlainText(words))
        menu.setToolTipsVisible(True)
        if offered:
            menu.setActiveAction(menu.actions()[0])
        else:
            nothing = menu.addAction("Фраз на эту тему нет: их добавляют в «Справочники» – «Фразы»")
            nothing.setEnabled(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Add the phrases to the usual menu."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        self._fill(menu.addMenu("Шаблонная фраза"))
        menu.popup(event.globalPos())
