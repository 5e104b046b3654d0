"""The place of the exchange: how it stands, what came, by which roads, with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from ui.exchange.arrivals_box import ArrivalsBox
from ui.exchange.process import News, process_of
from ui.exchange.roads_box import RoadsBox
from ui.exchange.stations_box import StationsBox
from ui.exchange.words import in_the_bar, progress
from ui.theme import tokens
from ui.widgets.keys import on_keys
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from mcu_desktop.workplace.actions import ActionLine
    from mcu_desktop.workplace.exchange.standing import Standing
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_ALONE = (
    "Это рабочее место работает одно. Чтобы несколько мест вели один журнал, назовите путь обмена: базу на "
    "сервере PostgreSQL или папку – сетевую, Syncthing, флешку. Потом пригласите остальные места."
)
_EACH_MS = 30_000
_QUIET_MS = 700
"""An exchange that is sooner over is not spoken of: there is one every few seconds."""


class ExchangePlace(QWidget):
    """Asks the office in the worker; what takes a network is done by the second process."""

    keys = (
        ("F5", "Обменяться сейчас"),
        ("Esc", "Остановить начатый обмен: переданное останется"),
        ("Enter", "Открыть дело, о котором пришло"),
    )
    open_case = Signal(str)
    told = Signal(str, object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._process = process_of(bridge)
        self._alone = True
        self._looked = False
        self._goes = False
        self._make()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask how the exchange stands."""
        self._bridge.ask(_looked_at, self._show)

    def exchange_now(self) -> None:
        """Exchange by every road."""
        if self.now.isEnabled():
            self.say("Обмен начинается…")
            self._process.order("now")

    def stop(self) -> None:
        """End the exchange that goes on, between two portions."""
        if self._process.going:
            self._process.order("cancel")

    def say(self, words: str) -> None:
        """Say what happens now."""
        self.doing.setText(words)
        self.doing.setVisible(bool(words))

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self.words = label("Смотрю, как идёт обмен…", "muted")
        self.words.setObjectName("exchange.words")
        self.doing = label("", "caption")
        self.doing.setObjectName("exchange.doing")
        self.doing.hide()
        self.progress = QProgressBar()
        self.progress.setObjectName("exchange.progress")
        self.progress.setAccessibleName("Сколько передано")
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.trouble = label("", "warning")
        self.trouble.setObjectName("exchange.trouble")
        self.trouble.hide()
        self.now = button("Обменяться сейчас", "exchange.now", self.exchange_now, role="main")
        self.now.setToolTip("По всем путям сразу (F5)")
        self.cancel = button("Остановить", "exchange.cancel", self.stop)
        self.cancel.setToolTip("Переданное останется, остальное пойдёт в следующий раз (Esc)")
        self.arrivals = ArrivalsBox(self._bridge)
        self.roads = RoadsBox(self._bridge, self._process)
        self.stations = StationsBox(self._bridge)

    def _lay_out(self) -> None:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.UNIT)
        lines.setSpacing(tokens.UNIT)
        head = QHBoxLayout()
        head.setSpacing(tokens.UNIT)
        head.addWidget(label("Обмен", "title"), 1)
        head.addWidget(self.cancel)
        head.addWidget(self.now)
        lines.addLayout(head)
        for part in (self.words, self.doing, self.progress, self.trouble):
            lines.addWidget(part)
        for box in (self.arrivals, self.roads, self.stations):
            lines.addSpacing(tokens.HALF)
            lines.addWidget(box)
        lines.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        rolling = QScrollArea()
        rolling.setProperty("role", "form")
        rolling.setWidgetResizable(True)
        rolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rolling.setWidget(page)
        whole.addWidget(rolling)

    def _connect(self) -> None:
        self.arrivals.opened.connect(self.open_case)
        self.roads.changed.connect(self._changed)
        self.roads.refused.connect(self.say)
        self.stations.changed.connect(self._changed)
        self._process.news.connect(self._hear)
        self._bridge.changed.connect(self._look_again)
        on_keys(self, {"F5": self.exchange_now, "Esc": self.stop})
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._say_that_it_goes)
        timer = QTimer(self, interval=_EACH_MS)
        timer.timeout.connect(self._look_again)
        timer.start()
        self._say_who_goes()

    def _look_again(self) -> None:
        if self.isVisible():
            self.refresh()

    def _changed(self, words: str) -> None:
        if words:
            self.told.emit(words, None)
        self.refresh()

    def _show(self, looked: tuple[Standing, tuple[ActionLine, ...]]) -> None:
        told, came = looked
        self._alone = not told.roads
        self.words.setText(_ALONE if self._alone else _sentence(in_the_bar(told).full))
        self.trouble.setText("\n".join(told.troubles))
        self.trouble.setVisible(bool(told.troubles))
        self.arrivals.show_lines(came)
        self.roads.show_standing(told)
        self.stations.show_standing(told)
        self._say_who_goes()
        holder = QApplication.focusWidget()
        if not self._looked and holder is not None and (holder is self or self.isAncestorOf(holder)):
            self._hand_focus_on()
        self._looked = True

    def _hear(self, news: News) -> None:
        match news["what"]:
            case "began":
                self._quiet.start()
                return
            case "phase":
                self._goes = True
                self.say(f"{news['words']}…")
            case "went":
                self._goes = True
                self.progress.setRange(0, max(news["whole"], 1))
                self.progress.setValue(news["done"])
                self.say(progress(news["done"], news["whole"]))
            case "absent":
                self.say(f"Папки обмена сейчас нет: {news['road']}. Когда она появится, обменяйтесь снова.")
            case "died":
                self.say(f"Программа обмена закончилась сама и начнётся снова. {news['words']}")
            case _:
                self.say("\n".join(news["notices"]))
                self._look_again()
        if not self._process.going:
            self._quiet.stop()
            self._goes = False
        self._say_who_goes()

    def _say_that_it_goes(self) -> None:
        self._goes = True
        self.say("Обмен идёт: связываюсь с другой стороной…")
        self._say_who_goes()

    def _say_who_goes(self) -> None:
        self.progress.setVisible(any(news["what"] == "went" for news in self._process.going.values()))
        wanted, over = (self.cancel, self.now) if self._goes else (self.now, self.cancel)
        wanted.setEnabled(self._goes or not self._alone)
        if self.focusWidget() is over:  # else Qt gives the keyboard to whatever comes next
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        over.setEnabled(False)

    def _hand_focus_on(self) -> None:
        """Give the keyboard to what is wanted most: the exchange, or its first road."""
        (self.now if self.now.isEnabled() else self.roads.database).setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on, once it is known to what."""
        super().focusInEvent(event)
        if self._looked:
            self._hand_focus_on()


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _looked_at(office: Workplace) -> tuple[Standing, tuple[ActionLine, ...]]:
    from mcu_desktop.workplace.exchange.arrivals import arrivals  # noqa: PLC0415 - loaded with the place
    from mcu_desktop.workplace.exchange.standing import standing  # noqa: PLC0415

    return standing(office), arrivals(office)
