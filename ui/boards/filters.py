"""What a board is narrowed to: words as they are typed, overdue, control, channel or regime, executor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from mcu_desktop.domain.cases.clocks import overdue
from mcu_desktop.domain.spelling import folded, other_layout
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Mark, Regime
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from mcu_desktop.store.rows import BoardCard

NOBODY = "-"
"""The choice of cards that have no executor."""
_CHOICE_LETTERS = 14


class BoardFilter(NamedTuple):
    """Which cards are shown; an empty part hides nothing."""

    words: tuple[str, ...] = ()
    late: bool = False
    control: bool = False
    way: str = ""
    """A channel or a regime, as `channel.post` or `regime.appeal`."""
    executor: str = ""

    def fits(self, card: BoardCard, now: datetime) -> bool:
        """Tell whether a card is shown."""
        if self.late and not (card.due and overdue(card.due, now)):
            return False
        if self.control and Mark.CONTROL not in card.marks.split():
            return False
        if self.way and self.way not in {f"channel.{card.channel}", f"regime.{card.regime}"}:
            return False
        if self.executor and (card.executor or NOBODY) != self.executor:
            return False
        if not self.words:
            return True
        said = folded(f"{card.number} {card.applicant} {card.summary}")
        return any(all(word in said for word in reading.split()) for reading in self.words)


class Search(QLineEdit):
    """The line to type into; Down and Enter go to the cards, Esc empties it."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("boards.search")
        self.setAccessibleName("Найти на доске")
        self.setPlaceholderText("Номер, заявитель или слова (Ctrl+F)")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave downwards, or empty the line."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Gives the filter that is chosen; says when it is another one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = Search()
        self.late = toggle("boards.late", "Просрочено", "Показать только просроченные")
        self.control = toggle("boards.control", "На контроле", "Показать только стоящие на контроле")
        self.way = choice("boards.way", "Канал или порядок рассмотрения")
        self.way.addItem("Любой канал", "")
        for kind, words in (("channel", Channel), ("regime", Regime)):
            self.way.insertSeparator(self.way.count())
            for word in words:
                self.way.addItem(RUSSIAN[word][:1].upper() + RUSSIAN[word][1:], f"{kind}.{word}")
        self.executor = choice("boards.executor", "Исполнитель")
        self.executor.addItem("Любой исполнитель", "")
        self.row = flowing(self)
        for part in (self.search, self.late, self.control, self.way, self.executor):
            self.row.addWidget(part)
        self.search.textChanged.connect(self.changed)
        for button in (self.late, self.control):
            button.toggled.connect(self.changed)
        for list_ in (self.way, self.executor):
            list_.currentIndexChanged.connect(self.changed)

    @property
    def asked(self) -> BoardFilter:
        """The filter as it is chosen now; words typed in the other layout are understood too."""
        typed = self.search.text()
        readings = tuple(dict.fromkeys((folded(typed).strip(), folded(other_layout(typed)).strip())))
        return BoardFilter(
            words=tuple(filter(None, readings)),
            late=self.late.isChecked(),
            control=self.control.isChecked(),
            way=self.way.currentData(),
            executor=self.executor.currentData(),
        )

    @property
    def words(self) -> str:
        """The filter as a sentence says it."""
        said = [f"со словами «{self.search.text().strip()}»"] if self.search.text().strip() else []
        said += ["просроченные"] if self.late.isChecked() else []
        said += ["на контроле"] if self.control.isChecked() else []
        said += [self.way.currentText()] if self.way.currentData() else []
        said += [f"исполнитель – {self.executor.currentText()}"] if self.executor.currentData() else []
        return ", ".join(said)

    def offer(self, cards: Sequence[BoardCard], named: Callable[[str], str]) -> None:
        """Offer the executors of the cards; what is chosen stays, also when it has no card now."""
        chosen: str = self.executor.currentData()
        people = sorted({card.executor for card in cards} | {chosen} - {NOBODY} - {""}, key=named)
        wanted = [("Любой исполнитель", ""), ("Без исполнителя", NOBODY)]
        wanted += [(named(person), person) for person in people if person]
        standing = [
            (self.executor.itemText(i), self.executor.itemData(i)) for i in range(self.executor.count())
        ]
        if wanted == standing:
            return
        self.executor.blockSignals(True)
        self.executor.clear()
        for title, person in wanted:
            self.executor.addItem(title, person)
        self.executor.setCurrentIndex(max(0, self.executor.findData(chosen)))
        self.executor.blockSignals(False)

    def reset(self) -> None:
        """Show every card again."""
        self.search.clear()
        for button in (self.late, self.control):
            button.setChecked(False)
        for list_ in (self.way, self.executor):
            list_.setCurrentIndex(0)


def toggle(name: str, text: str, tip: str) -> QToolButton:
    """Make a button that stays pressed."""
    made = QToolButton()
    made.setObjectName(name)
    made.setText(text)
    made.setAccessibleName(tip)
    made.setToolTip(tip)
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def choice(name: str, spoken: str) -> QComboBox:
    """Make a list to choose from that does not grow with the longest name."""
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setToolTip(spoken)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_CHOICE_LETTERS)
    return made
