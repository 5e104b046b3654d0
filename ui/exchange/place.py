"""The place of the exchange: how it stands, by which roads, with whom; and what can be done about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.exchange.process import News, process_of
from ui.exchange.words import in_the_bar, progress, road_row, station_row
from ui.office.rows import RowsTable
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.exchange_standing import Standing
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_ALONE = (
    "Это рабочее место работает одно. Чтобы несколько мест вели один журнал, назовите путь обмена: базу на "
    "сервере PostgreSQL или папку – сетевую, Syncthing, флешку. Потом пригласите остальные места."
)
_EACH_MS = 30_000


class ExchangePlace(QWidget):
    """Asks the office in the worker; what takes a network is done by the second process."""

    keys = (
        ("F5", "Обменяться сейчас"),
        ("Esc", "Остановить начатый обмен: переданное останется"),
    )
    open_case = Signal(str)
    closed = Signal()
    told = Signal(str, object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._process = process_of(bridge)
        self._standing: Standing | None = None
        self._make()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask how the exchange stands."""
        self._bridge.ask(_standing, self._show)

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

    # ------------------------------------------------------------------ roads

    def add_database(self) -> None:
        """Ask for the address of a shared database."""
        from ui.exchange.database_form import DatabaseForm  # noqa: PLC0415 - seldom

        form = DatabaseForm(self._process, self)
        form.linked.connect(self._road_came)
        form.open()

    def add_folder(self) -> None:
        """Ask for a folder, and exchange by it from now on."""
        name = QFileDialog.getExistingDirectory(self, "Папка обмена")
        if name:
            self.take_folder(Path(name))

    def take_folder(self, folder: Path) -> None:
        """Exchange by a folder from now on."""

        def add(office: Workplace) -> str:
            from mcu_desktop.workplace.roads import add_folder  # noqa: PLC0415 - loaded with the place

            return add_folder(office.store, folder).address

        self._bridge.ask(add, self._road_came, refused=self._refuse)

    def remove_road(self) -> None:
        """Exchange by the chosen road no more."""
        if self._standing is None or not self._standing.roads:
            return
        road = self._standing.roads[self.roads.currentIndex().row()][0]

        def remove(office: Workplace) -> str:
            from mcu_desktop.workplace import outcomes, roads  # noqa: PLC0415 - loaded with the place

            roads.remove(office.store, road.address)
            outcomes.forget(office.store.home, road.address)
            return f"Больше не путь обмена: {road.address}. Всё, что пришло по нему, осталось."

        self._bridge.ask(remove, self._roads_changed)

    def switch(self, on: bool) -> None:
        """Let the desk exchange by itself, or only when it is asked to."""

        def turn(office: Workplace) -> str:
            from mcu_desktop.workplace.roads import switch_off  # noqa: PLC0415 - loaded with the place

            switch_off(office.store, not on)
            return "Обмен идёт сам." if on else "Обмен идёт, только когда о нём просят."

        self._bridge.ask(turn, self._roads_changed)

    def _road_came(self, address: str) -> None:
        self._roads_changed(f"Путь обмена записан: {address}.")

    def _roads_changed(self, words: str) -> None:
        self._process.order("roads")
        self.told.emit(words, None)
        self.refresh()

    # ------------------------------------------------------------------ stations

    def invite(self) -> None:
        """Ask for the letter of a new workplace, and write its invitation."""
        from ui.exchange.invite_form import InviteForm  # noqa: PLC0415 - seldom

        form = InviteForm(self._bridge, self)
        form.invited.connect(self._invited)
        form.open()

    def _invited(self, words: str) -> None:
        self.told.emit(words, None)
        self.refresh()

    def revoke(self) -> None:
        """Ask why the chosen workplace is to be believed no more."""
        from ui.exchange.invite_form import RevokeForm  # noqa: PLC0415 - seldom

        if self._standing is None or not self._standing.stations:
            return
        station = self._standing.stations[self.stations.currentIndex().row()].station
        form = RevokeForm(self._bridge, station, self)
        form.accepted.connect(self.refresh)
        form.open()

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
        self.by_itself = QCheckBox("Обмениваться самому, пока окно открыто")
        self.by_itself.setObjectName("exchange.by_itself")
        self.by_itself.setAccessibleName(self.by_itself.text())
        self.roads = RowsTable(
            ("Путь обмена", "Последний обмен", "Что мешает"), (44, 22, 60), "exchange.roads", "Пути обмена"
        )
        self.database = button("Добавить базу…", "exchange.database", self.add_database)
        self.folder = button("Добавить папку…", "exchange.folder", self.add_folder)
        self.remove = button("Убрать путь", "exchange.remove", self.remove_road)
        self.stations = RowsTable(
            ("Место", "Выходило на связь", "Прочло", "Что известно"),
            (18, 26, 26, 40),
            "exchange.stations",
            "Рабочие места",
        )
        self.invite_button = button("Пригласить место…", "exchange.invite", self.invite)
        self.revoke_button = button("Отозвать…", "exchange.revoke", self.revoke)

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
        lines.addSpacing(tokens.HALF)
        lines.addWidget(label("Пути обмена", "heading"))
        lines.addWidget(self.roads, 2)
        lines.addLayout(_row(self.by_itself, None, self.remove, self.folder, self.database))
        lines.addSpacing(tokens.UNIT)
        lines.addWidget(label("Рабочие места", "heading"))
        lines.addWidget(self.stations, 3)
        lines.addLayout(_row(None, self.revoke_button, self.invite_button))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        rolling = QScrollArea()
        rolling.setProperty("role", "form")
        rolling.setWidgetResizable(True)
        rolling.setWidget(page)
        whole.addWidget(rolling)

    def _connect(self) -> None:
        self.by_itself.clicked.connect(self.switch)
        self.stations.chosen.connect(self._choose_station)
        self._process.news.connect(self._hear)
        self._bridge.changed.connect(lambda _: self.refresh() if self.isVisible() else None)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.exchange_now)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.stop)
        timer = QTimer(self, interval=_EACH_MS)
        timer.timeout.connect(lambda: self.refresh() if self.isVisible() else None)
        timer.start()
        self._say_who_goes()

    def _show(self, told: Standing) -> None:
        self._standing = told
        alone = not told.roads
        self.words.setText(_ALONE if alone else _sentence(in_the_bar(told).full))
        self.trouble.setText("\n".join(told.troubles))
        self.trouble.setVisible(bool(told.troubles))
        self.roads.show_rows([road_row(road, outcome, told.now) for road, outcome in told.roads])
        self.stations.show_rows([station_row(one, told.now) for one in told.stations])
        self.by_itself.setChecked(not told.off)
        for part in (self.by_itself, self.remove):
            part.setEnabled(not alone)
        self._choose_station(self.stations.currentIndex().row())
        self._say_who_goes()

    def _choose_station(self, row: int) -> None:
        stations = self._standing.stations if self._standing else ()
        chosen = stations[row] if 0 <= row < len(stations) else None
        may = chosen is not None and chosen.invited and not chosen.mine and not chosen.revoked
        self.revoke_button.setEnabled(may)

    def _hear(self, news: News) -> None:
        match news["what"]:
            case "began":
                self.say("Обмен идёт: связываюсь с другой стороной…")
            case "went":
                self.progress.setRange(0, max(news["whole"], 1))
                self.progress.setValue(news["done"])
                self.say(progress(news["done"], news["whole"]))
            case "died":
                self.say(f"Программа обмена закончилась сама и начнётся снова. {news['words']}")
            case _:
                self.say("\n".join(news["notices"]))
                self.refresh()
        self._say_who_goes()

    def _say_who_goes(self) -> None:
        going = bool(self._process.going)
        known = bool(self._standing and self._standing.roads)
        self.progress.setVisible(any(news["what"] == "went" for news in self._process.going.values()))
        self.now.setEnabled(known and not going)
        self.cancel.setEnabled(going)

    def _refuse(self, refusal: Refusal) -> None:
        self.say(refusal.reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to what is wanted most."""
        super().focusInEvent(event)
        (self.now if self.now.isEnabled() else self.database).setFocus(event.reason())


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Lay parts out in a row; `None` takes the room that is left."""
    across = QHBoxLayout()
    across.setSpacing(tokens.UNIT)
    for part in parts:
        if part is None:
            across.addStretch()
        else:
            across.addWidget(part)
    return across


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _standing(office: Workplace) -> Standing:
    from mcu_desktop.workplace.exchange_standing import standing  # noqa: PLC0415 - loaded with the place

    return standing(office)
