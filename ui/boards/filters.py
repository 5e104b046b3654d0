"""What a board is narrowed to: words as they are typed, overdue, control, channel or regime, executor."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cases.overdue import overdue
from mcu_desktop.domain.spelling import folded, other_layout
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Mark, Regime
from ui.boards.lanes import WITHOUT_EXECUTOR
from ui.lists.choices import choice, choose, offer, toggle
from ui.lists.search_line import SearchLine
from ui.theme.tokens import UNIT
from ui.widgets.text import button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from mcu_desktop.store.rows import BoardCard, BoardPin

_UNASSIGNED = "-"
"""The choice of cards that have no executor."""


class BoardFilter(NamedTuple):
    """Which cards are shown; an empty part hides nothing."""

    words: tuple[str, ...] = ()
    late: bool = False
    control: bool = False
    way: str = ""
    """A channel or a regime, as `channel.post` or `regime.appeal`."""
    executor: str = ""

    def fitting(self, cards: Iterable[BoardCard], now: datetime) -> list[BoardPin]:
        """Give where those of some cards hang that are shown."""
        return [card.pin for card in cards if self.fits(card, now)]

    def fits(self, card: BoardCard, now: datetime) -> bool:
        """Tell whether a card is shown."""
        if self.late and not (card.due and overdue(card.due, now)):
            return False
        if self.control and Mark.CONTROL not in card.marks.split():
            return False
        if self.way and self.way not in {f"channel.{card.channel}", f"regime.{card.regime}"}:
            return False
        if self.executor and (card.executor or _UNASSIGNED) != self.executor:
            return False
        if not self.words:
            return True
        said = folded(f"{card.number} {card.applicant} {card.summary}")
        return any(all(word in said for word in reading.split()) for reading in self.words)


class FilterBar(QWidget):
    """Gives the filter that is chosen; says when it is another one. The line to search in stands apart."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchLine("boards.search", "Найти на доске", "Номер, заявитель или слова (Ctrl+F)")
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
        self.clear = button("Снять условия", "boards.clear", self.reset)
        self._lay_out()
        self.search.textChanged.connect(self.changed)
        for pressed in (self.late, self.control):
            pressed.toggled.connect(self.changed)
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
    def conditions(self) -> list[str]:
        """What is chosen beside the words that are searched for."""
        said = ["просроченные"] if self.late.isChecked() else []
        said += ["на контроле"] if self.control.isChecked() else []
        said += [self.way.currentText()] if self.way.currentData() else []
        said += [f"исполнитель – {self.executor.currentText()}"] if self.executor.currentData() else []
        return said

    @property
    def words(self) -> str:
        """The filter as a sentence says it."""
        typed = self.search.text().strip()
        return ", ".join([*([f"со словами «{typed}»"] if typed else []), *self.conditions])

    def state(self) -> dict[str, Any]:
        """Give what is chosen as it can be kept; words searched for are gone with the day."""
        return {
            "late": self.late.isChecked(),
            "control": self.control.isChecked(),
            "way": self.way.currentData(),
            "executor": self.executor.currentData(),
        }

    def fill(self, state: Mapping[str, Any], named: Callable[[str], str]) -> None:
        """Choose what was kept, and tell nobody."""
        parts = (self.late, self.control, self.way, self.executor)
        with ExitStack() as quiet:
            for part in parts:
                quiet.enter_context(QSignalBlocker(part))
            self.late.setChecked(bool(state.get("late")))
            self.control.setChecked(bool(state.get("control")))
            choose(self.way, state.get("way", ""))
            who = state.get("executor", "")
            if who and self.executor.findData(who) < 0:
                self.executor.addItem(WITHOUT_EXECUTOR if who == _UNASSIGNED else named(who), who)
            choose(self.executor, who)

    def offer(self, pins: Sequence[BoardPin], named: Callable[[str], str]) -> None:
        """Offer the executors of the cards; what is chosen stays, also when it has no card now."""
        chosen: str = self.executor.currentData()
        people = sorted({pin.executor for pin in pins} | {chosen} - {_UNASSIGNED} - {""}, key=named)
        wanted = [("Любой исполнитель", ""), (WITHOUT_EXECUTOR, _UNASSIGNED)]
        offer(self.executor, wanted + [(named(person), person) for person in people if person])

    def reset(self) -> None:
        """Show every card again."""
        self.search.clear()
        for pressed in (self.late, self.control):
            pressed.setChecked(False)
        for list_ in (self.way, self.executor):
            list_.setCurrentIndex(0)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(UNIT)
        beside = QHBoxLayout()
        beside.addWidget(self.late)
        beside.addWidget(self.control)
        lines.addLayout(beside)
        for part in (self.way, self.executor, self.clear):
            lines.addWidget(part)
        self.setFocusProxy(self.late)
