"""The text of an answer: stock phrases at the cursor, words that no dictionary knows underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolTip

from mcu_desktop.domain.cases.phrases import filled
from mcu_desktop.domain.office.phrases import fitting
from ui.case.editors import LongText
from ui.case.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QContextMenuEvent

    from mcu_desktop.domain.cases.case import Question
    from ui.case.offers.offer import Occasion

PHRASES, SPELLING = "Ctrl+Space", "F7"
_SOUND = "Все слова из словаря."


class AnswerText(LongText):
    """Offers the phrases of the questions' topics; Tab goes on to the next field."""

    word_taught = Signal(str)
    """The office writes this word: it is to be kept."""

    def __init__(
        self, occasion: Occasion, text: str = "", *, lines: int = 6, questions: Iterable[Question] = ()
    ) -> None:
        super().__init__(text, lines=lines)
        self._occasion = occasion
        self._questions = tuple(questions) or occasion.case.questions
        self.spelling = Spelling(self.document(), occasion.office.own_words)
        for keys, act in ((PHRASES, self.offer_phrases), (SPELLING, self.check_words)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(act)

    def phrases(self) -> list[tuple[str, str]]:
        """Give the titles of the phrases that fit, with their words for this case."""
        office = self._occasion.office
        found = fitting(office.phrases.items(), (question.code for question in self._questions))
        return [
            (office.phrases[id_].title, filled(office.phrases[id_].text, self._occasion.case, office))
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

    def check_words(self) -> None:
        """Go to the next word that nobody knows, and offer what may have been meant."""
        cursor = self.spelling.next_doubt(self.textCursor())
        if cursor is None:
            QToolTip.showText(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()), _SOUND, self)
            return
        self.setTextCursor(cursor)
        from mcu_desktop.papers.spelling import meant  # noqa: PLC0415 - opened by now

        word = cursor.selectedText()
        menu = QMenu(self)
        menu.setObjectName("spelling")
        menu.setAccessibleName(f"Слово «{word}» не из словаря")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for right in meant(word):
            menu.addAction(right).triggered.connect(lambda _=False, right=right: self.insertPlainText(right))
        menu.addSeparator()
        menu.addAction("Добавить в слова учреждения").triggered.connect(lambda: self._teach(word))
        menu.addAction("Дальше").triggered.connect(self.check_words)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def _teach(self, word: str) -> None:
        self.spelling.learn(word)
        self.word_taught.emit(word)

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
