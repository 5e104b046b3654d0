"""The directory of applicants: one person's cases, names and addresses; doubles are joined and parted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QVBoxLayout, QWidget

from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.spelling import counted, day
from ui.lists.rows import RowsTable
from ui.theme import tokens
from ui.widgets.flow import foot
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.repeats.directory import Citizen, Sighting
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_TITLES = ("Заявитель", "Адрес", "Телефон", "Дел", "Последнее")
_WIDTHS = (36, 44, 20, 8, 16)
_CASE_TITLES = ("Дело", "Как назвался", "Адрес", "Суть")
_CASE_WIDTHS = (22, 30, 34, 44)
_PAUSE_MS = 250
_HOW = (
    "Кто есть кто, программа решает сама: то же имя и тот же адрес, телефон или почта. Если она ошиблась, "
    "отметьте двоих (Ctrl или Shift со стрелками) и объедините их; если смешала двух людей – отметьте дела "
    "другого и отделите. И то и другое можно отменить, дела не меняются."
)
_NOBODY = "Заявителей пока нет: они появятся здесь с первым зарегистрированным делом."
_NOTHING = "Заявителей с таким началом фамилии или названия нет."


class CitizensPage(QWidget):
    """People by the beginning of their name, and everything of the one under the cursor."""

    open_case = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._citizens: tuple[Citizen, ...] = ()
        self._whole: Citizen | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._make()
        self._lay_out()
        self._pause.timeout.connect(self.refresh)
        self.looked_for.textEdited.connect(lambda _: self._pause.start())
        self.looked_for.returnPressed.connect(self.table.setFocus)
        self.table.chosen.connect(self._choose)
        self.cases.activated.connect(lambda _: self.open())
        self.refresh()

    def refresh(self) -> None:
        """Show the people as they stand now."""
        typed = self.looked_for.text()

        def look(office: Workplace) -> tuple[Citizen, ...]:
            from mcu_desktop.workplace.citizens import citizens  # noqa: PLC0415 - when the page is opened

            return citizens(office, typed)

        self._bridge.ask(look, self._show, refused=self._refused)

    def join_chosen(self) -> None:
        """Say that the chosen ones are one person."""
        chosen = [self._citizens[row] for row in self._rows(self.table)]

        def make(office: Workplace) -> Changes:
            from mcu_desktop.workplace.citizens import join  # noqa: PLC0415 - seldom

            return join(office, chosen)

        self._bridge.do(make, said="Заявители объединены; их дела не изменились.", refused=self._refused)

    def part_chosen(self) -> None:
        """Say that the chosen cases are another person's."""
        citizen = self._whole
        if citizen is None:
            return
        cases = {citizen.cases[row].case for row in self._rows(self.cases)}

        def make(office: Workplace) -> Changes:
            from mcu_desktop.workplace.citizens import part  # noqa: PLC0415 - seldom

            return part(office, citizen, cases)

        self._bridge.do(make, said="Дела отделены: это другой заявитель.", refused=self._refused)

    def open(self) -> None:
        """Show the chosen case."""
        chosen = self.cases.under_cursor(self._whole.cases) if self._whole else None
        if chosen is not None:
            self.open_case.emit(chosen.case)

    def _make(self) -> None:
        self.looked_for = QLineEdit()
        self.looked_for.setObjectName("citizens.search")
        self.looked_for.setAccessibleName("Начало фамилии или названия организации")
        self.looked_for.setPlaceholderText("Начало фамилии или названия организации")
        self.looked_for.setClearButtonEnabled(True)
        self.table = RowsTable(_TITLES, _WIDTHS, "citizens.table", "Заявители")
        self.cases = RowsTable(_CASE_TITLES, _CASE_WIDTHS, "citizens.cases", "Дела этого заявителя")
        for table in (self.table, self.cases):
            table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.words = label(_HOW, "muted")
        self.words.setObjectName("citizens.words")
        self.known = label("")
        self.known.setObjectName("citizens.known")
        self.join = button("Объединить отмеченных", "citizens.join", self.join_chosen)
        self.part = button("Отделить отмеченные дела", "citizens.part", self.part_chosen)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.looked_for)
        lines.addWidget(self.words)
        lines.addWidget(self.table, stretch=1)
        lines.addWidget(self.known)
        lines.addWidget(self.cases, stretch=1)
        lines.addWidget(foot(self.join, self.part))
        lines.addStretch()  # where the tables are hidden
        self.entry: QWidget = self.looked_for

    def _show(self, citizens: tuple[Citizen, ...]) -> None:
        self._citizens = citizens
        self.table.show_rows([_row(one) for one in citizens])
        typed = bool(self.looked_for.text().strip())
        self.words.setText(_HOW if citizens else _NOTHING if typed else _NOBODY)
        for part in (self.table, self.known, self.cases):
            part.setVisible(bool(citizens))
        for made in (self.join, self.part):
            made.setEnabled(bool(citizens))
        self._choose(self.table.currentIndex().row())

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._citizens):
            self._whole = None
            return
        chosen = self._citizens[row]

        def look(office: Workplace) -> Citizen:
            from mcu_desktop.workplace.citizens import whole  # noqa: PLC0415 - when the page is opened

            return whole(office, chosen)

        self._bridge.ask(look, lambda found: self._tell(row, found))

    def _tell(self, row: int, citizen: Citizen) -> None:
        if row != self.table.currentIndex().row():
            return
        self._whole = citizen
        self.known.setText(_history(citizen))
        self.cases.show_rows([_case(one) for one in citizen.cases])

    def _rows(self, table: RowsTable) -> list[int]:
        return sorted(index.row() for index in table.selectionModel().selectedRows())

    def _refused(self, refusal: Refusal) -> None:
        self.words.setText(refusal.reason)


def _row(citizen: Citizen) -> tuple[str, ...]:
    latest, cases = citizen.applicant, citizen.cases
    last = day(citizen.sightings[0].on)
    return (full_name(latest), latest.address or "", latest.phone or "", str(len(cases)), last)


def _case(one: Sighting) -> tuple[str, ...]:
    state = "" if one.ended else ", в работе"
    return (
        f"№ {one.number} от {day(one.on)}{state}",
        full_name(one.applicant),
        one.applicant.address or "",
        one.summary,
    )


_CHANGING = (
    ("Имя", ("surname", "name", "patronymic")),
    ("Адрес", ("address",)),
    ("Телефон", ("phone",)),
)


def _history(citizen: Citizen) -> str:
    """Tell what a person was called and where they were found, each since when, where it changed."""
    opened = sum(not one.ended for one in citizen.cases)
    cases = counted(len(citizen.cases), "дело", "дела", "дел")
    said = [f"{cases}, в работе {opened}."]
    for title, names in (
        ("Имя", ("surname", "name", "patronymic")),
        ("Адрес", ("address",)),
        ("Телефон", ("phone",)),
    ):
        known = citizen.known(*names)
        if len(known) > 1:
            said.append(f"{title}: " + "; ".join(f"{value} – с {day(since)}" for since, value in known) + ".")
    return "\n".join(said)
