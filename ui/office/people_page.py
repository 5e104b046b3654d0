"""Who works here and under which duties; the office writes the names in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.duties import DUTY_NAMES
from mcu_desktop.domain.cards.kinds import CardId, Person
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.effects import of_duties
from ui.lists.rows import RowsTable
from ui.office.card_form import CardForm, recording
from ui.office.changing import Change, look_then_make, withdrawing
from ui.office.password_reset import PasswordReset
from ui.office.ticks import Ticks
from ui.theme import tokens
from ui.widgets.field import Field, compact, line_field
from ui.widgets.flow import foot
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcu_desktop.domain.office.office import Office
    from ui.bridge import Bridge

_TITLES = ("Имя", "Должность", "Обязанности", "Ведёт блоки")
_WIDTHS = (24, 40, 34, 24)
_NAMELESS = "имя не записано"


class PeoplePage(QWidget):
    """A table of people, and the name and post of the one under the cursor."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._people: tuple[CardId, ...] = ()
        self._make()
        self._lay_out()
        self.table.chosen.connect(self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Show the people as they stand now."""
        office = self._bridge.workplace.office
        self._people = tuple(sorted(office.people, key=lambda person: _rank(office, person)))
        self.table.show_rows([_row(office, person) for person in self._people])

    def save(self) -> None:
        """Write the name and post of the chosen person."""
        person = self._chosen()
        if person is None:
            return
        changes: dict[str, Any] = {
            "name": self.name.value().strip() or None,
            "post": self.post.value().strip(),
            "phone": self.phone.value().strip(),
            "signs": self.signs.isChecked(),
            "duties": self.duties.ticked(),
        }
        title, reason = (
            changes["name"] or changes["post"],
            "Уточнена карточка сотрудника",
        )
        change = Change(
            title=title,
            said=f"Записано: {title}.",
            look=lambda office: of_duties(office, person, changes["duties"]),
            make=lambda office, _: office.correct(person, changes, reason=reason),
        )
        self._ask(change)

    def add(self) -> None:
        """Ask for somebody new."""
        fields = (
            line_field("post", "Должность"),
            line_field("name", "Фамилия, имя, отчество", placeholder="можно записать позже"),
        )
        CardForm(self._bridge, "Новый сотрудник", fields, recording(_person), self).open()

    def withdraw(self) -> None:
        """Take the chosen person out of use."""
        person = self._chosen()
        if person is None:
            return
        title = self._bridge.workplace.office.people[person].title
        said = f"{title} больше не в справочнике; дела сохраняют прежние слова."
        self._ask(withdrawing(person, f"Убрать из справочника: {title}", said, "Больше здесь не работает"))

    def reset_password(self) -> None:
        """Give the chosen person a password that opens once, when the administrator is sure."""
        person = self._chosen()
        if person is not None:
            PasswordReset(self._bridge, person, self).open()

    def _ask(self, change: Change) -> None:
        look_then_make(self._bridge, change, self, refused=self._refused, done=self.table.setFocus)

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "people.table", "Люди")
        self._post_line = QLineEdit()
        self.name = line_field("name", "Фамилия, имя, отчество", placeholder=_NAMELESS)
        self.name.setToolTip("Имя стоит в записке под подписью и в списках исполнителей.")
        self.post = Field("post", "Должность", self._post_line)
        self.phone = line_field("phone", "Телефон", placeholder="печатается в письмах")
        self.signs = QCheckBox("Право подписи ответов гражданам")
        self.signs.setObjectName("people.signs")
        self.signs.setAccessibleName(self.signs.text())
        self.signs.setToolTip("Кого можно назвать подписывающим: ч. 3 ст. 10 Закона № 59-ФЗ.")
        self.duties = Ticks("people.duties", "Обязанности: отметьте пробелом", DUTY_NAMES.items())
        self.new = button("Добавить…", "people.add", self.add)
        self.remove = button("Убрать", "people.remove", self.withdraw)
        self.reset = button("Сбросить пароль…", "people.reset", self.reset_password)
        self.write = button("Записать", "people.write", self.save, role="main")

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(tokens.GAP)
        fields.addWidget(compact(self.name), stretch=1)
        fields.addWidget(compact(self.post), stretch=1)
        fields.addWidget(compact(self.phone), stretch=1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.table, stretch=1)
        lines.addLayout(fields)
        lines.addWidget(label("Обязанности", "caption"))
        lines.addWidget(self.duties)
        lines.addWidget(self.signs)
        lines.addWidget(foot(self.new, self.remove, self.reset, self.write))
        self.entry: QWidget = self.table

    def _chosen(self) -> CardId | None:
        """Give whom the cursor stands on; nobody when they were withdrawn since the table was shown."""
        chosen = self.table.under_cursor(self._people)
        return chosen if chosen in self._bridge.workplace.office.people else None

    def _choose(self, row: int) -> None:
        card = self._bridge.workplace.office.people.get(self._people[row]) if row >= 0 else None
        if card is not None:
            self.name.fill(card.name or "")
            self.post.fill(card.post)
            self._post_line.home(False)
            self.phone.fill(card.phone)
            self.duties.tick(card.duties)
            self.signs.setChecked(card.signs)

    def _refused(self, refusal: Refusal) -> None:
        field: Field = self.post if refusal.field == "post" else self.name
        field.complain(refusal.reason)


def _person(values: Mapping[str, str]) -> Person:
    return Person(post=values["post"], name=values["name"] or None)


def _rank(office: Office, person: CardId) -> tuple[int, str]:
    """Order people by the first of their duties, then by name."""
    order = tuple(DUTY_NAMES)
    places = [order.index(duty) for duty in office.duties_of(person)]
    return (min(places, default=len(order)), office.people[person].title)


def _row(office: Office, person: CardId) -> tuple[str, ...]:
    card = office.people[person]
    duties = ", ".join(DUTY_NAMES[duty] for duty in office.duties_of(person)) or "без обязанностей"
    blocks = ", ".join(office.blocks[block].short for block in office.blocks_headed_by(person))
    return (card.name or _NAMELESS, card.post, duties, blocks or "–")
